import { keyed, steps } from './keyed';

/** A piece of the page that is made once and then follows its value. */
export interface Part<T> {
  readonly element: HTMLElement;
  show(value: T): void;
}

/**
 * The children of one element, each bound to a key: what stays is updated where it stands, so that focus,
 * selection and scroll survive a new state of the page.
 */
export class KeyedList<T> {
  private readonly parts = new Map<string, Part<T>>();
  private order: readonly string[] = [];

  /**
   * @param keyOf what makes an item the same one in the next state
   * @param arrived called for parts that are added after the first time
   */
  constructor(
    private readonly parent: HTMLElement,
    private readonly keyOf: (item: T, index: number) => string,
    private readonly make: (key: string) => Part<T>,
    private readonly arrived: (element: HTMLElement) => void = () => {},
  ) {}

  show(items: readonly T[]): void {
    const first = this.order.length === 0;
    let index = 0;
    const entries = keyed(items, (item) => this.keyOf(item, index++));
    const wanted = entries.map(([key]) => key);
    const focused = document.activeElement;
    const fresh: HTMLElement[] = [];
    for (const [key, item] of entries) {
      let part = this.parts.get(key);
      if (!part) {
        part = this.make(key);
        this.parts.set(key, part);
        fresh.push(part.element);
      }
      part.show(item);
    }
    for (const step of steps(this.order, wanted)) {
      const element = this.parts.get(step.key)?.element;
      if (!element) continue;
      if (step.kind === 'remove') {
        handOnFocus(element);
        element.remove();
        this.parts.delete(step.key);
      } else {
        move(this.parent, element, step.before === null ? null : (this.parts.get(step.before)?.element ?? null));
      }
    }
    this.order = wanted;
    if (!first) fresh.forEach(this.arrived);
    if (focused instanceof HTMLElement && focused.isConnected && document.activeElement !== focused) refocus(focused);
  }
}

/** Moves an element; browsers from 2025 on can do it without blurring what is inside (`moveBefore`). */
function move(parent: HTMLElement, element: HTMLElement, before: HTMLElement | null): void {
  if (element.isConnected && typeof parent.moveBefore === 'function') parent.moveBefore(element, before);
  else parent.insertBefore(element, before);
}

/** Before an element with the focus goes: its neighbour's first button gets it, so that Tab goes on from there. */
function handOnFocus(element: HTMLElement): void {
  if (!element.contains(document.activeElement)) return;
  const neighbour = element.nextElementSibling ?? element.previousElementSibling;
  const target = neighbour?.matches('button') ? neighbour : neighbour?.querySelector('button');
  if (target instanceof HTMLElement) refocus(target);
}

/** Never takes the focus from the editor, only puts it back where it was within this page. */
function refocus(element: HTMLElement): void {
  if (document.hasFocus()) element.focus({ preventScroll: true });
}
