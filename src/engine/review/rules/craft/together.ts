import type { PlaceKind } from '../../../catalog/persona';
import type { Block } from '../../outline';
import type { RuleContext } from '../../rule';
import type { Phrases } from '../../words/phrases';

/** Where a statement may stand: a title promises and a heading names, but neither states. */
const STATEMENTS: ReadonlySet<PlaceKind> = new Set(['sentence', 'cell']);

/** The sentences and cells in which a phrase of every list stands, in the order of the text. Questions state nothing. */
export function statementsWith({ words }: RuleContext, first: Phrases, ...others: readonly Phrases[]): Block[] {
  return words
    .find(first, STATEMENTS)
    .map(({ place }) => place)
    .filter((place) => others.every((phrases) => words.standsIn(place, phrases)))
    .map(({ block }) => block)
    .filter(({ text }) => !text.trimEnd().endsWith('?'));
}
