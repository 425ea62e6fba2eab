import type { PlaceKind } from '../../catalog/persona';
import type { RuleContext } from '../rule';
import type { Phrases } from '../words/phrases';
import type { Match } from '../words/word-index';

const SAID: ReadonlySet<PlaceKind> = new Set(['sentence', 'cell']);

/**
 * Where a text says outright what is wrong, in sentences and cells, in the order of the text; what else it says does not matter.
 * Questions state nothing, and a place with one of `not` states the opposite, tells of others, or brings its evidence along.
 */
export function stated({ words }: RuleContext, phrases: Phrases, not?: Phrases): Match[] {
  return words
    .find(phrases, SAID)
    .filter(({ place }) => !place.block.text.trimEnd().endsWith('?') && !(not && words.standsIn(place, not)));
}
