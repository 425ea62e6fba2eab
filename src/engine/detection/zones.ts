import type { SourceDocument } from '../document';
import { language, type Syntax } from './languages';

/** What a stretch of a document is made of. */
export const Zone = {
  prose: 0,
  code: 1,
  comment: 2,
  string: 3,
  link: 4,
  inlineCode: 5,
  frontMatter: 6,
  quote: 7,
} as const;
export type ZoneKind = (typeof Zone)[keyof typeof Zone];

/** A document cut into zones, each from its start to the next one's. */
export interface Zones {
  readonly starts: readonly number[];
  readonly kinds: readonly ZoneKind[];
  /** Language of each zone: the document's, or that of the fence it lies in. */
  readonly languages: readonly string[];
  /** True for zones inside a fence or an embedded script. */
  readonly embedded: readonly boolean[];
  /** How far the text was read; less than its length where the deadline came first. */
  readonly end: number;
}

/** Asked now and then; true ends the work. */
export type Expired = () => boolean;

/** How many characters are read between two looks at the clock. */
const STRIDE = 65_536;

/** Cuts a document into zones in one pass over its text. */
export function zonesOf(document: SourceDocument, expired: Expired): Zones {
  const { id, reading, syntax } = language(document.languageId);
  const cutter = new Cutter(document.text, id, expired);
  if (reading === 'markdown') cutter.markdown(0, document.text.length);
  else if (reading === 'markup') cutter.markup(0, document.text.length);
  else if (reading === 'prose') cutter.prose(0, document.text.length);
  else cutter.code(0, document.text.length, syntax);
  return cutter;
}

class Cutter implements Zones {
  readonly starts: number[] = [];
  readonly kinds: ZoneKind[] = [];
  readonly languages: string[] = [];
  readonly embedded: boolean[] = [];
  end: number;
  #language: string;
  #embedded = false;
  #nextLook = STRIDE;

  constructor(
    private readonly text: string,
    language: string,
    private readonly expired: Expired,
  ) {
    this.end = text.length;
    this.#language = language;
  }

  /** Markdown: fences, front matter, quotes, comments, inline code, links. */
  markdown(from: number, to: number): void {
    this.#open(from, Zone.prose);
    let at = this.#frontMatter(from, to);
    while (at < to) {
      if (this.#stop(at)) return;
      const lineEnd = this.#lineEnd(at, to);
      const fence = FENCE.exec(this.text.slice(at, Math.min(lineEnd, at + 200)));
      if (fence?.[1]) at = this.#fence(lineEnd, to, fence[1], fence[2] ?? '');
      else if (this.#startsQuote(at, lineEnd)) at = this.#quoteLine(at, lineEnd);
      else at = this.#markdownLine(at, lineEnd, to);
    }
  }

  /** Text without markup of its own: only links are set apart. */
  prose(from: number, to: number): void {
    this.#open(from, Zone.prose);
    for (let at = from; at < to; at++) {
      if (this.#stop(at)) return;
      if (this.text.charCodeAt(at) === COLON) at = this.#link(at, to) - 1;
    }
  }

  /** HTML and its kin: text is prose, tags and scripts are code. */
  markup(from: number, to: number): void {
    const outer = this.#language;
    this.#open(from, Zone.prose);
    let at = from;
    while (at < to) {
      if (this.#stop(at)) return;
      const open = this.text.indexOf('<', at);
      if (open < 0 || open >= to) return;
      if (this.text.startsWith('<!--', open)) {
        this.#open(open, Zone.comment);
        at = this.#after('-->', open + 4, to);
        this.#open(at, Zone.prose);
        continue;
      }
      if (!/[a-zA-Z/!?]/.test(this.text.charAt(open + 1))) {
        at = open + 1;
        continue;
      }
      this.#open(open, Zone.code);
      at = this.#after('>', open + 1, to);
      const script = /^<(script|style)\b[^>]{0,300}>/i.exec(this.text.slice(open, Math.min(at, open + 320)));
      if (script && !this.text.startsWith('/>', at - 2)) {
        const name = (script[1] ?? '').toLowerCase();
        const close = this.#find(`</${name}`, at, to);
        const inner = language(name === 'style' ? 'css' : 'typescript');
        this.#language = inner.id;
        this.#embedded = true;
        this.code(at, close, inner.syntax);
        this.#language = outer;
        this.#embedded = false;
        at = close;
        this.#open(at, Zone.code);
        continue;
      }
      this.#open(at, Zone.prose);
    }
  }

  /** Any programming or configuration language, by its delimiters. */
  code(from: number, to: number, syntax: Syntax): void {
    this.#open(from, Zone.code);
    const first = firstChars(syntax);
    let at = from;
    while (at < to) {
      if (this.#stop(at)) return;
      const code = this.text.charCodeAt(at);
      if (code > 127 || first[code] === 0) {
        at++;
        continue;
      }
      const next = this.#delimited(at, to, syntax);
      if (next === at) at++;
      else {
        at = next;
        this.#open(at, Zone.code);
      }
    }
  }

  /** The end of the comment or string that begins here, or `at` where none does. */
  #delimited(at: number, to: number, syntax: Syntax): number {
    for (const [open, close] of syntax.block) {
      if (!this.text.startsWith(open, at)) continue;
      this.#open(at, Zone.comment);
      return this.#after(close, at + open.length, to);
    }
    for (const open of syntax.line) {
      if (!this.text.startsWith(open, at) || !this.#beginsComment(at, open)) continue;
      this.#open(at, Zone.comment);
      return this.#lineEnd(at, to);
    }
    for (const quote of syntax.longQuotes) {
      if (!this.text.startsWith(quote, at)) continue;
      this.#open(at, Zone.string);
      return this.#afterQuote(quote, at + quote.length, to);
    }
    const quote = this.text.charAt(at);
    if (!syntax.quotes.includes(quote)) return at;
    this.#open(at, Zone.string);
    return this.#afterQuote(quote, at + 1, to, true);
  }

  /** `#` and `//` also stand inside URLs, colours, anchors and preprocessor lines. */
  #beginsComment(at: number, open: string): boolean {
    const before = at === 0 ? 10 : this.text.charCodeAt(at - 1);
    if (open === '//') return before !== COLON;
    if (open === '#' && this.text.charAt(at + 1) === '[') return false; // PHP and Rust attributes
    return (
      open !== '#' || before <= 32 || before === 59 || before === 41 || before === 125 || before === 34 || before === 44
    );
  }

  #afterQuote(quote: string, from: number, to: number, endsWithLine = false): number {
    for (let at = from; at < to; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === 10 && endsWithLine) return at;
      else if (code === quote.charCodeAt(0) && this.text.startsWith(quote, at)) return at + quote.length;
    }
    return to;
  }

  #frontMatter(from: number, to: number): number {
    const opening = /^(---|\+\+\+)[ \t]*\r?\n/.exec(this.text.slice(from, from + 64));
    if (!opening?.[1]) return from;
    const close = this.text.slice(from, Math.min(to, from + STRIDE)).indexOf(`\n${opening[1]}`, opening[0].length - 1);
    if (close < 0) return from;
    this.#open(from, Zone.frontMatter);
    const end = this.#lineEnd(from + close + 1, to);
    this.#open(end, Zone.prose);
    return end;
  }

  /** A fenced block from the end of its opening line; an unclosed one runs to the end, as CommonMark has it. */
  #fence(lineEnd: number, to: number, marker: string, info: string): number {
    const outer = this.#language;
    let close = lineEnd;
    let after = to;
    for (let at = lineEnd; ; ) {
      if (at >= to) {
        close = to;
        break;
      }
      const end = this.#lineEnd(at, to);
      const line = this.text.slice(at, Math.min(end, at + 200)).trim();
      if (line.length >= marker.length && line === marker.charAt(0).repeat(line.length)) {
        close = at;
        after = end;
        break;
      }
      at = end;
    }
    const name = /^\{?\.?([\w#+.-]*)/.exec(info.trim())?.[1] ?? '';
    const inner = language(name || 'text');
    this.#language = inner.id;
    this.#embedded = true;
    if (inner.reading === 'code') this.code(lineEnd, close, inner.syntax);
    else this.#open(lineEnd, Zone.code);
    this.#language = outer;
    this.#embedded = false;
    this.#open(close, Zone.prose);
    return after;
  }

  #startsQuote(at: number, lineEnd: number): boolean {
    let start = at;
    while (start < lineEnd && start < at + 3 && this.text.charCodeAt(start) === 32) start++;
    return this.text.charCodeAt(start) === 62;
  }

  #quoteLine(at: number, lineEnd: number): number {
    this.#open(at, Zone.quote);
    this.#open(lineEnd, Zone.prose);
    return lineEnd;
  }

  #markdownLine(from: number, lineEnd: number, to: number): number {
    for (let at = from; at < lineEnd; at++) {
      const code = this.text.charCodeAt(at);
      if (code === COLON) at = this.#link(at, lineEnd) - 1;
      else if (code === BACKTICK) at = this.#inlineCode(at, lineEnd) - 1;
      else if (code === 93 && this.text.charCodeAt(at + 1) === 40) at = this.#destination(at + 2, lineEnd) - 1;
      else if (code === 60 && this.text.startsWith('<!--', at)) {
        this.#open(at, Zone.comment);
        const end = this.#after('-->', at + 4, to);
        this.#open(end, Zone.prose);
        if (end >= lineEnd) return end;
        at = end - 1;
      }
    }
    return lineEnd;
  }

  #inlineCode(at: number, lineEnd: number): number {
    let run = at;
    while (run < lineEnd && this.text.charCodeAt(run) === BACKTICK) run++;
    const marker = this.text.slice(at, run);
    const close = this.text.slice(run, Math.min(lineEnd, run + LONGEST_INLINE)).indexOf(marker);
    if (close < 0) return run;
    this.#open(at, Zone.inlineCode);
    const end = run + close + marker.length;
    this.#open(end, Zone.prose);
    return end;
  }

  #destination(from: number, lineEnd: number): number {
    let at = from;
    while (at < lineEnd && at < from + LONGEST_INLINE && this.text.charCodeAt(at) !== 41) at++;
    this.#open(from, Zone.link);
    this.#open(at, Zone.prose);
    return Math.max(at, from);
  }

  /** Sets apart a URL whose `://` begins here; returns where to read on. */
  #link(at: number, to: number): number {
    if (!this.text.startsWith('://', at)) return at + 1;
    let start = at;
    while (start > 0 && at - start < 12 && isSchemeChar(this.text.charCodeAt(start - 1))) start--;
    let end = at + 3;
    while (end < to && !isUrlEnd(this.text.charCodeAt(end))) end++;
    this.#open(start, Zone.link);
    this.#open(end, Zone.prose);
    return end;
  }

  #open(at: number, kind: ZoneKind): void {
    const last = this.starts.length - 1;
    if (last >= 0 && (this.starts[last] ?? 0) >= at) {
      this.starts.length = this.kinds.length = this.languages.length = this.embedded.length = last;
    }
    this.starts.push(at);
    this.kinds.push(kind);
    this.languages.push(this.#language);
    this.embedded.push(this.#embedded);
  }

  /** Offset after the line break that ends this line. */
  #lineEnd(at: number, to: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 || end >= to ? to : end + 1;
  }

  #find(text: string, from: number, to: number): number {
    const at = this.text.indexOf(text, from);
    return at < 0 || at > to ? to : at;
  }

  #after(text: string, from: number, to: number): number {
    const at = this.text.indexOf(text, from);
    return at < 0 || at + text.length > to ? to : at + text.length;
  }

  #stop(at: number): boolean {
    if (at < this.#nextLook) return false;
    this.#nextLook = at + STRIDE;
    if (!this.expired()) return false;
    this.end = Math.min(this.end, at);
    return true;
  }
}

/** Inline code and link destinations longer than this are read as text, so that no line costs more than its length. */
const LONGEST_INLINE = 2_048;
const COLON = 58;
const BACKTICK = 96;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^`\r\n]*)/;

/** Marks the characters a comment or a string of this syntax can begin with. */
function firstChars(syntax: Syntax): Uint8Array {
  const marks = new Uint8Array(128);
  const openings = [...syntax.line, ...syntax.block.map(([open]) => open), ...syntax.longQuotes, ...syntax.quotes];
  for (const opening of openings) marks[opening.charCodeAt(0)] = 1;
  return marks;
}

function isSchemeChar(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code === 43;
}

function isUrlEnd(code: number): boolean {
  return code <= 32 || code === 60 || code === 62 || code === 34 || code === 41 || code === 93 || code === 96;
}
