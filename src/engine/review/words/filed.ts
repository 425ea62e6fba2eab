import { isNumber } from './vocabulary';

/** Where each word of a text stands, and where numbers do. */
export class Filed {
  /** The places of all words, those of one behind those of another, each in the order of the text. */
  readonly at: Int32Array;
  /** Where the places of each word begin among them; one more for the end of the last. */
  readonly starts: Int32Array;
  /** Where numbers stand, whatever they are. */
  readonly numbers: Int32Array;

  /**
   * @param tokens the words of the text by their numbers, in its order
   * @param words what they are, by those numbers
   */
  constructor(tokens: Int32Array, words: readonly string[]) {
    const starts = new Int32Array(words.length + 1);
    for (let at = 0; at < tokens.length; at++) addTo(starts, tokens[at] as number, 1);
    for (let number = 1; number <= words.length; number++) addTo(starts, number, starts[number - 1] as number);
    const isNumeric = words.map(isNumber);
    const numbers: number[] = [];
    this.at = new Int32Array(tokens.length);
    // Filled from behind, which moves the end of each word's places to where they begin.
    for (let at = tokens.length - 1; at >= 0; at--) {
      const number = tokens[at] as number;
      this.at[addTo(starts, number, -1)] = at;
      if (isNumeric[number]) numbers.push(at);
    }
    this.starts = starts;
    this.numbers = Int32Array.from(numbers.reverse());
  }
}

/** Adds to one of some counts; the count as it is then. */
export function addTo(counts: Int32Array, index: number, added: number): number {
  const sum = (counts[index] as number) + added;
  counts[index] = sum;
  return sum;
}
