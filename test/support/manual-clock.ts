import type { Clock } from '../../src/engine/clock';

/** A clock that stands still until it is moved. */
export class ManualClock implements Clock {
  #now = 0;
  readonly #timers = new Set<{ readonly atMs: number; readonly callback: () => void }>();

  now(): number {
    return this.#now;
  }

  after(ms: number, callback: () => void): () => void {
    const timer = { atMs: this.#now + ms, callback };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Whether nothing falls due within a time: nobody waits for anything that soon. */
  isQuietFor(ms: number): boolean {
    return [...this.#timers].every(({ atMs }) => atMs > this.#now + ms);
  }

  /** Moves on, and calls back what falls due, in its order. */
  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const [next] = [...this.#timers].filter(({ atMs }) => atMs <= end).sort((a, b) => a.atMs - b.atMs);
      if (!next) break;
      this.#timers.delete(next);
      this.#now = next.atMs;
      next.callback();
    }
    this.#now = end;
  }
}
