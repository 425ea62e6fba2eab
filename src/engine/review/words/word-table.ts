import { HashedWords } from './hashed-words';
import { Cutter, compared, hashOf, tokensOfAny, unitsOf } from './tokens';
import { idAt, NUMBER_ID, vocabulary } from './vocabulary';

/** Characters of a text to a word of it, and to a different one, fewer than in most; what was guessed too small grows. */
const CHARS_OF_A_WORD = 4;
const CHARS_OF_A_DIFFERENT = 10;
/** More different words are not expected. */
const MOST_EXPECTED = 4_096;

/** The different words of a text, numbered in the order in which they come. */
export class WordTable {
  readonly #different = new HashedWords();
  /** The ids in the vocabulary of the words, by their numbers. */
  readonly ids: number[] = [];

  /** The words as `tokensOf` gives them, by their numbers. */
  get words(): readonly string[] {
    return this.#different.words;
  }

  /**
   * The numbers of the words of several texts, one behind the other, and where those of each text end. The texts are read as one,
   * for it takes longer to look at each character of many.
   */
  read(texts: readonly string[]): { readonly numbers: Int32Array; readonly ends: readonly number[] } {
    const all = texts.join('\n');
    this.#different.expect(Math.min(MOST_EXPECTED, Math.ceil(all.length / CHARS_OF_A_DIFFERENT)));
    let numbers = new Int32Array(Math.ceil(all.length / CHARS_OF_A_WORD));
    let count = 0;
    const add = (text: string, start: number, end: number, hash: number): void => {
      if (count === numbers.length) numbers = grown(numbers);
      numbers[count++] = this.#numbered(text, start, end, hash);
    };
    const ends: number[] = [];
    const units = unitsOf(all);
    let start = 0;
    for (const text of texts) {
      const before = count;
      const cutter = new Cutter(units, start + text.length, start);
      while (cutter.next()) add(all, cutter.start, cutter.end, cutter.hash);
      if (cutter.gaveUp) {
        count = before;
        for (const token of tokensOfAny(text)) add(token, 0, token.length, hashOf(token));
      }
      ends.push(count);
      start += text.length + 1;
    }
    return { numbers: numbers.subarray(0, count), ends };
  }

  /** The number of a word in lower case, as `tokensOf` gives it; -1 where it was never read. */
  numberOf(word: string): number {
    return this.#different.numberOf(word);
  }

  #numbered(text: string, start: number, end: number, hash: number): number {
    const held = this.#different.numberAt(text, start, end, hash);
    if (held >= 0) return held;
    const id = idAt(text, start, end, hash);
    this.ids.push(id);
    // What the vocabulary has need not be cut out.
    const word = id > NUMBER_ID ? (vocabulary()[id] as string) : compared(text, start, end);
    return this.#different.add(word, hash);
  }
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(Math.max(16, numbers.length * 2));
  more.set(numbers);
  return more;
}
