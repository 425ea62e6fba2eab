import type { Hit, Rule, RuleContext } from '../rule';
import { cellQuantity, columnOf } from './columns';
import { correction } from './corrections';
import { formatLike } from './quantity';
import { type ScoredRow, type ScoredTable, type ScoringModel, scoredTables } from './scoring';
import { ordinal, quote } from './wording';

/** A rule that adds up again what a table scores by a model. */
export function arithmeticRule(
  id: string,
  model: ScoringModel,
  mustFire: readonly string[],
  mustNotFire: readonly string[],
): Rule {
  return {
    id,
    severity: 'error',
    topic: 'arithmetic',
    why: model.why,
    question: 'Is a factor wrong or the result, and which order did you mean?',
    *check(context: RuleContext): Generator<Hit> {
      for (const scored of scoredTables(context.outline, model)) {
        yield* wrongRows(context, scored, model);
        yield* impossibleConfidence(scored);
      }
    },
    mustFire,
    mustNotFire,
  };
}

/** A confidence is a share of certainty, so more than 100 % of it cannot be. */
function* impossibleConfidence({ table, rows }: ScoredTable): Generator<Hit> {
  const column = columnOf(table, /^conf(?:idence|\.)?(?!\w)/i);
  for (const { cells, name } of rows) {
    const confidence = cellQuantity(cells, column);
    const cell = cells[column];
    if (!cell || !confidence?.percent || confidence.value <= 100) continue;
    const { start, end, text } = cell;
    yield { start, end, message: `${quote(text)} is the confidence in ${quote(name)}, and more than 100 % cannot be.` };
  }
}

function* wrongRows(context: RuleContext, { table: place, rows }: ScoredTable, model: ScoringModel): Generator<Hit> {
  const wrong = rows.filter(({ isRight }) => !isRight);
  const first = wrong[0];
  // Where nothing agrees the table has a formula of its own, which is one thing to say and not one a row.
  if (first && wrong.length === rows.length && rows.length >= 3) {
    const { start, end } = place;
    const value = formatLike(first.computed, first.stated);
    const said = `None of the ${rows.length} scores is ${model.formula}`;
    yield { start, end, message: `${said}; by it, ${quote(first.name)} has ${value}.` };
    return;
  }
  for (const row of wrong) {
    const { start, end, text } = row.cell;
    const fix = correction(context, row.cell, text.trim(), row.computed);
    yield { start, end, message: message(row, rows, model), ...fix };
  }
}

function message(row: ScoredRow, rows: readonly ScoredRow[], model: ScoringModel): string {
  const right = formatLike(row.computed, row.stated);
  const said = `The ${model.called} of ${quote(row.name)} is ${right}, not ${row.cell.text.trim()}`;
  if (rows.length < 2) return `${said}.`;
  const before = place(rows, row, ({ stated }) => stated.value);
  const after = place(rows, row, ({ computed }) => computed);
  const moves = after > before ? 'drops to' : after < before ? 'rises to' : 'stays';
  return `${said}; it ${moves} ${ordinal(after)}.`;
}

/** The place of a row when the rows stand in falling order of a value; rows of equal value share it. */
function place(rows: readonly ScoredRow[], row: ScoredRow, value: (row: ScoredRow) => number): number {
  return rows.filter((other) => value(other) > value(row) + 1e-9).length + 1;
}

/** An example: a table whose first column names the rows. */
export function exampleTable(columns: string, rows: readonly string[]): string {
  const header = `Item | ${columns}`;
  const dashes = header.replaceAll(/[^|]+/g, '---');
  return [header, dashes, ...rows].map((line) => `| ${line} |`).join('\n');
}
