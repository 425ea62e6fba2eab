import type { Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellQuantity, columnOf } from './columns';
import { ICE, RICE, type ScoredRow, type ScoredTable, type ScoringModel, scoredTables, WSJF } from './scoring';
import { ownText, perSection } from './sections';
import { ordinal, quote } from './wording';

const RANK = /^(?:rank(?:ing)?|order|place|position|priority|prio)$/i;
const SORTED =
  /\b(?:ranked|sorted|ordered|listed in|in (?:the )?order of|in descending order|highest (?:score )?first|top to bottom)\b/i;

/** A list that claims to follow its scores and does not. */
export const scoreOrder: Rule = {
  id: 'business-value/score-order',
  severity: 'warning',
  topic: 'order',
  why: 'A score that does not decide the order is decoration; whatever decided it instead is not written down.',
  question: 'What outweighed the score?',
  *check({ outline }: RuleContext): Generator<Hit> {
    const isSorted = perSection((section) => SORTED.test(ownText(outline, section)));
    for (const model of [RICE, ICE, WSJF]) {
      for (const scored of scoredTables(outline, model)) {
        const hit = byRank(scored, model) ?? (isSorted(scored.table.section) ? outOfOrder(scored.rows, model) : null);
        if (hit) yield hit;
      }
    }
  },
  mustFire: [
    '| Rank | Item | Reach | Impact | Confidence | Effort | RICE |\n|---|---|---|---|---|---|---|\n| 1 | Search | 100 | 1 | 100% | 2 | 50 |\n| 2 | Portal | 100 | 2 | 100% | 2 | 100 |',
    'The backlog, ranked by ICE:\n\n| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Emails | 5 | 5 | 2 | 50 |\n| Banner | 5 | 5 | 5 | 125 |',
  ],
  mustNotFire: [
    '| Rank | Item | Reach | Impact | Confidence | Effort | RICE |\n|---|---|---|---|---|---|---|\n| 1 | Portal | 100 | 2 | 100% | 2 | 100 |\n| 2 | Search | 100 | 1 | 100% | 2 | 50 |',
    '| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Emails | 5 | 5 | 2 | 50 |\n| Banner | 5 | 5 | 5 | 125 |',
    'Ranked by score:\n\n| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Banner | 5 | 5 | 5 | 125 |\n| Emails | 5 | 5 | 5 | 125 |\n| Badges | 1 | 5 | 5 | 25 |',
    '| # | Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|---|\n| 4 | Emails | 5 | 5 | 5 | 125 |\n| 1 | Banner | 5 | 5 | 2 | 50 |',
    '| Rank | Team | Wins |\n|---|---|---|\n| 1 | Red | 2 |\n| 2 | Blue | 9 |',
  ],
};

/** A column "#" that counts the rows from one on; any other has the numbers by which they are called. */
function numbering(table: Table): number {
  const column = columnOf(table, /^#$/);
  return table.rows.every((row, index) => cellQuantity(row, column)?.value === index + 1) ? column : -1;
}

function byRank({ table, rows }: ScoredTable, model: ScoringModel): Hit | null {
  const named = columnOf(table, RANK);
  const column = named < 0 ? numbering(table) : named;
  if (column < 0) return null;
  const ranked = rows.flatMap((row) => {
    const rank = cellQuantity(row.cells, column)?.value;
    return rank === undefined ? [] : [{ row, rank }];
  });
  return outOfOrder(
    ranked.sort((a, b) => a.rank - b.rank).map(({ row }) => row),
    model,
  );
}

/** The first row that stands below one with a lower score. */
function outOfOrder(rows: readonly ScoredRow[], model: ScoringModel): Hit | null {
  for (const [index, row] of rows.entries()) {
    const above = rows[index - 1];
    if (!above || row.stated.value <= above.stated.value) continue;
    const { start, end } = row.cell;
    const message = `${quote(row.name)} stands ${ordinal(index + 1)}, below ${quote(above.name)}, with the higher ${model.name} score (${row.cell.text.trim()} against ${above.cell.text.trim()}).`;
    return { start, end, message };
  }
  return null;
}
