import { lazily } from '../../../lazily';
import { matches } from '../../matches';
import type { Hit, Rule, RuleContext } from '../../rule';
import { correction, rewritten } from '../corrections';
import { wholeText } from '../sections';
import { amountsIn, cellAmount } from './amounts';
import { type CashFlows, cashFlowsIn } from './cash-flows';
import { type Statement, statementsOf } from './statements';

const NPV = /\b(?:NPV|net present value)\b/i;
const RATE = [
  /\b(?:discount(?:ed|ing)?(?: rate)?|WACC|cost of capital|hurdle rate|interest rate|NPV)\b[^.%\d\n|]{0,30}?(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per cent)/gi,
  /(\d{1,2}(?:[.,]\d{1,2})?) ?(?:%|per cent) (?:discount|WACC|cost of capital|hurdle|interest)/gi,
];
/** Money that goes out before the first of the years. */
const OUTLAY = /\b(?:invest(?:ment|s)?|initial|one-off|up-?front|outlay|capex|implementation)\b/i;
/** Share by which a value may be off, for the rounding on the way. */
const SLACK = 0.01;

/** A net present value that the cash flows do not give. */
export const npvArithmetic: Rule = {
  id: 'finance/npv-arithmetic',
  severity: 'error',
  topic: 'arithmetic',
  why: 'The one number the board compares is wrong, and with it the choice between this and something else.',
  question: 'At which rate, and from which year on, were the flows discounted?',
  *check(context: RuleContext): Generator<Hit> {
    if (!NPV.test(context.document.text)) return;
    const [flows, ...others] = cashFlowsIn(context.outline);
    if (!flows || others.length > 0) return;
    const rates = lazily(() => ratesIn(wholeText(context.outline)));
    // Without a year in which money goes out there has to be one amount of it in the text.
    const [outlay, ...more] = flows.values.some((value) => value < 0) ? [0] : outlaysIn(context);
    if (outlay === undefined || more.length > 0) return;
    for (const statement of statementsOf(context, NPV)) {
      const own = ratesIn(statement.text);
      const hit = statementHit(context, statement, { flows, outlay, rates: own.length > 0 ? own : rates() });
      if (hit) yield hit;
    }
  },
  mustFire: [
    '# Case\n\n| Year | 0 | 1 | 2 | 3 |\n|---|---|---|---|---|\n| Net cash flow (k€) | -600 | 240 | 240 | 240 |\n\nAt a discount rate of 10 % the NPV is €120k.\n',
    '# Business case\n\nThe discount rate is 8 %.\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n| 3 | €250,000 |\n\nThe net present value is €200,000.\n',
    '# Business case\n\n| | Year 0 | Year 1 | Year 2 | Year 3 |\n|---|---|---|---|---|\n| Costs | 400 | 50 | 50 | 50 |\n| Benefits | 0 | 200 | 250 | 300 |\n| Net | (400) | 150 | 200 | 250 |\n\n- NPV at 10 %: 200\n',
    '# Case for the portal\n\nAll flows in k€, discounted at 7 %.\n\n| Year | Cash flow |\n|---|---|\n| 2027 | -300 |\n| 2028 | 150 |\n| 2029 | 220 |\n\n| Measure | Value |\n|---|---|\n| NPV | €70,000 |\n',
  ],
  mustNotFire: [
    '# Business case\n\nThe discount rate is 8 %.\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n| 3 | €250,000 |\n\nThe net present value is €98,000.\n',
    '# Business case\n\n| | Year 0 | Year 1 | Year 2 | Year 3 |\n|---|---|---|---|---|\n| Costs | 400 | 50 | 50 | 50 |\n| Benefits | 0 | 200 | 250 | 300 |\n| Net | (400) | 150 | 200 | 250 |\n\n- NPV at 10 %: 89.5\n',
    '# Business case\n\nA rate of 8 % would be usual.\n\n| Year | Net cash flow |\n|---|---|\n| 0 | -€500,000 |\n| 1 | €200,000 |\n| 2 | €250,000 |\n\nIn the worst case the NPV falls to -€300,000 at a discount rate of 12 %.\n',
    '# Case for the portal\n\nAn investment of €300,000, discounted at 7 %.\n\n| Year | Net benefit |\n|---|---|\n| 1 | €150,000 |\n| 2 | €220,000 |\n\nNPV: €32,348.\n',
    '# Functions\n\n| Year | Cash flow |\n|---|---|\n| 0 | -100 |\n| 1 | 60 |\n\n`NPV` discounts the flows by a rate that you give.\n',
  ],
};

/** What a value is computed from: yearly flows, money that went out before them, and the rates it may be at. */
interface Inputs {
  readonly flows: CashFlows;
  readonly outlay: number;
  readonly rates: readonly number[];
}

function statementHit(context: RuleContext, { block, text }: Statement, { flows, outlay, rates }: Inputs): Hit | null {
  const stated = statedValue(text);
  const [rate] = rates;
  if (!stated || stated.value === 0 || rate === undefined) return null;
  const due = rates.flatMap((one) => variants(flows, one)).map((value) => value - outlay);
  const isRight = (value: number, by: number): boolean =>
    Math.abs(value * by - stated.value) <= stated.rounding + (flows.rounding + Math.abs(value) * SLACK) * by;
  // "k€" over the table and whole euros in the text: the scale is the one in which the value is as large as its flows.
  const size = flows.values.reduce((sum, value) => sum + Math.abs(value), 0);
  const nearer = (a: number, b: number): number =>
    distance(size, a, stated.value) <= distance(size, b, stated.value) ? a : b;
  const scale = SCALES.reduce(nearer, 1);
  if (due.some((value) => SCALES.some((by) => isRight(value, by)))) return null;
  const right = (due[0] ?? 0) * scale;
  const shown = rewritten(stated.text, right) ?? String(Math.round(right));
  const { start, end } = block;
  const message = `At ${rate} % the cash flows give a net present value of ${shown}, not ${stated.text}.`;
  return { start, end, message, ...correction(context, block, stated.text, right) };
}

/** What a table's numbers may be multiplied by where the text speaks of its sums. */
const SCALES = [1, 1e3, 1e6, 1e-3] as const;

/** How many powers of ten lie between two values, by their size. */
function distance(value: number, scale: number, stated: number): number {
  return Math.abs(Math.log10(Math.abs((value * scale) / stated) || 1e-9));
}

/** The values in use: years counted from their ends, their beginnings or their middles. */
function variants({ values, first }: CashFlows, rate: number): number[] {
  const at = (shift: (index: number) => number): number =>
    values.reduce((sum, value, index) => sum + value / (1 + rate / 100) ** shift(index), 0);
  const ends = first === 1 ? at((index) => index + 1) : at((index) => index);
  return [
    ends,
    at((index) => index),
    at((index) => index + 1),
    at((index) => Math.max(0, index - 0.5)),
    at((index) => index + 0.5),
  ];
}

/** The amount behind "NPV", or before it where none is behind. */
function statedValue(
  text: string,
): { readonly value: number; readonly rounding: number; readonly text: string } | null {
  const at = NPV.exec(text)?.index ?? 0;
  const amounts = amountsIn(text);
  const amount = amounts.find(({ index }) => index > at) ?? (amounts.length === 1 ? amounts[0] : undefined);
  if (amount) {
    const isNegative = /[-−]$/.test(text.slice(0, amount.index));
    return isNegative
      ? { ...amount, value: -amount.value, text: `${text.charAt(amount.index - 1)}${amount.text}` }
      : amount;
  }
  const bare = /: ?([^|]{1,30})$/.exec(text)?.[1]?.replace(/\.$/, '').trim() ?? '';
  const read = cellAmount(bare);
  return read ? { ...read, text: bare } : null;
}

function ratesIn(text: string): number[] {
  const rates = RATE.flatMap((form) =>
    Array.from(matches(text, form), ([, digits = '']) => Number(digits.replace(',', '.'))),
  );
  return [...new Set(rates)].filter((rate) => rate > 0 && rate < 40);
}

function outlaysIn({ words }: RuleContext): number[] {
  const amounts = words
    .mayMatch([OUTLAY])
    .flatMap(({ text }) => (OUTLAY.test(text) && !NPV.test(text) ? amountsIn(text) : []));
  return [...new Set(amounts.map(({ value }) => value))];
}
