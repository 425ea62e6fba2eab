import { NUMBER } from './common';

/** The word by its number in the vocabulary; {@link NUMBER} has 0, and stands for all numbers that have none of their own. */
const words: string[] = [NUMBER];
const ids = new Map<string, number>([[NUMBER, 0]]);

/** The id of {@link NUMBER}, and what stands for a word that no phrase speaks of. */
export const NUMBER_ID = 0;
const NO_ID = -1;

/**
 * The number under which a word is known to everything that is looked for, so that the words of a text are compared as numbers. The
 * vocabulary grows with what is looked for, never with what is read.
 */
export function idOf(word: string): number {
  const held = ids.get(word);
  if (held !== undefined) return held;
  ids.set(word, words.length);
  return words.push(word) - 1;
}

/** The number of a word of a text: {@link NUMBER_ID} for a number, {@link NO_ID} for a word that nothing looks for. */
export function idIn(word: string): number {
  return ids.get(word) ?? (isNumber(word) ? NUMBER_ID : NO_ID);
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
