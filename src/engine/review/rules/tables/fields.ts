import type { Span } from '../../../document';
import { appendix, nextLine } from '../../fixes';
import type { Block, Outline, Table } from '../../outline';
import type { Fix } from '../../review';
import type { RuleContext } from '../../rule';
import { cellText, isBlank, mayBeBlank } from '../columns';
import { plainHeading } from '../deliberation';
import type { Subtree } from '../sections';

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

interface Place extends Span {
  /** The fields that the place names; none where it stands among those that do. */
  readonly fields: readonly Field[];
  readonly kind: 'heading' | 'label' | 'column' | 'row';
  readonly section: number;
  readonly isEmpty: boolean;
  readonly table?: Table;
}

/** Longest heading or label that names a field. */
const MAX_NAME = 60;

/** How the headings, labels and tables of a part of a document fill some fields; null where they name none. */
export function filledFields(context: RuleContext, fields: readonly Field[], scope: Subtree): Filled | null {
  const inScope = [
    ...headingPlaces(context, fields, scope),
    ...labelPlaces(context, fields, scope),
    ...tablePlaces(context.outline, fields, scope),
  ];
  const places = inScope.filter((place) => place.fields.length > 0).sort((a, b) => a.start - b.start);
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
  const others = inScope.filter(
    (place) => place.fields.length === 0 && place.kind === first.kind && place.table === first.table,
  );
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

function fieldsIn(text: string, fields: readonly Field[]): Field[] {
  return text.length > MAX_NAME ? [] : fields.filter(({ called }) => called.test(text));
}

function isIn({ section }: { readonly section: number }, { first, end }: Subtree): boolean {
  return section >= first && section < end;
}

function* headingPlaces(
  { outline, document }: RuleContext,
  fields: readonly Field[],
  scope: Subtree,
): Generator<Place> {
  const { headings } = outline;
  for (const [index, heading] of headings.entries()) {
    if (!isIn(heading, scope)) continue;
    const { text, start, end, section, depth } = heading;
    const next = headings[index + 1];
    const below = document.slice({ start: end, end: next?.start ?? document.text.length });
    const isEmpty = isNothing(below) && !(next && next.depth > depth);
    // The title names the canvas, and may name a field by the way.
    if (depth > 1)
      yield { kind: 'heading', start, end, fields: fieldsIn(plainHeading(text), fields), section, isEmpty };
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

function* labelPlaces({ outline, document }: RuleContext, fields: readonly Field[], scope: Subtree): Generator<Place> {
  const { items, paragraphs } = outline;
  for (const block of [...items, ...paragraphs]) {
    if (!isIn(block, scope)) continue;
    // Lines of one paragraph may each be a field.
    const lines = linesIn(document, block);
    for (const [index, line] of lines.entries()) {
      const label = /^([^:–—.!?\n]{3,60}?)(?: - | ?[:–—]| ?$)\s*/.exec(line);
      if (!label) continue;
      const isLast = index === lines.length - 1;
      const isEmpty = isBlank(line.slice(label[0].length)) && !(isLast && goesOn(document.text, block));
      const { start, end, section } = block;
      yield { kind: 'label', start, end, fields: fieldsIn(label[1] ?? '', fields), section, isEmpty };
    }
  }
}

/** The lines of a block without emphasis; most blocks have one. */
export function linesIn(document: RuleContext['document'], block: Block): string[] {
  const source = document.slice(block);
  return source.includes('\n')
    ? source.split(/\r?\n/).map((line) => line.replaceAll(/\*\*|__/g, '').trim())
    : [block.text];
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

function* tablePlaces({ tables }: Outline, fields: readonly Field[], scope: Subtree): Generator<Place> {
  for (const table of tables) {
    if (!isIn(table, scope)) continue;
    const { section } = table;
    for (const [index, { start, end, text }] of table.header.entries()) {
      const isEmpty = table.rows.length > 0 && table.rows.every((row) => isBlank(cellText(row, index)));
      yield { kind: 'column', start, end, fields: fieldsIn(text, fields), section, isEmpty };
    }
    for (const row of table.rows) {
      const at = row.findIndex(({ text }) => text !== '' && !/^\d+[.)]?$/.test(text));
      const cell = row[at];
      if (!cell) continue;
      const { start, end, text } = cell;
      const isEmpty = row.length > 1 && row.slice(at + 1).every((one) => isBlank(one.text));
      yield { kind: 'row', start, end, fields: fieldsIn(text, fields), section, isEmpty, table };
    }
  }
}
