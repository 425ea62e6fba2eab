import type { Block } from '../../outline';
import { unquoted } from '../wording';
import { datesIn, type StatedDate } from './dates';

/** A sentence that states one date. */
export interface DatedSentence {
  readonly block: Block;
  /** Without what it quotes from others. */
  readonly text: string;
  readonly date: StatedDate;
}

/** Those of some sentences that state one date each; one with several tells of a change or a span. */
export function datedSentences(sentences: readonly Block[]): DatedSentence[] {
  return sentences.flatMap((block) => {
    const text = unquoted(block.text);
    const [date, ...more] = datesIn(text);
    return date && more.length === 0 ? [{ block, text, date }] : [];
  });
}
