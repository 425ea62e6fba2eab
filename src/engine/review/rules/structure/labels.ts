import { lazily } from '../../../lazily';
import type { Block, Outline, Table } from '../../outline';
import { keysOf } from './label-words';
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

/** Longest label, in characters. */
const MAX_LABEL = 80;
/** Longest cell, in characters, that is taken for a label. */
const MAX_CELL = 40;
/** Characters at the beginning of a sentence, or before a colon in it, that may be a label without marks. */
const FIRST_WORDS = 24;

/** Letters of a name that begins words of other meanings: "do" and "document", "con" and "context". */
const SHORT = 4;

const NO_LABELS: readonly Label[] = [];

/** A label with its words as names are compared. */
interface Filed {
  readonly label: Label;
  readonly key: string;
}

/** The labels of a text, filed under their first word. */
export class Labels {
  readonly all: readonly Label[];
  readonly #outline: Outline;
  readonly #filed = lazily(() => filedByFirstWord(this.all));
  readonly #said = lazily(() => new Said(saidIn(this.all, this.#outline)));

  constructor(outline: Outline) {
    this.#outline = outline;
    this.all = labelsOf(outline);
  }

  /**
   * The labels with a name, in the order of the text.
   * @param name words in lower case, hyphens as spaces; with `*` behind it, the label may go on
   */
  named(name: string): readonly Label[] {
    const isBeginning = name.endsWith('*');
    const words = isBeginning ? name.slice(0, -1) : name;
    const filed = this.#filed().get(firstWord(words));
    if (!filed) return NO_LABELS;
    const found = filed.filter(({ key }) => key === words || (isBeginning && key.startsWith(`${words} `)));
    return found.length === 0 ? NO_LABELS : [...new Set(found.map(({ label }) => label))];
  }

  /**
   * Whether words stand anywhere in a label, at the beginning of a sentence or before a colon in one: lines of a paragraph are labels,
   * too, and a reader sees them.
   * @param name as in {@link named}
   */
  says(name: string): boolean {
    const words = name.replace('*', '');
    // Inflections count, but a short name begins too many other words.
    return this.#said().has(words, name.endsWith('*') && words.length > SHORT);
  }
}

function filedByFirstWord(labels: readonly Label[]): ReadonlyMap<string, readonly Filed[]> {
  const filed = new Map<string, Filed[]>();
  for (const label of labels) {
    for (const key of keysOf(label.text)) {
      const word = firstWord(key);
      const held = filed.get(word);
      if (held) held.push({ label, key });
      else filed.set(word, [{ label, key }]);
    }
  }
  return filed;
}

const made = new WeakMap<Outline, Labels>();

/** The labels of an outline, read once. */
export function labels(outline: Outline): Labels {
  const held = made.get(outline) ?? new Labels(outline);
  made.set(outline, held);
  return held;
}

function firstWord(words: string): string {
  const end = words.indexOf(' ');
  return end < 0 ? words : words.slice(0, end);
}

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
function addLabels(found: Label[], table: Table, row: number, place: Pick<Label, 'group' | 'index'>): void {
  const cells = row < 0 ? table.header : (table.rows[row] as Table['header']);
  const first = cells.findIndex(({ text }) => /[A-Za-z]/.test(text) || /\p{L}/u.test(text));
  // There are more cells than anything else in a text, so no iterator goes through them.
  for (let column = Math.max(0, first); column < cells.length; column++) {
    const block = cells[column] as Block;
    if (block.text.length > MAX_CELL && column > first) continue;
    const text = leadOf(block.text);
    if (!text) continue;
    const form = row < 0 ? 'column' : column === first ? 'row' : 'cell';
    found.push({ form, block, text, ...place, cell: { table, row, column } });
  }
}

/** The words before a colon, a dash or the end of a first short sentence, or all of a short text; empty where there is no label. */
function leadOf(text: string): string {
  const lead = firstWords(text);
  // "1. Widen" and "S - Strengths" begin with no label of their own.
  if (lead.length > MAX_NUMBER || IS_NAME.test(lead) || !NUMBER.test(lead)) return lead;
  return firstWords(text.slice(lead.length).replace(/^[^\p{L}\p{N}]+/u, ''));
}

/** What numbers a label, and the longest of it in UTF-16 units: "step 12" between three signs on each side. */
const NUMBER = /^\W{0,3}(?:\d{1,2}|\p{L}|step \d{1,2})\W{0,3}$/iu;
const MAX_NUMBER = 20;
/** Two letters none of what {@link NUMBER} finds begins with; most labels do. */
const IS_NAME = /^(?:[a-rt-z][a-z]|s[a-su-z])/i;

/** What stands before the first mark that ends a label, if it is no longer than {@link MAX_LABEL} characters. */
function firstWords(text: string): string {
  const head = text.slice(0, MAX_LABEL + 2);
  let characters = 0;
  for (let at = 0; at < head.length && characters < MAX_LABEL; characters++) {
    const code = head.charCodeAt(at);
    if (code === LINE_FEED) return '';
    at += code >= FIRST_SURROGATE && (head.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    if (!isInWord(head.charCodeAt(at)) && endsLabel(head, at)) return head.slice(0, at);
  }
  return '';
}

const LINE_FEED = 10;
const FIRST_SURROGATE = 0xd800;

/** Whether a UTF-16 unit is a letter or digit of ASCII, or something beyond: none of them ends a label. */
function isInWord(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code > 127;
}

/** Whether a label ends here: before a colon and a space, the end of the text, a dash between spaces, the end of a sentence. */
function endsLabel(text: string, at: number): boolean {
  if (at === text.length) return true;
  const next = text.charAt(at + 1);
  switch (text.charAt(at)) {
    case ':':
      return next === ' ' || next === '';
    case '.':
    case '?':
    case '!':
      return next === ' ';
    case ' ': {
      let end = at + 1;
      while ('–—-'.includes(text.charAt(end)) && end < text.length) end++;
      return end > at + 1 && text.charAt(end) === ' ';
    }
    default:
      return false;
  }
}
