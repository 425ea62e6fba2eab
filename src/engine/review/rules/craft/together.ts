import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import type { Phrases } from '../../words/phrases';
import type { Place, PlaceKind } from '../../words/word-index';

/** Where a statement may stand: a title promises and a heading names, but neither states. */
const STATEMENTS: ReadonlySet<PlaceKind> = new Set(['sentence', 'cell']);

/** The sentences and cells in which a phrase of every list stands, in the order of the text. Questions state nothing. */
export function statementsWith({ words }: RuleContext, first: Phrases, ...others: readonly Phrases[]): Block[] {
  let left = words.find(first, STATEMENTS).map(({ place }) => place);
  for (const phrases of others) {
    if (left.length === 0) break;
    const there = new Set<Place>(words.find(phrases, STATEMENTS).map(({ place }) => place));
    left = left.filter((place) => there.has(place));
  }
  return left.map(({ block }) => block).filter(({ text }) => !text.trimEnd().endsWith('?'));
}

/** Whether one of the phrases stands anywhere in the text. */
export function speaksOf({ words }: RuleContext, phrases: Phrases): boolean {
  return words.distinct(phrases, 1).length > 0;
}
