import { Filed } from './filed';
import type { Row } from './phrases';
import { idIn, NUMBER_ID, vocabulary } from './vocabulary';
import { WordTable } from './word-table';

/** Where a word stands: a part of a list of places, which are in the order of the text. */
export interface Places {
  readonly at: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** The words of a text, and where each of the vocabulary stands in it. */
export class TextWords implements Row {
  readonly #table = new WordTable();
  readonly #numbers: Int32Array;
  readonly #filed: Filed;
  /** As {@link differentOf} gives it, as far as the vocabulary was known. */
  #differentOf: Int32Array;
  /** As {@link isThere} gives it, as far as the vocabulary was known. */
  #isThere: Uint8Array;
  readonly #ids: Int32Array;
  /** Where the words of each part end. */
  readonly ends: readonly number[];
  /** The part of each word. */
  readonly partOf: Int32Array;

  /** @param parts the text's parts, one after the other */
  constructor(parts: readonly string[]) {
    const { numbers, ends } = this.#table.read(parts);
    const { words, hashes } = this.#table;
    this.#numbers = numbers;
    this.ends = ends;
    this.partOf = partsOf(ends);
    this.#filed = new Filed(numbers, words);
    this.#differentOf = new Int32Array(vocabulary().length).fill(-1);
    this.#isThere = new Uint8Array(vocabulary().length);
    this.#isThere[NUMBER_ID] = this.#filed.numbers.length > 0 ? 1 : 0;
    const idOf = new Int32Array(words.length);
    for (let number = 0; number < words.length; number++) {
      const id = idIn(words[number] as string, hashes[number] as number);
      idOf[number] = id;
      if (id <= NUMBER_ID) continue;
      this.#differentOf[id] = number;
      this.#isThere[id] = 1;
    }
    this.#ids = new Int32Array(numbers.length);
    for (let at = 0; at < numbers.length; at++) this.#ids[at] = idOf[numbers[at] as number] as number;
  }

  /** The different words of the text. */
  get different(): readonly string[] {
    return this.#table.words;
  }

  /** The words in the order of the text, by their ids in the vocabulary as it is now. */
  ids(): Int32Array {
    this.#learn();
    return this.#ids;
  }

  /**
   * Which of the text's {@link different} words each of the vocabulary is, as it is now; -1 for one that is not there, and for the
   * `NUMBER` that stands for all numbers.
   */
  differentOf(): Int32Array {
    this.#learn();
    return this.#differentOf;
  }

  /** 1 for each word of the vocabulary, as it is now, that the text has. */
  isThere(): Uint8Array {
    this.#learn();
    return this.#isThere;
  }

  /** How many of the text's words are one of some of the vocabulary; how many are numbers where these are none. */
  countOf(forms: readonly number[]): number {
    const { starts, numbers } = this.#filed;
    if (forms.length === 0) return numbers.length;
    const differentOf = this.differentOf();
    let count = 0;
    for (let index = 0; index < forms.length; index++) {
      const different = differentOf[forms[index] as number] as number;
      if (different >= 0) count += (starts[different + 1] as number) - (starts[different] as number);
    }
    return count;
  }

  /** Where a word of the vocabulary stands; all numbers when left out. */
  placesOf(id?: number): Places {
    const { numbers } = this.#filed;
    if (id === undefined) return { at: numbers, from: 0, to: numbers.length };
    return this.placesOfDifferent(this.differentOf()[id] as number);
  }

  /** Where one of the text's different words stands; nowhere for -1. */
  placesOfDifferent(different: number): Places {
    const { at, starts } = this.#filed;
    return { at, from: starts[different] ?? 0, to: starts[different + 1] ?? 0 };
  }

  /** Words that follow each other, as they are compared. */
  text(start: number, end: number): string {
    return Array.from(this.#numbers.subarray(start, end), (number) => this.#table.words[number]).join(' ');
  }

  /** Finds the words that came into the vocabulary since: what is looked for is read when it is first needed. */
  #learn(): void {
    const words = vocabulary();
    const { length } = this.#differentOf;
    if (words.length === length) return;
    const differentOf = new Int32Array(words.length);
    differentOf.set(this.#differentOf);
    this.#differentOf = differentOf;
    const isThere = new Uint8Array(words.length);
    isThere.set(this.#isThere);
    this.#isThere = isThere;
    for (let id = length; id < words.length; id++) {
      const different = this.#table.numberOf(words[id] as string);
      differentOf[id] = different;
      isThere[id] = different < 0 ? 0 : 1;
      const { at, from, to } = this.placesOfDifferent(different);
      for (let index = from; index < to; index++) this.#ids[at[index] as number] = id;
    }
  }
}

/** The part of each word, of parts that end so. */
function partsOf(ends: readonly number[]): Int32Array {
  const parts = new Int32Array(ends.at(-1) ?? 0);
  for (let index = 1; index < ends.length; index++) parts.fill(index, ends[index - 1], ends[index]);
  return parts;
}
