import type { PlaceKind } from '../../catalog/persona';
import type { Block, Outline } from '../outline';
import { unquoted } from '../rules/wording';
import { endOf, isNumber, NUMBER, type Phrases } from './phrases';
import { tokensOf } from './tokens';

/** A part of the outline that phrases are looked for in. */
export interface Place {
  readonly kind: PlaceKind;
  readonly block: Block;
  /** The whole it belongs to: the paragraph or item of a sentence, the row of a cell; a heading is its own whole. */
  readonly whole: number;
}

/** A phrase that was found. */
export interface Match {
  readonly place: Place;
  /** Its words as they are compared. */
  readonly words: string;
}

/**
 * The words of an outline, each filed under where it stands, so that looking for a phrase costs what the text has of its first
 * word, however many rules ask. What is quoted from others is left out.
 */
export class WordIndex {
  readonly #places: Place[] = [];
  readonly #indexes = new Map<Place, number>();
  readonly #tokens: string[] = [];
  /** The place of each word. */
  readonly #placeOf: number[] = [];
  /** Where each place's words end. */
  readonly #ends: number[] = [];
  readonly #filed = new Map<string, number[]>();

  constructor(outline: Outline) {
    const wholes = new Wholes(outline);
    outline.headings.forEach((block, index) => {
      this.#add({ kind: index === 0 ? 'title' : 'heading', block, whole: wholes.next() });
    });
    for (const block of outline.sentences) this.#add({ kind: 'sentence', block, whole: wholes.of(block) });
    for (const { header, rows } of outline.tables) {
      for (const row of [header, ...rows]) {
        const whole = wholes.next();
        for (const block of row) this.#add({ kind: 'cell', block, whole });
      }
    }
  }

  /**
   * Where any of the phrases stands, in the order of the text; a place with several of them comes once.
   * @param kinds all of them when left out
   */
  find(phrases: Phrases, kinds?: ReadonlySet<PlaceKind>): Match[] {
    const found = new Map<number, string>();
    for (const slots of phrases.slots) {
      const forms = slots[0]?.forms;
      for (const form of forms?.size ? forms : [NUMBER]) {
        for (const at of this.#filed.get(form) ?? []) {
          const placeIndex = this.#placeOf[at] as number;
          if (found.has(placeIndex) || (kinds && !kinds.has((this.#places[placeIndex] as Place).kind))) continue;
          const end = endOf(slots, this.#tokens, at, this.#ends[placeIndex] as number);
          if (end > 0) found.set(placeIndex, this.#tokens.slice(at, end).join(' '));
        }
      }
    }
    return [...found]
      .map(([index, words]) => ({ place: this.#places[index] as Place, words }))
      .sort((a, b) => a.place.block.start - b.place.block.start);
  }

  /** Whether any of the phrases stands anywhere in the text. */
  has(phrases: Phrases): boolean {
    return this.distinct(phrases, 1).length > 0;
  }

  /** Whether any of the phrases stands in a place that {@link find} found. */
  standsIn(place: Place, phrases: Phrases): boolean {
    const index = this.#indexes.get(place);
    if (index === undefined) return false;
    return phrases.standsIn(this.#tokens, this.#ends[index - 1] ?? 0, this.#ends[index] as number);
  }

  /** The different phrases that stand in the text, no more than `most`. */
  distinct(phrases: Phrases, most: number): string[] {
    const found = new Set<string>();
    for (const [index, slots] of phrases.slots.entries()) {
      if (found.size >= most) break;
      const forms = slots[0]?.forms;
      const isThere = [...(forms?.size ? forms : [NUMBER])].some((form) =>
        (this.#filed.get(form) ?? []).some(
          (at) => endOf(slots, this.#tokens, at, this.#ends[this.#placeOf[at] as number] as number) > 0,
        ),
      );
      if (isThere) found.add((phrases.texts[index] ?? '').replaceAll(/[~_]/g, '').replaceAll(/\s+/g, ' ').trim());
    }
    return [...found];
  }

  #add(place: Place): void {
    const index = this.#places.push(place) - 1;
    this.#indexes.set(place, index);
    for (const token of tokensOf(unquoted(place.block.text))) {
      const at = this.#tokens.push(token) - 1;
      this.#placeOf.push(index);
      this.#file(token, at);
      if (isNumber(token)) this.#file(NUMBER, at);
    }
    this.#ends.push(this.#tokens.length);
  }

  #file(word: string, at: number): void {
    const filed = this.#filed.get(word);
    if (filed) filed.push(at);
    else this.#filed.set(word, [at]);
  }
}

/** Numbers the wholes; a sentence's is that of the paragraph or item that begins last before it. */
class Wholes {
  readonly #starts: readonly number[];
  #count: number;

  constructor({ paragraphs, items }: Outline) {
    this.#starts = [...paragraphs, ...items].map(({ start }) => start).sort((a, b) => a - b);
    this.#count = this.#starts.length;
  }

  next(): number {
    return this.#count++;
  }

  of({ start }: Block): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
