import type { Framework } from '../catalog/framework';
import { type Pattern, patternsOf } from './patterns';
import { formsOf, phraseWords } from './phrase';
import { fold, hashOf, wordEnd } from './words';

/**
 * The words by which the patterns of a catalogue are found, three numbers for each anchor: the word's hash, the
 * pattern's number, its slot or offset in the pattern. Sorted by hash.
 */
export function anchorsOf(frameworks: readonly Framework[]): number[] {
  const patterns = frameworks.flatMap(patternsOf);
  const places = patterns.map(placesOf);
  const frequency = wordFrequency(places);
  return patterns
    .flatMap((pattern, number) => {
      const { at, forms } = rarest(pattern, places[number] ?? [], frequency);
      return forms.map((form) => [hashOf(form), number, at] as const);
    })
    .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])
    .flat();
}

/** A word a pattern can be found by: its slot or offset, and the forms it takes. */
interface Place {
  readonly at: number;
  readonly word: string;
  readonly forms: readonly string[];
}

/** How many patterns have a word: the fewer, the better it is to find one by. */
function wordFrequency(places: readonly (readonly Place[])[]): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>();
  for (const { word } of places.flat()) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return frequency;
}

/** Words so common in any text that a pattern is found by them only where it has no other. */
const COMMON = new Set(
  'a an and as at be by com core data for from github go in io is it js lib main my new no not of on or org the to use using with test app web value state system design model team time work'.split(
    ' ',
  ),
);

function rarest(pattern: Pattern, places: readonly Place[], frequency: ReadonlyMap<string, number>): Place {
  const cost = ({ word }: Place): number =>
    (frequency.get(word) ?? 0) + (COMMON.has(word) ? 1_000 : 0) + 8 / word.length;
  const [first, ...others] = places;
  if (!first) throw new Error(`The signal "${pattern.signal}" has no word to find it by.`);
  return others.reduce((best, place) => (cost(place) < cost(best) ? place : best), first);
}

function placesOf(pattern: Pattern): readonly Place[] {
  if (pattern.form === 'phrase') {
    const words = phraseWords(pattern.text);
    return words.map((word, at) => ({ at, word: word.word, forms: formsOf(word, at === words.length - 1) }));
  }
  const found: Place[] = [];
  for (let at = 0; at < pattern.text.length; at++) {
    if (fold(pattern.text.charCodeAt(at)) === 0) continue;
    const end = wordEnd(pattern.text, at);
    const word = pattern.text.slice(at, end).toLowerCase();
    if (!(pattern.open && end === pattern.text.length)) found.push({ at, word, forms: [word] });
    at = end;
  }
  return found;
}
