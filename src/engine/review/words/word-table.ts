import { Cutter, compared, folded, hashOf, tokensOfAny, unitsOf } from './tokens';

/** Room for as many words at first, at least and at most, as powers of two; it is at most half full. */
const LEAST_SIZE = 256;
const MOST_SIZE = 8_192;
/** Characters that a word of a text takes, fewer than in most; what was guessed too small grows. */
const CHARS_OF_A_WORD = 4;

/**
 * The different words of a text, numbered in the order in which they come. It is a hash table over the text itself: a word that is
 * known is found without being cut out or made lower case, which takes most of the time otherwise.
 */
export class WordTable {
  /** The words as `tokensOf` gives them, by their numbers. */
  readonly words: string[] = [];
  /** A hash of each, as {@link hashOf} makes it. */
  readonly hashes: number[] = [];
  /** Numbers of words plus one; 0 where there is none. */
  #slots = new Int32Array(LEAST_SIZE);

  /**
   * The numbers of the words of several texts, one behind the other, and where those of each text end. The texts are read as one,
   * for it takes longer to look at each character of many.
   */
  read(texts: readonly string[]): { readonly numbers: Int32Array; readonly ends: readonly number[] } {
    const all = texts.join('\n');
    const guess = Math.max(LEAST_SIZE, Math.ceil(all.length / CHARS_OF_A_WORD));
    if (this.words.length === 0) this.#slots = new Int32Array(Math.min(MOST_SIZE, powerOfTwo(guess)));
    let numbers = new Int32Array(guess);
    let count = 0;
    const ends: number[] = [];
    const units = unitsOf(all);
    let start = 0;
    for (const text of texts) {
      const before = count;
      const cutter = new Cutter(units, start + text.length, start);
      while (cutter.next()) {
        if (count === numbers.length) numbers = grown(numbers);
        numbers[count++] = this.#add(all, cutter.start, cutter.end, cutter.hash);
      }
      if (cutter.gaveUp) {
        count = before;
        for (const token of tokensOfAny(text)) {
          if (count === numbers.length) numbers = grown(numbers);
          numbers[count++] = this.#add(token, 0, token.length, hashOf(token));
        }
      }
      ends.push(count);
      start += text.length + 1;
    }
    return { numbers: numbers.subarray(0, count), ends };
  }

  /** The number of a word in lower case, as `tokensOf` gives it; -1 where it was never read. */
  numberOf(word: string): number {
    return (this.#slots[this.#slotOf(word, 0, word.length, hashOf(word))] as number) - 1;
  }

  #add(text: string, start: number, end: number, hash: number): number {
    const slot = this.#slotOf(text, start, end, hash);
    const held = this.#slots[slot] as number;
    if (held > 0) return held - 1;
    this.#slots[slot] = this.words.push(compared(text, start, end));
    this.hashes.push(hash);
    if (this.words.length * 2 > this.#slots.length) this.#grow();
    return this.words.length - 1;
  }

  /** Where a word is kept, or would be. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 1) & (slots.length - 1)) {
      const held = (slots[slot] as number) - 1;
      if (held < 0) return slot;
      if (this.hashes[held] === hash && isSame(this.words[held] as string, text, start, end)) return slot;
    }
  }

  #grow(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    for (const [number, hash] of this.hashes.entries()) {
      let slot = firstSlot(hash, slots);
      while ((slots[slot] as number) > 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** The least power of two that is no less than a number. */
function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least));
}

function grown(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const more = new Int32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

/** The low bits of a hash, into which its high ones are mixed. */
function firstSlot(hash: number, { length }: Int32Array): number {
  return (hash ^ (hash >>> 15)) & (length - 1);
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    const code = text.charCodeAt(start + at);
    if (word.charCodeAt(at) !== code && word.charCodeAt(at) !== folded(code)) return false;
  }
  return true;
}
