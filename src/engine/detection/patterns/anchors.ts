import type { Framework } from '../../catalog/framework';
import { hashOf, UNITS, Unit, wordEnd } from '../text/words';
import { noExpressions } from '../usage/expressions';
import { commonness } from './common-words';
import { type Pattern, patternsOf } from './patterns';
import { formsOf, gapBefore, phraseWords } from './phrase';

/** How many numbers an anchor takes in {@link anchorsOf}'s list. */
export const ANCHOR_SIZE = 4;
/** An anchor's second number holds the pattern's number, the place in the pattern, and flags. */
export const NUMBER_BITS = 17;
export const PLACE_BITS = 11;
export const LITERAL = 1 << (NUMBER_BITS + PLACE_BITS);
/** Set for a phrase that counts by its place in the form of a text alone. */
export const FORMAL = 2 << (NUMBER_BITS + PLACE_BITS);
/** Set for a phrase of one word. */
export const LONELY = 4 << (NUMBER_BITS + PLACE_BITS);
/** Set for a literal that is a command: the only kind that is met in the midst of prose, in a terminal's transcript. */
export const COMMAND = 8 << (NUMBER_BITS + PLACE_BITS);
/** Stands for "anything" where an anchor says what is beside it. */
export const ANYTHING = -1;
/** Stands for any unit in the upper half of what a literal has beside its word. */
const ANY_UNIT = 0xffff;

/** Whether the two units beside a word, the nearer one first, are those that a literal has there. */
export function isBeside(wanted: number, near: number, further: number): boolean {
  if (wanted === ANYTHING) return true;
  return (wanted & 0xffff) === near && (wanted >>> 16 === ANY_UNIT || wanted >>> 16 === further);
}

/**
 * The words by which patterns are found. Four numbers for each: the word's hash; the pattern's number with the word's place in
 * it, its slot or offset; what can stand behind the word, and before it. For a phrase those are sets of hashes, folded to 32
 * bits by their highest five; for a literal, two UTF-16 units. Sorted by hash, phrases first.
 * @param first number of the first pattern
 */
export function anchorsOf(frameworks: readonly Framework[], first = 0, index = 0): Int32Array {
  const patterns = frameworks.flatMap((framework, at) => patternsOf(framework, index + at, noExpressions));
  const places = patterns.map(placesOf);
  const frequency = wordFrequency(places);
  const anchors = patterns.flatMap((pattern, at) => {
    const place = rarest(pattern, places[at] ?? [], frequency);
    const packed = (first + at) | (place.at << NUMBER_BITS) | flagsOf(pattern, places[at] ?? []);
    return place.forms.map((form) => [hashOf(form), packed, place.next, place.previous] as const);
  });
  return Int32Array.from(anchors.sort((a, b) => a[0] - b[0] || a[1] - b[1]).flat());
}

function flagsOf(pattern: Pattern, places: readonly Place[]): number {
  if (pattern.form === 'literal') return pattern.kind === 'command' ? LITERAL | COMMAND : LITERAL;
  return (pattern.formal ? FORMAL : 0) | (places.length === 1 ? LONELY : 0);
}

/** A word a pattern can be found by: its slot or offset, the forms it takes, and what stands beside it. */
interface Place {
  readonly at: number;
  readonly word: string;
  readonly forms: readonly string[];
  readonly next: number;
  readonly previous: number;
}

/** How many patterns have a word: the fewer, the better it is to find one by. */
function wordFrequency(places: readonly (readonly Place[])[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { word } of places.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

function rarest(pattern: Pattern, places: readonly Place[], frequency: ReadonlyMap<string, number>): Place {
  const cost = ({ word }: Place): number => commonness(word) + (frequency.get(word) ?? 0) + 8 / word.length;
  const [first, ...others] = places;
  if (!first) throw new Error(`The signal "${pattern.signal}" has no word to find it by.`);
  return others.reduce((best, place) => (cost(place) < cost(best) ? place : best), first);
}

function placesOf(pattern: Pattern): readonly Place[] {
  return pattern.form === 'phrase' ? phrasePlaces(pattern.text) : literalPlaces(pattern);
}

function phrasePlaces(text: string): Place[] {
  const words = phraseWords(text);
  const forms = words.map((word, at) => formsOf(word, at === words.length - 1));
  // A gap before a slot leaves open what stands on both of its sides.
  const beside = (index: number, gapAt: number): number =>
    words[index] === undefined || gapBefore(text, words, gapAt) > 0 ? ANYTHING : maskOf(forms[index] ?? []);
  return words.map(({ word }, at) => ({
    at,
    word,
    forms: forms[at] ?? [],
    next: beside(at + 1, at + 1),
    previous: beside(at - 1, at),
  }));
}

function maskOf(forms: readonly string[]): number {
  return forms.reduce((mask, form) => mask | (1 << (hashOf(form) >>> 27)), 0);
}

function literalPlaces({ text, open, loose }: Extract<Pattern, { form: 'literal' }>): Place[] {
  const found: Place[] = [];
  const beside = (at: number, further: number): number => {
    if (loose || at < 0 || at >= text.length) return ANYTHING;
    const isThere = further >= 0 && further < text.length;
    return text.charCodeAt(at) | ((isThere ? text.charCodeAt(further) : ANY_UNIT) << 16);
  };
  for (let at = 0; at < text.length; ) {
    if (UNITS[text.charCodeAt(at)] === Unit.separator) {
      at++;
      continue;
    }
    const end = wordEnd(text, at);
    const word = text.slice(at, end).toLowerCase();
    if (!(open && end === text.length))
      found.push({ at, word, forms: [word], next: beside(end, end + 1), previous: beside(at - 1, at - 2) });
    at = end;
  }
  return found;
}
