import type { PlaceKind } from '../../catalog/persona';
import { lazily } from '../../lazily';
import type { Block, Outline } from '../outline';
import { unquoted } from '../rules/wording';
import { Marks } from './marks';
import type { Phrases } from './phrases';
import { SENTENCES } from './place-kinds';
import { eachStanding, type Standing, type Stretch } from './standings';
import { TextWords } from './text-words';
import { Wholes } from './wholes';

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
  /** Its words as they are compared; put together when they are asked for, as few are. */
  readonly words: string;
}

/** Tells whether a block's text, or what is given of it, matches an expression. */
export type Matcher = (block: Block, text?: string) => boolean;

/**
 * The words of an outline, each filed under where it stands, so that looking for a phrase costs what the text has of its rarest
 * word, however many rules ask. What is quoted from others is left out.
 */
export class WordIndex {
  readonly #places: IndexedPlace[] = [];
  readonly #words: TextWords;
  readonly #marks: Marks;
  readonly #indexAt = lazily(() => indexesByStart(this.#places));
  readonly #stretches = lazily(() => stretchesOf(this.#places, this.#words.ends));

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
    this.#words = new TextWords(texts);
    this.#marks = new Marks(this.#words, this.#unjudged(texts));
  }

  /** 1 for places that {@link mayMatch} cannot judge: they quote, or have a word that `signsOf` leaves out. */
  #unjudged(texts: readonly string[]): Uint8Array {
    const { different, partOf } = this.#words;
    const unjudged = new Uint8Array(texts.length);
    for (let index = 0; index < texts.length; index++) {
      if ((this.#places[index] as Place).block.text !== texts[index]) unjudged[index] = 1;
    }
    for (let number = 0; number < different.length; number++) {
      if (isJudged(different[number] as string)) continue;
      const { at, from, to } = this.#words.placesOfDifferent(number);
      for (let place = from; place < to; place++) unjudged[partOf[at[place] as number] as number] = 1;
    }
    return unjudged;
  }

  /** Matches texts with an expression, without a look at those of blocks that have not the words for it. */
  matcher(expression: RegExp): Matcher {
    const marked = this.#marks.of(expression);
    return (block, text = block.text) => {
      const index = (this.#indexAt()[block.start] ?? 0) - 1;
      // Another block may begin there, as a paragraph does with its first sentence.
      const isJudged = index >= 0 && (this.#places[index] as Place).block === block;
      return (!isJudged || marked[index] === 1) && expression.test(text);
    };
  }

  /**
   * Where any of the phrases stands, in the order of the text; a place with several of them comes once, with the first of them.
   * @param kinds all of them when left out
   */
  find(phrases: Phrases, kinds?: ReadonlySet<PlaceKind>): Match[] {
    const found = new Map<number, Standing>();
    eachStanding(this.#words, phrases, this.#stretchOf(kinds), (standing) => {
      const index = this.#words.partOf[standing.start] as number;
      if (kinds && !kinds.has((this.#places[index] as Place).kind)) return false;
      const held = found.get(index);
      if (!held || this.#isBefore(phrases, standing, held)) found.set(index, standing);
      return false;
    });
    if (found.size === 0) return [];
    return [...found]
      .map(([index, standing]) => new FoundMatch(this.#places[index] as Place, this.#words, standing))
      .sort((a, b) => a.place.block.start - b.place.block.start);
  }

  /** Whether any of the phrases stands anywhere in the text. */
  has(phrases: Phrases): boolean {
    return eachStanding(this.#words, phrases, this.#stretchOf(), () => true);
  }

  /** Whether any of the phrases stands in a place that {@link find} found. */
  standsIn(place: Place, phrases: Phrases): boolean {
    const { index } = place as Partial<IndexedPlace>;
    if (index === undefined || this.#places[index] !== place) return false;
    const { ends } = this.#words;
    return phrases.standsIn(this.#words, ends[index - 1] ?? 0, ends[index] as number);
  }

  /** The different phrases that stand in the text, no more than `most`, in the order in which they are given. */
  distinct(phrases: Phrases, most: number): string[] {
    const standing = new Set<number>();
    eachStanding(this.#words, phrases, this.#stretchOf(), ({ phrase }) => {
      standing.add(phrase);
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

  /** The words from the first place of some kinds to the last, as places of one kind stand together; all when left out. */
  #stretchOf(kinds?: ReadonlySet<PlaceKind>): Stretch {
    let [from, to] = kinds ? [Number.POSITIVE_INFINITY, 0] : [0, this.#words.partOf.length];
    for (const kind of kinds ?? []) {
      const stretch = this.#stretches().get(kind);
      from = Math.min(from, stretch?.from ?? from);
      to = Math.max(to, stretch?.to ?? to);
    }
    return { from, to };
  }

  /** Whether of two phrases in one place the first is that which is named: by their order, their first word's forms, their places. */
  #isBefore(phrases: Phrases, one: Standing, other: Standing): boolean {
    if (one.phrase !== other.phrase) return one.phrase < other.phrase;
    const forms = phrases.all[one.phrase]?.slots[0]?.forms ?? [];
    const ids = this.#words.ids();
    const [first, second] = [one, other].map(({ start }) => forms.indexOf(ids[start] as number)) as [number, number];
    return first === second ? one.start < other.start : first < second;
  }
}

class FoundMatch implements Match {
  constructor(
    readonly place: Place,
    private readonly of: TextWords,
    private readonly standing: Standing,
  ) {}

  get words(): string {
    return this.of.text(this.standing.start, this.standing.end);
  }
}

/** The index of the place whose block begins at each offset of the text, plus one; 0 where none does. */
function indexesByStart(places: readonly Place[]): Int32Array {
  const last = places.reduce((most, { block }) => Math.max(most, block.start), 0);
  const indexes = new Int32Array(last + 1);
  for (let index = 0; index < places.length; index++) indexes[(places[index] as Place).block.start] = index + 1;
  return indexes;
}

/** The words of the places of each kind. */
function stretchesOf(places: readonly Place[], ends: readonly number[]): ReadonlyMap<PlaceKind, Stretch> {
  const stretches = new Map<PlaceKind, Stretch>();
  for (const [index, { kind }] of places.entries()) {
    const from = stretches.get(kind)?.from ?? ends[index - 1] ?? 0;
    if (kind !== places[index + 1]?.kind) stretches.set(kind, { from, to: ends[index] as number });
    else if (!stretches.has(kind)) stretches.set(kind, { from, to: from });
  }
  return stretches;
}

/** Whether `signsOf` speaks of a word, or it is none: a number, a sign, or plain letters. */
function isJudged(word: string): boolean {
  if (!isLetter(word.charCodeAt(0))) return PLAIN.test(word);
  for (let at = 1; at < word.length; at++) if (!isLetter(word.charCodeAt(at))) return false;
  return true;
}

const PLAIN = /^(?:\d[\d.,]*|[%€$£])$/;

/** Whether a UTF-16 unit is a letter from a to z. */
function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}
