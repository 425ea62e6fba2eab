import type { Pointing, Span } from './pointing';

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
