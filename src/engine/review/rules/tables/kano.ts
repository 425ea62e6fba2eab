import type { Hit, Rule, RuleContext } from '../../rule';
import { rowName } from '../columns';
import { blankFilled } from '../corrections';
import { wholeText } from '../sections';
import { quote } from '../wording';
import { type Grouping, groupings } from './groups';

type CategoryColumn = NonNullable<Grouping['column']>;

const CATEGORIES = {
  basic: /^(?:must[ -]?be|must[ -]haves?|basics?|threshold|expected|dissatisfiers?|m)(?: .{1,40})?$/i,
  performance: /^(?:performance|one[ -]dimensional|linear|satisfiers?|o|p)(?: .{1,40})?$/i,
  attractive: /^(?:attractives?|delighters?|excitement|exciters?|delight|wow|a)(?: .{1,40})?$/i,
  indifferent: /^(?:indifferents?|neutral|i)(?: .{1,40})?$/i,
  reverse: /^(?:reverse|questionable|r|q)(?: .{1,40})?$/i,
};
const COLUMN = /^(?:kano(?: category| class| type)?|category|class|type)$/i;
/** Features below which one category may well be all there is. */
const ENOUGH = 4;

/** Columns with shares of answers below which a row does not say which category has most. */
const ENOUGH_SHARES = 3;

/** Features that are put in a category other than the one most answers fall in. */
function* namedAgainstShares({ table, index, ids }: CategoryColumn): Generator<Hit> {
  const columns = table.header.flatMap(({ text }, at) => {
    const found = at === index ? undefined : Object.entries(CATEGORIES).find(([, name]) => name.test(text.trim()));
    return found ? [{ at, id: found[0] }] : [];
  });
  if (columns.length < ENOUGH_SHARES) return;
  for (const [at, row] of table.rows.entries()) {
    const cell = row[index];
    const shares = columns.map((one) => ({ id: one.id, share: shareOf(row[one.at]?.text ?? '') }));
    const [most, next] = shares.toSorted((a, b) => b.share - a.share);
    if (!cell || !ids[at] || !most || !next || most.id === ids[at]) continue;
    if (shares.some(({ share }) => Number.isNaN(share)) || most.share === next.share) continue;
    const name = table.header[columns.find(({ id }) => id === most.id)?.at ?? 0]?.text ?? most.id;
    const message = `${quote(rowName(row))} is called ${quote(cell.text)}, and most answers, ${most.share} %, say ${quote(name)}.`;
    yield { start: cell.start, end: cell.end, message };
  }
}

/** The number of a cell such as “45 %” or “12”; NaN where there is none. */
function shareOf(text: string): number {
  return /^\d{1,3}(?:\.\d{1,2})?\s?%?$/.test(text.trim()) ? Number.parseFloat(text) : Number.NaN;
}

/** Kano's categories that are missing, all the same, or not those of the answers. */
export const kanoCategories: Rule = {
  id: 'design-experience/kano-categories',
  severity: 'info',
  topic: 'structure',
  why: 'The categories differ in what happens when a feature is left out; without them, or with one for all, the list says nothing on that.',
  question: 'What did people answer when asked how they would feel without it?',
  *check({ outline }: RuleContext): Generator<Hit> {
    if (!/\bkano\b/i.test(wholeText(outline))) return;
    for (const { start, end, counts, column } of groupings(outline, CATEGORIES, COLUMN)) {
      for (const [at, id] of (column?.ids ?? []).entries()) {
        const row = column?.table.rows[at] ?? [];
        const cell = row[column?.index ?? -1];
        const [first] = row;
        if (id !== null || !first || !rowName(row)) continue;
        const message = `The feature ${quote(rowName(row))} has no Kano category.`;
        yield { start: first.start, end: first.end, message, ...blankFilled(cell) };
      }
      if (column) yield* namedAgainstShares(column);
      const full = Object.values(counts).filter((count) => count > 0);
      if (full.length !== 1 || (full[0] ?? 0) < ENOUGH) continue;
      yield { start, end, message: `All ${full[0]} features have one and the same Kano category.` };
    }
  },
  mustFire: [
    '# Kano analysis\n\n| Feature | Category |\n|---|---|\n| Sign-in | Must-be |\n| Search | Performance |\n| Themes | |\n| Badges | Delighter |',
    '# Kano analysis\n\n| Feature | Must-be | Performance | Attractive | Indifferent | Category |\n|---|---|---|---|---|---|\n| Sign-in | 70 % | 20 % | 5 % | 5 % | must-be |\n| Themes | 2 % | 8 % | 30 % | 60 % | attractive |',
    '# Kano analysis\n\n| Feature | Kano |\n|---|---|\n| Sign-in | Delighter |\n| Search | Delighter |\n| Themes | Delighter |\n| Badges | Delighter |',
  ],
  mustNotFire: [
    '# Kano analysis\n\n| Feature | Category |\n|---|---|\n| Sign-in | Must-be |\n| Search | One-dimensional |\n| Themes | Indifferent |\n| Badges | Attractive |',
    '# Kano analysis\n\n| Feature | Must-be | Performance | Attractive | Indifferent | Category |\n|---|---|---|---|---|---|\n| Sign-in | 70 % | 20 % | 5 % | 5 % | must-be |\n| Themes | 2 % | 8 % | 60 % | 30 % | attractive |\n| Forum | 25 % | 25 % | 25 % | 25 % | performance |',
    '# Kano\n\n## Basic\n\n- Sign-in\n- Reset of passwords\n\n## Performance\n\n- Search\n\n## Delighters\n\n- Badges\n',
    '# Features\n\n| Feature | Category |\n|---|---|\n| Sign-in | Basic |\n| Search | Basic |\n| Themes | Basic |\n| Badges | |',
    '# Kano model\n\n| Category | What it means |\n|---|---|\n| Must-be | missed when absent |\n| Attractive | a surprise |',
  ],
};
