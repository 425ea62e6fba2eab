import { matches } from '../../matches';
import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, rowName } from '../columns';
import { correction } from '../corrections';
import { formatLike, parseQuantity, type Quantity } from '../quantity';
import { ownText, perSection } from '../sections';
import { quote } from '../wording';
import { cellAmount } from './amounts';
import { cashFlowsIn } from './cash-flows';
import { horizonsIn, type Sums, sectionFacts, sentenceFacts, sumsOf, timesAYear } from './facts';
import { type Statement, statementsOf } from './statements';

const ROI = /\b(?:ROI|return on investment)\b/i;
const PERCENT = /(?<![\d.,–-])[-−]?\d{1,5}(?:[.,]\d{1,2})? ?(?:%|percent\b|per cent\b)/g;
/** Share by which a ratio may be off, for the rounding on the way. */
const SLACK = 0.01;

/** A return on investment that cost and benefit do not give. */
export const roiArithmetic: Rule = {
  id: 'finance/roi-arithmetic',
  severity: 'error',
  topic: 'arithmetic',
  why: 'The return is the benefit less the cost, by the cost; leaving out the subtraction makes every loss look like a gain.',
  question: 'Which benefit, over which years, was set against which cost?',
  *check(context: RuleContext): Generator<Hit> {
    const { document, outline } = context;
    if (!ROI.test(document.text)) return;
    const place: Place = {
      context,
      sums: perSection((section) => ({ found: sumsOf(sectionFacts(outline, section)) ?? fromFlows(context) })),
      horizons: perSection((section) => horizonsIn(ownText(outline, section))),
    };
    for (const statement of statementsOf(context, ROI)) yield* statementHit(place, statement);
    for (const table of outline.tables) yield* tableHits(context, table);
  },
  mustFire: [
    '# Business case\n\nAn investment of €200,000 brings in €500,000 over three years: an ROI of 250 %.\n',
    '# Business case\n\nThe portal costs €420,000 in the first year and €80,000 a year to run, and saves €310,000 a year. Over three years that is an ROI of 80 %, at a discount rate of 7 %.\n',
    '# Business case\n\n- Total cost: €400,000\n- Total benefit: €600,000\n- ROI: 150 %\n',
    '| Option | Cost | Benefit | ROI |\n|---|---|---|---|\n| Buy | €100,000 | €180,000 | 80 % |\n| Build | €200,000 | €300,000 | 150 % |',
    '# Case\n\n| Item | Amount |\n|---|---|\n| Investment | €300,000 |\n| Annual savings | €150,000 |\n| ROI over three years | 150 % |\n',
  ],
  mustNotFire: [
    '# Business case\n\nAn investment of €200,000 brings in €500,000 over three years: an ROI of 150 %.\n',
    '# Case\n\n| Item | Amount |\n|---|---|\n| Investment | €300,000 |\n| Annual savings | €150,000 |\n| ROI over three years | 50 % |\n',
    '# Business case\n\nThe investment is €400,000. It saves €150,000 a year. We expect a good ROI.\n',
    '# Vision models\n\nThe ROI covers 40 % of the picture, at a cost of 3 ms.\n',
    '| Option | Cost | Benefit | ROI |\n|---|---|---|---|\n| Buy | €100,000 | €180,000 | 80 % |\n| Build | €200,000 | €300,000 | 1.5 |',
    '# Business case\n\n- Investment: €400,000\n- Net benefit over three years: €600,000\n- ROI: 150 %\n',
  ],
};

/** What is known of the sections in which returns are stated, each found out once. */
interface Place {
  readonly context: RuleContext;
  readonly sums: (section: number) => { readonly found: Sums | null };
  readonly horizons: (section: number) => readonly number[];
}

function* statementHit({ context, sums: known, horizons }: Place, { block, text, section }: Statement): Generator<Hit> {
  const said = statedPercent(text);
  const stated = said === null ? null : parseQuantity(said);
  if (!stated || said === null) return;
  const sums = sumsOf(sentenceFacts(text) ?? []) ?? known(section).found;
  if (!sums) return;
  const own = horizonsIn(text);
  const due = variants(sums, own.length > 0 ? own : horizons(section));
  yield* wrong(context, block, said, stated, { due, slack: sums.slack });
}

/** The one percentage of a text, or of several the one right behind the word. */
function statedPercent(text: string): string | null {
  const percents = matches(text, PERCENT);
  const [only, ...others] = percents;
  if (others.length === 0) return only?.[0] ?? null;
  const end = (ROI.exec(text)?.index ?? 0) + 3;
  const behind = percents.find(({ index }) => index > end && index - end < NEAR);
  // "80 to 120 %" and "80 % or 120 %" are no one value.
  return behind && !/^ ?(?:-|–|to|or|and)/.test(text.slice(behind.index + behind[0].length)) ? behind[0] : null;
}

/** Characters between the word and its figure where others stand in the sentence. */
const NEAR = 40;

function* tableHits(context: RuleContext, table: Table): Generator<Hit> {
  const roi = columnOf(table, /^(?:\d-year )?(?:ROI|return on investment)\b/i);
  if (roi < 0) return;
  const cost = columnOf(table, /^(?:total |one-off |initial )?(?:costs?|investments?)\b/i);
  const benefit = columnOf(table, /^(?:total )?(?:benefits?|savings?|revenues?)\b/i);
  if (cost < 0 || benefit < 0 || roi === benefit) return;
  if ([cost, benefit].some((column) => timesAYear(table.header[column]?.text ?? '') !== null)) return;
  for (const row of table.rows) {
    const cell = row[roi];
    const stated = parseQuantity(cellText(row, roi));
    const [spent, gained] = [cellAmount(cellText(row, cost)), cellAmount(cellText(row, benefit))];
    if (!cell || !stated?.percent || !spent || !gained || spent.value === 0) continue;
    const [c, b] = [Math.abs(spent.value), gained.value];
    const slack = spent.rounding / c + gained.rounding / Math.abs(b || 1);
    yield* wrong(context, cell, cell.text.trim(), stated, { due: [((b - c) / c) * 100], slack }, rowName(row));
  }
}

function* wrong(
  context: RuleContext,
  block: Block,
  said: string,
  stated: Quantity,
  { due, slack }: { readonly due: readonly number[]; readonly slack: number },
  name = '',
): Generator<Hit> {
  const [first] = due;
  const isRight = (value: number): boolean =>
    Math.abs(value - stated.value) <= stated.rounding + (Math.abs(value) + 100) * (slack + SLACK);
  if (first === undefined || due.some(isRight)) return;
  const of = name ? ` of ${quote(name, 40)}` : '';
  const message = `Benefit less cost, by the cost, gives a return${of} of ${formatLike(first, stated)}, not ${said}.`;
  yield { start: block.start, end: block.end, message, ...correction(context, block, said, first) };
}

/** What the return can be, in per cent: over each span of years named, in all or a year. None where the years are not known. */
function variants({ cost, running, benefit }: Sums, horizons: readonly number[]): number[] {
  const isYearly = benefit.perYear !== null || running > 0;
  const years = horizons.length > 0 ? horizons : isYearly ? [] : [1];
  const all = years.flatMap((count) => {
    const gained = benefit.value * (benefit.perYear === null ? 1 : benefit.perYear * count);
    const spent = cost + running * count;
    const nets =
      benefit.kind === 'net' ? [gained] : benefit.kind === 'either' ? [gained - spent, gained] : [gained - spent];
    return nets.flatMap((net) => [
      (net / spent) * 100,
      (net / spent / count) * 100,
      ((net + spent - running * count - cost) / cost) * 100,
    ]);
  });
  return all.filter(Number.isFinite);
}

/** Costs and benefits of the one table of cash flows that a text has. */
function fromFlows({ outline }: RuleContext): Sums | null {
  const [flows, ...others] = cashFlowsIn(outline);
  if (!flows || others.length > 0 || flows.cost <= 0 || flows.benefit <= 0) return null;
  const { cost, benefit, rounding } = flows;
  const slack = rounding / cost + rounding / benefit;
  return { cost, running: 0, benefit: { kind: 'benefit', value: benefit, rounding: 0, perYear: null }, slack };
}
