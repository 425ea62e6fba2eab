import type { Syntax } from './languages';
import { type LexState, marked, Zone, type ZoneList, type ZoneReader } from './zone-list';

const BACKSLASH = 92;
const LINE_FEED = 10;

/**
 * Cuts any programming or configuration language into code, comments and strings, by its delimiters. Its states:
 * `b2`, inside the third kind of block comment; `l0`, inside the first kind of string of several lines; `q"`, inside a string
 * whose line goes on; `p0`, inside a documentation block that begins at a line's start.
 */
export class CodeReader implements ZoneReader {
  readonly initial = '';
  readonly #first: Uint8Array;

  constructor(private readonly syntax: Syntax) {
    const { line, block, longQuotes, quotes, pods = [] } = syntax;
    const openings = [...line, ...[...block, ...pods].map(([open]) => open), ...longQuotes, ...quotes];
    this.#first = marked(openings.map((opening) => opening.charAt(0)).join(''));
  }

  cut(list: ZoneList, from: number, to: number, state: LexState): LexState {
    const { units } = list.window;
    const first = this.#first;
    let rest = state;
    let at = from;
    if (state !== '') {
      const index = Number(state.slice(1));
      const { block, longQuotes, pods = [] } = this.syntax;
      if (state.startsWith('b')) at = this.#closing(list, from, from, to, block[index]?.[1] ?? '');
      else if (state.startsWith('p')) at = podEnd(list, from, to, pods[index]?.[1] ?? '');
      // A zone that goes on has begun before; only the very quote of a string may begin a statement.
      else
        at = this.#string(list, from - 1, from, to, state.startsWith('l') ? (longQuotes[index] ?? '') : state.slice(1));
      if (at < 0) return state;
      rest = '';
    }
    list.open(at, Zone.code);
    while (at < to) {
      if (first[(units[at] as number) & 255] === 0) {
        at++;
        continue;
      }
      const opened = this.#opened(list, at, to);
      if (opened === null) at++;
      else if (typeof opened === 'string') return opened;
      else {
        at = opened;
        list.open(at, Zone.code);
      }
    }
    return rest;
  }

  /** The end of the comment or string that begins here, the state where it goes on, or null where none begins. */
  #opened(list: ZoneList, at: number, to: number): number | LexState | null {
    const { text } = list.window;
    const { block, line, longQuotes, quotes, pods = [] } = this.syntax;
    for (const [index, [open, close]] of pods.entries()) {
      if (!text.startsWith(open, at) || (open === '=' && !beginsPod(text, at + 1)) || (at > 0 && text[at - 1] !== '\n'))
        continue;
      list.open(at, Zone.comment);
      const end = podEnd(list, at, to, close);
      return end < 0 ? `p${index}` : end;
    }
    for (const [index, [open, close]] of block.entries()) {
      if (!text.startsWith(open, at)) continue;
      const end = this.#closing(list, at, at + open.length, to, close);
      return end < 0 ? `b${index}` : end;
    }
    for (const open of line) {
      if (!text.startsWith(open, at) || !beginsComment(text, at, open)) continue;
      list.open(at, Zone.comment);
      return list.lineEnd(at, to);
    }
    for (const [index, quote] of longQuotes.entries()) {
      if (!text.startsWith(quote, at)) continue;
      const end = this.#string(list, at, at + quote.length, to, quote);
      return end < 0 ? `l${index}` : end;
    }
    const quote = text.charAt(at);
    if (!quotes.includes(quote)) return null;
    const end = this.#string(list, at, at + 1, to, quote);
    return end < 0 ? `q${quote}` : end;
  }

  #closing(list: ZoneList, at: number, from: number, to: number, close: string): number {
    list.open(at, Zone.comment);
    return list.after(close, from, to);
  }

  /** The end of a string; one of {@link Syntax.quotes} ends with its line at the latest. -1 where it goes on behind `to`. */
  #string(list: ZoneList, at: number, from: number, to: number, quote: string): number {
    list.open(at, Zone.string);
    const { units, text } = list.window;
    const endsWithLine = !this.syntax.longQuotes.includes(quote);
    const first = quote.charCodeAt(0);
    for (let next = from; next < to; next++) {
      const code = units[next] as number;
      if (code === BACKSLASH) next++;
      else if (code === LINE_FEED && endsWithLine) return next;
      else if (code === first && text.startsWith(quote, next)) return next + quote.length;
    }
    return -1;
  }
}

/** Whether what follows the sign that opens Perl's documentation is a word: `=head1`. */
function beginsPod(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

/** The end of the line that closes a documentation block, or -1. */
function podEnd(list: ZoneList, from: number, to: number, close: string): number {
  list.open(from, Zone.comment);
  for (let at = from; at < to; at = list.lineEnd(at, to)) {
    if (list.window.text.startsWith(close, at)) return list.lineEnd(at, to);
  }
  return -1;
}

/** `#` and `//` also stand inside URLs, colours, anchors and preprocessor lines. */
function beginsComment(text: string, at: number, open: string): boolean {
  const before = at === 0 ? '\n' : text.charAt(at - 1);
  if (open === '//') return before !== ':';
  if (open !== '#') return true;
  if (text.charAt(at + 1) === '[') return false; // attributes of PHP and Rust
  return before <= ' ' || ';)}",'.includes(before);
}
