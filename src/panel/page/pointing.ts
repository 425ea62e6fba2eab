import type { FromPage } from '../protocol';
import type { After } from './delay';

/** Milliseconds that somebody points at the same before the editor is told, so that it does not follow every row that is passed. */
const RESTED_MS = 80;

/** A place in the document. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Tells the host which place the person points at, by mouse or by keyboard: once for each, when they rest there. */
export class Pointing {
  #told: Span | null = null;
  #cancel: (() => void) | undefined;

  constructor(
    private readonly post: (message: FromPage) => void,
    private readonly after: After,
  ) {}

  /** They have come to what stands for a place, or to what stands for none. */
  at(span: Span | null): void {
    this.#cancel?.();
    this.#cancel = this.after(RESTED_MS, () => {
      if (span?.start === this.#told?.start && span?.end === this.#told?.end) return;
      this.#told = span;
      this.post(span ? { type: 'point', ...span } : { type: 'point-away' });
    });
  }
}
