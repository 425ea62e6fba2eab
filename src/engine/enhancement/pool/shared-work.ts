import { abortable } from '../../clock';

/** Someone who waits for work. */
export interface Waiter {
  /** Fires when the result is no longer wanted. */
  readonly signal: AbortSignal;
  /** After this time work that has not begun is not begun on the waiter's behalf. */
  readonly deadlineMs: number;
  /** The higher, the sooner its turn. */
  readonly rank: number;
  /** Called when, for the work, something leaves this process; at once where it has left already. */
  readonly onSend?: () => void;
}

/** What the work itself sees of all who wait for it. */
export interface Life {
  /** Fires when nobody wants the result any more. */
  readonly signal: AbortSignal;
  /** The latest deadline of those who wait. */
  deadlineMs(): number;
  /** The highest rank of those who wait; `onRaised` hears when a higher one joins. */
  rank(): number;
  onRaised: (rank: number) => void;
  /** Says to all who wait that something leaves this process. */
  send(): void;
}

/** Work under way by key. Who asks for the same meanwhile shares it, and it is aborted only when the last one leaves. */
export class SharedWork<T> {
  readonly #byKey = new Map<string, Work<T>>();

  /** Joins the work under way for the key, or begins it. Rejects with the waiter's own reason when the waiter leaves. */
  join(key: string, waiter: Waiter, begin: (life: Life) => Promise<T>): Promise<T> {
    if (waiter.signal.aborted) return Promise.reject(waiter.signal.reason);
    let work = this.#byKey.get(key);
    if (!work) {
      const started = new Work(begin, () => {
        if (this.#byKey.get(key) === started) this.#byKey.delete(key);
      });
      this.#byKey.set(key, started);
      work = started;
    }
    return work.join(waiter);
  }
}

class Work<T> implements Life {
  readonly #controller = new AbortController();
  readonly #result: Promise<T>;
  readonly #onEnd: () => void;
  readonly #waiters = new Set<Waiter>();
  #sent = false;
  #deadlineMs = Number.NEGATIVE_INFINITY;
  #rank = Number.NEGATIVE_INFINITY;
  onRaised: (rank: number) => void = () => {};

  constructor(begin: (life: Life) => Promise<T>, onEnd: () => void) {
    this.#onEnd = onEnd;
    // A turn later, so that the first waiter's deadline is known to it.
    this.#result = Promise.resolve().then(() => begin(this));
    this.#result.then(onEnd, onEnd);
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  deadlineMs(): number {
    return this.#deadlineMs;
  }

  rank(): number {
    return this.#rank;
  }

  send(): void {
    this.#sent = true;
    for (const waiter of this.#waiters) waiter.onSend?.();
  }

  join(waiter: Waiter): Promise<T> {
    this.#waiters.add(waiter);
    if (this.#sent) waiter.onSend?.();
    this.#deadlineMs = Math.max(this.#deadlineMs, waiter.deadlineMs);
    if (waiter.rank > this.#rank) {
      this.#rank = waiter.rank;
      this.onRaised(waiter.rank);
    }
    const leave = () => {
      this.#waiters.delete(waiter);
      if (this.#waiters.size > 0) return;
      // Before the abort, so that nobody joins what is being torn down.
      this.#onEnd();
      this.#controller.abort(waiter.signal.reason);
    };
    waiter.signal.addEventListener('abort', leave, { once: true });
    const stopListening = () => waiter.signal.removeEventListener('abort', leave);
    this.#result.then(stopListening, stopListening);
    return abortable(this.#result, waiter.signal);
  }
}
