import { Candidates } from './candidates';
import { Filed } from './filed';
import type { Phrases, Row } from './phrases';
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
  /** Which of the different words each of the vocabulary is, plus one, as far as the vocabulary was known; 0 for one that is not there. */
  #differentOf: Int32Array;
  /** The id of each different word. */
  readonly #idOf: Int32Array;
  readonly #ids: Int32Array;
  #candidates: Candidates | undefined;
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
    this.#differentOf = new Int32Array(vocabulary().length);
    this.#idOf = new Int32Array(words.length);
    for (let number = 0; number < words.length; number++) {
      const id = idIn(words[number] as string, hashes[number] as number);
      this.#idOf[number] = id;
      if (id > NUMBER_ID) this.#differentOf[id] = number + 1;
    }
    this.#ids = new Int32Array(numbers.length);
    for (let at = 0; at < numbers.length; at++) this.#ids[at] = this.#idOf[numbers[at] as number] as number;
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

  /** Which of some phrases may stand in the text, in no order: it has a word without which each of them cannot. */
  candidates(phrases: Phrases): readonly number[] {
    this.#learn();
    this.#candidates ??= new Candidates(this.#vocabularyIds());
    return this.#candidates.of(phrases, (id) => this.#has(id));
  }

  /** Which of the text's {@link different} words one of the vocabulary is; -1 for one that is not there, and for any number. */
  differentOf(id: number): number {
    this.#learn();
    return (this.#differentOf[id] as number) - 1;
  }

  /** How many of the text's words are one of some of the vocabulary; how many are numbers where these are none. */
  countOf(forms: readonly number[]): number {
    const { starts, numbers } = this.#filed;
    if (forms.length === 0) return numbers.length;
    this.#learn();
    let count = 0;
    for (let index = 0; index < forms.length; index++) {
      // One more than the word's number, so that it is the end of its places.
      const end = this.#differentOf[forms[index] as number] as number;
      if (end > 0) count += (starts[end] as number) - (starts[end - 1] as number);
    }
    return count;
  }

  /** Where a word of the vocabulary stands; all numbers when left out. */
  placesOf(id?: number): Places {
    const { numbers } = this.#filed;
    if (id === undefined) return { at: numbers, from: 0, to: numbers.length };
    return this.placesOfDifferent(this.differentOf(id));
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

  #has(id: number): boolean {
    return id === NUMBER_ID ? this.#filed.numbers.length > 0 : this.differentOf(id) >= 0;
  }

  *#vocabularyIds(): Generator<number> {
    if (this.#has(NUMBER_ID)) yield NUMBER_ID;
    for (let number = 0; number < this.#idOf.length; number++) {
      const id = this.#idOf[number] as number;
      if (id > NUMBER_ID) yield id;
    }
  }

  /** Finds the words that came into the vocabulary since: what is looked for is read when it is first needed. */
  #learn(): void {
    const words = vocabulary();
    const { length } = this.#differentOf;
    if (words.length === length) return;
    const differentOf = new Int32Array(words.length);
    differentOf.set(this.#differentOf);
    this.#differentOf = differentOf;
    for (let id = length; id < words.length; id++) {
      const different = this.#table.numberOf(words[id] as string);
      if (different < 0) continue;
      differentOf[id] = different + 1;
      this.#idOf[different] = id;
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
