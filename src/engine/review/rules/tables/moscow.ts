import { once } from '../../../once';
import { appendix, nextLine } from '../../fixes';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellQuantity, columnOf } from '../columns';
import { wholeText } from '../sections';
import { anyOf } from '../vocabulary';
import { type Grouping, groupings } from './groups';

const CLASSES = {
  must: /^(?:must(?:[ -]haves?)?|m|musts)(?: \(.{1,40}\))?$/i,
  should: /^(?:should(?:[ -]haves?)?|s|shoulds)(?: \(.{1,40}\))?$/i,
  could: /^(?:could(?:[ -]haves?)?|c|coulds|nice[ -]to[ -]haves?)(?: \(.{1,40}\))?$/i,
  wont: /^(?:(?:won['’]?t|will not|would)(?:[ -](?:have|do))?|w|won['’]?ts)(?: (?:this time|for now|yet|now))?(?: \(.{1,40}\))?$/i,
};
const COLUMN = /^(?:moscow|priority|prio|category|class|classification|importance|need)$/i;
const EFFORT = /^(?:effort|points?|story points|days?|person[- ]days|estimate|size|weeks?)(?: \(.{1,20}\))?$/i;

/** Share of the effort that may be Must (DSDM Agile Project Framework, MoSCoW prioritisation: no more than 60 %). */
const MOST_MUST = 0.6;
/** Entries below which a share says nothing. */
const ENOUGH = 5;

/** A MoSCoW list in which almost all is Must. */
export const moscowAllMust: Rule = {
  id: 'business-value/moscow-all-must',
  severity: 'warning',
  topic: 'scope',
  pull: { axis: 'scope', towards: 'down' },
  why: 'The Musts are what is left when things go wrong; above three fifths there is nothing to give up and the date gives way.',
  question: 'Which of these would you ship without if the date could not move?',
  *check(context: RuleContext): Generator<Hit> {
    for (const grouping of sortings(context)) {
      const { start, end, counts } = grouping;
      const all = total(counts);
      const must = counts.must ?? 0;
      if (all < ENOUGH || !isMoscow(grouping)) continue;
      const effort = effortOf(grouping);
      const share = effort ? effort.must / effort.all : must / all;
      if (share <= MOST_MUST + 1e-9) continue;
      const said = effort ? `${Math.round(share * 100)} % of the effort` : `${must} of ${all} entries`;
      yield { start, end, message: `“Must” takes ${said}, and three fifths are the most that leave room.` };
    }
  },
  mustFire: [
    '# Scope\n\n| Feature | MoSCoW |\n|---|---|\n| Sign-in | Must |\n| Search | Must |\n| Export | Must |\n| Audit log | Must |\n| Themes | Should |\n| Badges | Could |',
    '# Scope\n\n## Must have\n\n- Sign-in\n- Search\n- Export\n- Audit log\n\n## Should have\n\n- Themes\n\n## Won’t have\n\n- Badges\n',
    '| Feature | Priority | Days |\n|---|---|---|\n| Sign-in | Must have | 20 |\n| Search | Must have | 30 |\n| Export | Should have | 5 |\n| Themes | Could have | 5 |\n| Badges | Won’t have | 2 |',
  ],
  mustNotFire: [
    '# Scope\n\n| Feature | MoSCoW |\n|---|---|\n| Sign-in | Must |\n| Search | Must |\n| Export | Must |\n| Audit log | Should |\n| Themes | Could |\n| Badges | Won’t |',
    '# Scope\n\n## Must have\n\n- Sign-in\n- Search\n\n## Should have\n\n- Export\n- Themes\n\n## Won’t have\n\n- Badges\n',
    '| Clause | Level |\n|---|---|\n| 1 | MUST |\n| 2 | MUST |\n| 3 | MUST |\n| 4 | MUST |\n| 5 | SHOULD |',
    '| Task | Priority |\n|---|---|\n| a | high |\n| b | high |\n| c | high |\n| d | high |\n| e | low |',
  ],
};

const LEFT_OUT = anyOf`
  won['’]?t, will not, out of scope, not in scope, non-goals?, not now, not this, not in this, later, deferr*, postpon*, excluded, parked
  rejected, dropped, next release, not planned, not do(ing)?, leave out, left out
`;

/** A MoSCoW list that gives up nothing. */
export const moscowNoWont: Rule = {
  id: 'business-value/moscow-no-wont',
  severity: 'info',
  topic: 'scope',
  pull: { axis: 'scope', towards: 'down' },
  why: 'What is not done is the part that others plan around; left unsaid, everybody expects their own wish to be in.',
  question: 'What did you decide not to do this time, and who knows it?',
  *check(context: RuleContext): Generator<Hit> {
    const { outline } = context;
    for (const grouping of sortings(context)) {
      if (LEFT_OUT.test(wholeText(outline).replaceAll(/\bwon['’]?t[ -]haves?\b/gi, ''))) return;
      const { start, end, counts } = grouping;
      if (total(counts) < ENOUGH - 1 || !isMoscow(grouping) || !('could' in counts) || (counts.wont ?? 0) > 0) continue;
      yield {
        start,
        end,
        message: `${total(counts)} entries are sorted, and none is one that won’t be done.`,
        ...skeleton(grouping, outline),
      };
    }
  },
  mustFire: [
    '# Scope\n\n| Feature | MoSCoW |\n|---|---|\n| Sign-in | Must |\n| Search | Must |\n| Export | Should |\n| Themes | Could |',
    '# Scope\n\n## Must\n\n- Sign-in\n- Search\n\n## Should\n\n- Export\n- Themes\n\n## Could\n\n- Badges\n',
    '# MoSCoW\n\n- Must: sign-in, search\n- Should: export\n- Could: themes, badges\n',
  ],
  mustNotFire: [
    '# Scope\n\n| Feature | MoSCoW |\n|---|---|\n| Sign-in | Must |\n| Search | Must |\n| Export | Should |\n| Badges | Won’t |',
    '# Scope\n\n## Must\n\n- Sign-in\n- Search\n\n## Should\n\n- Export\n- Themes\n\n## Out of scope\n\n- Badges\n',
    '# Hiring\n\n## Must have\n\n- Five years of SQL\n\n## Nice to have\n\n- A sense of humour\n',
    '# Export\n\n## Acceptance criteria\n\n### Must have\n\n- One file\n- A header\n- A test\n\n### Should have\n\n- A help text\n\n### Could have\n\n- Colours\n',
    '| Task | Priority |\n|---|---|\n| a | high |\n| b | high |\n| c | high |\n| d | low |',
  ],
};

/** What sorts tests of one thing done, not things to be done. */
const CRITERIA = /\b(?:acceptance|criteria|definition of done|security|job|hiring|profile|skills|qualifications)\b/i;

/** The sortings of a text that speaks of MoSCoW, or of what must and what should be. */
const sortings = once(({ document, outline }: RuleContext): readonly Grouping[] => {
  const { text } = document;
  const isLikely = /\bmoscow\b/i.test(text) || (/\bmust/i.test(text) && /\bshould/i.test(text));
  if (!isLikely) return [];
  return groupings(outline, CLASSES, COLUMN).filter(
    ({ section }) => !above(outline, section).some((one) => CRITERIA.test(one)),
  );
});

/** The headings under which a section stands, its own among them, without the title. */
function above({ headings }: RuleContext['outline'], section: number): string[] {
  const texts: string[] = [];
  let depth = Number.POSITIVE_INFINITY;
  for (let index = section; index >= 0; index--) {
    const heading = headings[index];
    if (!heading || heading.depth >= depth || heading.depth === 1) continue;
    texts.push(heading.text);
    depth = heading.depth;
  }
  return texts;
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}

/** Single letters and "must" alone are as common elsewhere; with a Should beside it, it is MoSCoW. */
function isMoscow({ counts, column }: Grouping): boolean {
  const isNamed = column ? /moscow/i.test(column.table.header[column.index]?.text ?? '') : false;
  return isNamed || ('must' in counts && 'should' in counts);
}

/** The effort of what is Must and of all that is to be done, where each row has a number for it. */
function effortOf({ column }: Grouping): { readonly must: number; readonly all: number } | null {
  if (!column) return null;
  const { table, ids } = column;
  const index = columnOf(table, EFFORT);
  const values = table.rows.map((row) => (index < 0 ? undefined : cellQuantity(row, index)?.value));
  if (!values.every((value) => value !== undefined)) return null;
  const sum = (wanted: (id: string | null | undefined) => boolean): number =>
    values.reduce((all, value, at) => all + (wanted(ids[at]) ? value : 0), 0);
  const all = sum((id) => id !== 'wont');
  return all > 0 ? { must: sum((id) => id === 'must'), all } : null;
}

function skeleton({ column, labels, section }: Grouping, outline: RuleContext['outline']): Pick<Hit, 'fix'> {
  const title = 'Insert what won’t be done';
  if (column) {
    const { table, index } = column;
    const cells = table.header.map((_, at) => (at === index ? 'Won’t' : '…'));
    return { fix: nextLine(title, table, `| ${cells.join(' | ')} |`) };
  }
  if (labels) return { fix: nextLine(title, labels, '- Won’t: …') };
  const marks = '#'.repeat(outline.headings[section]?.depth ?? 2);
  return { fix: appendix(title, outline, section, `${marks} Won’t have this time\n\n- …`) };
}
