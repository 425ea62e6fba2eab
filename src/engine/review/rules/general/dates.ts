import type { Span } from '../../../document';
import { matches } from '../../matches';

/** A date as a text states it, at its span; what it leaves out is undefined. */
export interface StatedDate extends Span {
  readonly year?: number;
  /** 1 to 4; undefined where a month says more. */
  readonly quarter?: number;
  /** 1 to 12. */
  readonly month?: number;
  readonly day?: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  'Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?';
const YEAR = '(?:19|20)\\d\\d';

/** What dates hold; looked for first, as most sentences hold none. */
const HAS_MONTH = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/;
const HAS_QUARTER = /Q[1-4]/;
const HAS_YEAR = /(?:19|20)\d\d/;

/** A way to write a date, and what no date of it is without. */
interface Form {
  readonly pattern: RegExp;
  readonly has: RegExp;
}

/** The fuller forms first: what they take is not read again by those behind them. */
const FORMS: readonly Form[] = [
  `(?<year>${YEAR})-(?<number>0[1-9]|1[0-2])-(?<day>0[1-9]|[12]\\d|3[01])`,
  `(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?(?<month>${MONTH})\\b\\.?(?:,? (?<year>${YEAR}))?`,
  `(?<month>${MONTH})\\.? (?<day>\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:]\\d|\\d|,\\d)(?:,? (?<year>${YEAR}))?`,
  `(?<month>${MONTH})\\.?,? (?:of )?(?<year>${YEAR})`,
  `(?<year>${YEAR})[ -]?Q(?<quarter>[1-4])`,
  `Q(?<quarter>[1-4])(?:[ /]+(?:of )?(?<year>${YEAR}))?`,
  `(?<=\\b(?:in|by|until|till|of|early|mid|late|from|on) |:\\s?|mid-)(?<month>${MONTH})(?![a-z-])`,
  `(?<=\\b(?:in|by|until|till|of|early|mid|late) |:\\s?|mid-)(?<year>20\\d\\d)(?![\\d.,%-]\\d|\\d|[ -](?:teams|people|users))`,
].map((form) => ({
  pattern: new RegExp(`(?<![\\p{L}\\d.])(?:${form})(?![\\p{L}\\d])`, 'gu'),
  has: form.includes('<month>') ? HAS_MONTH : form.includes('<quarter>') ? HAS_QUARTER : HAS_YEAR,
}));

/** Expressions one of which every date matches. */
export const DATES: readonly RegExp[] = FORMS.map(({ pattern }) => pattern);

/** The dates that a sentence or cell states, in its order; spans are within the text. */
export function datesIn(text: string): StatedDate[] {
  const found: StatedDate[] = [];
  const held = [HAS_MONTH, HAS_QUARTER, HAS_YEAR].filter((one) => one.test(text));
  if (held.length === 0) return found;
  for (const { pattern, has } of FORMS) {
    if (!held.includes(has)) continue;
    for (const { index: start, 0: match, groups = {} } of matches(text, pattern)) {
      const end = start + match.length;
      if (!found.some((one) => start < one.end && one.start < end)) found.push({ start, end, ...read(groups) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function read({ year, quarter, month, number, day }: Readonly<Record<string, string | undefined>>) {
  const named = month && MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
  return {
    ...(year && { year: Number(year) }),
    ...(quarter && { quarter: Number(quarter) }),
    ...(named && { month: named }),
    ...(number && { month: Number(number) }),
    ...(day && { day: Number(day) }),
  };
}

/** Whether two dates cannot be the same; a vaguer one that holds the other is no other. */
export function differ(a: StatedDate, b: StatedDate): boolean {
  if (isOther(a.year, b.year)) return true;
  if (a.month && b.month) return a.month !== b.month || isOther(a.day, b.day);
  return isOther(quarterOf(a), quarterOf(b));
}

/** Whether a date ends before another begins; false where a year is known of one alone. */
export function isBefore(a: StatedDate, b: StatedDate): boolean {
  if ((a.year === undefined) !== (b.year === undefined)) return false;
  return ordinal(a, 'last') < ordinal(b, 'first');
}

function isOther(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}

function quarterOf({ quarter, month }: StatedDate): number | undefined {
  return quarter ?? (month && Math.ceil(month / 3));
}

/** A number that orders days: months are taken to have 31. */
function ordinal({ year = 0, quarter, month, day }: StatedDate, end: 'first' | 'last'): number {
  const isFirst = end === 'first';
  const vague = quarter ? quarter * 3 - (isFirst ? 2 : 0) : isFirst ? 1 : 12;
  return (year * 12 + (month ?? vague)) * 31 + (day ?? (isFirst ? 1 : 31));
}
