import type { Block, Outline, Table } from '../../outline';

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

/** A label with its words as names are compared. */
interface Filed {
  readonly label: Label;
  readonly key: string;
}

/** The labels of a text, filed under their first word. */
export class Labels {
  readonly all: readonly Label[];
  readonly #outline: Outline;
  readonly #filed = new Map<string, Filed[]>();
  #said: string | undefined;
  #saidWords: ReadonlySet<string> | undefined;

  constructor(outline: Outline) {
    this.#outline = outline;
    this.all = [...labelsOf(outline)];
    for (const label of this.all) for (const key of keysOf(label.text)) this.#file({ label, key });
  }

  /**
   * The labels with a name, in the order of the text.
   * @param name words in lower case, hyphens as spaces; with `*` behind it, the label may go on
   */
  named(name: string): readonly Label[] {
    const isBeginning = name.endsWith('*');
    const words = isBeginning ? name.slice(0, -1) : name;
    const filed = this.#filed.get(firstWord(words)) ?? [];
    const found = filed.filter(({ key }) => key === words || (isBeginning && key.startsWith(`${words} `)));
    return [...new Set(found.map(({ label }) => label))];
  }

  /**
   * Whether words stand anywhere in a label, at the beginning of a sentence or before a colon in one: lines of a paragraph are labels,
   * too, and a reader sees them.
   * @param name as in {@link named}
   */
  says(name: string): boolean {
    this.#said ??= saidIn(this.all, this.#outline);
    this.#saidWords ??= new Set(this.#said.split(' '));
    const words = name.replace('*', '');
    // Inflections count, but a short name begins too many other words.
    const goesOn = name.endsWith('*') && words.length > SHORT;
    // Looking through all of it is dear, and most names begin with a word that stands nowhere.
    const word = firstWord(words);
    if (!(goesOn && word === words) && !this.#saidWords.has(word)) return false;
    return this.#said.includes(goesOn ? ` ${words}` : ` ${words} `);
  }

  #file(filed: Filed): void {
    const word = firstWord(filed.key);
    const held = this.#filed.get(word);
    if (held) held.push(filed);
    else this.#filed.set(word, [filed]);
  }
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

function saidIn(all: readonly Label[], { sentences }: Outline): string {
  const parts = all.map(({ text }) => text);
  for (const { text } of sentences) {
    parts.push(text.slice(0, FIRST_WORDS));
    for (let colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      parts.push(text.slice(Math.max(0, colon - FIRST_WORDS), colon));
    }
  }
  return ` ${parts.map(wordsOf).join(' | ')} `;
}

/** Words in lower case with one space between them. */
function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}'’]+/gu, ' ')
    .replaceAll('’', "'")
    .trim();
}

/** "Step 1:", "2.", "H1 -", "(a)", an emoji: what stands before a name and is no part of it. */
const BEFORE =
  /^[^\p{L}\p{N}]*(?:(?:(?:step|phase|stage|part|pillar|element|factor|force|field) )?(?:\d{1,2}|[ivx]{1,4}|\p{L})(?:[.):=]+ ?| [–—=-]+ )|(?:step|phase|stage|part|pillar|element|factor|force|field) \d{1,2} |\d{1,2} )?/u;
const ADJECTIVES =
  /^(?:(?:the|our|your|my|its|key|main|major|internal|external|current|overall|proposed|primary|potential) )+/;
const JOINED = / (?:and|&|vs\.?|versus) |[/,+&]| [–—-] /;

/** The words of a name in lower case, without what stands before it; once more for each name that "and" or a slash joins. */
function keysOf(text: string): Set<string> {
  const lower = text.toLowerCase();
  const keys = new Set<string>();
  for (const part of JOINED.test(lower) ? [lower, ...lower.split(JOINED)] : [lower]) {
    const key = wordsOf(part.replace(BEFORE, '').replaceAll(/\([^()]*\)?/g, ' '));
    if (key === '') continue;
    keys.add(key);
    keys.add(key.replace(ADJECTIVES, ''));
  }
  return keys;
}

function* labelsOf({ headings, paragraphs, items, tables }: Outline): Generator<Label> {
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
    yield { form: 'heading', block, text, group: `heading ${parents.at(-1) ?? -1} ${block.depth}`, index };
    parents.push(index);
  }
  const above: number[] = [];
  let section = -2;
  for (const [index, block] of items.entries()) {
    if (block.section !== section) above.length = 0;
    section = block.section;
    above.length = Math.min(above.length, block.depth);
    const text = leadOf(block.text);
    if (text) yield { form: 'item', block, text, group: `item ${section} ${block.depth} ${above.at(-1) ?? -1}`, index };
    above[block.depth] = index;
  }
  for (const [index, block] of paragraphs.entries()) {
    const text = leadOf(block.text);
    if (text) yield { form: 'paragraph', block, text, group: `paragraph ${block.section}`, index };
  }
  for (const [index, table] of tables.entries()) yield* cellLabels(table, index);
}

function* cellLabels(table: Table, index: number): Generator<Label> {
  for (const [row, cells] of [table.header, ...table.rows].entries()) {
    const first = cells.findIndex(({ text }) => /\p{L}/u.test(text));
    for (const [column, block] of cells.entries()) {
      const text = block.text.length > MAX_CELL && column > first ? '' : leadOf(block.text);
      if (!text || column < first) continue;
      const form = row === 0 ? 'column' : column === first ? 'row' : 'cell';
      yield { form, block, text, group: `table ${index}`, index, cell: { table, row: row - 1, column } };
    }
  }
}

/** The words before a colon, a dash or the end of a first short sentence, or all of a short text; empty where there is no label. */
function leadOf(text: string): string {
  const lead = /^[^\n]{1,80}?(?=: |:?$| [–—-]+ |[.?!] )/u.exec(text.slice(0, MAX_LABEL + 2))?.[0] ?? '';
  // "1. Widen" and "S - Strengths" begin with no label of their own.
  if (!/^\W{0,3}(?:\d{1,2}|\p{L}|step \d{1,2})\W{0,3}$/iu.test(lead)) return lead;
  const rest = text.slice(lead.length).replace(/^[^\p{L}\p{N}]+/u, '');
  return /^[^\n]{1,80}?(?=: |:?$| [–—-]+ |[.?!] )/u.exec(rest.slice(0, MAX_LABEL + 2))?.[0] ?? '';
}
