import type { SourceDocument } from '../../../document';
import type { Outline, Table } from '../../outline';
import type { Fix, TextEdit } from '../../review';
import type { RuleContext } from '../../rule';
import { subtree, within } from '../sections';
import type { Label } from './labels';

/** Most edits of one fix; a longer table is left to its author. */
const MAX_EDITS = 50;

/**
 * Inserts a part in the form its sibling has: a heading of the same rank, an item with the same mark, a labelled paragraph, a row.
 * Null where the form cannot be copied.
 * @param sibling what it goes behind, or before where `isFirst`
 */
export function siblingEdit(context: RuleContext, name: string, sibling: Label, isFirst: boolean): TextEdit | null {
  const { document, outline } = context;
  const { form, block } = sibling;
  const start = lineStart(document, block.start);
  if (form === 'heading') {
    const heading = headingLike(document, block, name);
    if (!heading) return null;
    return isFirst
      ? insertion(start, `${heading}\n\n…\n\n`)
      : insertion(subtreeEnd(outline, sibling.index), `\n\n${heading}\n\n…`);
  }
  if (form === 'paragraph') {
    const text = block.text.length <= sibling.text.length + 1 ? `${name}:\n\n- …` : `${name}: …`;
    return isFirst ? insertion(start, `${text}\n\n`) : insertion(paragraphEnd(outline, sibling), `\n\n${text}`);
  }
  if (form === 'item') {
    const mark = document.text.slice(start, block.start);
    if (!/^[\s>]*(?:[-*+]|\d{1,9}[.)])\s+$/.test(mark)) return null;
    const text = `${mark}${name}: …`;
    return isFirst ? insertion(start, `${text}\n`) : insertion(itemEnd(outline, sibling.index), `\n${text}`);
  }
  if ((form !== 'row' && form !== 'cell') || !sibling.cell) return null;
  const { table, row, column } = sibling.cell;
  const text = `|${table.header.map((_, at) => ` ${at === column ? name : '…'} |`).join('')}`;
  if (!document.text.slice(start, block.start).startsWith('|')) return null;
  return isFirst ? insertion(start, `${text}\n`) : insertion(rowEnd(document, table, row), `\n${text}`);
}

/**
 * Gives a table one column more, or several with a pipe between their names, with `…` in every row; null where the table is long
 * or has no pipes around it.
 */
export function columnFix(document: SourceDocument, table: Table, name: string): Fix | null {
  const lines = document.text.slice(lineStart(document, table.start), table.end).split('\n');
  if (lines.length > MAX_EDITS) return null;
  const edits: TextEdit[] = [];
  const count = name.split('|').length;
  let at = lineStart(document, table.start);
  for (const [index, line] of lines.entries()) {
    const end = at + line.trimEnd().length;
    if (!line.trimEnd().endsWith('|')) return null;
    edits.push(insertion(end, index === 0 ? ` ${name} |` : (index === 1 ? '---|' : ' … |').repeat(count)));
    at += line.length + 1;
  }
  return { title: `Add the column “${name}”`, edits };
}

export function insertion(at: number, text: string): TextEdit {
  return { start: at, end: at, text };
}

/** A heading with the marks of another one; null where they cannot be copied. */
function headingLike(
  document: SourceDocument,
  { start, end }: { start: number; end: number },
  name: string,
): string | null {
  const { text } = document;
  const before = text.slice(lineStart(document, start), start);
  if (/^(?:#{1,6}|={1,6}) +$/.test(before)) return `${before}${name}`;
  const [, below = ''] = text.slice(end, end + 200).split('\n', 2);
  const mark = below.trim().charAt(0);
  const isUnderlined = before === '' && mark !== '' && below.trim() === mark.repeat(below.trim().length);
  const above =
    text
      .slice(0, Math.max(0, start - 1))
      .split('\n')
      .at(-1) ?? '';
  return isUnderlined && above.trim() === '' ? `${name}\n${mark.repeat(Math.max(3, name.length))}` : null;
}

function lineStart({ text }: SourceDocument, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Where the last block of a section and those below it ends. */
function subtreeEnd(outline: Outline, section: number): number {
  const below = subtree(outline, section);
  const ends = [outline.headings, outline.paragraphs, outline.items, outline.tables].map(
    (blocks: readonly { readonly section: number; readonly end: number }[]) => within(blocks, below).at(-1)?.end ?? 0,
  );
  return Math.max(...ends);
}

/** Where a labelled paragraph ends with the list below it: before the next paragraph of its section. */
function paragraphEnd({ paragraphs, items }: Outline, { block, index }: Label): number {
  const next = paragraphs[index + 1];
  const limit = next?.section === block.section ? next.start : Infinity;
  const below = within(items, { first: block.section, end: block.section + 1 }).filter(
    ({ start }) => start > block.end && start < limit,
  );
  return below.at(-1)?.end ?? block.end;
}

/** Where an item ends with those below it. */
function itemEnd({ items }: Outline, index: number): number {
  const item = items[index];
  let last = index;
  while (items[last + 1]?.section === item?.section && (items[last + 1]?.depth ?? 0) > (item?.depth ?? 0)) last++;
  return items[last]?.end ?? 0;
}

function rowEnd(document: SourceDocument, { rows }: Table, row: number): number {
  const last = rows[row]?.at(-1)?.end ?? 0;
  const end = document.text.indexOf('\n', last);
  return end < 0 ? document.text.length : end;
}
