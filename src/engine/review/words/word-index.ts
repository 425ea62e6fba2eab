import type { PlaceKind } from '../../catalog/persona';
import { lazily } from '../../lazily';
import type { Block, Outline } from '../outline';
import { unquoted } from '../rules/wording';
import { Filed } from './filed';
import { Marks } from './marks';
import { type Anchor, type Anchored, endOf, fills, type Phrases, type Slot } from './phrases';
import { Wholes } from './wholes';
import { WordTable } from './word-table';

/** A part of the outline that phrases are looked for in. */
export interface Place {
  readonly kind: PlaceKind;
  readonly block: Block;
  /** The whole it belongs to: the paragraph or item of a sentence, the row of a cell; a heading is its own whole. */
  readonly whole: number;
}

interface IndexedPlace extends Place {
  /** Its place among the places of its index. */
  readonly index: number;
  /** Whether it is a cell of a table's head. */
  readonly isHead: boolean;
}

/** A phrase that was found. */
export interface Match {
  readonly place: Place;
  /** Its words as they are compared. */
  readonly words: string;
}

/** Where a phrase stands: as which of those it was looked for with, and its words among all words. */
interface Standing {
  readonly anchored: Anchored;
  readonly start: number;
  readonly end: number;
}

/** Tells whether a block's text, or what is given of it, matches an expression. */
export type Matcher = (block: Block, text?: string) => boolean;

const SENTENCES: ReadonlySet<PlaceKind> = new Set(['sentence']);

/**
 * The words of an outline, each filed under where it stands, so that looking for a phrase costs what the text has of its rarest
 * word, however many rules ask. What is quoted from others is left out.
 */
export class WordIndex {
  readonly #places: IndexedPlace[] = [];
  readonly #table = new WordTable();
  readonly #tokens: readonly string[];
  /** The place of each word. */
  readonly #placeOf: Int32Array;
  /** Where each place's words end. */
  readonly #ends: readonly number[];
  readonly #filed: Filed;
  readonly #marks: Marks;
  readonly #indexOf = lazily(() => new Map(this.#places.map(({ block, index }) => [block, index])));
  readonly #different = lazily(() => new Set(this.#table.words));

  constructor(outline: Outline) {
    const wholes = new Wholes(outline);
    const texts: string[] = [];
    const add = (kind: PlaceKind, block: Block, whole: number, isHead = false): void => {
      this.#places.push({ kind, block, whole, isHead, index: texts.length });
      texts.push(unquoted(block.text));
    };
    outline.headings.forEach((block, index) => {
      add(index === 0 ? 'title' : 'heading', block, wholes.next());
    });
    for (const block of outline.sentences) add('sentence', block, wholes.of(block));
    for (const { header, rows } of outline.tables) {
      for (const row of [header, ...rows]) {
        const whole = wholes.next();
        for (const block of row) add('cell', block, whole, row === header);
      }
    }
    const { numbers, ends } = this.#table.read(texts);
    const { words } = this.#table;
    this.#ends = ends;
    // One string for each word, so that words are compared by what they are and not by their letters.
    this.#tokens = numbers.map((number) => words[number] as string);
    this.#filed = new Filed(numbers, words);
    this.#placeOf = placesOf(this.#ends);
    this.#marks = new Marks(this.#table, this.#filed, this.#placeOf, this.#unjudged(texts));
  }

  /** 1 for places that {@link mayMatch} cannot judge: they quote, or have a word that `signsOf` leaves out. */
  #unjudged(texts: readonly string[]): Uint8Array {
    const { words } = this.#table;
    const unjudged = new Uint8Array(texts.length);
    for (let index = 0; index < texts.length; index++) {
      if ((this.#places[index] as Place).block.text !== texts[index]) unjudged[index] = 1;
    }
    for (let number = 0; number < words.length; number++) {
      if (JUDGED.test(words[number] as string)) continue;
      for (const at of this.#filed.of(number)) unjudged[this.#placeOf[at] as number] = 1;
    }
    return unjudged;
  }

  /** Matches texts with an expression, without a look at those of blocks that have not the words for it. */
  matcher(expression: RegExp): Matcher {
    const marked = this.#marks.of(expression);
    return (block, text = block.text) => {
      const index = this.#indexOf().get(block);
      return (index === undefined || marked[index] === 1) && expression.test(text);
    };
  }

  /**
   * Where any of the phrases stands, in the order of the text; a place with several of them comes once, with the first of them.
   * @param kinds all of them when left out
   */
  find(phrases: Phrases, kinds?: ReadonlySet<PlaceKind>): Match[] {
    const found = new Map<number, Standing>();
    this.#each(phrases, (standing) => {
      const index = this.#placeOf[standing.start] as number;
      if (kinds && !kinds.has((this.#places[index] as Place).kind)) return false;
      const held = found.get(index);
      if (!held || this.#isBefore(standing, held)) found.set(index, standing);
      return false;
    });
    if (found.size === 0) return [];
    return [...found]
      .map(([index, { start, end }]) => ({
        place: this.#places[index] as Place,
        words: this.#tokens.slice(start, end).join(' '),
      }))
      .sort((a, b) => a.place.block.start - b.place.block.start);
  }

  /** Whether any of the phrases stands anywhere in the text. */
  has(phrases: Phrases): boolean {
    return this.#each(phrases, () => true);
  }

  /** Whether any of the phrases stands in a place that {@link find} found. */
  standsIn(place: Place, phrases: Phrases): boolean {
    const { index } = place as Partial<IndexedPlace>;
    if (index === undefined || this.#places[index] !== place) return false;
    return phrases.standsIn(this.#tokens, this.#ends[index - 1] ?? 0, this.#ends[index] as number);
  }

  /** The different phrases that stand in the text, no more than `most`, in the order in which they are given. */
  distinct(phrases: Phrases, most: number): string[] {
    const standing = new Set<number>();
    this.#each(phrases, ({ anchored }) => {
      standing.add(anchored.index);
      return false;
    });
    const found = new Set<string>();
    for (const index of [...standing].sort((a, b) => a - b)) {
      if (found.size >= most) break;
      found.add((phrases.texts[index] ?? '').replaceAll(/[~_]/g, '').replaceAll(/\s+/g, ' ').trim());
    }
    return [...found];
  }

  /**
   * The blocks whose texts may match any of some expressions: headings, then sentences, then cells below a table's head, each in
   * the order of the text. No other block does; it looks for the words alone without which an expression cannot match, which is
   * cheaper.
   */
  mayMatch(expressions: readonly RegExp[], kinds: ReadonlySet<PlaceKind> = SENTENCES): readonly Block[] {
    const may = this.#marks.ofAny(expressions);
    const found: Block[] = [];
    for (let index = may.indexOf(1); index >= 0; index = may.indexOf(1, index + 1)) {
      const { kind, isHead, block } = this.#places[index] as IndexedPlace;
      if (kinds.has(kind) && !isHead) found.push(block);
    }
    return found;
  }

  /** Names everywhere that any of the phrases stands, in no order, until `visit` has seen enough; whether it has. */
  #each(phrases: Phrases, visit: (standing: Standing) => boolean): boolean {
    // Not as a loop of iterators: most anchors stand nowhere, and there are thousands of them.
    for (let index = 0; index < phrases.anchors.length; index++) {
      const anchor = phrases.anchors[index] as Anchor;
      const number = anchor.word && this.#table.numberOf(anchor.word);
      if (number !== -1 && this.#eachOf(anchor, number, visit)) return true;
    }
    return false;
  }

  /** @param number of the anchor's word; null where it is any number */
  #eachOf({ phrases }: Anchor, number: number | null, visit: (standing: Standing) => boolean): boolean {
    const left = phrases.filter((phrase) => this.#mayStand(phrase));
    if (left.length === 0) return false;
    const places = number === null ? this.#filed.numbers : this.#filed.of(number);
    for (let index = 0; index < places.length; index++) {
      for (let one = 0; one < left.length; one++) {
        if (this.#visitAt(places[index] as number, left[one] as Anchored, visit)) return true;
      }
    }
    return false;
  }

  /** Whether all words of a phrase stand somewhere, whose anchor does: those of most stand nowhere. */
  #mayStand({ slots }: Anchored): boolean {
    for (let index = 0; slots.length > 1 && index < slots.length; index++) {
      if (!this.#isThere((slots[index] as Slot).forms)) return false;
    }
    return true;
  }

  #isThere(forms: ReadonlySet<string>): boolean {
    if (forms.size === 0) return this.#filed.numbers.length > 0;
    for (const form of forms) if (this.#different().has(form)) return true;
    return false;
  }

  /** The same for one phrase whose anchor stands at a word. */
  #visitAt(anchor: number, anchored: Anchored, visit: (standing: Standing) => boolean): boolean {
    const { slots, before } = anchored;
    const { forms } = slots[0] as Slot;
    const place = this.#placeOf[anchor] as number;
    const limit = this.#ends[place] as number;
    const first = Math.max(this.#ends[place - 1] ?? 0, anchor - before[1]);
    for (let start = anchor - before[0]; start >= first; start--) {
      if (!fills(forms, this.#tokens[start] as string)) continue;
      const end = endOf(slots, this.#tokens, start, limit);
      if (end > 0 && visit({ anchored, start, end })) return true;
    }
    return false;
  }

  /** Whether of two phrases in one place the first is that which is named: by their order, their first word's forms, their places. */
  #isBefore(one: Standing, other: Standing): boolean {
    if (one.anchored !== other.anchored) return one.anchored.index < other.anchored.index;
    const forms = [...(one.anchored.slots[0] as Slot).forms];
    const [first, second] = [one, other].map(({ start }) => forms.indexOf(this.#tokens[start] as string));
    return first === second ? one.start < other.start : (first as number) < (second as number);
  }
}

/** The place of each word, of places that end so. */
function placesOf(ends: readonly number[]): Int32Array {
  const places = new Int32Array(ends.at(-1) ?? 0);
  for (let index = 1; index < ends.length; index++) places.fill(index, ends[index - 1], ends[index]);
  return places;
}

/** The words that `signsOf` speaks of, and what is no word: a number, a sign, or plain letters. */
const JUDGED = /^(?:[a-z]+|\d[\d.,]*|[%€$£])$/;
