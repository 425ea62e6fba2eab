import { lazily } from '../../../lazily';
import { once } from '../../../once';
import type { Block, Outline, Table } from '../../outline';
import { FiledLabels } from './filed-labels';
import { leadOf, MAX_LABEL } from './leads';
import type { Name } from './names';
import { Said } from './said';

/**
 * Where a text names its parts: a heading, the words an item or a paragraph begins with, the head of a column, the first cell of
 * a row, any other short cell.
 */
export type LabelForm = 'heading' | 'item' | 'paragraph' | 'column' | 'row' | 'cell';

/** A name that a text gives to a part of itself. */
export interface Label {
  readonly form: LabelForm;
  /** The heading, item, paragraph or cell it stands in. */
  readonly block: Block;
  /** The words of the label as they stand there. */
  readonly text: string;
  /** What can be parts of one whole has one group: sibling headings, the items of a list, a table's row of heads. */
  readonly group: string;
  /** Its place among the outline's headings, items, paragraphs or, for cells, tables. */
  readonly index: number;
  /** For cells: the table with the row and the column they stand in; the header is row -1. */
  readonly cell?: { readonly table: Table; readonly row: number; readonly column: number };
}

/** Longest cell, in characters, that is taken for a label. */
const MAX_CELL = 40;
/** Characters at the beginning of a sentence, or before a colon in it, that may be a label without marks. */
const FIRST_WORDS = 24;

/** Letters of a name that begins words of other meanings: "do" and "document", "con" and "context". */
const SHORT = 4;

/** The labels of a text, and what could be one. */
export class Labels {
  readonly all: readonly Label[];
  readonly #outline: Outline;
  readonly #filed = lazily(() => new FiledLabels(this.all));
  readonly #said = lazily(() => new Said(saidIn(this.all, this.#outline)));

  constructor(outline: Outline) {
    this.#outline = outline;
    this.all = labelsOf(outline);
  }

  /** The labels with a name, in the order of the text. */
  named(name: Name): readonly Label[] {
    return this.#filed().named(name);
  }

  /**
   * Whether words stand anywhere in a label, at the beginning of a sentence or before a colon in one: lines of a paragraph are labels,
   * too, and a reader sees them.
   */
  says({ words, beginning }: Name): boolean {
    // Inflections count, but a short name begins too many other words.
    return this.#said().has(words, beginning !== null && words.length > SHORT);
  }
}

/** The labels of an outline, read once. */
export const labels = once((outline: Outline) => new Labels(outline));

function saidIn(all: readonly Label[], { sentences }: Outline): readonly string[] {
  const parts = all.map(({ text }) => text);
  for (const { text } of sentences) {
    parts.push(text.slice(0, FIRST_WORDS));
    for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      parts.push(text.slice(Math.max(0, colon - FIRST_WORDS), colon));
    }
  }
  return parts;
}

function labelsOf({ headings, paragraphs, items, tables }: Outline): readonly Label[] {
  const found: Label[] = [];
  const parents: number[] = [];
  // A title names the whole: "Start, stop, continue" lays out nothing.
  const hasTitle = headings.filter(({ depth }) => depth === headings[0]?.depth).length === 1;
  for (const [index, block] of headings.entries()) {
    if (hasTitle && index === 0) {
      parents.push(index);
      continue;
    }
    while ((headings[parents.at(-1) ?? -1]?.depth ?? 0) >= block.depth) parents.pop();
    const text = block.text.slice(0, MAX_LABEL);
    found.push({ form: 'heading', block, text, group: `heading ${parents.at(-1) ?? -1} ${block.depth}`, index });
    parents.push(index);
  }
  const above: number[] = [];
  let section = -2;
  for (const [index, block] of items.entries()) {
    if (block.section !== section) above.length = 0;
    section = block.section;
    above.length = Math.min(above.length, block.depth);
    const text = leadOf(block.text);
    const group = `item ${section} ${block.depth} ${above.at(-1) ?? -1}`;
    if (text) found.push({ form: 'item', block, text, group, index });
    above[block.depth] = index;
  }
  for (const [index, block] of paragraphs.entries()) {
    const text = leadOf(block.text);
    if (text) found.push({ form: 'paragraph', block, text, group: `paragraph ${block.section}`, index });
  }
  for (const [index, table] of tables.entries()) {
    const group = `table ${index}`;
    addLabels(found, table, -1, { group, index });
    for (const row of table.rows.keys()) addLabels(found, table, row, { group, index });
  }
  return found;
}

/** Adds the labels of a row of a table; the header is row -1. */
function addLabels(found: Label[], table: Table, row: number, { group, index }: Pick<Label, 'group' | 'index'>): void {
  const cells = row < 0 ? table.header : (table.rows[row] as Table['header']);
  const first = cells.findIndex(({ text }) => /[A-Za-z]/.test(text) || /\p{L}/u.test(text));
  // There are more cells than anything else in a text, so no iterator goes through them.
  for (let column = Math.max(0, first); column < cells.length; column++) {
    const block = cells[column] as Block;
    if (block.text.length > MAX_CELL && column > first) continue;
    const text = leadOf(block.text);
    if (!text) continue;
    const form = row < 0 ? 'column' : column === first ? 'row' : 'cell';
    found.push({ form, block, text, group, index, cell: { table, row, column } });
  }
}
