/** Under which all numbers are filed. */
export const NUMBER = '#';

/** Words that stand in so many sentences that they tell little. */
const COMMON = new Set(
  'a all an and any are as at be been by can for from has have if in is it its no not of on or our should so that the they this to was we were which will with would'.split(
    ' ',
  ),
);

/** Words that stand in many sentences of what is planned and decided. */
const FREQUENT = new Set(
  'access change changes cost costs customer customers data day days each engineer engineers every first month months new one only other owner people plan platform product project provider quality risk security service services system team teams time two use used user users vendor week weeks without work year years'.split(
    ' ',
  ),
);

/** What the words tell that tell least. */
export const COMMON_WORTH = 1;
const NUMBER_WORTH = 1.5;
const FREQUENT_WORTH = 3;

/** How much it tells of a text that a word or a number stands in it: long words are rarer than short ones. 0 for none. */
export function worthOf(word: string): number {
  if (COMMON.has(word)) return COMMON_WORTH;
  if (FREQUENT.has(word)) return FREQUENT_WORTH;
  return word === NUMBER ? NUMBER_WORTH : word.length * 2;
}
