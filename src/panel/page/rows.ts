import { noChange, type TemplateResult } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { repeat } from 'lit/directives/repeat.js';
import { keyed } from './keyed';

/** Whether what is added now is news; the first state of a page is none. */
let isNews = false;

/** Says whether rows that are added from now on fade in. */
export function setNews(news: boolean): void {
  isNews = news;
}

/**
 * The rows of a list, each bound to a key: what stays is updated where it stands, so that focus, selection and scroll survive a new
 * state of the page.
 */
export function rows<T>(
  items: readonly T[],
  key: (item: T) => string,
  row: (item: T, key: string) => TemplateResult,
): unknown {
  return repeat(
    keyed(items, key),
    ([id]) => id,
    ([id, item]) => row(item, id),
  );
}

/** On an element: lets it fade in when it has just arrived, where the person has nothing against movement. */
export const arriving = directive(
  class extends Directive {
    #isThere = false;

    override render(): symbol {
      return noChange;
    }

    override update({ element }: ElementPart): symbol {
      if (!this.#isThere && isNews && !isStill())
        element.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 180, easing: 'ease-out' });
      this.#isThere = true;
      return noChange;
    }
  },
);

function isStill(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
