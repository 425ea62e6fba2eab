import { NUMBER } from './common';
import { hashOf } from './tokens';

/** The word by its number in the vocabulary; {@link NUMBER} has 0, and stands for all numbers that have none of their own. */
const words: string[] = [NUMBER];
const ids = new Map<string, number>([[NUMBER, 0]]);
/** The same by a hash of the word, which the words of a text have already; {@link SHARED} for a hash that two words have. */
const idsByHash = new Map<number, number>();

/** The id of {@link NUMBER}, and what stands for a word that no phrase speaks of. */
export const NUMBER_ID = 0;
const NO_ID = -1;
const SHARED = -2;

/**
 * The number under which a word is known to everything that is looked for, so that the words of a text are compared as numbers. The
 * vocabulary grows with what is looked for, never with what is read.
 */
export function idOf(word: string): number {
  const held = ids.get(word);
  if (held !== undefined) return held;
  const id = words.push(word) - 1;
  const hash = hashOf(word);
  ids.set(word, id);
  idsByHash.set(hash, idsByHash.has(hash) ? SHARED : id);
  return id;
}

/**
 * The number of a word of a text: {@link NUMBER_ID} for a number, {@link NO_ID} for a word that nothing looks for.
 * @param hash of the word, as {@link hashOf} makes it
 */
export function idIn(word: string, hash: number): number {
  const id = idsByHash.get(hash) ?? NO_ID;
  if (id >= 0 && words[id] === word) return id;
  const shared = id === SHARED ? ids.get(word) : undefined;
  return shared ?? (isNumber(word) ? NUMBER_ID : NO_ID);
}

/** The words that are looked for, by their numbers; more may follow. */
export function vocabulary(): readonly string[] {
  return words;
}

/** Whether a word of the vocabulary is a number, whichever it is. */
export function isNumberId(id: number): boolean {
  return id === NUMBER_ID || (id > 0 && isNumber(words[id] as string));
}

export function isNumber(word: string): boolean {
  const code = word.charCodeAt(0);
  return code >= 48 && code <= 57;
}
