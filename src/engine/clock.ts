/** The time as waits see it, so that a test can move it by hand. */
export interface Clock {
  /** Milliseconds that only ever grow, from an arbitrary zero. */
  now(): number;
  /** Calls back once, `ms` from now, unless the returned function is called before. */
  after(ms: number, callback: () => void): () => void;
}

/** The machine's own time, on the scale of `performance.now()`. */
export const systemClock: Clock = {
  now: () => performance.now(),
  after(ms, callback) {
    const timer = setTimeout(callback, ms);
    return () => clearTimeout(timer);
  },
};

/** A signal with a time limit of its own. */
export interface Limit {
  readonly signal: AbortSignal;
  /** Gives the whole time again from now on, unless it ran out. */
  renew(): void;
  /** True once the time ran out, as opposed to the parent being aborted. */
  reached(): boolean;
  /** Stops the timer and lets go of the parent; the signal stays as it is. */
  release(): void;
}

/** A signal that fires with its parent, or by itself after `ms`. */
export function deriveAbort(clock: Clock, parent: AbortSignal, ms: number): Limit {
  const controller = new AbortController();
  let reached = false;
  const follow = () => controller.abort(parent.reason);
  const start = () =>
    clock.after(ms, () => {
      reached = true;
      controller.abort(new DOMException(`No answer within ${ms} ms`, 'TimeoutError'));
    });
  let stopTimer = start();
  if (parent.aborted) follow();
  else parent.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    reached: () => reached,
    renew() {
      if (controller.signal.aborted) return;
      stopTimer();
      stopTimer = start();
    },
    release() {
      stopTimer();
      parent.removeEventListener('abort', follow);
    },
  };
}

/** The promise's own end, or a rejection with the signal's reason if that comes first. The work itself is not stopped. */
export async function abortable<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  let stopListening = () => {};
  const aborted = new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort, { once: true });
    stopListening = () => signal.removeEventListener('abort', abort);
  });
  try {
    return await Promise.race([aborted, promise]);
  } finally {
    stopListening();
  }
}
