import type { Block, Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellText, isBlank, rowName } from './columns';
import { correction } from './corrections';
import { formatLike, parseQuantity, type Quantity } from './quantity';
import { wrongRowSums } from './row-sums';
import { ownText, perSection } from './sections';
import { anyOf } from './vocabulary';
import { quote } from './wording';

const TOTAL = /^(?:grand |overall )?(?:total|sum)s?(?: costs?| budget| spend| headcount| fte)?:?$/i;
/** Columns whose "total" is a mean, a product or nothing at all. */
const NOT_ADDED = anyOf`
  rate, average, avg, mean, median, per(?! (year|month|quarter|week|annum)), price, ratio, share, score, rank, weight, weighting, version, age
  p\d\d, min, max, growth, change, percent
`;
const NOT_AMOUNTS = /^(?:year|date|id|no)\b|%/i;
/** Tables that show a part of what they add up. */
const EXCERPT = anyOf`
  excerpt, selected, selection, top \d+, largest, biggest, among others, not shown, omitted, sample, subset, examples?
`;

/** A table whose total is not the sum of its rows, or a row that does not add up where most do. */
export const tableTotal: Rule = {
  id: 'business-value/table-total',
  severity: 'error',
  topic: 'arithmetic',
  why: 'The first reader who adds up the column stops believing the rest of the page.',
  question: 'Is a row missing, or is the total old?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    const isExcerpt = perSection((section) => EXCERPT.test(ownText(outline, section)));
    for (const table of outline.tables) {
      yield* wrongRowSums(context, table);
      const total = table.rows.at(-1);
      const parts = table.rows.slice(0, -1);
      if (!total || parts.length < 2 || !TOTAL.test(rowName(total))) continue;
      if (parts.some((row) => /total\b/i.test(rowName(row))) || table.header.some(({ text }) => /^weight/i.test(text)))
        continue;
      if (isExcerpt(table.section)) continue;
      yield* wrongTotals(context, table, parts, total);
    }
  },
  mustFire: [
    '| Branch | Tills | New | After |\n|---|---|---|---|\n| Oslo | 4 | 2 | 6 |\n| Bergen | 3 | 1 | 4 |\n| Malmo | 6 | 2 | 9 |\n| Lund | 2 | 2 | 4 |',
    '| Item | Cost |\n|---|---|\n| Licences | €120,000 |\n| People | €240,000 |\n| Training | €40,000 |\n| **Total** | **€420,000** |',
    '| Team | FTE |\n|---|---|\n| Platform | 6 |\n| Data | 4.5 |\n| Total | 12 |',
  ],
  mustNotFire: [
    '| Branch | Tills | New | After |\n|---|---|---|---|\n| Oslo | 4 | 2 | 6 |\n| Bergen | 3 | 1 | 4 |\n| Malmo | 6 | 2 | 8 |\n| Lund | 2 | 2 | 4 |',
    '| Option | Cost | Speed | Fit |\n|---|---|---|---|\n| A | 1 | 2 | 3 |\n| B | 2 | 2 | 5 |\n| C | 1 | 4 | 2 |\n| D | 2 | 3 | 1 |',
    '| Item | Cost |\n|---|---|\n| Licences | €120,000 |\n| People | €240,000 |\n| Training | €40,000 |\n| **Total** | **€400,000** |',
    '| File | Coverage % |\n|---|---|\n| a.ts | 80 |\n| b.ts | 90 |\n| Total | 85 |',
    '| Suite | Duration |\n|---|---|\n| unit | 10.2 |\n| host | 20.3 |\n| Total | 30.6 |',
    '| Part | k€ |\n|---|---|\n| A | 10 |\n| B | 20 |\n| Subtotal | 30 |\n| C | 5 |\n| Total | 35 |',
    '| Suite | Duration |\n|---|---|\n| unit | 60 min |\n| host | 120 min |\n| Total | 3 hours |',
    'The three largest items:\n\n| Item | Cost |\n|---|---|\n| A | 10 |\n| B | 20 |\n| Total | 90 |',
    '| Item | Cost |\n|---|---|\n| A | 10 |\n| B | see note |\n| Total | 90 |',
  ],
};

function* wrongTotals(
  context: RuleContext,
  table: Table,
  parts: readonly (readonly Block[])[],
  total: readonly Block[],
): Generator<Hit> {
  for (const [column, { text: header }] of table.header.entries()) {
    const cell = total[column];
    const stated = cell ? parseQuantity(cell.text) : null;
    if (column === 0 || !cell || !stated || stated.percent || NOT_ADDED.test(header) || NOT_AMOUNTS.test(header))
      continue;
    // "74+" and "~74" do not claim to be the sum.
    if (/[+~≈<>]/.test(cell.text)) continue;
    const values = columnValues(parts, column);
    if (!values || parts.some((row) => isOtherUnit(cellText(row, column), cell.text))) continue;
    const sum = values.reduce((all, { value }) => all + value, 0);
    const slack = values.reduce((all, { rounding }) => all + rounding, stated.rounding);
    if (Math.abs(sum - stated.value) <= slack + 1e-9 || isMean(values, sum, stated)) continue;
    const name = header.trim() ? ` of ${quote(header, 30)}` : '';
    const message = `The rows${name} add up to ${formatLike(sum, stated)}, not ${cell.text.trim()}.`;
    yield { start: cell.start, end: cell.end, message, ...correction(context, cell, cell.text.trim(), sum) };
  }
}

/** The numbers of a column, empty cells left out; null where a cell holds anything else. */
function columnValues(rows: readonly (readonly Block[])[], column: number): Quantity[] | null {
  const values: Quantity[] = [];
  for (const row of rows) {
    const text = cellText(row, column);
    const quantity = parseQuantity(text);
    if (quantity && !quantity.percent) values.push(quantity);
    else if (!isBlank(text)) return null;
  }
  return values.length > 1 ? values : null;
}

/** "60 minutes" among the rows, and a total in hours. */
function isOtherUnit(part: string, total: string): boolean {
  const [a, b] = [part, total].map((text) => /\d ?(\p{L}{1,12})/u.exec(text)?.[1]?.toLowerCase().replace(/s$/, ''));
  return a !== undefined && b !== undefined && a !== b;
}

/** Whether the "total" is the mean, the largest or the last of the values, as it is for rates and running counts. */
function isMean(values: readonly Quantity[], sum: number, stated: Quantity): boolean {
  const others = [sum / values.length, Math.max(...values.map(({ value }) => value)), values.at(-1)?.value ?? 0];
  return others.some((other) => Math.abs(other - stated.value) <= Math.max(stated.rounding, Math.abs(other) * 0.01));
}
