import type { PlaceKind } from '../../catalog/persona';
import type { Block, Outline } from '../outline';
import { unquoted } from '../rules/wording';
import { endOf, isNumber, NUMBER, type Phrases, type Slot } from './phrases';
import { BEGINNING, signsOf } from './signs';
import { tokensOf } from './tokens';

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
}

/** A word, and where it stands among all words. */
interface Filed {
  readonly word: string;
  readonly at: number[];
}

interface FiledWord extends Filed {
  /** Whether it is one of the words that {@link signsOf} speaks of, or no word. */
  readonly isJudged: boolean;
}

/** A number, a sign, or a word of plain letters. */
const JUDGED = /^(?:\d[\d.,]*|[%€$£]|[a-z]+)$/;

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
  readonly #places: IndexedPlace[] = [];
  readonly #tokens: string[] = [];
  /** The place of each word. */
  readonly #placeOf: number[] = [];
  /** Where each place's words end. */
  readonly #ends: number[] = [];
  readonly #filed = new Map<string, FiledWord>();
  readonly #numbers: Filed = { word: NUMBER, at: [] };
  /** Blocks that {@link mayMatch} cannot judge: those that quote, or have one of the words that {@link signsOf} leaves out. */
  readonly #unjudged = new Set<Block>();
  /** The words by their first letters; made when first needed. */
  #byBeginning: ReadonlyMap<string, readonly Filed[]> | undefined;

  constructor(outline: Outline) {
    const wholes = new Wholes(outline);
    outline.headings.forEach((block, index) => {
      this.#add(index === 0 ? 'title' : 'heading', block, wholes.next());
    });
    for (const block of outline.sentences) this.#add('sentence', block, wholes.of(block));
    for (const { header, rows } of outline.tables) {
      for (const row of [header, ...rows]) {
        const whole = wholes.next();
        for (const block of row) this.#add('cell', block, whole);
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
      for (const { at: places } of this.#beginnings(slots)) {
        for (const at of places) {
          const index = this.#placeOf[at] as number;
          if (kinds && !kinds.has((this.#places[index] as Place).kind)) continue;
          const end = endOf(slots, this.#tokens, at, this.#ends[index] as number);
          if (end > 0 && !found.has(index)) found.set(index, this.#tokens.slice(at, end).join(' '));
        }
      }
    }
    if (found.size === 0) return [];
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
    const { index } = place as Partial<IndexedPlace>;
    if (index === undefined || this.#places[index] !== place) return false;
    return phrases.standsIn(this.#tokens, this.#ends[index - 1] ?? 0, this.#ends[index] as number);
  }

  /**
   * Tells of a heading, a sentence or a cell whether its text may match any of some expressions. Where it says no, none does;
   * it looks for the words alone without which an expression cannot match, which is cheaper.
   */
  mayMatch(expressions: readonly RegExp[]): (block: Block) => boolean {
    const found = new Set<Block>();
    for (const expression of expressions) {
      const signs = signsOf(expression);
      if (!signs) return () => true;
      for (const word of signs.words) this.#addBlocks(found, this.#filed.get(word));
      for (const beginning of signs.beginnings) {
        for (const filed of this.#beginningLike(beginning)) {
          if (filed.word.startsWith(beginning)) this.#addBlocks(found, filed);
        }
      }
    }
    return (block) => found.has(block) || this.#unjudged.has(block);
  }

  #addBlocks(found: Set<Block>, filed: Filed | undefined): void {
    for (const at of filed?.at ?? []) found.add((this.#places[this.#placeOf[at] as number] as Place).block);
  }

  /** Words with the same first letters. */
  #beginningLike(word: string): readonly Filed[] {
    this.#byBeginning ??= filedByBeginning(this.#filed.values());
    return this.#byBeginning.get(word.slice(0, BEGINNING)) ?? [];
  }

  /** The different phrases that stand in the text, no more than `most`. */
  distinct(phrases: Phrases, most: number): string[] {
    const found = new Set<string>();
    for (const [index, slots] of phrases.slots.entries()) {
      if (found.size >= most) break;
      const isThere = this.#beginnings(slots).some((filed) =>
        filed.at.some((at) => endOf(slots, this.#tokens, at, this.#ends[this.#placeOf[at] as number] as number) > 0),
      );
      if (isThere) found.add((phrases.texts[index] ?? '').replaceAll(/[~_]/g, '').replaceAll(/\s+/g, ' ').trim());
    }
    return [...found];
  }

  /**
   * Where words stand with which a phrase may begin, none where a later word of it stands nowhere: most phrases of most rules
   * are done with there.
   */
  #beginnings(slots: readonly Slot[]): readonly Filed[] {
    for (let index = slots.length - 1; index > 0; index--) {
      if (!this.#isThere((slots[index] as Slot).forms)) return [];
    }
    const forms = slots[0]?.forms;
    if (!forms) return [];
    if (forms.size === 0) return this.#fewest(slots, [this.#numbers]);
    const found: Filed[] = [];
    for (const form of forms) {
      const filed = this.#filed.get(form);
      if (filed) found.push(filed);
    }
    return this.#fewest(slots, found);
  }

  /**
   * The same, sought from the second word where that is much rarer than the first: "we", "the" and numbers stand everywhere. In the
   * same order: by the forms of the first word, then by place.
   */
  #fewest(slots: readonly Slot[], firsts: readonly Filed[]): readonly Filed[] {
    const [first, second] = slots;
    if (!first || !second || second.gap > 0 || second.forms.size === 0) return firsts;
    const seconds = [...second.forms].flatMap((form) => this.#filed.get(form) ?? []);
    if (countOf(seconds) * MUCH_RARER > countOf(firsts)) return firsts;
    return firsts.map(({ word }) => ({
      word,
      at: seconds
        .flatMap(({ at }) => at.map((place) => place - 1))
        .filter((place) => place >= 0 && isFiled(word, this.#tokens[place] as string))
        .sort((a, b) => a - b),
    }));
  }

  #isThere(forms: ReadonlySet<string>): boolean {
    if (forms.size === 0) return this.#numbers.at.length > 0;
    for (const form of forms) if (this.#filed.has(form)) return true;
    return false;
  }

  #add(kind: PlaceKind, block: Block, whole: number): void {
    const index = this.#places.length;
    this.#places.push({ kind, block, whole, index });
    const own = unquoted(block.text);
    if (own !== block.text) this.#unjudged.add(block);
    for (const token of tokensOf(own)) this.#file(token, index);
    this.#ends.push(this.#tokens.length);
  }

  #file(token: string, index: number): void {
    const at = this.#tokens.length;
    const held = this.#filed.get(token);
    const filed = held ?? { word: token, at: [], isJudged: JUDGED.test(token) };
    if (!held) this.#filed.set(token, filed);
    filed.at.push(at);
    if (!filed.isJudged) this.#unjudged.add((this.#places[index] as Place).block);
    // One string for each word, so that words are compared by what they are and not by their letters.
    this.#tokens.push(filed.word);
    this.#placeOf.push(index);
    if (isNumber(token)) this.#numbers.at.push(at);
  }
}

function filedByBeginning(filed: Iterable<Filed>): ReadonlyMap<string, readonly Filed[]> {
  const made = new Map<string, Filed[]>();
  for (const one of filed) {
    const beginning = one.word.slice(0, BEGINNING);
    const held = made.get(beginning);
    if (held) held.push(one);
    else made.set(beginning, [one]);
  }
  return made;
}

/** How many times rarer a second word must be to be worth the turn. */
const MUCH_RARER = 4;

function countOf(filed: readonly Filed[]): number {
  return filed.reduce((sum, { at }) => sum + at.length, 0);
}

/** Whether a word is filed under another one: under itself, and a number under {@link NUMBER}. */
function isFiled(under: string, word: string): boolean {
  return under === NUMBER ? isNumber(word) : word === under;
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
