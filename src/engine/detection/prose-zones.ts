import { cutCode } from './code-zones';
import { language } from './languages';
import { marked, Zone, type ZoneList } from './zone-list';

/** Inline code and link destinations longer than this are read as text, so that no line costs more than its length. */
const LONGEST_INLINE = 2_048;
/** Front matter longer than this is none. */
const LONGEST_FRONT_MATTER = 65_536;

const COLON = 58;
const BACKTICK = 96;
const CLOSING_BRACKET = 93;
const LESS_THAN = 60;
const QUOTE = 62;
const SPACE = 32;

/** Cuts text without markup of its own: only links are set apart. */
export function cutProse(list: ZoneList, from: number, to: number): void {
  list.open(from, Zone.prose);
  for (let at = list.find(':', from, to); at < to; at = list.find(':', at, to)) {
    if (list.stops(at)) return;
    at = link(list, at, to);
  }
}

/** Cuts Markdown: fences, front matter, quotes, comments, inline code, links. */
export function cutMarkdown(list: ZoneList, from: number, to: number): void {
  list.open(from, Zone.prose);
  for (let at = frontMatter(list, from, to); at < to; ) {
    if (list.stops(at)) return;
    const lineEnd = list.lineEnd(at, to);
    const first = indented(list.text, at, lineEnd);
    const code = list.text.charCodeAt(first);
    if (code === BACKTICK || code === TILDE) at = fence(list, at, lineEnd, to) ?? inline(list, at, lineEnd, to);
    else if (code === QUOTE) {
      list.open(at, Zone.quote);
      list.open(lineEnd, Zone.prose);
      at = lineEnd;
    } else at = inline(list, at, lineEnd, to);
  }
}

const TILDE = 126;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`\r\n]*)/;

/** Where a line's text begins, three spaces in at most. */
function indented(text: string, at: number, lineEnd: number): number {
  let first = at;
  while (first < lineEnd && first < at + 3 && text.charCodeAt(first) === SPACE) first++;
  return first;
}

function frontMatter(list: ZoneList, from: number, to: number): number {
  const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(list.text.slice(from, from + 64));
  if (!opening?.[1]) return from;
  const head = list.text.slice(from, Math.min(to, from + LONGEST_FRONT_MATTER));
  const close = head.indexOf(`\n${opening[1]}`, opening[0].length - 1);
  if (close < 0) return from;
  list.open(from, Zone.frontMatter);
  const end = list.lineEnd(from + close + 1, to);
  list.open(end, Zone.prose);
  return end;
}

/** Cuts the fenced block that opens in this line, if one does; an unclosed one runs to the end, as CommonMark has it. */
function fence(list: ZoneList, at: number, lineEnd: number, to: number): number | undefined {
  const { text } = list;
  const opening = FENCE.exec(text.slice(at, Math.min(lineEnd, at + 200)));
  if (!opening?.[1]) return undefined;
  const { close, after } = closing(list, opening[1], lineEnd, to);
  const name = /^\{?\.?([\w#+.-]*)/.exec((opening[2] ?? '').trim())?.[1] ?? '';
  const inner = language(name || 'text');
  list.within(inner.id, () => {
    if (inner.reading === 'code') cutCode(list, lineEnd, close, inner.syntax);
    else list.open(lineEnd, Zone.code);
  });
  list.open(close, Zone.prose);
  return after;
}

/** The line that closes a fence: where it begins and ends. */
function closing(list: ZoneList, marker: string, from: number, to: number): { close: number; after: number } {
  for (let at = from; at < to; ) {
    const end = list.lineEnd(at, to);
    const first = indented(list.text, at, end);
    if (list.text.charCodeAt(first) === marker.charCodeAt(0)) {
      const line = list.text.slice(first, Math.min(end, first + 200)).trim();
      if (line.length >= marker.length && line === marker.charAt(0).repeat(line.length))
        return { close: at, after: end };
    }
    at = end;
  }
  return { close: to, after: to };
}

/** Characters at which something begins that is no prose. */
const OPENING = marked(':`]<');

/** Cuts what stands inside a line; returns where to read on, which is further down after a comment of several lines. */
function inline(list: ZoneList, from: number, lineEnd: number, to: number): number {
  const { text } = list;
  for (let at = from; at < lineEnd; at++) {
    const code = text.charCodeAt(at);
    if (code > 127 || OPENING[code] === 0) continue;
    if (code === COLON) at = link(list, at, lineEnd) - 1;
    else if (code === BACKTICK) at = inlineCode(list, at, lineEnd) - 1;
    else if (code === CLOSING_BRACKET) at = destination(list, at, lineEnd) - 1;
    else if (code === LESS_THAN && text.startsWith('<!--', at)) {
      list.open(at, Zone.comment);
      const end = list.after('-->', at + 4, to);
      list.open(end, Zone.prose);
      if (end >= lineEnd) return end;
      at = end - 1;
    }
  }
  return lineEnd;
}

function inlineCode(list: ZoneList, at: number, lineEnd: number): number {
  const { text } = list;
  let run = at;
  while (run < lineEnd && text.charCodeAt(run) === BACKTICK) run++;
  const marker = text.slice(at, run);
  const close = text.slice(run, Math.min(lineEnd, run + LONGEST_INLINE)).indexOf(marker);
  if (close < 0) return run;
  list.open(at, Zone.inlineCode);
  const end = run + close + marker.length;
  list.open(end, Zone.prose);
  return end;
}

/** Sets apart the destination of a link whose text ends here: `](...)`. */
function destination(list: ZoneList, at: number, lineEnd: number): number {
  const { text } = list;
  if (text.charAt(at + 1) !== '(') return at + 1;
  const from = at + 2;
  let end = from;
  while (end < lineEnd && end < from + LONGEST_INLINE && text.charAt(end) !== ')') end++;
  list.open(from, Zone.link);
  list.open(end, Zone.prose);
  return end;
}

/** Sets apart a URL whose `://` begins here; returns where to read on. */
function link(list: ZoneList, at: number, to: number): number {
  const { text } = list;
  if (!text.startsWith('://', at)) return at + 1;
  let start = at;
  while (start > 0 && at - start < 12 && /[a-zA-Z+]/.test(text.charAt(start - 1))) start--;
  let end = at + 3;
  while (end < to && !isUrlEnd(text.charCodeAt(end))) end++;
  list.open(start, Zone.link);
  list.open(end, Zone.prose);
  return end;
}

/** White space, angle brackets, a double quote, a closing parenthesis or bracket, a backtick. */
function isUrlEnd(code: number): boolean {
  return code <= SPACE || code === 60 || code === 62 || code === 34 || code === 41 || code === 93 || code === 96;
}
