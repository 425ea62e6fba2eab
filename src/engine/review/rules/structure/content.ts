import type { Block, Outline } from '../../outline';
import { isBlank } from '../columns';
import { subtree, within } from '../sections';
import type { Label } from './labels';

/**
 * How many points stand under a label of several that go together: items, rows, filled cells, or sentences where there is no list. What is only `…` counts, as
 * somebody is about to write it.
 */
export function pointsUnder(outline: Outline, label: Label, labels: readonly Label[] = []): number {
  const { form, block, index, cell } = label;
  if (form === 'heading') return inSection(outline, index);
  if (form === 'item') return itemsBelow(outline, index) || inText(block.text, label.text);
  if (form === 'paragraph') return belowParagraph(outline, index) || inText(block.text, label.text);
  if (!cell) return 0;
  const { table, row, column } = cell;
  if (form === 'column' && table.rows.length > 0) {
    const cells = table.rows.map((cells) => cells[column]?.text ?? '').filter((text) => !isBlank(text));
    return cells.length === 1 ? inText(cells[0] ?? '', '') : cells.length;
  }
  // What is said stands in the same cell, to the right of it, or below it where two fields share a row.
  const others = [
    ...(table.rows[row] ?? []).slice(column + 1),
    ...(table.rows[row + 1] ?? []).slice(column, column + 1),
  ];
  const isLabel = (one: Block) => labels.some(({ block }) => block === one);
  const said = others
    .filter((one) => !isLabel(one) && !isBlank(one.text))
    .reduce((sum, { text }) => sum + inText(text, ''), 0);
  return said + inText(block.text, label.text);
}

function inSection(outline: Outline, section: number): number {
  const below = subtree(outline, section);
  const items = within(outline.items, below);
  const top = items.filter(({ depth }) => depth === 0).length;
  const rows = within(outline.tables, below).reduce((sum, table) => sum + table.rows.length, 0);
  const paragraphs = within(outline.paragraphs, below).length;
  const headings = below.end - below.first - 1;
  return top || rows || headings || Math.max(within(outline.sentences, below).length, paragraphs);
}

function itemsBelow({ items }: Outline, index: number): number {
  const item = items[index];
  let count = 0;
  for (let at = index + 1; at < items.length; at++) {
    const next = items[at];
    if (!item || !next || next.section !== item.section || next.depth <= item.depth) break;
    if (next.depth === item.depth + 1) count++;
  }
  return count;
}

/** The outermost items between a paragraph and the next one, and that one's own section only. */
function belowParagraph({ paragraphs, items }: Outline, index: number): number {
  const [label, next] = [paragraphs[index], paragraphs[index + 1]];
  if (!label) return 0;
  const limit = next?.section === label.section ? next.start : Infinity;
  const between = within(items, { first: label.section, end: label.section + 1 }).filter(
    ({ start, depth }) => depth === 0 && start > label.end && start < limit,
  );
  // "**Strengths**" above a paragraph of its own.
  return between.length || (limit < Infinity && next && next.text.length > 80 ? 1 : 0);
}

/** Points of a running text: its clauses, as lists in one line are separated. */
function inText(text: string, label: string): number {
  const rest = text.slice(label.length).replace(/^[\s:.–—-]+/, '');
  if (isBlank(rest)) return 0;
  return rest.split(/[;,]\s|\.\s+(?=\S)|\s•\s/).filter((part) => part.trim() !== '').length;
}
