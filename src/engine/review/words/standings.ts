import { endOf, fills, type Phrase, type PhraseRow, type Phrases, type Slot } from './phrases';
import type { TextWords } from './text-words';
import { NUMBER_ID } from './vocabulary';

/** Where a phrase stands: which of those it was looked for with it is, and its words among all words. */
export interface Standing {
  /** Its place among the phrases. */
  readonly phrase: number;
  readonly start: number;
  readonly end: number;
}

/** Words of a text that follow each other; half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Hears where a phrase stands, and tells whether it has seen enough. */
export type Visit = (standing: Standing) => boolean;

/**
 * Names everywhere in a stretch of a text that any of some phrases stands, in no order, until `visit` has seen enough; whether it has.
 * Most phrases have a word that the text has not, and are not even looked at; the others are looked for by their rarest in it.
 */
export function eachStanding(words: TextWords, phrases: Phrases, stretch: Stretch, visit: Visit): boolean {
  const { at, from, to } = words.candidates(phrases);
  for (let index = from; index < to; index++) {
    const phrase = at[index] as number;
    const anchor = rarestIn(words, phrases.row, phrase);
    if (anchor < 0) continue;
    const { slots } = phrases.all[phrase] as Phrase;
    if (eachOf(words, { phrase, slots, anchor }, stretch, visit)) return true;
  }
  return false;
}

/** Which of a phrase's slots is filled least often in a text; -1 for a phrase with one that is never filled. */
function rarestIn(words: TextWords, { forms, ends }: PhraseRow, phrase: number): number {
  const counts = words.counts();
  let rarest = -1;
  let least = Number.POSITIVE_INFINITY;
  const end = ends[phrase] as number;
  for (let at = ends[phrase - 1] ?? 0, slot = 0; at < end; slot++) {
    const last = at + (forms[at] as number);
    // A slot that any number fills has no words.
    let count = last === at ? (counts[NUMBER_ID] as number) : 0;
    for (at++; at <= last; at++) count += counts[forms[at] as number] as number;
    if (count === 0) return -1;
    if (count < least) [rarest, least] = [slot, count];
  }
  return rarest;
}

interface Anchored {
  readonly phrase: number;
  readonly slots: readonly Slot[];
  /** The slot by which it is looked for. */
  readonly anchor: number;
}

function eachOf(words: TextWords, anchored: Anchored, { from, to }: Stretch, visit: Visit): boolean {
  const { phrase, slots, anchor } = anchored;
  const { forms } = slots[anchor] as Slot;
  const most = anchor + gapsBefore(anchored);
  for (let form = 0; form < Math.max(1, forms.length); form++) {
    const places = words.placesOf(forms[form]);
    for (let index = places.from; index < places.to; index++) {
      const at = places.at[index] as number;
      if (at >= to) break;
      if (at < from) continue;
      const isSeen =
        slots.length === 1 ? visit({ phrase, start: at, end: at + 1 }) : visitAt(words, anchored, at, at - most, visit);
      if (isSeen) return true;
    }
  }
  return false;
}

/** How many more words than its slots may stand before a phrase's anchor. */
function gapsBefore({ slots, anchor }: Anchored): number {
  let gaps = 0;
  for (let index = 1; index <= anchor; index++) gaps += (slots[index] as Slot).gap;
  return gaps;
}

/** Names where a phrase of several slots stands whose anchor stands at a word, and which begins no earlier than at another. */
function visitAt(
  words: TextWords,
  { phrase, slots, anchor }: Anchored,
  at: number,
  earliest: number,
  visit: Visit,
): boolean {
  const ids = words.ids();
  const { forms } = slots[0] as Slot;
  for (let start = at - anchor; start >= Math.max(0, earliest); start--) {
    // Asked first, for most phrases have one of their words alone.
    if (!fills(forms, ids[start] as number)) continue;
    const part = words.partOf[at] as number;
    if (start < (words.ends[part - 1] ?? 0)) return false;
    const end = endOf(slots, ids, start, words.ends[part] as number);
    if (end > 0 && visit({ phrase, start, end })) return true;
  }
  return false;
}
