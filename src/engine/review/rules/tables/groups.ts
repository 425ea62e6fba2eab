import type { Span } from '../../../document';
import { once } from '../../../once';
import type { Block, Outline, Table } from '../../outline';
import { cellText, isBlank } from '../columns';
import { plainHeading } from '../deliberation';
import { subtree, within } from '../sections';

/** Names of the groups of a model, by an id for each. */
export type GroupNames = Readonly<Record<string, RegExp>>;

/** Entries that a document sorts into the groups of a model, in one table or under headings of one rank. */
export interface Grouping extends Span {
  readonly section: number;
  /** How many entries each group has; one that the document names and leaves empty has 0. */
  readonly counts: Readonly<Record<string, number>>;
  /** For labels with their entries behind or below them: the block of the last label or entry. */
  readonly labels?: Span;
  /** For a table with a column that names the group of each row. */
  readonly column?: { readonly table: Table; readonly index: number; readonly ids: readonly (string | null)[] };
}

/** Where a document sorts things into groups: in a column of a table, in a column for each group, or under a heading or label for each. */
export function groupings(outline: Outline, names: GroupNames, column: RegExp): Grouping[] {
  const inTables = outline.tables.flatMap(
    (table) => inColumn(table, names, column) ?? underColumns(table, names) ?? [],
  );
  return [...inTables, ...underHeadings(outline, names), ...underLabels(outline, names)];
}

/** Longest text that names a group. */
const MAX_NAME = 80;

/** The group that a text names; null where it names none. */
function groupOf(text: string, names: GroupNames): string | null {
  return text.length > MAX_NAME ? null : groupCalled(plainHeading(text), names);
}

/** The same for a text without a number before it and punctuation behind it. */
function groupCalled(plain: string, names: GroupNames): string | null {
  if (!nameOfAny(names).test(plain)) return null;
  for (const id in names) if (names[id]?.test(plain)) return id;
  return null;
}

/** What the names of all groups match, and nothing else does; most texts name none. */
const nameOfAny = once(
  (names: GroupNames) =>
    new RegExp(
      Object.values(names)
        .map(({ source }) => source)
        .join('|'),
      'i',
    ),
);

function inColumn(table: Table, names: GroupNames, column: RegExp): Grouping | null {
  for (const [index, head] of table.header.entries()) {
    if (!column.test(head.text.trim())) continue;
    const cells = table.rows.map((row) => cellText(row, index));
    const ids = cells.map((text) => groupOf(text, names));
    const isOther = cells.some((text, at) => ids[at] === null && !isBlank(text));
    if (isOther || ids.every((id) => id === null)) continue;
    const { start, end } = head;
    return { start, end, section: table.section, counts: countsOf(ids), column: { table, index, ids } };
  }
  return null;
}

function countsOf(ids: readonly (string | null)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const id of ids) if (id !== null) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

function underColumns({ header, rows, section }: Table, names: GroupNames): Grouping | null {
  const ids = header.map(({ text }) => groupOf(text, names));
  const [first] = header;
  if (!first || ids.filter((id) => id !== null).length < 2) return null;
  const counts: Record<string, number> = {};
  for (const [index, id] of ids.entries()) {
    if (id !== null) counts[id] = rows.reduce((sum, row) => sum + entriesIn(cellText(row, index)), 0);
  }
  return { start: first.start, end: header.at(-1)?.end ?? first.end, section, counts };
}

/** How many things a cell lists. */
export function entriesIn(text: string): number {
  return text.split(/<br ?\/?>|[;•\n]|,(?=\s)/).filter((part) => !isBlank(part)).length;
}

function underHeadings(outline: Outline, names: GroupNames): Grouping[] {
  const { headings, items, tables, paragraphs } = outline;
  const byParent = new Map<string, { first: Block; last: Block; counts: Record<string, number> }>();
  const parents: number[] = [];
  const called = headingNames(outline);
  for (const [index, heading] of headings.entries()) {
    parents.length = heading.depth;
    parents[heading.depth] = index;
    const name = called[index];
    const id = name ? groupCalled(name, names) : null;
    if (id === null) continue;
    const key = `${heading.depth} ${parents.slice(0, heading.depth).findLast((one) => one !== undefined) ?? -1}`;
    const held = byParent.get(key) ?? { first: heading, last: heading, counts: {} };
    const below = subtree(outline, index);
    const listed = within(items, below).filter(({ depth }) => depth === 0).length;
    const rows = within(tables, below).reduce((sum, table) => sum + table.rows.length, 0);
    const told = within(paragraphs, below).filter(({ text }) => !isBlank(text)).length;
    const sections = below.end - below.first - 1;
    held.counts[id] = (held.counts[id] ?? 0) + (listed + rows || sections || told);
    held.last = heading;
    byParent.set(key, held);
  }
  return [...byParent.values()].map(({ first, last, counts }) => ({
    start: first.start,
    end: first.end,
    section: last.section,
    counts,
  }));
}

/** What headings may call a group by, empty for those that are too long; read once for all models. */
const headingNames = once(({ headings }: Outline): readonly string[] =>
  headings.map(({ text }) => (text.length > MAX_NAME ? '' : plainHeading(text))),
);

/** "Must:" with a list below it or its entries behind it. */
function underLabels(outline: Outline, names: GroupNames): Grouping[] {
  const bySection = new Map<number, { first: Block; last: Block; counts: Record<string, number> }>();
  for (const { block, name, rest, listed, last } of labelsOf(outline)) {
    const id = groupCalled(name, names);
    if (id === null) continue;
    const held = bySection.get(block.section) ?? { first: block, last, counts: {} };
    held.last = last;
    held.counts[id] = (held.counts[id] ?? 0) + (listed || entriesIn(rest));
    bySection.set(block.section, held);
  }
  return [...bySection].flatMap(([section, { first, last, counts }]) =>
    Object.keys(counts).length < 2 ? [] : [{ start: first.start, end: first.end, section, counts, labels: last }],
  );
}

/** Longest label that names a group. */
const MAX_LABEL = 44;
const LABEL = /^([^:–—\n]{2,40}?) ?(?:[:–—]|$)\s*/;

/** A label, or a text as short as one, with what stands behind and below it. */
interface Label {
  readonly block: Block;
  readonly name: string;
  readonly rest: string;
  /** How many items stand below it, and the last block of them and it. */
  readonly listed: number;
  readonly last: Block;
}

/** The labels of items and then of paragraphs, read once for all models. */
const labelsOf = once(({ items, paragraphs }: Outline): readonly Label[] => {
  const labels: Label[] = [];
  for (const [index, item] of items.entries()) {
    const label = labelIn(item.text);
    if (!label) continue;
    let listed = 0;
    while ((items[index + listed + 1]?.depth ?? -1) > item.depth) listed++;
    labels.push({ block: item, ...label, listed, last: items[index + listed] ?? item });
  }
  let at = 0;
  for (const [index, paragraph] of paragraphs.entries()) {
    const next = paragraphs[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    let listed = 0;
    // Items stand in the order of the text, and each belongs to the paragraph before it.
    for (; (items[at]?.start ?? next) < next; at++) {
      const item = items[at];
      if (item?.depth === 0 && item.section === paragraph.section && item.start > paragraph.end) listed++;
    }
    const label = labelIn(paragraph.text);
    if (label) labels.push({ block: paragraph, ...label, listed, last: paragraph });
  }
  return labels;
});

function labelIn(text: string): { readonly name: string; readonly rest: string } | null {
  if (text.length > MAX_LABEL && !/[:–—]/.test(text.slice(0, MAX_LABEL))) return null;
  const label = LABEL.exec(text.slice(0, 60));
  return label && { name: plainHeading(label[1] ?? ''), rest: text.slice(label[0].length) };
}
