import { isNumber } from './phrases';

/** Where each word of a text stands, by the word's number. */
export class Filed {
  /** Where numbers stand. */
  readonly numbers: readonly number[];
  readonly #at: Int32Array;
  readonly #ends: Int32Array;

  constructor(tokens: readonly number[], words: readonly string[]) {
    this.#at = new Int32Array(tokens.length);
    this.#ends = new Int32Array(words.length);
    for (const number of tokens) this.#ends[number] = (this.#ends[number] as number) + 1;
    for (let number = 1; number < words.length; number++) {
      this.#ends[number] = (this.#ends[number] as number) + (this.#ends[number - 1] as number);
    }
    // Filled from behind, so that each word's end becomes its beginning, which is the end of the word before it.
    for (let at = tokens.length - 1; at >= 0; at--) {
      const number = tokens[at] as number;
      const place = (this.#ends[number] as number) - 1;
      this.#ends[number] = place;
      this.#at[place] = at;
    }
    const isNumeric = words.map(isNumber);
    this.numbers = [...tokens.keys()].filter((at) => isNumeric[tokens[at] as number]);
  }

  /** In the order of the text; nowhere for -1. */
  of(number: number): Int32Array {
    return number < 0 ? NOWHERE : this.#at.subarray(this.#ends[number], this.#ends[number + 1] ?? this.#at.length);
  }
}

const NOWHERE = new Int32Array();
