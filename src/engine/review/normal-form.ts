import type { Span } from '../document';
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
  const writer = new Writer(source);
  const lines = linesOf(source, source.charCodeAt(0) === 0xfeff ? 1 : 0);
  let verbatim = markup === 'markdown' ? frontMatterLength(lines) : 0;
  let fence = '';
  let isOpen = false;
  let isEmpty = false;
  for (const line of lines) {
    const content = contentOf(line);
    if (content === '') {
      isEmpty = true;
      isOpen = false;
      continue;
    }
    const mark = markup === 'markdown' ? (/^(?:`{3,}|~{3,})/.exec(content)?.[0] ?? '') : '';
    const isVerbatim = markup === 'plain' || verbatim-- > 0 || fence !== '' || mark !== '' || content.length > MAX_LINE;
    if (fence === '') fence = mark;
    else if (mark.startsWith(fence) && mark === content) fence = '';
    const edits = isVerbatim ? [] : editsOf(content);
    const continues: boolean = isOpen && !isEmpty && !isVerbatim && CONTINUES.test(content) && !content.includes('|');
    if (continues) writer.join(' ');
    else {
      // An empty line is all that keeps a rule at the very beginning from opening front matter.
      if (!writer.isEmpty) writer.join(isEmpty ? '\n\n' : '\n');
      else if (isEmpty && content === '---') writer.join('\n');
      writer.copy(line.start, line.contentStart);
    }
    writer.edit(line.contentStart, content, edits);
    isOpen = continues || (!isVerbatim && opens(content, line.indent));
    isEmpty = false;
  }
  return writer.finish();
}

/** A stretch of a line that is written in another way. */
interface Edit extends Span {
  readonly text: string;
}

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

/** A line without the white space around it. */
function contentOf({ text, start, contentStart }: Line): string {
  let end = text.length;
  while (end > contentStart - start && (text.charAt(end - 1) === ' ' || text.charAt(end - 1) === '\t')) end--;
  return text.slice(contentStart - start, end);
}

function opens(content: string, indent: number): boolean {
  return (
    OPENS.test(content) && !content.includes('|') && (indent < 4 || MARKER.test(content)) && !content.endsWith('\\')
  );
}

/** What is written in another way in a line of Markdown, in its order. */
function editsOf(content: string): readonly Edit[] {
  if (!/[*_|+=\t]| {2}/.test(content)) return [];
  if (/^={3,}$/.test(content)) return [{ start: 0, end: content.length, text: '===' }];
  if (isDelimiterRow(content)) return delimiterEdits(content);
  const marker = MARKER.exec(content)?.[0] ?? '';
  const edits: Edit[] = [];
  if (/^[*+]/.test(marker) && !/^[*][ \t*]*$/.test(content)) edits.push({ start: 0, end: 1, text: '-' });
  const code = codeSpans(content);
  const isTable = content.startsWith('|') && content.endsWith('|');
  for (let at = marker.length; at < content.length; at++) {
    const end = spaceEnd(content, at);
    if (at === end) continue;
    const besidePipe = isTable && (content[at - 1] === '|' || content[end] === '|');
    const isOneSpace = end - at === 1 && content[at] === ' ';
    if ((!isOneSpace || besidePipe) && !isWithin(code, at, end))
      edits.push({ start: at, end, text: besidePipe ? '' : ' ' });
    at = end;
  }
  if (!content.includes('*') && !content.includes('_')) return edits;
  for (const { index, 0: found, 1: marks = '' } of matches(content, EMPHASIS)) {
    const end = index + found.length;
    // Without its marks, "**1.** First" would begin a list.
    const beginsWithNumber = index <= marker.length && /\d/.test(content.charAt(index + marks.length));
    if (beginsWithNumber || code.some((span) => index < span.end && end > span.start)) continue;
    edits.push({ start: index, end: index + marks.length, text: '' }, { start: end - marks.length, end, text: '' });
  }
  return edits.sort((a, b) => a.start - b.start);
}

function isWithin(spans: readonly Span[], start: number, end: number): boolean {
  return spans.some((span) => start >= span.start && end <= span.end);
}

/** Where the spaces and tabs end that begin at an offset. */
function spaceEnd(content: string, start: number): number {
  let end = start;
  while (content.charCodeAt(end) === SPACE || content.charCodeAt(end) === TAB) end++;
  return end;
}

/** Runs of dashes or white space in the row below a table's head. */
const RUN = /-{2,}|[ \t]+/g;
const CODE_SPAN = /(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g;
const SPACE = 32;
const TAB = 9;

function delimiterEdits(content: string): readonly Edit[] {
  return Array.from(matches(content, RUN), ({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
    text: found.startsWith('-') ? '-' : '',
  }));
}

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

/** Gathers the normal form, and where its parts come from. */
class Writer {
  readonly #source: string;
  readonly #parts: string[] = [];
  /** Where parts begin, here and in the source; within a part both go on alike. */
  readonly #starts: number[] = [];
  readonly #origins: number[] = [];
  #length = 0;
  /** Where the last part ends in the source. */
  #end = 0;

  constructor(source: string) {
    this.#source = source;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  copy(start: number, end: number): void {
    if (start < end) this.#add(this.#source.slice(start, end), start);
  }

  /** White space in place of that behind the last part. */
  join(text: string): void {
    this.#add(text, this.#end);
  }

  edit(start: number, content: string, edits: readonly Edit[]): void {
    let from = 0;
    for (const edit of edits) {
      this.copy(start + from, start + edit.start);
      if (edit.text !== '') this.#add(edit.text, start + edit.start);
      from = edit.end;
    }
    this.copy(start + from, start + content.length);
  }

  finish(): NormalForm {
    const starts = Uint32Array.from(this.#starts);
    const origins = Uint32Array.from(this.#origins);
    const originOf = (offset: number): number => {
      let low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
      }
      return (origins[low] ?? 0) + offset - (starts[low] ?? 0);
    };
    return {
      text: this.#parts.join(''),
      original: ({ start, end }) => {
        const from = originOf(start);
        return { start: from, end: end > start ? originOf(end - 1) + 1 : from };
      },
    };
  }

  #add(text: string, origin: number): void {
    this.#parts.push(text);
    this.#starts.push(this.#length);
    this.#origins.push(origin);
    this.#length += text.length;
    this.#end = origin + text.length;
  }
}
