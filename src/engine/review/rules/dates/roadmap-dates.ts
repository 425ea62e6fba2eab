import type { Span } from '../../../document';
import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, rowName } from '../columns';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type DatedWords, dateIn, datesIn, type Period } from './dates';
import { isBefore, numberedHits, type Phase } from './phases';

const START = /^(?:planned |target )?(?:start(?:s|ing)?(?: date| in)?|begin(?:s|ning)?(?: date)?|from|kick-?off)$/i;
const END =
  /^(?:planned |target )?(?:end(?:s|ing)?(?: date| in)?|finish(?:es)?(?: date)?|to|until|due(?: date)?|complet(?:e|ed|ion)(?: date| by)?|delivery|go-?live)$/i;
const FOLLOWS = /^(?:after|follows|predecessors?|depends on|dependenc(?:y|ies)|blocked by|needs)$/i;
/** "after" means when the other has ended; what depends on another may begin before. */
const STRICTLY = /^(?:after|follows|predecessors?)$/i;
const DATE_COLUMN =
  /^(?:dates?|when|target(?: date)?|due(?: date)?|timeframe|timing|period|quarter|month|delivery|planned(?: for)?)$/i;

/** What a sentence says when it moves a date, so that the second may well be the earlier. */
const MOVED = anyOf`
  move[sd]?, moving, brought, bring*, pull*, shift*, chang*, reschedul*, advanc*, postpon*, push*, delay*, instead of, rather than, earlier
  revis*, was, were, not, before, compared, versus, updated, amended, correct*
`;

/** Dates of a plan that cannot all be kept. */
export const roadmapDates: Rule = {
  id: 'engineering-leadership/roadmap-dates',
  severity: 'error',
  topic: 'time',
  why: 'Whoever plans by these dates finds out too late which of them was meant.',
  question: 'Which of the two dates is meant, and what else moves with it?',
  *check({ document, outline }: RuleContext): Generator<Hit> {
    // Two dates with their years it takes.
    if ((document.text.match(/(?:19|20)\d\d/g) ?? []).length < 2) return;
    const { headings, items, sentences, tables } = outline;
    for (const table of tables) yield* tableHits(table);
    for (const block of [...headings, ...items]) yield* rangeHits(block);
    const itemStarts = new Set(items.map(({ start }) => start));
    for (const sentence of sentences) if (!itemStarts.has(sentence.start)) yield* rangeHits(sentence);
    yield* labelHits([...items, ...outline.paragraphs]);
    yield* numberedHits(headings.map(phaseOf));
    yield* numberedHits(items.map(phaseOf));
  },
  mustFire: [
    '| Phase | Start | End |\n|---|---|---|\n| Pilot | 2027-03-01 | 2027-02-15 |\n| Rollout | 2027-04-01 | 2027-09-30 |',
    '# Roadmap\n\n## Phase 1: foundations (Q2 2027)\n\nOne team.\n\n## Phase 2: migration (Q1 2027)\n\nAll teams.\n',
    '| Milestone | Date |\n|---|---|\n| M1 Contract signed | 12 March 2027 |\n| M2 Pilot ends | 1 February 2027 |',
    '# Plan\n\nThe pilot runs from 1 June 2027 to 15 May 2027.\n',
    '| Work | Start | End | After |\n|---|---|---|---|\n| Copy the data | May 2027 | July 2027 | |\n| Switch over | 2027-06-15 | August 2027 | Copy the data |',
    '# Migration\n\n- Start: KW 12 2027\n- End: KW 8 2027\n',
  ],
  mustNotFire: [
    '| Phase | Start | End |\n|---|---|---|\n| Pilot | 2027-02-15 | 2027-03-01 |\n| Rollout | March 2027 | Q3 2027 |',
    '# Roadmap\n\n## Phase 1: foundations (Q1 2027)\n\nOne team.\n\n## Phase 2: migration (H1 2027)\n\nAll teams.\n',
    '# Minutes\n\nThe launch was moved from 12 June 2027 to 1 May 2027, because the vendor is ready.\n',
    '# Changelog\n\n## 2.1.0 (2027-03-01)\n\n- Faster\n\n## 2.0.0 (2027-01-15)\n\n- Smaller\n',
    '| Work | Start | End | Depends on |\n|---|---|---|---|\n| Copy the data | May 2027 | July 2027 | |\n| Switch over | 2027-06-15 | August 2027 | Copy the data |',
    '| Step | Start | End |\n|---|---|---|\n| Copy | 02:15 | 01:00 |\n| Verify | 3/4/2027 | 1/4/2027 |',
    '# History\n\n- Phase 2 began in May 2027\n- Phase 1 ended in March 2027\n',
  ],
};

function* tableHits(table: Table): Generator<Hit> {
  const start = columnOf(table, START);
  const end = columnOf(table, END);
  const date = start >= 0 ? start : columnOf(table, DATE_COLUMN);
  const phases: Phase[] = [];
  for (const row of table.rows) {
    for (const [index, cell] of row.entries()) if (index !== 0 || row.length > 1) yield* rangeHits(cell, rowName(row));
    const begins = dateIn(cellText(row, start));
    const ends = dateIn(cellText(row, end));
    const cell = row[end];
    if (begins && ends && cell && isBefore(ends, begins)) yield backwards(cell, rowName(row), begins, ends);
    const first = date >= 0 ? datesIn(cellText(row, date))[0] : undefined;
    const place = row[date];
    if (first && place) phases.push({ name: rowName(row), start: place.start, end: place.end, begins: first, ends });
  }
  yield* numberedHits(phases);
  yield* followerHits(table, phases);
}

/** Rows that say after which other they come. */
function* followerHits(table: Table, phases: readonly Phase[]): Generator<Hit> {
  const column = columnOf(table, FOLLOWS);
  if (column < 0) return;
  const isStrict = STRICTLY.test(table.header[column]?.text.trim() ?? '');
  const byName = new Map(phases.map((phase) => [phase.name.toLowerCase(), phase]));
  for (const row of table.rows) {
    const phase = byName.get(rowName(row).toLowerCase());
    const other = byName.get(cellText(row, column).toLowerCase());
    if (!phase || !other || phase === other) continue;
    const limit: Period = isStrict && other.ends ? other.ends : other.begins;
    if (!isBefore(phase.begins, limit)) continue;
    const does = limit === other.ends ? 'ends' : 'begins';
    const message = `${quote(phase.name)} begins ${phase.begins.text}, before ${quote(other.name)}, which it follows, ${does}.`;
    yield { start: phase.start, end: phase.end, message };
  }
}

const RANGE_MARK = /^ ?(?:[-–—→]|->|to|until|till|through|and|bis) ?$/i;

/** Two dates with a dash or "to" between them, the second before the first. */
function* rangeHits(block: Block, name = ''): Generator<Hit> {
  const dates = datesIn(block.text);
  if (dates.length < 2 || MOVED.test(block.text)) return;
  for (const [index, to] of dates.entries()) {
    const from = dates[index - 1];
    if (!from || !isBefore(to, from)) continue;
    const between = block.text.slice(from.index + from.text.length, to.index);
    const isRange =
      RANGE_MARK.test(between) && (!/and/i.test(between) || /\bbetween $/i.test(block.text.slice(0, from.index)));
    if (isRange) yield backwards(block, name || block.text, from, to);
  }
}

/** "Start: ..." with an "End: ..." right behind it. */
function* labelHits(blocks: readonly Block[]): Generator<Hit> {
  let begun: { readonly block: Block; readonly date: DatedWords } | undefined;
  for (const block of blocks) {
    const [, label = '', rest = ''] = /^([\p{L} -]{2,20}): ?(.{4,40})$/u.exec(block.text) ?? [];
    const date = dateIn(rest);
    if (date && START.test(label)) begun = { block, date };
    if (!date || !begun || !END.test(label) || begun.block.section !== block.section) continue;
    if (isBefore(date, begun.date)) yield backwards(block, block.text, begun.date, date);
    begun = undefined;
  }
}

function backwards({ start, end }: Span, name: string, from: DatedWords, to: DatedWords): Hit {
  return { start, end, message: `${quote(name)} ends ${to.text}, before it begins ${from.text}.` };
}

function phaseOf({ text, start, end }: Block): Phase | null {
  const [begins, ends = null] = datesIn(text);
  return begins ? { name: text, start, end, begins, ends } : null;
}
