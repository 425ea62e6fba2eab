/** UTF-16 units of one text that are shown; the rest is cut, and the cut is named. */
const MAX_TEXT = 20_000;

/** A new element with its class and children; strings become text and nothing else. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A button that does what it says and submits nothing. */
export function button(className: string, onClick: () => void, ...children: readonly (Node | string)[]) {
  const element = el('button', className, ...children);
  element.type = 'button';
  element.addEventListener('click', onClick);
  return element;
}

/** A glyph of the codicon font, silent for screen readers. */
export function icon(name: string): HTMLSpanElement {
  const element = el('span');
  element.ariaHidden = 'true';
  setIcon(element, name);
  return element;
}

/** Changes a glyph, and its tone: a class that the style sheet colours. */
export function setIcon(element: HTMLElement, name: string, tone = ''): void {
  const className = `codicon codicon-${name}${tone && ` ${tone}`}`;
  if (element.className !== className) element.className = className;
}

/** Words for screen readers where sighted people see a glyph or a bar. */
export function spoken(text = ''): HTMLSpanElement {
  return el('span', 'spoken', text);
}

/** Sets the text of an element unless it says so already; a selection in it stays. */
export function setText(element: HTMLElement, text: string): void {
  const shown = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (cut here)` : text;
  if (element.textContent !== shown) element.textContent = shown;
}

/** Sets or removes an attribute unless it is so already. */
export function setAttribute(element: HTMLElement, name: string, value: string | null): void {
  if (element.getAttribute(name) === value) return;
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Hides an element or shows it, unless it is so already. */
export function setHidden(element: HTMLElement, hidden: boolean): void {
  if (element.hidden !== hidden) element.hidden = hidden;
}

let ids = 0;

/** An id for `aria-controls` and `aria-labelledby`, unique in this page. */
export function newId(word: string): string {
  ids += 1;
  return `${word}-${ids}`;
}

/** Lets an element that has just arrived fade in, where the person has nothing against movement. */
export function arrive(element: HTMLElement): void {
  const still =
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (!still) element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 180, easing: 'ease-out' });
}
