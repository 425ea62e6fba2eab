import { Candidates } from './candidates';
import { Filed } from './filed';
import type { Phrases, Row } from './phrases';
import { NUMBER_ID, vocabulary } from './vocabulary';
import { WordTable } from './word-table';

/** Where a word stands: a part of a list of places, which are in the order of the text. */
export interface Places {
  readonly at: Int32Array;
  readonly from: number;
  readonly to: number;
}

/** As often as words are counted. */
const MOST = 65_535;

/** The words of a text, and where each of the vocabulary stands in it. */
export class TextWords implements Row {
  readonly #table = new WordTable();
  readonly #numbers: Int32Array;
  readonly #filed: Filed;
  /** Which of the different words each of the vocabulary is, plus one, as far as the vocabulary was known; 0 for one that is not there. */
  #differentOf: Int32Array;
  #counts: Uint16Array;
  readonly #ids: Int32Array;
  #candidates: Candidates | undefined;
  /** Where the words of each part end. */
  readonly ends: readonly number[];
  /** The part of each word. */
  readonly partOf: Int32Array;

  /** @param parts the text's parts, one after the other */
  constructor(parts: readonly string[]) {
    const { numbers, ends } = this.#table.read(parts);
    const { words, ids } = this.#table;
    this.#numbers = numbers;
    this.ends = ends;
    this.partOf = partsOf(ends);
    this.#filed = new Filed(numbers, words);
    this.#differentOf = new Int32Array(vocabulary().length);
    this.#counts = new Uint16Array(vocabulary().length);
    for (let number = 0; number < ids.length; number++) {
      const id = ids[number] as number;
      if (id > NUMBER_ID) this.#place(id, number);
    }
    this.#counts[NUMBER_ID] = Math.min(MOST, this.#filed.numbers.length);
    this.#ids = new Int32Array(numbers.length);
    for (let at = 0; at < numbers.length; at++) this.#ids[at] = ids[numbers[at] as number] as number;
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
  candidates(phrases: Phrases): Places {
    this.#learn();
    this.#candidates ??= new Candidates(this.#known());
    return this.#candidates.of(phrases, (id) => this.counts()[id] !== 0);
  }

  /** Which of the text's {@link different} words one of the vocabulary is; -1 for one that is not there, and for any number. */
  differentOf(id: number): number {
    this.#learn();
    return (this.#differentOf[id] as number) - 1;
  }

  /** How often each word of the vocabulary stands in the text, at most {@link MOST}; any number for `NUMBER_ID`. */
  counts(): Uint16Array {
    this.#learn();
    return this.#counts;
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

  /** Files one of the text's different words under its id in the vocabulary. */
  #place(id: number, different: number): void {
    const { starts } = this.#filed;
    this.#differentOf[id] = different + 1;
    this.#counts[id] = Math.min(MOST, (starts[different + 1] as number) - (starts[different] as number));
  }

  /** The ids of the words of the vocabulary that the text has. */
  #known(): readonly number[] {
    const known = this.#table.ids.filter((id) => id > NUMBER_ID);
    if (this.#counts[NUMBER_ID] !== 0) known.push(NUMBER_ID);
    return known;
  }

  /** Finds the words that came into the vocabulary since: what is looked for is read when it is first needed. */
  #learn(): void {
    const words = vocabulary();
    const { length } = this.#differentOf;
    if (words.length === length) return;
    const differentOf = new Int32Array(words.length);
    differentOf.set(this.#differentOf);
    this.#differentOf = differentOf;
    const counts = new Uint16Array(words.length);
    counts.set(this.#counts);
    this.#counts = counts;
    for (let id = length; id < words.length; id++) {
      const different = this.#table.numberOf(words[id] as string);
      if (different < 0) continue;
      this.#place(id, different);
      this.#table.ids[different] = id;
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
