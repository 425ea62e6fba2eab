import { isNumber } from './phrases';

/** Where each word of a text stands, all in one array, in the order of the words and, for each, of the text. */
export class Filed {
  readonly #at: Int32Array;
  /** Where the places of each word begin; one more for the end of the last. */
  readonly #starts: Int32Array;
  /** Where numbers stand, whatever they are. */
  readonly #numbers: readonly number[];

  /**
   * @param tokens the words of the text by their numbers, in its order
   * @param words what they are, by those numbers
   */
  constructor(tokens: readonly number[], words: readonly string[]) {
    const starts = new Int32Array(words.length + 1);
    for (const number of tokens) starts[number] = (starts[number] as number) + 1;
    for (let number = 1; number <= words.length; number++) {
      starts[number] = (starts[number] as number) + (starts[number - 1] as number);
    }
    const at = new Int32Array(tokens.length);
    const numbers: number[] = [];
    const isNumeric = words.map(isNumber);
    // Filled from behind, which moves the end of each word to where it begins.
    for (let place = tokens.length - 1; place >= 0; place--) {
      const number = tokens[place] as number;
      const filed = (starts[number] as number) - 1;
      starts[number] = filed;
      at[filed] = place;
      if (isNumeric[number]) numbers.push(place);
    }
    this.#at = at;
    this.#starts = starts;
    this.#numbers = numbers.reverse();
  }

  /** Names every place of a word in the order of the text until `visit` has seen enough; whether it has. */
  each(number: number, visit: (at: number) => boolean): boolean {
    const end = this.#starts[number + 1] as number;
    for (let index = this.#starts[number] as number; index < end; index++) {
      if (visit(this.#at[index] as number)) return true;
    }
    return false;
  }

  /** The same for numbers, whatever they are. */
  eachNumber(visit: (at: number) => boolean): boolean {
    return this.#numbers.some(visit);
  }
}
