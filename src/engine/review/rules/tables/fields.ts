import type { Span } from '../../../document';
import { once } from '../../../once';
import { appendix, nextLine } from '../../fixes';
import type { Block, Outline, Table } from '../../outline';
import type { Fix } from '../../review';
import type { RuleContext } from '../../rule';
import { cellText, isBlank, mayBeBlank } from '../columns';
import { plainHeading } from '../deliberation';
import { type Subtree, within } from '../sections';

/** A field of a canvas or a scorecard: its name, and how headings, labels and tables call it. */
export interface Field {
  readonly name: string;
  readonly called: RegExp;
}

/** How a part of a document fills the fields of a model. */
export interface Filled {
  /** Where the first of the fields stands. */
  readonly place: Span;
  readonly section: number;
  readonly found: readonly Field[];
  readonly missing: readonly Field[];
  /** Named, and nothing behind the name. */
  readonly empty: readonly (Span & { readonly name: string })[];
  /** The table whose rows are the fields. */
  readonly table?: Table;
}

/** What may name a field: a heading, a label, or the first cell of a column or row. */
interface Named extends Span {
  readonly kind: 'heading' | 'label' | 'column' | 'row';
  readonly name: string;
  readonly section: number;
  readonly isEmpty: boolean;
  readonly table?: Table;
}

/** What names a field, or several. */
interface Place extends Named {
  readonly fields: readonly Field[];
}

/** Longest heading or label that names a field. */
const MAX_NAME = 60;

/** How the headings, labels and tables of a part of a document fill some fields; null where they name none. */
export function filledFields(context: RuleContext, fields: readonly Field[], scope: Subtree): Filled | null {
  const places: Place[] = [];
  const unknown: Named[] = [];
  for (const named of namedIn(context)) {
    for (const one of within(named, scope)) {
      const own = fieldsIn(one.name, fields);
      if (own.length > 0) places.push({ ...one, fields: own });
      else unknown.push(one);
    }
  }
  places.sort((a, b) => a.start - b.start);
  const [first] = places;
  const last = places.at(-1);
  if (!first || !last) return null;
  const isNamed = (field: Field): boolean => places.some((place) => place.fields.includes(field));
  const isFilled = (field: Field): boolean => places.some((place) => place.fields.includes(field) && !place.isEmpty);
  const empty = places.flatMap(({ start, end, fields: own }) =>
    own.flatMap((field) => (isFilled(field) ? [] : [{ start, end, name: field.name }])),
  );
  const missing = fields.filter((field) => !isNamed(field));
  // What stands among the fields under a name of its own may be one of those that are missed.
  const others = unknown.filter((one) => one.kind === first.kind && one.table === first.table);
  const table = places.every((place) => place.table === first.table) ? first.table : undefined;
  return {
    place: { start: first.start, end: first.end },
    section: last.section,
    found: fields.filter(isNamed),
    missing: others.length >= missing.length ? [] : missing,
    // Where all are empty it is a form that nobody has filled in yet.
    empty: places.every(({ isEmpty }) => isEmpty) ? [] : empty,
    ...(table && { table }),
  };
}

/** The missing fields laid out: as rows of their table, or as sections behind the last of the others. */
export function fieldsFix(outline: Outline, { missing, section, table }: Filled): Fix {
  const title = 'Insert the missing fields';
  if (table) {
    const dots = table.header.slice(1).map(() => '…');
    return nextLine(title, table, missing.map(({ name }) => `| ${[name, ...dots].join(' | ')} |`).join('\n'));
  }
  const marks = '#'.repeat(Math.max(2, outline.headings[section]?.depth ?? 2));
  return appendix(title, outline, section, missing.map(({ name }) => `${marks} ${name}\n\n…`).join('\n\n'));
}

function fieldsIn(text: string, fields: readonly Field[]): readonly Field[] {
  return text.length > MAX_NAME || !nameOfAny(fields).test(text)
    ? NONE
    : fields.filter(({ called }) => called.test(text));
}

const NONE: readonly Field[] = [];

/** What the names of all of some fields match, and nothing else does; most names are of none. */
const nameOfAny = once(
  (fields: readonly Field[]) => new RegExp(fields.map(({ called }) => called.source).join('|'), 'i'),
);

/** All that may name a field in a text, read once for all canvases: headings, items, paragraphs and tables, each in its order. */
const namedIn = once((context: RuleContext): readonly (readonly Named[])[] => [
  [...headingNames(context)],
  [...labelNames(context, context.outline.items)],
  [...labelNames(context, context.outline.paragraphs)],
  [...tableNames(context.outline)],
]);

function* headingNames({ outline, document }: RuleContext): Generator<Named> {
  const { headings } = outline;
  for (const [index, { text, start, end, section, depth }] of headings.entries()) {
    // The title names the canvas, and may name a field by the way.
    if (depth === 1) continue;
    const next = headings[index + 1];
    const below = document.slice({ start: end, end: next?.start ?? document.text.length });
    const isEmpty = isNothing(below) && !(next && next.depth > depth);
    yield { kind: 'heading', name: plainHeading(text), start, end, section, isEmpty };
  }
}

/** Whether what stands below a heading is blank but for marks of headings. */
function isNothing(text: string): boolean {
  // Nothing that says nothing has more words than these.
  const words: string[] = [];
  for (WORD.lastIndex = 0; words.length <= MOST_WORDS; ) {
    const word = WORD.exec(text)?.[0];
    if (word === undefined) return isBlank(words.join(' '));
    words.push(word);
    if (!mayBeBlank(word) && words.length === 1) return false;
  }
  return false;
}

const WORD = /[^#\s]+/g;
/** "to be decided". */
const MOST_WORDS = 3;

function* labelNames({ document }: RuleContext, blocks: readonly Block[]): Generator<Named> {
  for (const block of blocks) {
    // Lines of one paragraph may each be a field.
    const lines = linesIn(document, block);
    for (const [index, line] of lines.entries()) {
      const label = mayBeLabel(line) ? /^([^:–—.!?\n]{3,60}?)(?: - | ?[:–—]| ?$)\s*/.exec(line) : null;
      if (!label) continue;
      const isLast = index === lines.length - 1;
      const isEmpty = isBlank(line.slice(label[0].length)) && !(isLast && goesOn(document.text, block));
      const { start, end, section } = block;
      yield { kind: 'label', name: label[1] ?? '', start, end, section, isEmpty };
    }
  }
}

/** Whether a line may begin with a label: it is as short as one, or has a mark that ends one before any other. */
function mayBeLabel(line: string): boolean {
  const stop = line.search(/[:–—.!?\n]/);
  const isEnded = stop < 0 || ':–—'.includes(line.charAt(stop));
  return (isEnded && (stop < 0 ? line.length : stop) <= MAX_NAME + 1) || line.slice(0, MAX_NAME + 3).includes(' - ');
}

/** The lines of a block without emphasis; most blocks have one. */
export function linesIn(document: RuleContext['document'], block: Block): string[] {
  const source = document.slice(block);
  return source.includes('\n')
    ? source.split(/\r?\n/).map((line) => line.replaceAll(/\*\*|__/g, '').trim())
    : [block.text];
}

function isOrdinal(text: string): boolean {
  return text.charAt(0) <= '9' && /^\d+[.)]?$/.test(text);
}

/** Whether something stands below a label that is neither a heading nor the next label of the same list. */
function goesOn(text: string, { start, end }: Block): boolean {
  const next = /\S.{0,80}/.exec(text.slice(end, end + 400));
  if (!next || /^#/.test(next[0])) return false;
  if (!/^(?:[-*+]|\d+[.)])\s/.test(next[0])) return true;
  const column = (offset: number): number => offset - 1 - text.lastIndexOf('\n', offset - 1);
  const marker = /\S/.exec(text.slice(text.lastIndexOf('\n', start - 1) + 1));
  const isLabelItem = column(start) > (marker?.index ?? 0);
  // Below a label that is an item itself, only an item further in belongs to it.
  return !isLabelItem || column(end + next.index) > (marker?.index ?? 0);
}

function* tableNames({ tables }: Outline): Generator<Named> {
  for (const table of tables) {
    const { section } = table;
    for (const [index, { start, end, text }] of table.header.entries()) {
      const isEmpty = table.rows.length > 0 && table.rows.every((row) => isBlank(cellText(row, index)));
      yield { kind: 'column', name: text, start, end, section, isEmpty };
    }
    for (const row of table.rows) {
      const at = row.findIndex(({ text }) => text !== '' && !isOrdinal(text));
      const cell = row[at];
      if (!cell) continue;
      const { start, end, text } = cell;
      const isEmpty = row.length > 1 && row.slice(at + 1).every((one) => isBlank(one.text));
      yield { kind: 'row', name: text, start, end, section, isEmpty, table };
    }
  }
}
