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
  /** By twos the hash of a word, as {@link hashOf} makes it, and its number plus one; 0 where there is none. At most half of it is full. */
  #slots = new Int32Array(4 * ROOM);

  /** Makes room for so many words at once, which is faster than to grow. */
  expect(count: number): void {
    const size = 4 * 2 ** Math.ceil(Math.log2(count));
    if (size > this.#slots.length) this.#resize(size);
  }

  /** The number of a word as `tokensOf` gives it; -1 where it is not there. */
  numberOf(word: string): number {
    return this.numberAt(word, 0, word.length, hashOf(word));
  }

  /** The number of the word that stands in a text, however it is capitalised; -1 where it is not there. */
  numberAt(text: string, start: number, end: number, hash: number): number {
    const slots = this.#slots;
    for (let slot = firstSlot(hash, slots); ; slot = (slot + 2) & (slots.length - 1)) {
      const held = (slots[slot + 1] as number) - 1;
      if (held < 0) return held;
      if (slots[slot] === hash && isSame(this.words[held] as string, text, start, end)) return held;
    }
  }

  /** Adds a word that is not there. */
  add(word: string, hash: number): number {
    const count = this.words.push(word);
    place(this.#slots, hash, count);
    if (count * 4 > this.#slots.length) this.#resize(this.#slots.length * 2);
    return count - 1;
  }

  #resize(size: number): void {
    const before = this.#slots;
    this.#slots = new Int32Array(size);
    for (let slot = 0; slot < before.length; slot += 2) {
      const held = before[slot + 1] as number;
      if (held > 0) place(this.#slots, before[slot] as number, held);
    }
  }
}

function place(slots: Int32Array, hash: number, held: number): void {
  let slot = firstSlot(hash, slots);
  while ((slots[slot + 1] as number) > 0) slot = (slot + 2) & (slots.length - 1);
  slots[slot] = hash;
  slots[slot + 1] = held;
}

/** Where a word with a hash is looked for first: by its low bits, into which its high ones are mixed. */
function firstSlot(hash: number, { length }: Int32Array): number {
  return ((hash ^ (hash >>> 15)) << 1) & (length - 1);
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) {
    const code = text.charCodeAt(start + at);
    if (word.charCodeAt(at) !== code && word.charCodeAt(at) !== folded(code)) return false;
  }
  return true;
}
