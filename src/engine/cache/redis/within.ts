import { TooSlow } from './problems';

/**
 * What the promise brings within a time, of which a part may be over already.
 * @throws TooSlow after it
 */
export async function within<T>(promise: Promise<T>, ms: number, overMs = 0): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    // An answer that came while this thread was busy is read before the verdict: the server is not to blame for us.
    timer = setTimeout(() => setImmediate(() => reject(new TooSlow(ms))), ms - overMs);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
