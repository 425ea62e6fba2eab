import type { Span } from '../document';
import type { Line } from './lines';

/** Whether a line is the one under a table's header: dashes with optional colons, between pipes. */
export function isDelimiterRow(content: string): boolean {
  return DELIMITERS.test(content);
}

const DELIMITERS = /^\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?$/;

/** The spans between the pipes of a table's row; the pipes at both ends are optional, `\|` is text. */
export function cellSpans({ content, contentStart }: Line): Span[] {
  const spans: Span[] = [];
  const mayEscape = content.includes('\\');
  let start = content.startsWith('|') ? 1 : 0;
  while (start <= content.length) {
    const pipe = mayEscape ? barePipe(content, start) : content.indexOf('|', start);
    const end = pipe < 0 ? content.length : pipe;
    if (pipe >= 0 || start < end) spans.push({ start: contentStart + start, end: contentStart + end });
    start = end + 1;
  }
  return spans;
}

/** Where the next pipe stands that no backslash escapes; -1 for nowhere. */
function barePipe(content: string, from: number): number {
  for (let at = from; at < content.length; at++) {
    const char = content.charAt(at);
    if (char === '|') return at;
    if (char === '\\') at++;
  }
  return -1;
}
