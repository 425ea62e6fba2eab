import { matches } from '../../matches';
/** A day, a month or a longer period as a text names it. */
export interface Period {
  /** First and last day, counted from 1 January 1970. */
  readonly first: number;
  readonly last: number;
}

/** A period with the words that name it, and where they begin in the text that was searched. */
export interface DatedWords extends Period {
  readonly text: string;
  readonly index: number;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const YEAR = '(?:19|20)\\d\\d';
const WEEK = '(?:KW|CW|week|wk)';

type Groups = Readonly<Record<string, string | undefined>>;

/** How dates are written, the longest form first: each with the period its parts make. All name their year. */
const FORMS: readonly { readonly pattern: string; readonly read: (groups: Groups) => Period | null }[] = [
  { pattern: `(?<a1>${YEAR})-(?<a2>\\d\\d)-(?<a3>\\d\\d)`, read: ({ a1, a2, a3 }) => day(a1, Number(a2), a3) },
  { pattern: `(?<b1>${YEAR})[ -]?W(?<b2>\\d\\d?)`, read: ({ b1, b2 }) => week(b1, b2) },
  { pattern: `${WEEK} ?(?<c2>\\d\\d?)(?:[ /,-]| of ){1,2}(?<c1>${YEAR})`, read: ({ c1, c2 }) => week(c1, c2) },
  { pattern: `(?<d1>${YEAR})[ /-]?(?<d2>[QH])(?<d3>[1-4])`, read: ({ d1, d2, d3 }) => part(d1, d2, d3) },
  { pattern: `(?<e2>[QH])(?<e3>[1-4])(?:[ /,-]| of )?[ ']?(?<e1>${YEAR})`, read: ({ e1, e2, e3 }) => part(e1, e2, e3) },
  {
    pattern: `(?<f3>\\d\\d?)(?:st|nd|rd|th|\\.)? (?:of )?(?<f2>${MONTH}),? (?<f1>${YEAR})`,
    read: ({ f1, f2, f3 }) => day(f1, monthOf(f2), f3),
  },
  {
    pattern: `(?<g2>${MONTH}) (?<g3>\\d\\d?)(?:st|nd|rd|th)?,? (?<g1>${YEAR})`,
    read: ({ g1, g2, g3 }) => day(g1, monthOf(g2), g3),
  },
  { pattern: `(?<h2>${MONTH}),? (?<h1>${YEAR})`, read: ({ h1, h2 }) => months(h1, monthOf(h2), 1) },
  { pattern: `(?<i3>\\d\\d?)\\.(?<i2>\\d\\d?)\\.(?<i1>${YEAR})`, read: ({ i1, i2, i3 }) => day(i1, Number(i2), i3) },
  { pattern: `(?<j1>${YEAR})-(?<j2>0[1-9]|1[0-2])(?!\\d|-\\d)`, read: ({ j1, j2 }) => months(j1, Number(j2), 1) },
];

const ANY = new RegExp(`(?<![\\w.-])(?:${FORMS.map(({ pattern }) => pattern).join('|')})(?![\\w])`, 'gi');

/** Whether a text can have a date at all. */
export const HAS_YEAR = /(?:19|20)\d\d/;

/** Longest text in which dates are looked for. */
const MAX_TEXT = 1_000;

/**
 * The dates of a text in their order: days (ISO, "12 March 2027", "March 12, 2027", "12.3.2027"), ISO weeks ("2027-W12",
 * "KW 12 2027"), months, quarters and halves of a year. A date without a year is none, and neither is "3/4/2027", which two
 * countries read differently.
 */
export function datesIn(text: string): DatedWords[] {
  const found: DatedWords[] = [];
  // Most texts have no year in them, and the look is cheap.
  if (!HAS_YEAR.test(text)) return found;
  for (const match of matches(text.slice(0, MAX_TEXT), ANY)) {
    const groups = match.groups ?? {};
    const form = FORMS.find(({ pattern }) => groups[/<(\w\d)>/.exec(pattern)?.[1] ?? ''] !== undefined);
    const period = form?.read(groups);
    if (period) found.push({ ...period, text: match[0], index: match.index });
  }
  return found;
}

/** The one date that a cell names; null where it names none or several. */
export function dateIn(text: string): DatedWords | null {
  const [date, ...others] = datesIn(text);
  return date && others.length === 0 ? date : null;
}

const DAY_MS = 86_400_000;

function dayNumber(year: number, month: number, date: number): number {
  return Date.UTC(year, month - 1, date) / DAY_MS;
}

function day(year = '', month: number, date = ''): Period | null {
  const number = dayNumber(Number(year), month, Number(date));
  const back = new Date(number * DAY_MS);
  // 31 June is no day.
  if (back.getUTCMonth() !== month - 1 || back.getUTCDate() !== Number(date)) return null;
  return { first: number, last: number };
}

/** A number of months from the first day of one. */
function months(year = '', month: number, count: number): Period {
  return { first: dayNumber(Number(year), month, 1), last: dayNumber(Number(year), month + count, 1) - 1 };
}

function part(year = '', kind = '', number = ''): Period | null {
  const isQuarter = kind.toUpperCase() === 'Q';
  if (!isQuarter && Number(number) > 2) return null;
  return isQuarter ? months(year, Number(number) * 3 - 2, 3) : months(year, Number(number) * 6 - 5, 6);
}

/** A week of ISO 8601: the first is the one with 4 January, and each begins on Monday. */
function week(year = '', number = ''): Period | null {
  if (Number(number) < 1 || Number(number) > 53) return null;
  const fourth = dayNumber(Number(year), 1, 4);
  // 1 January 1970 was a Thursday.
  const monday = fourth - ((fourth + 3) % 7);
  const first = monday + (Number(number) - 1) * 7;
  return { first, last: first + 6 };
}

function monthOf(name = ''): number {
  return MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}
