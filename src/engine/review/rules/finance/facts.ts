import { matches } from '../../matches';
import type { Block, Outline } from '../../outline';
import { cellText } from '../columns';
import { within } from '../sections';
import { anyOf } from '../vocabulary';
import { amountsIn, cellAmount } from './amounts';

/** A cost or a benefit in money, once or so many times a year. */
export interface Fact {
  /** A "return" may be meant with or without the cost taken off. */
  readonly kind: 'cost' | 'benefit' | 'net' | 'either';
  readonly value: number;
  readonly rounding: number;
  /** Times a year; null for once, or for all years together. */
  readonly perYear: number | null;
}

const BENEFIT = anyOf`
  benefits?, sav(e|es|ed|ing|ings), revenues?, returns?, gains?, income, brings? in, avoid(s|ed)?, earns?, worth, yields?
`;
const NET = anyOf`net (benefits?|savings?|returns?|gains?|profit|income)`;
const EITHER = anyOf`returns?, gains?, profits?, yields?, worth`;
const COST = anyOf`
  invest(s|ed|ment|ments)?, costs?, outlay, spend(ing)?, budget, capex, opex, one-off, up-?front, licen[cs]e*, fees?, price, implementation, run(ning)?
  subscription, maintenance, operat*
`;
/** Amounts that are neither: what is left, what is compared with, and parts of what is named already. */
const OTHER = anyOf`
  NPV, net present value, of which, per (user|seat|head|unit|day|hour|request), currently, today, instead of, contingency, reserve, up to
  at least, between, threshold, revenue of the, tax
`;
const PER_YEAR: readonly (readonly [RegExp, number])[] = [
  [/\b(?:per|an?|each|every) (?:year|annum)\b|\bannual(?:ly)?\b|\byearly\b|\bp\.?a\b|\/ ?(?:yr|year|a)\b/i, 1],
  [/\b(?:per|a|each|every) month\b|\bmonthly\b|\/ ?(?:mo|month)\b/i, 12],
  [/\b(?:per|a|each|every) quarter\b|\bquarterly\b/i, 4],
  [/\b(?:per|a|each|every) week\b|\bweekly\b/i, 52],
];

/** The fact that a name and an amount make; null where the words say neither cost nor benefit. */
function factOf(before: string, amount: Pick<Fact, 'value' | 'rounding'>, behind = ''): Fact | null {
  const [near = ''] = behind.slice(0, MAX_BEHIND).split(/[,;:.]|\band\b/);
  if (OTHER.test(`${before} ${near}`)) return null;
  const kind = kindOf(before) ?? kindOf(near);
  if (!kind) return null;
  const { value, rounding } = amount;
  return { kind, value: Math.abs(value), rounding, perYear: timesAYear(near) ?? timesAYear(before) };
}

/** Characters behind an amount that may still say what it is: "€20,000 in savings a month". */
const MAX_BEHIND = 30;

/** What the words nearest to an amount say it is: "the investment saves" is a saving. */
function kindOf(words: string): Fact['kind'] | null {
  const all = words.trim().split(/\s+/);
  for (let from = all.length - 1; from >= Math.max(0, all.length - MAX_WORDS); from--) {
    const tail = all.slice(from).join(' ');
    if (COST.test(tail)) return 'cost';
    if (BENEFIT.test(tail)) {
      if (NET.test(all.slice(Math.max(0, from - 1)).join(' '))) return 'net';
      return EITHER.test(tail) ? 'either' : 'benefit';
    }
  }
  return null;
}

/** Words before an amount that may say what it is. */
const MAX_WORDS = 12;

/** How many times a year something is, by its words; null where they say none. */
export function timesAYear(words: string): number | null {
  return PER_YEAR.find(([name]) => name.test(words))?.[1] ?? null;
}

/** The facts of a sentence, one for each amount; null where an amount is neither cost nor benefit. */
export function sentenceFacts(text: string): Fact[] | null {
  const amounts = amountsIn(text);
  const facts: Fact[] = [];
  let from = 0;
  for (const [index, amount] of amounts.entries()) {
    const end = amount.index + amount.text.length;
    const fact = factOf(text.slice(from, amount.index), amount, text.slice(end, amounts[index + 1]?.index));
    if (!fact) return null;
    facts.push(fact);
    from = end;
  }
  return facts;
}

/** The facts of a section: its sentences, items, and tables that have a name and one amount in each row. */
export function sectionFacts({ sentences, tables }: Outline, section: number): Fact[] {
  const own = { first: section, end: section + 1 };
  const told = within(sentences, own).flatMap(({ text }) => sentenceFacts(text) ?? []);
  const listed = within(tables, own).flatMap(({ header, rows }) =>
    header.length === 2 ? [header, ...rows].flatMap(rowFact) : [],
  );
  return [...told, ...listed];
}

function rowFact(row: readonly Block[]): Fact[] {
  const amount = cellAmount(cellText(row, 1)) ?? amountsIn(cellText(row, 1))[0];
  const fact = amount && factOf(cellText(row, 0), amount, cellText(row, 1).replaceAll(/\d/g, ''));
  return fact ? [fact] : [];
}

const YEARS =
  /\b(?:over|in|for|after|first|within|next|(?=\d+-year))? ?(?:the )?(?:first |next )?(\d{1,2}|two|three|four|five|ten)[- ]years?\b/gi;
const NUMBERS: Readonly<Record<string, number>> = { two: 2, three: 3, four: 4, five: 5, ten: 10 };

/** The spans of years that a text names. */
export function horizonsIn(text: string): number[] {
  const years = Array.from(matches(text, YEARS), ([, count = '']) => NUMBERS[count.toLowerCase()] ?? Number(count));
  return [...new Set(years)].filter((one) => one > 0 && one <= 20);
}

/** What money comes to, where the facts have one cost at the outset, one benefit, and one running cost at most. */
export interface Sums {
  readonly cost: number;
  readonly running: number;
  readonly benefit: Fact;
  /** Share by which rounding may have moved a ratio of the two. */
  readonly slack: number;
}

export function sumsOf(facts: readonly Fact[]): Sums | null {
  const [benefit, ...benefits] = distinct(facts.filter(({ kind }) => kind !== 'cost'));
  const costs = distinct(facts.filter(({ kind }) => kind === 'cost'));
  const [once, ...others] = costs.filter(({ perYear }) => perYear === null);
  const running = costs.filter(({ perYear }) => perYear !== null);
  if (!benefit || !once || benefits.length + others.length > 0 || running.length > 1) return null;
  const slack = [benefit, once].reduce((sum, { rounding, value }) => sum + rounding / (value || 1), 0);
  const [regular] = running;
  return { cost: once.value, running: (regular?.value ?? 0) * (regular?.perYear ?? 0), benefit, slack };
}

/** One amount said twice is one. */
function distinct(facts: readonly Fact[]): Fact[] {
  const byValue = new Map(facts.map((fact) => [`${fact.kind} ${fact.value} ${fact.perYear}`, fact]));
  return [...byValue.values()];
}
