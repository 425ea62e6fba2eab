import type { Span } from '../document';
import { FormWriter } from './form-writer';
import { type Line, linesOf } from './lines';
import { matches } from './matches';
import { isDelimiterRow } from './pipe-table';

/** A text in the one way of writing that all texts share which differ only in white space and marks, and its way back. */
export interface NormalForm {
  readonly text: string;
  /** Where a span of {@link text} stands in the text as it was written. */
  original(span: Span): Span;
}

/**
 * Writes a text in a normal form: line ends and empty lines, white space in and behind lines, and in Markdown the wrapping of
 * paragraphs, marks of bullets, widths of tables, and plain emphasis. Reviews are made of this form, so that they are the same
 * for every text that has it. Code, front matter and all that is not understood stays as it is. Linear in the text.
 */
export function normalForm(source: string, markup: 'markdown' | 'plain'): NormalForm {
  const writer = new FormWriter(source);
  const lines = linesOf(source, source.charCodeAt(0) === 0xfeff ? 1 : 0);
  let verbatim = markup === 'markdown' ? frontMatterLength(lines) : 0;
  let fence = '';
  /** The line before, unless it is none that the next one can go on with, and whether it goes on itself with one. */
  let before: Line | null = null;
  let continues = false;
  let isEmpty = false;
  for (const line of lines) {
    const content = contentOf(line);
    if (content === '') {
      isEmpty = true;
      before = null;
      continue;
    }
    const mark = markup === 'markdown' ? fenceOf(content) : '';
    const isVerbatim = markup === 'plain' || verbatim-- > 0 || fence !== '' || mark !== '' || content.length > MAX_LINE;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && mark === content) fence = '';
    const mayContinue = !isVerbatim && CONTINUES.test(content) && !content.includes('|');
    continues = mayContinue && before !== null && (continues || opens(before));
    if (continues) writer.join(' ');
    else {
      // An empty line is all that keeps a rule at the very beginning from opening front matter.
      if (!writer.isEmpty) writer.join(isEmpty ? '\n\n' : '\n');
      else if (isEmpty && content === '---') writer.join('\n');
      writer.copy(line.start, line.contentStart);
    }
    if (isVerbatim) writer.copy(line.contentStart, line.contentStart + content.length);
    else writeLine(writer, line.contentStart, content);
    before = isVerbatim ? null : line;
    isEmpty = false;
  }
  return writer.finish();
}

/** A stretch of a line that is written in another way. */
interface Edit extends Span {
  readonly text: string;
}

/** What can be written in another way: marks, white space for more than one space, and tables. */
const UNUSUAL = /[*_|\t]| {2}|^[+=]/;
/** What a table's row has that needs more than a look at its pipes: code, marks, tabs, and several spaces inside a cell. */
const ODD = /[*_`\t]/;
const SPACES_INSIDE = /[^| ] {2,}[^| ]/;
/** White space that is no single space, and any white space. */
const WIDE = /\t| {2}/;
const SPACES = /[ \t]+/g;
const MARKER = /^(?:[-*+]|\d{1,9}[.)])[ \t]+/;
/** Longest line that is looked into; a longer one is data. */
const MAX_LINE = 10_000;
/** How a line begins that goes on with the paragraph above it, whatever that is. */
const CONTINUES = /^[\p{L}“"‘(]/u;
/** How a paragraph or an item begins that the next line can go on with. */
const OPENS = /^(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?[\p{L}\p{N}“"‘'(]/u;
/** Marks around plain words, with neighbours beside which they can be nothing but emphasis. */
const EMPHASIS =
  /(?<=^|[\s(“"‘|—–:])(\*\*|__|\*|_)(?=[\p{L}\p{N}“"‘'(])[^*_`\\[\]<>&]{1,300}(?<=[\p{L}\p{N}.!?:,;%)”"’'])\1(?=$|[\s.,;:!?)”"’|—–])/gu;

function fenceOf(content: string): string {
  return content.startsWith('```') || content.startsWith('~~~') ? (/^(?:`+|~+)/.exec(content)?.[0] ?? '') : '';
}

/** A line without the white space around it. */
function contentOf({ text, start, contentStart }: Line): string {
  let end = text.length;
  while (end > contentStart - start && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t')) end--;
  return text.slice(contentStart - start, end);
}

/** Whether a line begins what the next one can go on with. */
function opens(line: Line): boolean {
  const content = contentOf(line);
  return (
    OPENS.test(content) &&
    !content.includes('|') &&
    (line.indent < 4 || MARKER.test(content)) &&
    !content.endsWith('\\')
  );
}

/** Writes a line of Markdown; looks closer only at what has one of the signs that can be written in another way. */
function writeLine(writer: FormWriter, start: number, content: string): void {
  if (!UNUSUAL.test(content)) writer.copy(start, start + content.length);
  else if (/^={3,}$/.test(content)) writer.copy(start, start + 3);
  else if (isDelimiterRow(content)) writeDelimiters(writer, start, content);
  else if (isPlainRow(content)) writeRow(writer, start, content);
  else writeEdited(writer, start, content, editsOf(content));
}

/** Writes the row below a table's head, without its white space and with one dash for several. */
function writeDelimiters(writer: FormWriter, start: number, content: string): void {
  for (let at = 0; at < content.length; at++) {
    const char = content[at];
    if (char === ' ' || char === '\t' || (char === '-' && content[at - 1] === '-')) continue;
    writer.copy(start + at, start + at + 1);
  }
}

function isPlainRow(content: string): boolean {
  return content.startsWith('|') && content.endsWith('|') && !ODD.test(content) && !SPACES_INSIDE.test(content);
}

/** Writes a plain row of a table without the white space beside its pipes. */
function writeRow(writer: FormWriter, start: number, content: string): void {
  for (let at = 0; at < content.length; ) {
    const pipe = content.indexOf('|', at);
    writer.copy(start + at, start + spaceStart(content, pipe));
    writer.copy(start + pipe, start + pipe + 1);
    at = pipe + 1;
    while (isSpace(content.charCodeAt(at))) at++;
  }
}

function writeEdited(writer: FormWriter, start: number, content: string, edits: readonly Edit[]): void {
  let from = 0;
  for (const edit of edits) {
    writer.copy(start + from, start + edit.start);
    if (edit.text !== '') writer.put(edit.text, start + edit.start);
    from = edit.end;
  }
  writer.copy(start + from, start + content.length);
}

/** What is written in another way in a line of Markdown, in its order. */
function editsOf(content: string): readonly Edit[] {
  const marker = MARKER.exec(content)?.[0] ?? '';
  const edits: Edit[] = [];
  if (/^[*+]/.test(marker) && !/^[*][ \t*]*$/.test(content)) edits.push({ start: 0, end: 1, text: '-' });
  const code = codeSpans(content);
  const isTable = content.startsWith('|') && content.endsWith('|');
  SPACES.lastIndex = isTable || WIDE.test(content) ? marker.length : content.length;
  while (SPACES.test(content)) {
    const end = SPACES.lastIndex;
    const at = spaceStart(content, end);
    const besidePipe = isTable && (content[at - 1] === '|' || content[end] === '|');
    const isOneSpace = end - at === 1 && content[at] === ' ';
    if ((!isOneSpace || besidePipe) && !isWithin(code, at, end))
      edits.push({ start: at, end, text: besidePipe ? '' : ' ' });
  }
  if (!content.includes('*') && !content.includes('_')) return edits;
  const ordered = edits.length;
  for (const { index, 0: found, 1: marks = '' } of matches(content, EMPHASIS)) {
    const end = index + found.length;
    // Without its marks, "**1.** First" would begin a list.
    const beginsWithNumber = index <= marker.length && /\d/.test(content.charAt(index + marks.length));
    if (beginsWithNumber || code.some((span) => index < span.end && end > span.start)) continue;
    edits.push({ start: index, end: index + marks.length, text: '' }, { start: end - marks.length, end, text: '' });
  }
  return ordered > 0 ? edits.sort((a, b) => a.start - b.start) : edits;
}

function isWithin(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => start >= span.start && end <= span.end);
}

/** Where the spaces and tabs begin that end at an offset. */
function spaceStart(content: string, end: number): number {
  let start = end;
  while (isSpace(content.charCodeAt(start - 1))) start--;
  return start;
}

function isSpace(code: number): boolean {
  return code === SPACE || code === TAB;
}

const CODE_SPAN = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g;
const SPACE = 32;
const TAB = 9;

function codeSpans(content: string): readonly Span[] {
  if (!content.includes('`')) return [];
  return Array.from(matches(content, CODE_SPAN), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
}

/** How many lines the YAML before the text has, both marks included. */
function frontMatterLength(lines: readonly Line[]): number {
  if (lines[0]?.text.trimEnd() !== '---') return 0;
  return lines.findIndex(({ text }, at) => at > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(text)) + 1;
}
