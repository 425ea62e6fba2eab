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

/** What dates hold: a month by its name, a quarter, or a year; without a month they have digits. */
export const HAS_MONTH = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/;
const HAS_QUARTER = /Q[1-4]/;
const HAS_YEAR = /(?:19|20)\d\d/;

type Part = 'year' | 'quarter' | 'month' | 'number' | 'day';

/** A way to write a date, and what no date of it is without. */
interface Form {
  readonly pattern: RegExp;
  /** What its groups hold. Groups with names would take longer to fill than the date takes to find. */
  readonly parts: readonly Part[];
  readonly has: RegExp;
}

/** How a date that begins with its month begins, and how any other does; looked at before the letters around it. */
const BEGIN_MONTH = '[ADFJMNOS]';
const BEGIN_OTHER = '[\\dQ]';
const PART = /<(year|quarter|month|number|day)>/g;

/** The fuller forms first: what they take is not read again by those behind them. */
const FORMS: readonly Form[] = [
  form(`<year>(${YEAR})-<number>(0[1-9]|1[0-2])-<day>(0[1-9]|[12]\\d|3[01])`),
  form(`<day>(\\d{1,2})(?:st|nd|rd|th)?\\.? (?:of )?<month>(${MONTH})\\b\\.?(?:,? <year>(${YEAR}))?`),
  form(`<month>(${MONTH})\\.? <day>(\\d{1,2})(?:st|nd|rd|th)?(?![\\d.:]\\d|\\d|,\\d)(?:,? <year>(${YEAR}))?`),
  form(`<month>(${MONTH})\\.?,? (?:of )?<year>(${YEAR})`),
  form(`<year>(${YEAR})[ -]?Q<quarter>([1-4])`),
  form(`Q<quarter>([1-4])(?:[ /]+(?:of )?<year>(${YEAR}))?`),
  form(`(?<=\\b(?:in|by|until|till|of|early|mid|late|from|on) |:\\s?|mid-)<month>(${MONTH})(?![a-z-])`),
  form(
    `(?<=\\b(?:in|by|until|till|of|early|mid|late) |:\\s?|mid-)<year>(20\\d\\d)(?![\\d.,%-]\\d|\\d|[ -](?:teams|people|users))`,
  ),
];

/** @param written an expression with the name of each of its groups before it */
function form(written: string): Form {
  const parts = Array.from(written.matchAll(PART), ([, part]) => part as Part);
  const first = parts[0] === 'month' ? BEGIN_MONTH : BEGIN_OTHER;
  return {
    pattern: new RegExp(`(?=${first})(?<![\\p{L}\\d.])(?:${written.replaceAll(PART, '')})(?![\\p{L}\\d])`, 'gu'),
    parts,
    has: parts.includes('month') ? HAS_MONTH : parts.includes('quarter') ? HAS_QUARTER : HAS_YEAR,
  };
}

const HAS_ANY = new RegExp([HAS_MONTH, HAS_QUARTER, HAS_YEAR].map(({ source }) => source).join('|'));

/** Whether a text has what no date is without; most have not. */
export function mayHaveDate(text: string): boolean {
  return HAS_ANY.test(text);
}

/** The dates that a sentence or cell states, in its order; spans are within the text. */
export function datesIn(text: string): StatedDate[] {
  const found: StatedDate[] = [];
  if (!mayHaveDate(text)) return found;
  const held = [HAS_MONTH, HAS_QUARTER, HAS_YEAR].filter((one) => one.test(text));
  for (const { pattern, parts, has } of FORMS) {
    if (!held.includes(has)) continue;
    for (const match of matches(text, pattern)) {
      const { index: start } = match;
      const end = start + match[0].length;
      if (!found.some((one) => start < one.end && one.start < end)) found.push({ start, end, ...read(match, parts) });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** What a date says, part by part. */
function read(match: RegExpExecArray, parts: readonly Part[]): Partial<Record<Exclude<Part, 'number'>, number>> {
  const said: Partial<Record<Exclude<Part, 'number'>, number>> = {};
  for (let index = 0; index < parts.length; index++) {
    const [part, written] = [parts[index] as Part, match[index + 1]];
    if (written === undefined) continue;
    if (part === 'month') said.month = MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
    else said[part === 'number' ? 'month' : part] = Number(written);
  }
  return said;
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
