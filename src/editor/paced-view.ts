import type { Clock } from '../engine/clock';

/** A view changes at most this often, in milliseconds. */
const INTERVAL_MS = 500;
/** Work that takes less, in milliseconds, is never shown to be under way. */
const BUSY_AFTER_MS = 250;

/** Shows a view that is made anew when something may have changed: at most twice a second, and only where it did change. */
export class PacedView<T> {
  #shown: string | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #stopTimer: (() => void) | undefined;
  #stopBusyTimer: (() => void) | undefined;
  #isRunning = false;
  #isBusy = false;

  /**
   * @param view what is to be seen; plain data
   * @param show makes it so
   */
  constructor(
    private readonly clock: Clock,
    private readonly view: (isBusy: boolean) => T,
    private readonly show: (view: T) => void,
  ) {}

  /** Shows what is to be seen now, or soon. */
  refresh(): void {
    if (this.#stopTimer) return;
    const waitMs = this.#lastMs + INTERVAL_MS - this.clock.now();
    if (waitMs <= 0) this.#draw();
    else {
      this.#stopTimer = this.clock.after(waitMs, () => {
        this.#stopTimer = undefined;
        this.#draw();
      });
    }
  }

  /** Says whether work is under way, which is shown once it has taken long enough. */
  setRunning(isRunning: boolean): void {
    if (isRunning === this.#isRunning) return;
    this.#isRunning = isRunning;
    this.#stopBusyTimer?.();
    this.#stopBusyTimer = isRunning ? this.clock.after(BUSY_AFTER_MS, () => this.#setBusy(true)) : undefined;
    if (!isRunning && this.#isBusy) this.#setBusy(false);
  }

  dispose(): void {
    this.#stopTimer?.();
    this.#stopBusyTimer?.();
  }

  #setBusy(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.refresh();
  }

  #draw(): void {
    const view = this.view(this.#isBusy);
    const text = JSON.stringify(view);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#lastMs = this.clock.now();
    this.show(view);
  }
}
