import { anyOf } from './vocabulary';

/** A number in digits or words, or a state that either holds or does not. */
const MEASURE = anyOf`
  \d+, zero, one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, dozen, half, halve[sd]?, doubl*, tripl*, twice
  all, every, each, no, none, without, first
`;
/** Dates and quarters: they say when, not how much. */
export const DATES =
  /\b(?:Q[1-4]|H[12]|FY ?\d{2,4}|20\d\d(?:-\d\d){0,2}|\d{1,2}(?:st|nd|rd|th)?\.? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6} \d{1,2})\b/gi;

/** Whether a result has a number or an "all" or "none" in it that is no date. */
export function isNumbered(result: string): boolean {
  const undated = result.replaceAll(DATES, '');
  return /\d/.test(undated) || MEASURE.test(undated);
}
