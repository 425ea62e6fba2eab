import type { Block, Outline } from '../outline';
import type { RuleContext } from '../rule';
import { isNumbered } from './measures';
import { within } from './sections';
import { anyOf } from './vocabulary';

const SECTION_BASELINE = anyOf`
  baseline, today, currently, at present, as of, now, we (spend|pay|take|lose), from (about |around |some )?[€$£]?\d+
`;

/** What a section says of today, in sentences with a number or in a table. */
interface Baselines {
  readonly sentences: readonly Block[];
  readonly inTable: boolean;
}

/** Sentences on today of one section that are compared, at most. */
const MAX_BASELINES = 20;

/** What a section says of today. */
export function baselinesOf(outline: Outline, section: number): Baselines {
  const own = { first: section, end: section + 1 };
  const sentences = within(outline.sentences, own).filter(
    ({ text }) => SECTION_BASELINE.test(text) && isNumbered(text),
  );
  const inTable = within(outline.tables, own).some(({ header }) =>
    header.some(({ text }) => SECTION_BASELINE.test(text)),
  );
  return { sentences: sentences.slice(0, MAX_BASELINES), inTable };
}

/** Whether what a section says of today can be what the promise starts from: it stands beside it, or has a word in common. */
export function isGiven(
  { document }: RuleContext,
  { text, start, end }: Block,
  { sentences, inTable }: Baselines,
): boolean {
  const said = contentWords(text);
  return (
    inTable ||
    sentences.some((one) => {
      const between = { start: Math.min(one.end, end), end: Math.max(one.start, start) };
      const isBeside = between.end - between.start < 200 && !/\n\s*\n/.test(document.slice(between));
      return isBeside || contentWords(one.text).some((word) => said.includes(word));
    })
  );
}

/** The beginnings of a sentence's longer words, so that "release" and "releases" are one. */
function contentWords(text: string): string[] {
  return (
    text
      .toLowerCase()
      .match(/\p{L}{5,}/gu)
      ?.map((word) => word.slice(0, 6)) ?? []
  );
}
