/** Under which all numbers are filed. */
export const NUMBER = '#';

/** Words that stand in so many sentences that they tell little. */
const COMMON = new Set(
  'a all an and any are as at be been by can for from has have if in is it its no not of on or our should so that the they this to was we were which will with would'.split(
    ' ',
  ),
);

/** What the words tell that tell least. */
export const COMMON_WORTH = 1;

/** How much it tells of a text that a word or a number stands in it: long words are rarer than short ones. 0 for none. */
export function worthOf(word: string): number {
  if (COMMON.has(word)) return COMMON_WORTH;
  return word === NUMBER ? 1.5 : word.length * 2;
}
