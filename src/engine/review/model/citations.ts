import type { Line } from '../lines';
import type { Citation, Excerpt } from './model-review';

/** Citations of one point that are read; more prove nothing. */
const MAX_CITATIONS = 12;

/** A citation as a model wrote it. One that is known names lines it was given. */
export type Cited =
  | ({ readonly isKnown: true; readonly written: string } & Citation)
  | { readonly isKnown: false; readonly written: string };

/** A bracket with nothing in it but lines: "[L12]", "(L3–L5)", "[L1, L4-6]", "[lines 2-3]". */
const BRACKET = /[[(]\s*(?:L\s*|lines?\s+)\d{1,7}(?:\s*(?:[-–—,;]|and|to)\s*(?:L\s*|lines?\s+)?\d{1,7})*\s*[\])]/gi;

/** One range within a bracket. */
const RANGE = /(\d{1,7})(?:\s*(?:[-–—]|to)\s*(?:L\s*|lines?\s+)?(\d{1,7}))?/gi;

/**
 * What a text cites. Known is what lies within one excerpt.
 * @param lines of the document, the first at index 0
 */
export function citedIn(text: string, lines: readonly Line[], excerpts: readonly Excerpt[]): Cited[] {
  const ranges = [...text.matchAll(BRACKET)].flatMap(([bracket]) => [...bracket.matchAll(RANGE)]);
  return ranges.slice(0, MAX_CITATIONS).map(([, from, to]): Cited => {
    const first = Number(from);
    const last = to === undefined ? first : Number(to);
    const written = first === last ? `L${first}` : `L${first}-${last}`;
    const isGiven = excerpts.some((excerpt) => excerpt.first <= first && first <= last && last <= excerpt.last);
    const [start, end] = [lines[first - 1], lines[last - 1]];
    if (!isGiven || !start || !end) return { isKnown: false, written };
    return { isKnown: true, written, first, last, start: start.contentStart, end: end.end, text: start.content };
  });
}

/** The places among what was cited. */
export function knownOf(cited: readonly Cited[]): Citation[] {
  return cited.flatMap((one) => {
    if (!one.isKnown) return [];
    const { first, last, start, end, text } = one;
    return [{ first, last, start, end, text }];
  });
}

/** What was cited and not given, each once. */
export function astrayLines(cited: readonly Cited[]): string[] {
  return [...new Set(cited.filter(({ isKnown }) => !isKnown).map(({ written }) => written))];
}

/** A text without its citations. */
export function withoutCitations(text: string): string {
  return text.replace(BRACKET, '');
}
