import type { Link } from './link';

/** Pauses between attempts to connect, which double from the first to the longest, in milliseconds. */
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;

export interface LineOptions {
  /** Makes a link, which calls `onLost` when it ends by itself. */
  readonly connect: (onLost: (error: unknown) => void) => Promise<Link>;
  readonly onUp: () => void;
  /** Hears of every attempt that fails, and of a link that ends. */
  readonly onDown: (error: unknown) => void;
}

/** Keeps one link up: connects at once, and again after ever longer pauses. Nobody waits for it but at the first attempt. */
export class Line {
  /** Resolves when the first attempt to connect has ended, either way. */
  readonly first: Promise<void>;
  #link: Link | undefined;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;
  #attempt: Promise<void>;
  #isClosed = false;

  constructor(private readonly options: LineOptions) {
    this.first = this.#connect();
    this.#attempt = this.first;
  }

  /** The link, where there is one. */
  get link(): Link | undefined {
    return this.#link;
  }

  /** Where there is no link, tries for one now. Resolves when that has ended, either way. */
  async hurry(): Promise<void> {
    if (this.#link || this.#isClosed) return;
    if (this.#timer) this.#again();
    await this.#attempt;
  }

  /** Gives up a link that is there in name only, and makes another. */
  drop(error: unknown): void {
    if (this.#link) this.#lost(this.#link, error);
  }

  close(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#link?.close();
    this.#link = undefined;
  }

  async #connect(): Promise<void> {
    let link: Link | undefined;
    let lost: { readonly error: unknown } | undefined;
    try {
      link = await this.options.connect((error) => {
        if (link) this.#lost(link, error);
        else lost = { error };
      });
      if (lost) throw lost.error;
    } catch (error) {
      link?.close();
      this.#failed(error);
      return;
    }
    if (this.#isClosed) return link.close();
    this.#link = link;
    this.#failures = 0;
    this.options.onUp();
  }

  #lost(link: Link, error: unknown): void {
    if (link !== this.#link) return;
    this.#link = undefined;
    link.close();
    this.#failed(error);
  }

  #failed(error: unknown): void {
    if (this.#isClosed) return;
    this.options.onDown(error);
    const pauseMs = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** this.#failures);
    this.#failures++;
    // Not all at the same moment, where many lost the same server.
    this.#timer = setTimeout(() => this.#again(), pauseMs * (0.5 + Math.random() / 2));
    this.#timer.unref();
  }

  #again(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#attempt = this.#connect();
  }
}
