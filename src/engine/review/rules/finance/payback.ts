import { matches } from '../../matches';
import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf } from '../columns';
import { perSection } from '../sections';
import { cellAmount } from './amounts';
import { type CashFlows, cashFlowsIn } from './cash-flows';
import { horizonsIn, type Sums, sectionFacts, sentenceFacts, sumsOf, timesAYear } from './facts';
import { type Statement, statementsOf } from './statements';

const PAYBACK =
  /\b(?:pay[- ]?back(?: period| time)?|pays? (?:itself )?back|paid back|pays? for itself|break[- ]?even|amorti[sz](?:es|ed|ation)|recouped)\b/i;
/** One time that is no range: "14 months", "2.5 years". */
const TIME = /(?<![\d.,–-])(\d{1,3}(?:[.,]\d{1,2})?|one|two|three|four|five|six) ?-?(months?|years?|yrs?)\b/gi;
const NUMBERS: Readonly<Record<string, number>> = { one: 1, two: 2, three: 3, four: 4, five: 5, six: 6 };
/** Share by which a time may be off, for the rounding on the way. */
const SLACK = 0.05;

/** A payback time that cost and benefit do not give. */
export const paybackArithmetic: Rule = {
  id: 'finance/payback-arithmetic',
  severity: 'error',
  topic: 'arithmetic',
  why: 'How long the money is out decides whether it can be afforded; a wrong time is found out when the money is missing.',
  question: 'From which month on do the benefits come in, and are running costs taken off?',
  *check(context: RuleContext): Generator<Hit> {
    const { document, outline } = context;
    if (!PAYBACK.test(document.text)) return;
    const [flows, ...others] = cashFlowsIn(outline);
    const known: Known = {
      flows: others.length > 0 ? undefined : flows,
      sums: perSection((section) => ({ found: sumsOf(sectionFacts(outline, section)) })),
    };
    for (const statement of statementsOf(context, PAYBACK)) {
      const hit = statementHit(context, statement, known);
      if (hit) yield hit;
    }
    for (const table of outline.tables) yield* tableHits(context, table);
  },
  mustFire: [
    '# Business case\n\nThe investment of €240,000 saves €20,000 a month, so the payback period is 18 months.\n',
    '# Case\n\n- One-off cost: €300,000\n- Savings: €150,000 per year\n- Payback: 3 years\n',
    '# Business case\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n| 3 | €250,000 |\n\nThe payback period is 1.2 years.\n',
    '| Initiative | Investment | Annual savings | Payback |\n|---|---|---|---|\n| Cache | €8,000 | €20,000 | 4.8 months |\n| Queue | €60,000 | €30,000 | 14 months |',
  ],
  mustNotFire: [
    '| Initiative | Investment | Annual savings | Payback |\n|---|---|---|---|\n| Cache | €8,000 | €20,475 | 4.7 months |\n| Queue | €60,000 | €30,000 | 2 years |\n| Both | $50K | n/a | 3 months |',
    '# Business case\n\nThe investment of €240,000 saves €20,000 a month, so the payback period is 12 months.\n',
    '# Case\n\n- One-off cost: €300,000\n- Savings: €150,000 per year\n- Running cost: €30,000 per year\n- Payback: 30 months\n',
    '# Business case\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n| 3 | €250,000 |\n\nIt pays back in 2.2 years.\n',
    '# Business case\n\nThe investment is €300,000 and the payback period is 14 months; benefits are in the appendix.\n',
    '# Business case\n\nThe investment of €240,000 saves €20,000 a month, so it pays back in less than 18 months.\n',
    '# Loans\n\nThe payback period of a loan is 30 years; interest costs €4,000 a year.\n',
    '# Business case\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n| 3 | €250,000 |\n\nPayback comes in year 3, after about 27 months.\n',
  ],
};

/** What the text says of money, each section found out once. */
interface Known {
  readonly flows: CashFlows | undefined;
  readonly sums: (section: number) => { readonly found: Sums | null };
}

function statementHit(context: RuleContext, { block, text, section }: Statement, known: Known): Hit | null {
  const stated = timeIn(text);
  if (!stated) return null;
  const sums = sumsOf(sentenceFacts(text) ?? []) ?? known.sums(section).found;
  const due = sums ? fromSums(sums, text) : known.flows ? fromFlows(known.flows) : [];
  return timeHit(context, block, stated, { due, slack: sums?.slack ?? 0 });
}

/** What is said of a time that is none of those that are due, in months. */
function timeHit(
  context: RuleContext,
  block: Block,
  stated: Stated,
  { due, slack }: { readonly due: readonly number[]; readonly slack: number },
): Hit | null {
  const unit = stated.isYears ? 12 : 1;
  const isRight = (months: number): boolean =>
    Math.abs(months - stated.months) <= stated.rounding + months * (SLACK + slack) ||
    // "3 years" may be the year in which it comes.
    (stated.isYears && Math.ceil(months / 12 - 1e-9) * 12 === stated.months);
  const [first] = due;
  if (first === undefined || due.some(isRight)) return null;
  const count = Number((first / unit).toFixed(first / unit >= 10 || Number.isInteger(first / unit) ? 0 : 1));
  const right = stated.text
    .replace(/^[\w.,]+?(?= ?-?(?:months?|years?|yrs?)$)/i, String(count))
    .replace(/(?<=(?:month|year))$/i, count === 1 ? '' : 's');
  const { start, end } = block;
  const message = `By these numbers it has paid back after ${right}, not ${stated.text}.`;
  return { start, end, message, ...fixed(context, block, stated.text, right) };
}

function fixed(
  context: RuleContext,
  block: { start: number; end: number },
  from: string,
  to: string,
): Pick<Hit, 'fix'> {
  const at = context.document.slice(block).indexOf(from);
  if (at < 0) return {};
  const start = block.start + at;
  return { fix: { title: `Write “${to}”`, edits: [{ start, end: start + from.length, text: to }] } };
}

const COST_COLUMN = /^(?:total |one-off |initial |up-?front )?(?:costs?|investments?|capex)\b/i;
const BENEFIT_COLUMN = /\b(?:benefits?|savings?|net benefits?)\b/i;

/** Tables with an outlay, a yearly or monthly benefit and a time in each row. */
function* tableHits(context: RuleContext, table: Table): Generator<Hit> {
  const payback = columnOf(table, PAYBACK);
  if (payback < 0) return;
  const [cost, benefit] = [columnOf(table, COST_COLUMN), columnOf(table, BENEFIT_COLUMN)];
  const perYear = timesAYear(table.header[benefit]?.text ?? '');
  if (cost < 0 || benefit < 0 || perYear === null || timesAYear(table.header[cost]?.text ?? '') !== null) return;
  for (const row of table.rows) {
    const [spent, gained] = [cellAmount(cellText(row, cost)), cellAmount(cellText(row, benefit))];
    const cell = row[payback];
    const stated = timeIn(`Payback ${cellText(row, payback)}`);
    if (!cell || !stated || !spent || !gained || gained.value <= 0) continue;
    const slack = spent.rounding / Math.abs(spent.value || 1) + gained.rounding / gained.value;
    const hit = timeHit(context, cell, stated, {
      due: [(Math.abs(spent.value) / (gained.value * perYear)) * 12],
      slack,
    });
    if (hit) yield hit;
  }
}

interface Stated {
  readonly months: number;
  readonly rounding: number;
  readonly isYears: boolean;
  readonly text: string;
}

/** What makes a time a bound, which is right for every time below it. */
const BOUND = /\b(?:within|under|below|less than|at most|up to|no more than|before)\b/i;

/** The one time behind the word for payback; null where there are several, as there are in a span. */
function timeIn(text: string): Stated | null {
  const at = PAYBACK.exec(text)?.index ?? 0;
  const behind = text.slice(at).replace(/\bover (?:the )?(?:next |first )?[\w-]+ years?\b/i, '');
  const [time, ...others] = matches(behind, TIME);
  if (!time || others.length > 0 || /\d ?(?:-|–|to) ?\d|[<>≤≥]/.test(behind) || BOUND.test(behind)) return null;
  const [found, count = '', unit = ''] = time;
  const isYears = /^y/i.test(unit);
  const digits = count.replace(',', '.');
  const size = isYears ? 12 : 1;
  const decimals = digits.split('.')[1]?.length ?? 0;
  return {
    months: (NUMBERS[digits.toLowerCase()] ?? Number(digits)) * size,
    rounding: (size * 10 ** -decimals) / 2,
    isYears,
    text: found,
  };
}

/** Months until the savings, with and without what it costs to run, have brought back the outlay. */
function fromSums({ cost, running, benefit }: Sums, text: string): number[] {
  const horizons = horizonsIn(text.slice(0, PAYBACK.exec(text)?.index ?? 0));
  const yearly =
    benefit.perYear === null ? horizons.map((years) => benefit.value / years) : [benefit.value * benefit.perYear];
  const net = benefit.kind === 'net' ? yearly : yearly.flatMap((value) => [value - running, value]);
  return net.filter((value) => value > 0).map((value) => (cost / value) * 12);
}

/** Months until the sum of the flows is no longer below zero; a year's flow comes evenly, and the first year may be a whole one. */
function fromFlows({ values, first }: CashFlows): number[] {
  let sum = 0;
  for (const [index, value] of values.entries()) {
    if (sum < 0 && sum + value >= 0) {
      const inYear = index - 1 + -sum / value;
      // Where year 0 is the outlay alone, the years of benefit begin at its end.
      return (first === 0 ? [inYear] : [inYear + 1, inYear]).flatMap((years) => [
        years * 12,
        Math.ceil(years - 1e-9) * 12,
      ]);
    }
    sum += value;
  }
  return [];
}
