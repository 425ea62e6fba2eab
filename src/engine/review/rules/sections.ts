import { once } from '../../once';
import type { Block, Outline } from '../outline';

/** Headings from `first` up to, but not including, `end`: a section with the sections below it. */
export interface Subtree {
  readonly first: number;
  readonly end: number;
}

/** The section of a heading and everything of lower rank that follows; -1 is what stands before the first heading. */
export function subtree(outline: Outline, section: number): Subtree {
  const depth = outline.headings[section]?.depth ?? 0;
  let end = section + 1;
  if (section < 0) return { first: section, end: 0 };
  while ((outline.headings[end]?.depth ?? 0) > depth) end++;
  return { first: section, end };
}

/** The blocks that stand in a section or below it; blocks stand in the order of their sections, so two searches find them. */
export function within<T extends { readonly section: number }>(blocks: readonly T[], { first, end }: Subtree): T[] {
  return blocks.slice(firstIn(blocks, first), firstIn(blocks, end));
}

/** Index of the first block whose section is at least `section`. */
function firstIn(blocks: readonly { readonly section: number }[], section: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.section ?? 0) < section) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** All the text of one section without those below it, heading and tables included, a line per block. */
export function ownText(outline: Outline, section: number): string {
  return textsOf(outline)[section + 1] ?? '';
}

/** All the text of a section and those below it. */
export function subtreeText(outline: Outline, section: number): string {
  const { first, end } = subtree(outline, section);
  return textsOf(outline)
    .slice(first + 1, end + 1)
    .join('\n');
}

/** All the text of a document that is no code, quotation or address. */
export const wholeText = once((outline: Outline): string => textsOf(outline).join('\n'));

/** Answers a question about each section once, however often it is asked. */
export function perSection<T extends {}>(answer: (section: number) => T): (section: number) => T {
  const known = new Map<number, T>();
  return (section) => {
    const held = known.get(section) ?? answer(section);
    known.set(section, held);
    return held;
  };
}

/** The texts of each section by its index plus one. */
const textsOf = once((outline: Outline): readonly string[] => {
  const found: (string | undefined)[] = new Array(outline.headings.length + 1).fill(undefined);
  const add = (section: number, text: string): void => {
    const before = found[section + 1];
    found[section + 1] = before === undefined ? text : `${before}\n${text}`;
  };
  for (const blocks of [outline.headings, outline.paragraphs, outline.items])
    for (const { section, text } of blocks) add(section, text);
  for (const { section, header, rows } of outline.tables) {
    add(section, rowText(header));
    for (const row of rows) add(section, rowText(row));
  }
  return found.map((text) => text ?? '');
});

function rowText(row: readonly Block[]): string {
  let text = row[0]?.text ?? '';
  for (let column = 1; column < row.length; column++) text += ` | ${row[column]?.text}`;
  return text;
}
