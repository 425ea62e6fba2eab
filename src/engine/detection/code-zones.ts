import type { Syntax } from './languages';
import { marked, Zone, type ZoneList } from './zone-list';

/** Cuts any programming or configuration language into code, comments and strings, by its delimiters. */
export function cutCode(list: ZoneList, from: number, to: number, syntax: Syntax): void {
  const { text } = list;
  const first = firstCharacters(syntax);
  list.open(from, Zone.code);
  for (let at = from; at < to; ) {
    const code = text.charCodeAt(at);
    if (code > 127 || first[code] === 0) {
      at++;
      continue;
    }
    if (list.stops(at)) return;
    const end = delimited(list, at, to, syntax);
    if (end === at) at++;
    else {
      at = end;
      list.open(at, Zone.code);
    }
  }
}

/** The end of the comment or string that begins here, or `at` where none does. */
function delimited(list: ZoneList, at: number, to: number, syntax: Syntax): number {
  const { text } = list;
  for (const [open, close] of syntax.block) {
    if (!text.startsWith(open, at)) continue;
    list.open(at, Zone.comment);
    return list.after(close, at + open.length, to);
  }
  for (const open of syntax.line) {
    if (!text.startsWith(open, at) || !beginsComment(text, at, open)) continue;
    list.open(at, Zone.comment);
    return list.lineEnd(at, to);
  }
  for (const quote of syntax.longQuotes) {
    if (!text.startsWith(quote, at)) continue;
    list.open(at, Zone.string);
    return afterQuote(text, quote, at + quote.length, to, false);
  }
  const quote = text.charAt(at);
  if (!syntax.quotes.includes(quote)) return at;
  list.open(at, Zone.string);
  return afterQuote(text, quote, at + 1, to, true);
}

/** `#` and `//` also stand inside URLs, colours, anchors and preprocessor lines. */
function beginsComment(text: string, at: number, open: string): boolean {
  const before = at === 0 ? '\n' : text.charAt(at - 1);
  if (open === '//') return before !== ':';
  if (open !== '#') return true;
  if (text.charAt(at + 1) === '[') return false; // attributes of PHP and Rust
  return before <= ' ' || ';)}",'.includes(before);
}

function afterQuote(text: string, quote: string, from: number, to: number, endsWithLine: boolean): number {
  const first = quote.charCodeAt(0);
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at++;
    else if (code === LINE_FEED && endsWithLine) return at;
    else if (code === first && text.startsWith(quote, at)) return at + quote.length;
  }
  return to;
}

const BACKSLASH = 92;
const LINE_FEED = 10;

/** Marks the characters a comment or a string of this syntax can begin with. */
function firstCharacters(syntax: Syntax): Uint8Array {
  const openings = [...syntax.line, ...syntax.block.map(([open]) => open), ...syntax.longQuotes, ...syntax.quotes];
  return marked(openings.map((opening) => opening.charAt(0)).join(''));
}
