import type { Span } from '../document';
import type { Outline } from './outline';
import type { Fix } from './review';
import { subtree, within } from './rules/sections';

/** Writes a span anew. */
export function replacement(title: string, { start, end }: Span, text: string): Fix {
  return { title, edits: [{ start, end, text }] };
}

/** Inserts a paragraph, list, table or section behind a section and what stands below it; -1 is what stands before the first heading. */
export function appendix(title: string, outline: Outline, section: number, text: string): Fix {
  const at = sectionEnd(outline, section);
  return { title, edits: [{ start: at, end: at, text: `\n\n${text}` }] };
}

/** Inserts lines right behind a block: the next item of a list, the next row of a table. */
export function nextLine(title: string, { end }: Span, text: string): Fix {
  return { title, edits: [{ start: end, end, text: `\n${text}` }] };
}

/** Inserts a section at the end of the text, with a heading as deep as those below the title. */
export function lastSection(title: string, outline: Outline, heading: string, body: string): Fix {
  const depth = Math.max(2, outline.headings.at(-1)?.depth ?? 2);
  const isBelow = outline.headings.some((one) => one.depth === 2);
  const marks = '#'.repeat(isBelow ? 2 : depth);
  return appendix(title, outline, lastOf(outline), `${marks} ${heading}\n\n${body}`);
}

function lastOf({ headings }: Outline): number {
  return headings.length - 1;
}

/** Where the last block of a section and those below it ends. */
function sectionEnd(outline: Outline, section: number): number {
  const below = subtree(outline, section);
  const { headings, paragraphs, items, tables } = outline;
  return [headings, paragraphs, items, tables]
    .flatMap((blocks: readonly (Span & { readonly section: number })[]) => within(blocks, below))
    .reduce((last, { end }) => Math.max(last, end), 0);
}
