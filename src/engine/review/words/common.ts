/** Under which all numbers are filed. */
export const NUMBER = '#';

/** Words that stand in so many sentences that they tell little. */
const COMMON = new Set(
  'a all an and any are as at be been by can for from has have if in is it its no not of on or our should so that the they this to was we were which will with would'.split(
    ' ',
  ),
);

/** How much it tells of a text that a word or a number stands in it: long words are rarer than short ones. 0 for none. */
export function worthOf(word: string): number {
  if (COMMON.has(word)) return 1;
  return word === NUMBER ? 1.5 : word.length * 2;
}
