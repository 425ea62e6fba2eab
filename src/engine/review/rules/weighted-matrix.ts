import type { Span } from '../../document';
import { enumerated } from '../../format';
import type { Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellQuantity, cellText, columnOf, rowName } from './columns';
import { correction } from './corrections';
import { agrees, formatLike, parseQuantity, type Quantity } from './quantity';
import { quote } from './wording';

const WEIGHT = /^weight(?:s|ing)?\b/i;
const SUM = /^(?:(?:weighted |overall |grand )?(?:total|score|sum|result)(?: score)?)$/i;

/** A weighted decision matrix whose weights or totals do not add up. */
export const weightedMatrix: Rule = {
  id: 'business-value/weighted-matrix',
  severity: 'error',
  topic: 'arithmetic',
  why: 'A matrix is trusted for its arithmetic; one wrong sum can choose the other option.',
  question: 'Which option wins once the sums are right?',
  *check(context: RuleContext): Generator<Hit> {
    for (const table of context.outline.tables) {
      const matrix = criteriaInRows(table) ?? criteriaInColumns(table);
      if (matrix) yield* faults(context, matrix);
    }
  },
  mustFire: [
    '| Criterion | Weight | Vendor A | Vendor B |\n|---|---|---|---|\n| Cost | 50% | 4 | 2 |\n| Fit | 50% | 2 | 5 |\n| Total | 100% | 3 | 4.5 |',
    '| Criterion | Weight | Buy | Build |\n|---|---|---|---|\n| Cost | 0.4 | 4 | 2 |\n| Speed | 0.4 | 5 | 1 |\n| Fit | 0.3 | 2 | 5 |\n| Total | | 4.2 | 2.7 |',
    '| Option | Cost (40%) | Fit (60%) | Total |\n|---|---|---|---|\n| Buy | 5 | 3 | 3.8 |\n| Build | 2 | 4 | 4.2 |',
  ],
  mustNotFire: [
    '| Criterion | Weight | Vendor A | Vendor B |\n|---|---|---|---|\n| Cost | 50% | 4 | 2 |\n| Fit | 50% | 2 | 5 |\n| Total | 100% | 3 | 3.5 |',
    '| Criterion | Weight | Buy | Build |\n|---|---|---|---|\n| Cost | 3 | 4 | 2 |\n| Fit | 2 | 2 | 5 |\n| Total | 5 | 16 | 16 |',
    '| Option | Cost (40%) | Fit (60%) | Total |\n|---|---|---|---|\n| Buy | 5 | 3 | 3.8 |\n| Build | 2 | 4 | 3.2 |',
    '| Criterion | Weight | A | B |\n|---|---|---|---|\n| One | 33% | 3 | 3 |\n| Two | 33% | 3 | 3 |\n| Three | 33% | 3 | 3 |',
    '| Parcel | Weight | Price |\n|---|---|---|\n| Small | 2 kg | 4 |\n| Large | 9 kg | 11 |',
  ],
};

interface Weight extends Span {
  readonly quantity: Quantity;
}

interface Option extends Span {
  readonly name: string;
  /** One score for each weight. */
  readonly scores: readonly number[];
  readonly stated: Quantity;
  readonly text: string;
}

interface Matrix extends Span {
  readonly weights: readonly Weight[];
  readonly options: readonly Option[];
}

function criteriaInRows(table: Table): Matrix | null {
  const column = columnOf(table, WEIGHT);
  if (column < 0) return null;
  const criteria = table.rows.filter((row) => !SUM.test(rowName(row)));
  const weights = criteria.flatMap((row) => {
    const quantity = cellQuantity(row, column);
    const cell = row[column];
    return quantity && cell && !/[a-z]/i.test(cell.text) ? [{ start: cell.start, end: cell.end, quantity }] : [];
  });
  if (weights.length !== criteria.length || weights.length < 2) return null;
  const sums = table.rows.find((row) => SUM.test(rowName(row)));
  const options: Option[] = [];
  for (const [index, { text: name }] of table.header.entries()) {
    const cell = sums?.[index];
    const stated = cell ? parseQuantity(cell.text) : null;
    const scores = criteria.map((row) => cellQuantity(row, index)?.value);
    if (index === column || !cell || !stated || !scores.every((score) => score !== undefined)) continue;
    options.push({ start: cell.start, end: cell.end, name, scores, stated, text: cell.text.trim() });
  }
  return { start: table.start, end: table.end, weights, options };
}

function criteriaInColumns(table: Table): Matrix | null {
  const sum = columnOf(table, SUM);
  if (sum < 0) return null;
  const columns: number[] = [];
  const weights: Weight[] = [];
  for (const [index, { text, start, end }] of table.header.entries()) {
    const weight = /\((?:weight:? ?|×|x ?)?(\d[\d.,]{0,5} ?%?)\)$/i.exec(text.trim())?.[1];
    const quantity = weight ? parseQuantity(weight) : null;
    if (!quantity || index === sum) continue;
    columns.push(index);
    weights.push({ start, end, quantity });
  }
  if (weights.length < 2) return null;
  const options: Option[] = [];
  for (const row of table.rows) {
    const cell = row[sum];
    const stated = cell ? parseQuantity(cell.text) : null;
    const scores = columns.map((column) => (cellText(row, column) ? cellQuantity(row, column)?.value : undefined));
    if (!cell || !stated || !scores.every((score) => score !== undefined)) continue;
    options.push({ start: cell.start, end: cell.end, name: rowName(row), scores, stated, text: cell.text.trim() });
  }
  return { start: table.start, end: table.end, weights, options };
}

function* faults(context: RuleContext, { start, end, weights, options }: Matrix): Generator<Hit> {
  const values = weights.map(({ quantity }) => quantity.value);
  const total = values.reduce((sum, value) => sum + value, 0);
  const whole = weights.every(({ quantity }) => quantity.percent) ? 100 : values.every((value) => value < 1) ? 1 : null;
  // Thirds and the like are rounded; steps of five hundredths are chosen.
  const isChosen = whole !== null && values.every((value) => Number.isInteger(round((value / whole) * 20)));
  const slack = isChosen ? 0 : weights.reduce((sum, { quantity }) => sum + quantity.rounding, 0);
  if (whole !== null && Math.abs(total - whole) > slack + 1e-9) {
    const [shown, due] = whole === 100 ? [`${round(total)} %`, '100 %'] : [String(round(total)), '1'];
    yield {
      start: weights[0]?.start ?? start,
      end: weights.at(-1)?.end ?? end,
      message: `The weights add up to ${shown}, not ${due}.`,
    };
    return;
  }
  yield* wrongSums(context, values, total, options);
}

function* wrongSums(
  context: RuleContext,
  weights: readonly number[],
  total: number,
  options: readonly Option[],
): Generator<Hit> {
  // Sums may be of points, of hundredths, or means; a table is taken to follow the one that makes the most of them right.
  let best: readonly { readonly option: Option; readonly due: number; readonly isRight: boolean }[] = [];
  let mostRight = -1;
  for (const scale of [1, 0.01, 100, 1 / total]) {
    const checked = options.map((option) => {
      const due = option.scores.reduce((sum, score, index) => sum + score * (weights[index] ?? 0), 0) * scale;
      return { option, due, isRight: agrees(option.stated, due) };
    });
    const right = checked.filter(({ isRight }) => isRight).length;
    if (right > mostRight) [best, mostRight] = [checked, right];
  }
  // No sum right: the table was added up by some other rule, and guessing at it helps nobody.
  if (mostRight <= 0) return;
  const leaders = leadersOf(best.map(({ option, due }) => ({ name: option.name, value: due })));
  for (const { option, due, isRight } of best) {
    if (isRight) continue;
    const { start, end, name, stated, text } = option;
    const right = formatLike(due, stated);
    const message = `The weighted total of ${quote(name)} is ${right}, not ${text}; ${leaders}.`;
    yield { start, end, message, ...correction(context, option, text, due) };
  }
}

function leadersOf(options: readonly { readonly name: string; readonly value: number }[]): string {
  const most = Math.max(...options.map(({ value }) => value));
  const names = options.filter(({ value }) => value >= most - 1e-9).map(({ name }) => quote(name, 30));
  return names.length === 1 ? `${names[0]} then leads` : `${enumerated(names)} then share the lead`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
