/** What comes of a promise that took too long; the same in every bundle. */
export const LATE: unique symbol = Symbol.for('framework-director.late');

/** Parts of a wait, each of which counts for as long as it should take, however long it took. */
const PARTS = 5;

/**
 * What the promise brings within a time, or {@link LATE}. Time in which this thread is busy with other work, such as the loading
 * of code, hardly counts, and an answer that came meanwhile is read before the verdict: the other side is not to blame for us.
 * Without a race, which would cost as much as a small read; and the file on this machine answers before there is a timer.
 */
export function within<T>(promise: Promise<T>, ms: number): Promise<T | typeof LATE> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;
    const wait = (parts: number): void => {
      if (parts === 0) setImmediate(() => resolve(LATE));
      else timer = setTimeout(() => wait(parts - 1), ms / PARTS);
    };
    const end = (): void => {
      isOver = true;
      if (timer) clearTimeout(timer);
    };
    process.nextTick(() => {
      if (!isOver) wait(PARTS);
    });
    promise.then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  });
}
