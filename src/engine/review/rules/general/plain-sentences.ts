import { once } from '../../../once';
import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { anyOf } from '../vocabulary';
import { unquoted } from '../wording';
import { type DatedSentence, datedSentences } from './dated-sentences';
import { HAS_MONTH } from './dates';

/** A sentence that tells of another time, another case or a change states nothing that could be contradicted. */
const ELSEWHERE = anyOf`
  originally, previously, formerly, used to, was, were, had, moved, slipped, delayed, postponed, brought forward, instead, rather, earlier
  old, from, between, before, after, since, if, when, unless, would, could, might, may (?=\w+ed|be), option, either, or, vs, versus
  compared, than, best case, worst case, scenario, not, never, each, every, per, another, other, example, e\.g, suppose, assume*, draft
  increase*, decrease*, rise*, fall*, grow*, reduc*, save*, cut*, up to, at least, at most, about, around, roughly, approximately
  nearly, almost, over, under, more, less, minimum, maximum, average, median, changed?, revised, correct(ed|ion), amended, respectively
`;

/** What a sentence has that states an amount. */
export const HAS_NUMBER = /\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b/;
const HAS_NUMBER_OR_MONTH = new RegExp(`${HAS_NUMBER.source}|${HAS_MONTH.source}`);

/** A sentence that may state an amount or a date, without what it quotes from others. */
interface PlainSentence {
  readonly block: Block;
  readonly text: string;
}

/** The sentences that may state an amount or a date, and do not ask, or tell of another time, another case or a change. */
export const plainSentences = once(({ outline, words }: RuleContext): readonly PlainSentence[] => {
  const isOfAnother = words.matcher(ELSEWHERE);
  const found: PlainSentence[] = [];
  for (const block of outline.sentences) {
    if (!HAS_NUMBER_OR_MONTH.test(block.text)) continue;
    const text = unquoted(block.text);
    if (!text.endsWith('?') && !isOfAnother(block, text)) found.push({ block, text });
  }
  return found;
});

/** Those that state one date each. */
export const plainlyDated = once((context: RuleContext): readonly DatedSentence[] =>
  datedSentences(
    context,
    plainSentences(context).map(({ block }) => block),
  ),
);
