import { once } from '../../../once';
import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { unquoted } from '../wording';
import { DATES, datesIn, type StatedDate } from './dates';

/** A sentence that states one date. */
export interface DatedSentence {
  readonly block: Block;
  /** Without what it quotes from others. */
  readonly text: string;
  readonly date: StatedDate;
}

/** The sentences of a text that state one date each, read once for all rules that ask; one with several tells of a change or a span. */
export const datedSentences = once(({ words }: RuleContext): readonly DatedSentence[] =>
  words.mayMatch(DATES).flatMap(read),
);

function read(block: Block): DatedSentence[] {
  const text = unquoted(block.text);
  const [date, ...more] = datesIn(text);
  return date && more.length === 0 ? [{ block, text, date }] : [];
}
