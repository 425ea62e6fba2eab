import { once } from '../../../once';
import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import { unquoted } from '../wording';
import { datesIn, mayHaveDate, type StatedDate } from './dates';

/** A sentence that states one date. */
export interface DatedSentence {
  readonly block: Block;
  /** Without what it quotes from others. */
  readonly text: string;
  readonly date: StatedDate;
}

/** Those of some sentences that state one date each; one with several tells of a change or a span. */
export function datedSentences(context: RuleContext, sentences: readonly Block[]): DatedSentence[] {
  const dated: DatedSentence[] = [];
  for (const block of sentences) {
    if (!mayHaveDate(block.text)) continue;
    const { text, dates } = datesOf(context, block);
    const [date] = dates;
    if (date && dates.length === 1) dated.push({ block, text, date });
  }
  return dated;
}

/** What a sentence says without what it quotes from others, and the dates in that. */
interface Dates {
  readonly text: string;
  readonly dates: readonly StatedDate[];
}

/** The dates that a sentence states; read once for the rules that ask for them. */
export function datesOf(context: RuleContext, block: Block): Dates {
  const known = datesByBlock(context);
  const held = known.get(block);
  if (held) return held;
  const text = unquoted(block.text);
  const read = { text, dates: datesIn(text) };
  known.set(block, read);
  return read;
}

const datesByBlock = once((_: RuleContext) => new Map<Block, Dates>());
