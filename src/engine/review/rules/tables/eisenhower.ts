import type { Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf } from '../columns';
import { wholeText } from '../sections';
import { entriesIn, type Grouping, groupings } from './groups';

const FIELDS = {
  do: /^(?:(?:quadrant |q)1\b.*|do(?: it)?(?: first| now)?(?: \(.{1,40}\))?|(?:both )?urgent(?:,? and |, | & | \+ |\/)important|important(?:,? and |, | & | \+ |\/)urgent)(?: \(.{1,40}\))?$/i,
  schedule:
    /^(?:(?:quadrant |q)2\b.*|(?:schedule|plan|decide)(?: it)?(?: \(.{1,40}\))?|important,? (?:but |and )?not urgent|not urgent,? (?:but |and )?important)(?: \(.{1,40}\))?$/i,
  delegate:
    /^(?:(?:quadrant |q)3\b.*|delegate(?: it)?(?: \(.{1,40}\))?|urgent,? (?:but |and )?not important|not important,? (?:but |and )?urgent)(?: \(.{1,40}\))?$/i,
  drop: /^(?:(?:quadrant |q)4\b.*|(?:drop|delete|eliminate|don['’]t)(?: it)?(?: \(.{1,40}\))?|neither(?: urgent nor important)?|not urgent,? (?:and |or |nor )?not important|not important,? (?:and |or |nor )?not urgent)(?: \(.{1,40}\))?$/i,
};
const COLUMN = /^(?:quadrant|field|eisenhower|what to do|action)$/i;
/** Entries below which one field may well hold all. */
const ENOUGH = 4;
const NAMED = /\beisenhower\b|\burgent\b[^.\n]{0,80}\bimportant\b|\bimportant\b[^.\n]{0,80}\burgent\b/i;

/** An Eisenhower matrix that sorts everything into one field. */
export const eisenhowerOneQuadrant: Rule = {
  id: 'business-value/eisenhower-one-quadrant',
  severity: 'info',
  topic: 'scope',
  why: 'A matrix with one full field has sorted nothing; all of it still waits for the same hours.',
  question: 'Which of these could wait, be done by somebody else, or not be done?',
  *check({ outline }: RuleContext): Generator<Hit> {
    if (!NAMED.test(wholeText(outline))) return;
    const found = [
      ...groupings(outline, FIELDS, COLUMN),
      ...outline.tables.flatMap((table) => square(table) ?? marks(table) ?? []),
    ];
    for (const { start, end, counts } of found) {
      const entries = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const full = Object.values(counts).filter((count) => count > 0);
      if (entries < ENOUGH || full.length !== 1) continue;
      yield { start, end, message: `All ${entries} entries stand in one field of the matrix.` };
      return;
    }
  },
  mustFire: [
    '# Eisenhower matrix\n\n| | Urgent | Not urgent |\n|---|---|---|\n| Important | Renew certificates; mend the build; answer the audit; hire | |\n| Not important | | |',
    '# Eisenhower matrix for May\n\n## Do first\n\n- Renew certificates\n- Mend the build\n- Answer the audit\n- Hire\n\n## Schedule\n\n## Delegate\n\n## Drop\n',
    '| Task | Urgent | Important |\n|---|---|---|\n| Renew certificates | yes | yes |\n| Mend the build | yes | yes |\n| Answer the audit | yes | yes |\n| Hire | yes | yes |',
  ],
  mustNotFire: [
    '# Eisenhower matrix\n\n| | Urgent | Not urgent |\n|---|---|---|\n| Important | Renew certificates; mend the build | Hire |\n| Not important | Weekly report | Old wiki |',
    '# Eisenhower matrix for May\n\n## Do first\n\n- Renew certificates\n- Mend the build\n\n## Schedule\n\n- Hire\n\n## Delegate\n\n- Weekly report\n',
    '| Task | Urgent | Important |\n|---|---|---|\n| Renew certificates | yes | yes |\n| Hire | no | yes |\n| Weekly report | yes | no |\n| Mend the build | yes | yes |',
    '# Chores\n\n## Do\n\n- Sweep\n- Wash\n- Dry\n- Iron\n',
  ],
};

/** Two rows and two columns, as the matrix is drawn. */
function square({ header, rows, section }: Table): Grouping | null {
  const urgent = header.findIndex(({ text }) => /^urgent/i.test(text.trim()));
  const calm = header.findIndex(({ text }) => /^(?:not|less|non)[ -]?urgent/i.test(text.trim()));
  const [first] = header;
  if (urgent < 1 || calm < 1 || !first || rows.length < 2) return null;
  const counts: Record<string, number> = {};
  for (const [at, row] of rows.entries()) {
    counts[`urgent ${at}`] = entriesIn(cellText(row, urgent));
    counts[`calm ${at}`] = entriesIn(cellText(row, calm));
  }
  return { start: header[urgent]?.start ?? first.start, end: header[calm]?.end ?? first.end, section, counts };
}

/** A column for urgent and one for important, with a mark in each row. */
function marks(table: Table): Grouping | null {
  const urgent = columnOf(table, /^urgen(?:t|cy)\??$/i);
  const important = columnOf(table, /^importan(?:t|ce)\??$/i);
  const [first, last] = [table.header[urgent], table.header[important]];
  if (!first || !last) return null;
  const counts: Record<string, number> = {};
  for (const row of table.rows) {
    const key = `${cellText(row, urgent)} ${cellText(row, important)}`.toLowerCase();
    counts[key] = (counts[key] ?? 0) + 1;
  }
  const { start, end } =
    first.start < last.start ? { start: first.start, end: last.end } : { start: last.start, end: first.end };
  return { start, end, section: table.section, counts };
}
