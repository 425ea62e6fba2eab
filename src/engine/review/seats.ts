import { enumerated } from '../format';
import type { Persona, Rule, RuleContext } from './rule';
import { deliberates } from './rules/deliberation';
import { Phrases } from './words/phrases';
import { HEADINGS } from './words/place-kinds';

/** Different words of a persona's field that a text must have. */
const ENOUGH_WORDS = 3;
/** Rules about what may stand in no text, whatever the text is. */
const HEARD_ANYWHERE: ReadonlySet<string> = new Set(['security/secret-in-text']);

/** A persona that was asked, and why, in a few words. */
export interface Seat {
  readonly persona: Persona;
  readonly reason: string;
}

/** The personas that have something to say about a text by its profile: what it weighs, which frameworks it applies, of what it speaks. */
export function seatsOf(personas: readonly Persona[], context: RuleContext): Seat[] {
  return personas.flatMap((persona) => {
    const reason = reasonFor(persona, context);
    return reason === null ? [] : [{ persona, reason }];
  });
}

function reasonFor({ joins, rules }: Persona, context: RuleContext): string | null {
  if (joins.always) return 'it reads every text';
  // The words of such a finding are not repeated.
  if (rules.some((rule) => HEARD_ANYWHERE.has(rule.id) && isFiring(rule, context)))
    return 'the text gives something away';
  if (!deliberates(context)) return null;
  const applied = context.detections.filter(({ kind, standing }) => kind === 'strategy' && standing === 'applied');
  const of = applied.find(
    ({ id, category }) => joins.frameworks?.includes(id) || (joins.categories?.includes(category) ?? false),
  );
  if (of) return `the text applies ${of.name}`;
  if (!joins.words) return null;
  const phrases = phrasesOf(joins.words);
  const others = joins.except ? context.words.find(phrasesOf(joins.except), HEADINGS).map(({ place }) => place) : [];
  const heading = context.words.find(phrases, HEADINGS).find(({ place }) => !others.includes(place));
  if (heading) return `“${heading.place.block.text}” is of its field`;
  const spoken = context.words.distinct(phrases, ENOUGH_WORDS);
  return spoken.length >= ENOUGH_WORDS ? `the text speaks of ${enumerated(spoken)}` : null;
}

function isFiring({ check }: Rule, context: RuleContext): boolean {
  for (const _ of check(context)) return true;
  return false;
}

/** Read once for each list of words. */
const read = new WeakMap<readonly string[], Phrases>();

function phrasesOf(texts: readonly string[]): Phrases {
  const held = read.get(texts) ?? new Phrases(texts);
  read.set(texts, held);
  return held;
}
