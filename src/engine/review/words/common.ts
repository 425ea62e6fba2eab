/** Words that stand in so many sentences that they tell little. */
const COMMON = new Set(
  'a all an and any are as at be been by can for from has have if in is it its no not of on or our should so that the they this to was we were which will with would'.split(
    ' ',
  ),
);

/** How much a word tells of a text by standing in it: long words are rarer than short ones. 0 for none. */
export function worthOf(word: string): number {
  return COMMON.has(word) ? 1 : word.length * 2;
}
