import { el, newId, setHidden, setText } from './dom';

/** A part of a tab under a heading, with a short figure beside it and a sentence for when it has nothing to show. */
export class Section {
  readonly element = el('section');
  readonly body = el('ul', 'rows');
  private readonly aside = el('span', 'aside');
  private readonly nothing = el('p', 'nothing');

  constructor(private readonly heading: HTMLElement) {
    heading.id = newId('section');
    this.element.setAttribute('aria-labelledby', heading.id);
    this.element.append(el('div', 'heading', heading, this.aside), this.nothing, this.body);
  }

  /** @param nothing the sentence that stands in for the rows, or null while there are some */
  show(aside: string, nothing: string | null): void {
    setText(this.aside, aside);
    setText(this.nothing, nothing ?? '');
    setHidden(this.nothing, nothing === null);
    setHidden(this.body, nothing !== null);
  }

  rename(title: string): void {
    setText(this.heading, title);
  }
}
