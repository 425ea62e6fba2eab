import type { PlaceLink } from '../protocol';
import { button, el, setAttribute, setHidden, setText } from './dom';
import { KeyedList, type Part } from './list';
import type { Ui } from './ui';

/** Places shown before the person asks for the rest. */
const FEW = 12;

/** A button that shows its place in the editor. */
export class PlaceButton implements Part<PlaceLink> {
  readonly element: HTMLButtonElement;
  private place: PlaceLink | undefined;

  constructor(ui: Ui) {
    this.element = button('place', () => {
      if (this.place) ui.post({ type: 'reveal', start: this.place.start, end: this.place.end });
    });
  }

  show(place: PlaceLink): void {
    this.place = place;
    const where = /^\d+$/.test(place.label) ? `Line ${place.label}` : place.label;
    setText(this.element, place.label);
    setAttribute(this.element, 'aria-label', place.text ? `${where}: ${brief(place.text)}` : where);
    setAttribute(this.element, 'title', place.text ? brief(place.text) : null);
  }
}

/** Places side by side, by their labels only. */
export class PlaceStrip implements Part<readonly PlaceLink[]> {
  readonly element = el('span', 'strip');
  private readonly limited: Limited;

  /** @param key names this strip among what the person can unfold */
  constructor(ui: Ui, key: string) {
    this.limited = new Limited(ui, key, this.element, () => new PlaceButton(ui));
  }

  show(places: readonly PlaceLink[]): void {
    this.limited.show(places);
  }
}

/** Places one below the other, each with the evidence that stands there. */
export class PlaceRows implements Part<readonly PlaceLink[]> {
  readonly element = el('div', 'evidence');
  private readonly limited: Limited;

  constructor(ui: Ui, key: string) {
    this.limited = new Limited(ui, key, this.element, () => new PlaceRow(ui));
  }

  show(places: readonly PlaceLink[]): void {
    this.limited.show(places);
  }
}

class PlaceRow implements Part<PlaceLink> {
  readonly element = el('div', 'evidence-row');
  private readonly text = el('span', 'quote');
  private readonly link: PlaceButton;

  constructor(ui: Ui) {
    this.link = new PlaceButton(ui);
    this.element.append(this.text, this.link.element);
  }

  show(place: PlaceLink): void {
    setText(this.text, brief(place.text));
    this.link.show(place);
  }
}

/** The first few places, and a button for the rest. Kept by position: an edit moves every offset but not the order. */
class Limited {
  private readonly list: KeyedList<PlaceLink>;
  private readonly more: HTMLButtonElement;
  private places: readonly PlaceLink[] = [];

  constructor(
    private readonly ui: Ui,
    private readonly key: string,
    parent: HTMLElement,
    make: () => Part<PlaceLink>,
  ) {
    const holder = el('span', 'places');
    this.more = button('link more', () => {
      ui.setOpen(key, !ui.isOpen(key));
      this.show(this.places);
    });
    this.list = new KeyedList(holder, (_, index) => String(index), make);
    parent.append(holder, this.more);
  }

  show(places: readonly PlaceLink[]): void {
    this.places = places;
    const open = this.ui.isOpen(this.key);
    this.list.show(open ? places : places.slice(0, FEW));
    setHidden(this.more, places.length <= FEW);
    setAttribute(this.more, 'aria-expanded', String(open));
    setText(this.more, open ? 'fewer' : `${places.length - FEW} more`);
  }
}

/** Evidence on one line of a bearable length, for a tooltip and for speech. */
function brief(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 160 ? `${line.slice(0, 159)}…` : line;
}
