import type { PlaceKind } from '../../../catalog/persona';
import type { Span } from '../../../document';
import type { Block, Table } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { cellText, columnOf, rowName } from '../columns';
import { anyOf } from '../vocabulary';
import { quote } from '../wording';
import { type DatedWords, dateIn, datesIn, HAS_YEAR } from './dates';
import { isBefore, isNumbered, numberedHits, type Phase } from './phases';

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

const HEADINGS_AND_SENTENCES: ReadonlySet<PlaceKind> = new Set(['title', 'heading', 'sentence']);

/** Dates of a plan that cannot all be kept. */
export const roadmapDates: Rule = {
  id: 'engineering-leadership/roadmap-dates',
  severity: 'error',
  topic: 'time',
  why: 'Whoever plans by these dates finds out too late which of them was meant.',
  question: 'Which of the two dates is meant, and what else moves with it?',
  *check({ document, outline, words }: RuleContext): Generator<Hit> {
    if (!HAS_YEAR.test(document.text)) return;
    const { headings, items, tables } = outline;
    for (const table of tables) {
      const source = document.slice(table);
      yield* tableHits(table, source, yearOf([headings[table.section]?.text, headings[0]?.text]));
    }
    for (const item of items) if (hasTwoYears(item.text)) yield* rangeHits(item);
    const itemStarts = new Set(items.map(({ start }) => start));
    for (const block of words.mayMatch([TWO_YEARS], HEADINGS_AND_SENTENCES)) {
      if (hasTwoYears(block.text) && !itemStarts.has(block.start)) yield* rangeHits(block);
    }
    yield* labelHits([...items, ...outline.paragraphs]);
    yield* numberedHits(headings.map(phaseOf));
    yield* numberedHits(items.map(phaseOf));
  },
  mustFire: [
    '# Roadmap 2031\n\n| Phase | Start | End |\n|---|---|---|\n| Pilot | 15 March | 1 February |\n| Rollout | April | September |',
    '| Work | Start | End | Depends on |\n|---|---|---|---|\n| Phase 1: copy the data | May 2027 | July 2027 | |\n| Switch over | 2027-06-01 | 2027-06-15 | Phase 1 |',
    '| Phase | Start | End |\n|---|---|---|\n| Pilot | 2027-03-01 | 2027-02-15 |\n| Rollout | 2027-04-01 | 2027-09-30 |',
    '# Roadmap\n\n## Phase 1: foundations (Q2 2027)\n\nOne team.\n\n## Phase 2: migration (Q1 2027)\n\nAll teams.\n',
    '| Milestone | Date |\n|---|---|\n| M1 Contract signed | 12 March 2027 |\n| M2 Pilot ends | 1 February 2027 |',
    '# Plan\n\nThe pilot runs from 1 June 2027 to 15 May 2027.\n',
    '| Work | Start | End | After |\n|---|---|---|---|\n| Copy the data | May 2027 | July 2027 | |\n| Switch over | 2027-06-15 | August 2027 | Copy the data |',
    '# Migration\n\n- Start: KW 12 2027\n- End: KW 8 2027\n',
  ],
  mustNotFire: [
    '# Roadmap 2031\n\n| Phase | Start | End |\n|---|---|---|\n| Pilot | 15 March | 1 May |\n| Rollout | November | February |',
    '| Phase | Start | End |\n|---|---|---|\n| Pilot | 2027-02-15 | 2027-03-01 |\n| Rollout | March 2027 | Q3 2027 |',
    '# Roadmap\n\n## Phase 1: foundations (Q1 2027)\n\nOne team.\n\n## Phase 2: migration (H1 2027)\n\nAll teams.\n',
    '# Minutes\n\nThe launch was moved from 12 June 2027 to 1 May 2027, because the vendor is ready.\n',
    '# Changelog\n\n## 2.1.0 (2027-03-01)\n\n- Faster\n\n## 2.0.0 (2027-01-15)\n\n- Smaller\n',
    '| Work | Start | End | Depends on |\n|---|---|---|---|\n| Copy the data | May 2027 | July 2027 | |\n| Switch over | 2027-06-15 | August 2027 | Copy the data |',
    '| Step | Start | End |\n|---|---|---|\n| Copy | 02:15 | 01:00 |\n| Verify | 3/4/2027 | 1/4/2027 |',
    '# History\n\n- Phase 2 began in May 2027\n- Phase 1 ended in March 2027\n',
  ],
};

/** @param source how the table is written, in which a year is looked for at once */
function* tableHits(table: Table, source: string, year: string): Generator<Hit> {
  const hasYear = HAS_YEAR.test(source);
  if (!hasYear && year === '') return;
  const start = columnOf(table, START);
  const end = columnOf(table, END);
  if (!hasYear && (start < 0 || end < 0)) return;
  const mayHaveRange = hasTwoYears(source);
  const date = start >= 0 ? start : columnOf(table, DATE_COLUMN);
  const phases: Phase[] = [];
  // One wrong date is one finding, whatever else it is before.
  const said = new Set<number>();
  for (const row of table.rows) {
    if (mayHaveRange && row.length > 1) for (const cell of row) if (hasTwoYears(cell.text)) yield* rangeHits(cell, row);
    const begins = dateIn(cellText(row, start));
    const ends = dateIn(cellText(row, end));
    const cell = row[end];
    const [from, to] = begins || ends ? [begins, ends] : inYear(year, cellText(row, start), cellText(row, end));
    if (from && to && cell && isBefore(to, from)) {
      yield backwards(cell, rowName(row), from, to);
      said.add(row[date]?.start ?? -1);
    }
    const first = date >= 0 ? datesIn(cellText(row, date))[0] : undefined;
    const place = row[date];
    if (first && place) phases.push({ name: rowName(row), start: place.start, end: place.end, begins: first, ends });
  }
  for (const hit of [...numberedHits(phases), ...followerHits(table, phases)]) {
    if (!said.has(hit.start)) yield hit;
    said.add(hit.start);
  }
}

/** The one year that the first of some headings with a year names. */
function yearOf(headings: readonly (string | undefined)[]): string {
  const years = headings
    .map((text) => text?.match(/(?<!\d)(?:19|20)\d\d(?!\d)/g) ?? [])
    .find(({ length }) => length > 0);
  return years?.length === 1 ? (years[0] ?? '') : '';
}

/** Half a year in days: a date further back is taken to be in the next year. */
const HALF_YEAR = 183;

/** Two dates without a year, in the year of their heading; none where the second may as well be in the year after. */
function inYear(year: string, start: string, end: string): readonly [DatedWords | null, DatedWords | null] {
  const [from, to] = [start, end].map((text) => (year && text ? dateIn(`${text} ${year}`) : null));
  return from && to && from.first - to.last < HALF_YEAR ? [from, to] : [null, null];
}

/** Rows that say after which other they come. */
function* followerHits(table: Table, phases: readonly Phase[]): Generator<Hit> {
  const column = columnOf(table, FOLLOWS);
  if (column < 0) return;
  const isStrict = STRICTLY.test(table.header[column]?.text.trim() ?? '');
  const byName = new Map(phases.flatMap((phase) => namesOf(phase.name).map((name) => [name, phase])));
  for (const row of table.rows) {
    const phase = byName.get(rowName(row).toLowerCase());
    for (const name of cellText(row, column)
      .toLowerCase()
      .split(/, ?|;|&| and /)) {
      const other = byName.get(name.trim());
      const said = phase && other && phase !== other ? clash(phase, other, isStrict) : null;
      if (phase && said) yield { start: phase.start, end: phase.end, message: `${quote(phase.name)} ${said}.` };
    }
  }
}

/** "phase 1: the pilot" is called "phase 1" elsewhere. */
function namesOf(name: string): string[] {
  const whole = name.toLowerCase();
  return [whole, whole.replace(/ ?[:.–—(].*$/, ''), whole.replace(/^[^:–—]{1,12}[:–—] ?/, '')];
}

/** What two parts of a plan do that cannot both be so, one of which follows the other. */
function clash(phase: Phase, other: Phase, isStrict: boolean): string | null {
  const which = `${quote(other.name)}, which it follows`;
  if (isStrict && other.ends && isBefore(phase.begins, other.ends))
    return `begins ${phase.begins.text}, before ${which}, ends ${other.ends.text}`;
  if (isBefore(phase.begins, other.begins))
    return `begins ${phase.begins.text}, before ${which}, begins ${other.begins.text}`;
  if (phase.ends && other.ends && isBefore(phase.ends, other.ends))
    return `ends ${phase.ends.text}, before ${which}, ends ${other.ends.text}`;
  return null;
}

/** What a text with two dates has. */
const TWO_YEARS = /(?:19|20)\d\d.*?(?:19|20)\d\d/s;
/** Digits of two years. */
const FEWEST_CHARACTERS = 8;

/** Whether a text may have two dates; looked for first, as most have not. */
function hasTwoYears(text: string): boolean {
  return text.length >= FEWEST_CHARACTERS && TWO_YEARS.test(text);
}

const RANGE_MARK = /^ ?(?:[-–—→]|->|to|until|till|through|and|bis) ?$/i;

/** Two dates with a dash or "to" between them, the second before the first. */
function* rangeHits(block: Block, row: readonly Block[] = []): Generator<Hit> {
  if (MOVED.test(block.text)) return;
  const dates = datesIn(block.text);
  for (const [index, to] of dates.entries()) {
    const from = dates[index - 1];
    if (!from || !isBefore(to, from)) continue;
    const between = block.text.slice(from.index + from.text.length, to.index);
    const isRange =
      RANGE_MARK.test(between) && (!/and/i.test(between) || /\bbetween $/i.test(block.text.slice(0, from.index)));
    if (isRange) yield backwards(block, rowName(row) || block.text, from, to);
  }
}

/** Longest text that is a label and a date, in UTF-16 units: 20 and 40 characters with a colon and a space between them. */
const MAX_LABELLED = 122;

/** "Start: ..." with an "End: ..." right behind it. */
function* labelHits(blocks: readonly Block[]): Generator<Hit> {
  let begun: { readonly block: Block; readonly date: DatedWords } | undefined;
  for (const block of blocks) {
    if (block.text.length > MAX_LABELLED || !HAS_YEAR.test(block.text)) continue;
    const [, label = '', rest = ''] = /^([\p{L} -]{2,20}): ?(.{4,40})$/u.exec(block.text) ?? [];
    const isStart = START.test(label);
    if (!isStart && !END.test(label)) continue;
    const date = dateIn(rest);
    if (date && isStart) begun = { block, date };
    if (!date || !begun || isStart || begun.block.section !== block.section) continue;
    if (isBefore(date, begun.date)) yield backwards(block, block.text, begun.date, date);
    begun = undefined;
  }
}

function backwards({ start, end }: Span, name: string, from: DatedWords, to: DatedWords): Hit {
  return { start, end, message: `${quote(name)} ends ${to.text}, before it begins ${from.text}.` };
}

function phaseOf({ text, start, end }: Block): Phase | null {
  const [begins, ends = null] = isNumbered(text) ? datesIn(text) : [];
  return begins ? { name: text, start, end, begins, ends } : null;
}
