import { marked, Zone, type ZoneList } from './zone-list';

/** Inline code and link destinations longer than this are read as text, so that no line costs more than its length. */
const LONGEST_INLINE = 2_048;

const COLON = 58;
const BACKTICK = 96;
const CLOSING_BRACKET = 93;
const SPACE = 32;

/** Sets the addresses in a stretch of plain text apart. */
export function cutLinks(list: ZoneList, from: number, to: number): void {
  for (let at = list.find('://', from, to); at < to; at = list.find('://', at, to)) at = link(list, at, to);
}

/** Characters at which something begins that is no prose. */
const OPENING = marked(':`]<');

/**
 * Cuts what stands inside a line of Markdown; returns the offset of a comment that does not end in it, or -1.
 */
export function cutInline(list: ZoneList, from: number, lineEnd: number): number {
  const { text, units } = list.window;
  for (let at = from; at < lineEnd; at++) {
    const code = units[at] as number;
    if (OPENING[code & 255] === 0) continue;
    if (code === COLON) at = link(list, at, lineEnd) - 1;
    else if (code === BACKTICK) at = inlineCode(list, at, lineEnd) - 1;
    else if (code === CLOSING_BRACKET) at = destination(list, at, lineEnd) - 1;
    else if (text.startsWith('<!--', at)) {
      list.open(at, Zone.comment);
      const end = list.after('-->', at + 4, lineEnd);
      if (end < 0) return at;
      list.open(end, Zone.prose);
      at = end - 1;
    }
  }
  return -1;
}

function inlineCode(list: ZoneList, at: number, lineEnd: number): number {
  const { text, units } = list.window;
  let run = at;
  while (run < lineEnd && units[run] === BACKTICK) run++;
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
  const { units } = list.window;
  if (units[at + 1] !== 40) return at + 1;
  const from = at + 2;
  let end = from;
  while (end < lineEnd && end < from + LONGEST_INLINE && units[end] !== 41) end++;
  list.open(from, Zone.link);
  list.open(end, Zone.prose);
  return end;
}

/** Sets apart a URL whose `://` begins here; returns where to read on. */
function link(list: ZoneList, at: number, to: number): number {
  const { text, units } = list.window;
  if (!text.startsWith('://', at)) return at + 1;
  let start = at;
  while (start > 0 && at - start < 12 && isSchemeLetter(units[start - 1] as number)) start--;
  let end = at + 3;
  while (end < to && !isUrlEnd(units[end] as number)) end++;
  list.open(start, Zone.link);
  list.open(end, Zone.prose);
  return end;
}

function isSchemeLetter(code: number): boolean {
  return code === 43 || ((code | 32) >= 97 && (code | 32) <= 122);
}

/** White space, angle brackets, a double quote, a closing parenthesis or bracket, a backtick. */
function isUrlEnd(code: number): boolean {
  return code <= SPACE || code === 60 || code === 62 || code === 34 || code === 41 || code === 93 || code === 96;
}
