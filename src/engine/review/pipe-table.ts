import type { Span } from '../document';
import type { Line } from './lines';

/** Whether a line is the one under a table's header: dashes with optional colons, between pipes. */
export function isDelimiterRow(content: string): boolean {
  if (!content.includes('-') || !/^[-|: \t]+$/.test(content)) return false;
  return content
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .every((cell) => /^\s*:?-+:?\s*$/.test(cell));
}

/** The spans between the pipes of a table's row; the pipes at both ends are optional, `\|` is text. */
export function cellSpans({ content, contentStart }: Line): Span[] {
  const spans: Span[] = [];
  let start = content.startsWith('|') ? 1 : 0;
  for (let at = start; at <= content.length; at++) {
    const char = content.charAt(at);
    if (char === '\\') at++;
    if (char !== '|' && at < content.length) continue;
    if (at < content.length || start < content.length) {
      spans.push({ start: contentStart + start, end: contentStart + Math.min(at, content.length) });
    }
    start = at + 1;
  }
  return spans;
}
