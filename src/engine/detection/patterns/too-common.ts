import { folded, UNITS, Unit, wordEnd } from '../text/words';
import { commonness } from './common-words';

/** The words at least this common, some two dozen, stand in nearly every paragraph or every line of code. */
const TOO_COMMON = 4_000;

/** What may stand between words and tells nothing: in phrases, hyphens and the like stand for any space. */
const BETWEEN = { phrase: /[\s'’_~-]/, literal: /\s/ } as const;

/**
 * Whether a pattern consists of nothing but words so common that a scan would look at every line of every text: "the", "of the".
 * Several single letters ("7 R's") and what has signs of its own ("V/TO", `v-if`) are told apart at once.
 */
export function isTooCommon(text: string, form: 'phrase' | 'literal'): boolean {
  const words: string[] = [];
  for (let at = 0; at < text.length; ) {
    const end = UNITS[text.charCodeAt(at)] === Unit.separator ? at : wordEnd(text, at);
    if (end > at) words.push(folded(text.slice(at, end)));
    else if (!BETWEEN[form].test(text.charAt(at))) return false;
    at = Math.max(end, at + 1);
  }
  if (words.length > 1 && words.every((word) => word.length === 1)) return false;
  return words.length > 0 && words.every((word) => commonness(word) >= TOO_COMMON);
}
