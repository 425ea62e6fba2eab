import { folded, hashOf } from './tokens';

/** Room for as many words, as a power of two; where more come, it grows. */
const ROOM = 256;

/**
 * Different words, numbered in the order in which they came. It is a hash table that finds the word that stands in a text without
 * cutting it out or making it lower case, which takes most of the time otherwise.
 */
export class HashedWords {
  /** The words as `tokensOf` gives them, by their numbers. */
  readonly words: string[] = [];
  /** A hash of each, as {@link hashOf} makes it. */
  readonly #hashes: number[] = [];
  /** Numbers of words plus one; 0 where there is none. At most half of it is full. */
  #slots = new Int32Array(2 * ROOM);

  /** Makes room for so many words at once, which is faster than to grow. */
  expect(count: number): void {
    const size = 2 ** Math.ceil(Math.log2(2 * count));
    if (size > this.#slots.length) this.#resize(size);
  }

  /** The number of a word as `tokensOf` gives it; -1 where it is not there. */
  numberOf(word: string): number {
    return this.numberAt(word, 0, word.length, hashOf(word));
  }

  /** The number of the word that stands in a text, however it is capitalised; -1 where it is not there. */
  numberAt(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 1) & (slots.length - 1)) {
      const held = (slots[slot] as number) - 1;
      if (held < 0) return held;
      if (this.#hashes[held] === hash && isSame(this.words[held] as string, text, start, end)) return held;
    }
  }

  /** Adds a word that is not there. */
  add(word: string, hash: number): number {
    const count = this.words.push(word);
    this.#hashes.push(hash);
    if (count * 2 > this.#slots.length) this.#resize(this.#slots.length * 2);
    else place(this.#slots, hash, count);
    return count - 1;
  }

  #resize(size: number): void {
    this.#slots = new Int32Array(size);
    for (let number = 0; number < this.#hashes.length; number++) {
      place(this.#slots, this.#hashes[number] as number, number + 1);
    }
  }
}

function place(slots: Int32Array, hash: number, held: number): void {
  let slot = firstSlot(hash, slots);
  while ((slots[slot] as number) > 0) slot = (slot + 1) & (slots.length - 1);
  slots[slot] = held;
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
