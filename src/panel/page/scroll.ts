/** Milliseconds without scrolling after which the position is stored. */
const SETTLED_MS = 150;

/**
 * Keeps the page's scroll position. A position that was asked for is tried again while the page grows,
 * because an analysis arrives in parts; the person's own first movement ends that.
 */
export class ScrollKeeper {
  private wanted: number | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;

  /** @param settled called with the position, in pixels, once the person has stopped scrolling */
  constructor(private readonly settled: (top: number) => void) {
    window.addEventListener('scroll', () => this.scrolled(), { passive: true });
    for (const movement of ['wheel', 'touchstart', 'pointerdown', 'keydown']) {
      window.addEventListener(movement, () => this.release(), { passive: true });
    }
  }

  /** Goes to a position, now and at every {@link retry} until it is reached. */
  goTo(top: number): void {
    clearTimeout(this.timer);
    this.wanted = top;
    this.retry();
  }

  /** The page has grown: tries for the position that was asked for. */
  retry(): void {
    if (this.wanted === null) return;
    window.scrollTo({ top: this.wanted, behavior: 'instant' });
    if (Math.abs(window.scrollY - this.wanted) < 1) this.release();
  }

  private scrolled(): void {
    clearTimeout(this.timer);
    if (this.wanted !== null) return;
    this.timer = setTimeout(() => this.settled(window.scrollY), SETTLED_MS);
  }

  private release(): void {
    this.wanted = null;
  }
}
