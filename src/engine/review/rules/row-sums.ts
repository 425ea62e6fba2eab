import type { Table } from '../outline';
import type { Hit, RuleContext } from '../rule';
import { cellText, rowName } from './columns';
import { correction } from './corrections';
import { formatLike, parseQuantity, type Quantity } from './quantity';
import { quote } from './wording';

/** Rows that must add up before the others can be taken to be mistakes, and their share of all. */
const FEWEST_RIGHT = 3;
const SHARE_RIGHT = 0.6;

/** Rows whose last number is not the sum of those before it, in a table where it is so in most rows. */
export function* wrongRowSums(context: RuleContext, table: Table): Generator<Hit> {
  const columns = table.header.length;
  // One row is wrong where so many are right.
  if (columns < 4 || table.rows.length <= FEWEST_RIGHT) return;
  const numbers = numbersIn(table);
  for (let sum = columns - 1; sum >= 3; sum--) {
    const sums = numbers(sum);
    if (sums.filter((one) => one).length <= FEWEST_RIGHT) continue;
    // Of all numbers before it, or of the two that stand directly before it.
    for (const first of new Set([1, sum - 2])) {
      const before = Array.from({ length: sum - first }, (_, index) => numbers(first + index));
      const read = table.rows.flatMap((cells, row) => {
        const parts = before.map((column) => column[row]);
        const stated = sums[row];
        if (!stated || stated.percent || parts.length < 2 || parts.some((part) => !part || part.percent)) return [];
        return [{ cells, stated, added: parts.reduce((all, part) => all + (part?.value ?? 0), 0) }];
      });
      const wrong = read.filter(({ stated, added }) => Math.abs(stated.value - added) > stated.rounding + 1e-9);
      const right = read.length - wrong.length;
      if (wrong.length === 0 || right < FEWEST_RIGHT || right < read.length * SHARE_RIGHT) continue;
      if (wrong.every(({ stated }) => stated.value === 0)) continue;
      for (const { cells, stated, added } of wrong) {
        const cell = cells[sum];
        if (!cell) continue;
        const name = rowName(cells);
        const message = `In the row ${quote(name, 30)} the numbers add up to ${formatLike(added, stated)}, not ${cell.text.trim()}.`;
        yield { start: cell.start, end: cell.end, message, ...correction(context, cell, cell.text.trim(), added) };
      }
      return;
    }
  }
}

/** The numbers of a table by their columns, each of which is read when it is asked for; most tables have none where sums stand. */
function numbersIn({ rows }: Table): (column: number) => readonly (Quantity | null)[] {
  const known: (readonly (Quantity | null)[])[] = [];
  return (column) => (known[column] ??= rows.map((row) => parseQuantity(cellText(row, column))));
}
