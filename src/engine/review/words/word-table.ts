import { compared, cut, tokensOfAny } from './tokens';

/** A word with its hash, made once for words that are looked for in many texts. */
export interface HashedWord {
  readonly word: string;
  readonly hash: number;
}

export function hashed(word: string): HashedWord {
  return { word, hash: hashOf(word, 0, word.length) };
}

/** Room for as many different words at first, as a power of two; there are always twice as many places as words. */
const FIRST_SIZE = 4_096;

/**
 * The different words of a text, numbered in the order in which they come. It is a hash table over the text itself: a word that is
 * known is found without being cut out or made lower case, which takes most of the time otherwise.
 */
export class WordTable {
  /** The words as `tokensOf` gives them, by their numbers. */
  readonly words: string[] = [];
  readonly #hashes: number[] = [];
  /** Numbers of words plus one; 0 where there is none. */
  #slots = new Int32Array(FIRST_SIZE);

  /** Adds the numbers of a text's words to a list, in their order. */
  read(text: string, numbers: number[]): void {
    const { length } = numbers;
    if (cut(text, (start, end) => numbers.push(this.#add(text, start, end)))) return;
    numbers.length = length;
    for (const token of tokensOfAny(text)) numbers.push(this.#add(token, 0, token.length));
  }

  /** The number of a word; -1 where it was never read. */
  numberOf({ word, hash }: HashedWord): number {
    return (this.#slots[this.#slotOf(word, 0, word.length, hash)] as number) - 1;
  }

  #add(text: string, start: number, end: number): number {
    const hash = hashOf(text, start, end);
    const slot = this.#slotOf(text, start, end, hash);
    const held = this.#slots[slot] as number;
    if (held > 0) return held - 1;
    this.#slots[slot] = this.words.push(compared(text, start, end));
    this.#hashes.push(hash);
    if (this.words.length * 2 > this.#slots.length) this.#grow();
    return this.words.length - 1;
  }

  /** Where a word is kept, or would be. */
  #slotOf(text: string, start: number, end: number, hash: number): number {
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let held = this.#slots[slot] as number; held > 0; held = this.#slots[slot] as number) {
      if (this.#hashes[held - 1] === hash && isSame(this.words[held - 1] as string, text, start, end)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    this.#slots = new Int32Array(this.#slots.length * 2);
    const mask = this.#slots.length - 1;
    for (const [number, hash] of this.#hashes.entries()) {
      let slot = hash & mask;
      while ((this.#slots[slot] as number) > 0) slot = (slot + 1) & mask;
      this.#slots[slot] = number + 1;
    }
  }
}

/** A UTF-16 unit as words are compared by it: small letters, and one kind of apostrophe. */
const FOLDED = Uint16Array.from({ length: 0x180 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
});
const APOSTROPHE = 39;
const TYPOGRAPHIC_APOSTROPHE = 0x2019;

function folded(code: number): number {
  return FOLDED[code] ?? (code === TYPOGRAPHIC_APOSTROPHE ? APOSTROPHE : code);
}

/** FNV-1a over folded units, its high bits mixed into the low ones that a table takes. */
function hashOf(text: string, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ folded(text.charCodeAt(at)), 0x01000193);
  return hash ^ (hash >>> 15);
}

function isSame(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== folded(text.charCodeAt(start + at))) return false;
  return true;
}
