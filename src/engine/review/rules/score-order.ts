import { lazily } from '../../lazily';
import type { Block, Table } from '../outline';
import type { Hit, Rule, RuleContext } from '../rule';
import { cellQuantity, columnOf } from './columns';
import { ICE, RICE, type ScoredRow, type ScoredTable, type ScoringModel, scoredTables, WSJF } from './scoring';
import { ownText, perSection } from './sections';
import { ordinal, quote } from './wording';

const RANK = /^(?:rank(?:ing)?|order|place|position|priority|prio)$/i;
const SORTED =
  /\b(?:ranked|sorted|ordered|listed in|in (?:the )?order of|in descending order|highest (?:score )?first|top to bottom)\b/i;

/** "Offline mode comes first": what the text itself puts in front. */
const PUT_FIRST =
  /^(?:the |our |but |so |therefore |nevertheless |however )*(?<name>[a-zß-ɏ\d][a-zß-ɏ\d /&'’-]{1,50}?) (?:comes? first|is (?:built|done|started|taken|ranked|placed|put|delivered) first|has (?:the )?(?:highest|top|first) priority|is (?:our |the )?(?:first|top|number one|highest) (?:priority|choice)|is (?:moved|pulled) (?:up|to the top|forward)|is number one|starts first)\b|\b(?:we|the team) (?:will )?(?:start|begin) with (?:the )?(?<started>[a-zß-ɏ\d][a-zß-ɏ\d /&'’-]{1,50}?)(?=[.,;]| because| since| as )/i;

/** A list that claims to follow its scores and does not. */
export const scoreOrder: Rule = {
  id: 'business-value/score-order',
  severity: 'warning',
  topic: 'order',
  why: 'A score that does not decide the order is decoration; whatever decided it instead is not written down.',
  question: 'What outweighed the score?',
  *check({ outline, words }: RuleContext): Generator<Hit> {
    const decrees = lazily(() => words.mayMatch([PUT_FIRST]));
    const isSorted = perSection((section) => SORTED.test(ownText(outline, section)));
    for (const model of [RICE, ICE, WSJF]) {
      for (const scored of scoredTables(outline, model)) {
        const hit = byRank(scored, model) ?? (isSorted(scored.table.section) ? outOfOrder(scored.rows, model) : null);
        const decreed = hit ? null : byDecree(decrees(), scored, model);
        if (hit ?? decreed) yield (hit ?? decreed) as Hit;
      }
    }
  },
  mustFire: [
    '| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Emails | 5 | 5 | 2 | 50 |\n| Banner | 5 | 5 | 5 | 125 |\n| Badges | 1 | 5 | 5 | 25 |\n\nWe start with the badges, because sales likes them.',
    '| Rank | Item | Reach | Impact | Confidence | Effort | RICE |\n|---|---|---|---|---|---|---|\n| 1 | Search | 100 | 1 | 100% | 2 | 50 |\n| 2 | Portal | 100 | 2 | 100% | 2 | 100 |',
    'The backlog, ranked by ICE:\n\n| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Emails | 5 | 5 | 2 | 50 |\n| Banner | 5 | 5 | 5 | 125 |',
  ],
  mustNotFire: [
    '| Item | Impact | Confidence | Ease | ICE |\n|---|---|---|---|---|\n| Emails | 5 | 5 | 2 | 50 |\n| Banner | 5 | 5 | 5 | 125 |\n| Badges | 1 | 5 | 5 | 25 |\n\nThe banner comes first. The emails come second.',
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

/** A sentence that puts a row first which has not the highest score. */
function byDecree(sentences: readonly Block[], { rows }: ScoredTable, { name }: ScoringModel): Hit | null {
  const best = rows.reduce<ScoredRow | undefined>(
    (top, row) => (!top || row.stated.value > top.stated.value ? row : top),
    undefined,
  );
  if (!best || rows.length < 3) return null;
  for (const { text, start, end } of sentences) {
    const groups = PUT_FIRST.exec(text)?.groups;
    const first = (groups?.name ?? groups?.started)?.toLowerCase();
    const row = first && rows.find((one) => one.name.toLowerCase().includes(first));
    if (!row || row.stated.value >= best.stated.value) continue;
    const scores = `${row.cell.text.trim()} against ${best.cell.text.trim()}`;
    return { start, end, message: `${quote(text)}, and ${quote(best.name)} has the higher ${name} score (${scores}).` };
  }
  return null;
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
