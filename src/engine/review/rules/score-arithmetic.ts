import type { Hit, Rule, RuleContext } from '../rule';
import { formatLike } from './quantity';
import { ICE, RICE, type ScoredRow, type ScoredTable, type ScoringModel, scoredTables, WSJF } from './scoring';
import { ordinal, quote } from './wording';

/** A RICE score that is not what its own row gives. */
export const riceArithmetic = arithmeticRule(
  RICE,
  [
    table('Reach | Impact | Confidence | Effort | RICE', [
      'Search | 1,200 | 2 | 80% | 8 | 240',
      'Portal | 800 | 1 | 60% | 2 | 420',
    ]),
    table('Reach (users) | Impact | Confidence | Effort (pm) | **Score**', ['Login | 4k | 1 | 50 % | 4 | 900']),
    table('Reach | Impact | Conf. | Effort | RICE score', [
      'A | 100 | 3 | 0.5 | 2 | 75',
      'B | 100 | 1 | 0.5 | 2 | 52',
      'C | 10 | 1 | 1 | 1 | 10',
    ]),
  ],
  [
    table('Reach | Impact | Confidence | Effort | RICE', [
      'Search | 1,200 | 2 | 80% | 8 | 240',
      'Portal | 800 | 1 | 60% | 2 | 240',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', [
      'Search | 500 | 1 | 80 | 3 | 133',
      'Portal | 500 | 0.5 | 50 | 3 | 41.7',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', [
      'Reach in thousands | 5 | 1 | 80% | 2 | 2,000',
      'Again | 3 | 2 | 50% | 1 | 3,000',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', ['Not yet known | tbd | 2 | 80% | 8 | tbd']),
    table('Impact | Effort | Score', ['Only a part of the model | 3 | 2 | 99']),
  ],
);

/** An ICE score that is not what its own row gives. */
export const iceArithmetic = arithmeticRule(
  ICE,
  [
    table('Impact | Confidence | Ease | ICE', ['Emails | 8 | 7 | 5 | 280', 'Banner | 4 | 6 | 9 | 316']),
    table('Impact | Confidence | Ease | Score', [
      'Emails | 8 | 7 | 6 | 7',
      'Banner | 4 | 6 | 5 | 5',
      'Badges | 9 | 3 | 3 | 8',
    ]),
  ],
  [
    table('Impact | Confidence | Ease | ICE', ['Emails | 8 | 7 | 5 | 280', 'Banner | 4 | 6 | 9 | 216']),
    table('Impact | Confidence | Ease | Score', ['Emails | 8 | 7 | 6 | 7', 'Banner | 4 | 6 | 5 | 5']),
    table('Impact | Ease | Score', ['Emails | 8 | 7 | 100']),
  ],
);

/** A WSJF score that is not what its own row gives. */
export const wsjfArithmetic = arithmeticRule(
  WSJF,
  [
    table('Business value | Time criticality | Risk reduction | Job size | WSJF', ['Audit log | 8 | 5 | 3 | 4 | 6']),
    table('Value | Time criticality | RR/OE | Size | Score', ['A | 3 | 3 | 2 | 4 | 2', 'B | 13 | 8 | 3 | 8 | 5']),
  ],
  [
    table('Business value | Time criticality | Risk reduction | Job size | WSJF', ['Audit log | 8 | 5 | 3 | 4 | 4']),
    table('Value | Time criticality | RR/OE | Size | Score', ['A | 3 | 3 | 2 | 3 | 2.7', 'B | 13 | 8 | 3 | 8 | 3']),
    table('Value | Size | Score', ['A | 3 | 3 | 9']),
  ],
);

function arithmeticRule(model: ScoringModel, mustFire: readonly string[], mustNotFire: readonly string[]): Rule {
  return {
    id: `business-value/${model.name.toLowerCase()}-arithmetic`,
    severity: 'error',
    topic: 'arithmetic',
    why: `The order of work rests on these scores, and ${model.name} is ${model.formula}.`,
    question: 'Which order did you mean?',
    *check({ outline }: RuleContext): Generator<Hit> {
      for (const scored of scoredTables(outline, model)) yield* wrongRows(scored, model);
    },
    mustFire,
    mustNotFire,
  };
}

function* wrongRows({ table: place, rows }: ScoredTable, model: ScoringModel): Generator<Hit> {
  const wrong = rows.filter(({ isRight }) => !isRight);
  const first = wrong[0];
  // Where nothing agrees the table has a formula of its own, which is one thing to say and not one a row.
  if (first && wrong.length === rows.length && rows.length >= 3) {
    const { start, end } = place;
    const value = formatLike(first.computed, first.stated);
    yield {
      start,
      end,
      message: `None of the ${rows.length} scores is ${model.formula}; by it, ${quote(first.name)} has ${value}.`,
    };
    return;
  }
  for (const row of wrong) yield { start: row.cell.start, end: row.cell.end, message: message(row, rows, model) };
}

function message(row: ScoredRow, rows: readonly ScoredRow[], model: ScoringModel): string {
  const right = formatLike(row.computed, row.stated);
  const said = `The ${model.name} score of ${quote(row.name)} is ${right}, not ${row.cell.text.trim()}`;
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
function table(columns: string, rows: readonly string[]): string {
  const header = `Item | ${columns}`;
  const dashes = header.replaceAll(/[^|]+/g, '---');
  return [header, dashes, ...rows].map((line) => `| ${line} |`).join('\n');
}
