import { TooSlow } from './problems';

/**
 * What the promise brings within a time.
 * @throws TooSlow after it
 */
export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // An answer that came while this thread was busy is read before the verdict: the server is not to blame for us.
    timer = setTimeout(() => setImmediate(() => reject(new TooSlow(ms))), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
