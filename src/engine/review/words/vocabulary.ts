import { NUMBER } from './common';
import { HashedWords } from './hashed-words';
import { hashOf } from './tokens';

/** The id of {@link NUMBER}, which stands for all numbers that have none of their own, and that of a word that no phrase speaks of. */
export const NUMBER_ID = 0;
const NO_ID = -1;

/** The words that are looked for, by their ids. */
const known = new HashedWords();
known.add(NUMBER, hashOf(NUMBER));

/**
 * The number under which a word is known to everything that is looked for, so that the words of a text are compared as numbers. The
 * vocabulary grows with what is looked for, never with what is read.
 */
export function idOf(word: string): number {
  const held = known.numberOf(word);
  return held < 0 ? known.add(word, hashOf(word)) : held;
}

/** The id of a word of a text: {@link NUMBER_ID} for a number, {@link NO_ID} for a word that nothing looks for. */
export function idIn(word: string): number {
  return orNumber(known.numberOf(word), word);
}

/**
 * The same for the word that stands in a text.
 * @param hash of the word, as {@link hashOf} makes it
 */
export function idAt(text: string, start: number, end: number, hash: number): number {
  return orNumber(known.numberAt(text, start, end, hash), text, start);
}

function orNumber(id: number, text: string, at = 0): number {
  if (id >= 0) return id;
  return isDigit(text.charCodeAt(at)) ? NUMBER_ID : NO_ID;
}

/** The words that are looked for, by their ids; more may follow. */
export function vocabulary(): readonly string[] {
  return known.words;
}

/** Whether a word of the vocabulary is a number, whichever it is. */
export function isNumberId(id: number): boolean {
  return id === NUMBER_ID || (id > 0 && isNumber(known.words[id] as string));
}

export function isNumber(word: string): boolean {
  return isDigit(word.charCodeAt(0));
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}
