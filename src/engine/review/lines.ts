import type { Span } from '../document';

/** A line of a document without its line break. */
export interface Line extends Span {
  readonly text: string;
  /** Columns of white space before the first character; a tab goes to the next multiple of four, as in CommonMark. */
  readonly indent: number;
  /** The text without the white space around it. */
  readonly content: string;
  /** Offset of the first character that is no white space. */
  readonly contentStart: number;
}

/** The lines of a text from an offset on; LF, CRLF and a lone CR end a line. */
export function linesOf(source: string, from = 0): Line[] {
  const lines: Line[] = [];
  const mayReturn = source.includes('\r', from);
  for (let start = from; start <= source.length; ) {
    const end = mayReturn ? breakFrom(source, start) : feedFrom(source, start);
    lines.push(lineOf(source, start, end));
    start = source.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

/** Where the next line feed stands, or the end. A search by the engine costs a tenth of a look at each character. */
function feedFrom(source: string, start: number): number {
  const at = source.indexOf('\n', start);
  return at < 0 ? source.length : at;
}

function breakFrom(source: string, start: number): number {
  BREAK.lastIndex = start;
  return BREAK.test(source) ? BREAK.lastIndex - 1 : source.length;
}

const BREAK = /[\r\n]/g;

function lineOf(source: string, start: number, end: number): Line {
  const text = source.slice(start, end);
  let indent = 0;
  let at = 0;
  for (; at < text.length; at++) {
    const char = text.charAt(at);
    if (char === ' ') indent++;
    else if (char === '\t') indent += 4 - (indent % 4);
    else break;
  }
  return { start, end, text, indent, content: text.trim(), contentStart: start + at };
}
