import type { FromPage } from '../protocol';
import type { After } from './delay';

/** Milliseconds that somebody points at the same before the editor is told, so that it does not follow every row that is passed. */
const RESTED_MS = 80;

interface Span {
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

/** Listens to where the person points in the page. */
export function followPointer(main: HTMLElement, pointing: Pointing): void {
  main.addEventListener('pointerover', ({ target }) => pointing.at(spanOf(target)));
  main.addEventListener('pointerleave', () => pointing.at(null));
  main.addEventListener('focusin', ({ target }) => pointing.at(spanOf(target)));
  main.addEventListener('focusout', ({ relatedTarget }) => pointing.at(spanOf(relatedTarget)));
}

/** The place that an element, or the nearest one around it, stands for. */
function spanOf(target: EventTarget | null): Span | null {
  const marked = target instanceof Element ? target.closest<HTMLElement>('[data-start][data-end]') : null;
  if (!marked) return null;
  return { start: Number(marked.dataset.start), end: Number(marked.dataset.end) };
}
