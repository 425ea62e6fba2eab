import { lastUpTo } from '../sorted';

/** A block's text as a reader sees it, and where each of its characters stands. */
export interface Reading {
  readonly text: string;
  /** The same text, as long, with {@link HIDDEN} for every character of inline code and of addresses. */
  readonly prose: string;
  /** The offset in what was read of a character of `text`. */
  offsetOf(at: number): number;
}

/** Stands in {@link Reading.prose} for a character that is no prose. */
export const HIDDEN = '\uFFFC';

/** Most brackets and marks that may be open at once, and most characters of a link's address: both keep reading linear. */
const MAX_OPEN = 32;
const MAX_ADDRESS = 1_000;
/** Longest run of backticks that opens code; each length is searched for in vain once at most. */
const MAX_TICKS = 32;

/** What every mark begins with; what closes one alone marks nothing. */
const MARKS = /[\\`<[*_~&\r\n]|https?:\/\//;

const DROP = 1;
const HIDE = 2;

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  copy: '©',
  euro: '€',
  pound: '£',
};

/**
 * Reads the inline marks of Markdown in a block: emphasis, links, code, tags, escapes and line breaks.
 * It marks characters to drop or to hide instead of building a tree, so every character that stays keeps its exact offset.
 */
export function read(raw: string): Reading {
  // Most blocks have no marks, and reading them is most of the work of an outline.
  if (!MARKS.test(raw)) return { text: raw, prose: raw, offsetOf: sameOffset };
  const reader = new InlineReader(raw);
  reader.run();
  return reader.reading();
}

function sameOffset(at: number): number {
  return at;
}

/** A run of emphasis marks that may still find its partner. */
interface Run {
  readonly at: number;
  left: number;
}

class InlineReader {
  readonly #raw: string;
  readonly #mask: Uint8Array;
  readonly #swaps = new Map<number, string>();
  readonly #brackets: number[] = [];
  readonly #runs: Record<string, Run[]> = { '*': [], _: [], '~': [] };
  /** Lengths of backtick runs that have no partner further on. */
  readonly #lonely = new Set<number>();

  constructor(raw: string) {
    this.#raw = raw;
    this.#mask = new Uint8Array(raw.length);
  }

  run(): void {
    let at = 0;
    while (at < this.#raw.length) at = this.#step(at);
  }

  reading(): Reading {
    const raw = this.#raw;
    const mask = this.#mask;
    /** Where stretches begin in the text, and in what was read; within one both go on alike. */
    const starts: number[] = [];
    const origins: number[] = [];
    let text = '';
    let prose = '';
    // Stretches that are treated alike are copied at once.
    for (let from = 0; from < raw.length; ) {
      const kind = mask[from];
      const swap = this.#swaps.get(from);
      let end = from + 1;
      if (swap === undefined) while (end < raw.length && mask[end] === kind && !this.#swaps.has(end)) end++;
      if (kind !== DROP) {
        const stretch = swap ?? raw.slice(from, end);
        starts.push(text.length);
        origins.push(from);
        text += stretch;
        prose += kind === HIDE ? HIDDEN.repeat(end - from) : stretch;
      }
      from = end;
    }
    return { text, prose, offsetOf: (at) => offsetAmong(starts, origins, at) };
  }

  /** Reads what begins at `at` and returns where to go on. */
  #step(at: number): number {
    switch (this.#raw.charAt(at)) {
      case '\\':
        return this.#escape(at);
      case '`':
        return this.#code(at);
      case '<':
        return this.#tag(at);
      case '!':
        return this.#raw.charAt(at + 1) === '[' ? this.#open(at, 2) : at + 1;
      case '[':
        return this.#footnote(at) ?? this.#open(at, 1);
      case ']':
        return this.#close(at);
      case '*':
      case '_':
      case '~':
        return this.#emphasis(at);
      case '&':
        return this.#entity(at);
      case '\r':
      case '\n':
        return this.#lineBreak(at);
      case 'h':
        return this.#address(at);
      default:
        return at + 1;
    }
  }

  #escape(at: number): number {
    const next = this.#raw.charAt(at + 1);
    if (!/[!-/:-@[-`{-~\r\n]/.test(next)) return at + 1;
    this.#drop(at, at + 1);
    return next === '\n' || next === '\r' ? at + 1 : at + 2;
  }

  #code(at: number): number {
    const length = this.#runLength(at);
    const close = length > MAX_TICKS || this.#lonely.has(length) ? -1 : this.#closingTicks(at + length, length);
    if (close < 0) {
      this.#lonely.add(length);
      return at + length;
    }
    this.#drop(at, at + length);
    this.#mask.fill(HIDE, at + length, close);
    this.#drop(close, close + length);
    return close + length;
  }

  #closingTicks(from: number, length: number): number {
    let at = this.#raw.indexOf('`', from);
    while (at >= 0) {
      const found = this.#runLength(at);
      if (found === length) return at;
      at = this.#raw.indexOf('`', at + found);
    }
    return -1;
  }

  #tag(at: number): number {
    if (!/[a-z/!?]/i.test(this.#raw.charAt(at + 1))) return at + 1;
    const head = this.#raw.slice(at, at + MAX_ADDRESS);
    const close = head.indexOf('>');
    if (close < 0) return at + 1;
    const inner = head.slice(1, close);
    const end = at + close + 1;
    if (/^[a-z][a-z0-9+.-]{1,31}:\S*$/i.test(inner) || /^[^\s/@]+@[^\s@]+$/.test(inner)) {
      this.#drop(at, at + 1);
      this.#mask.fill(HIDE, at + 1, end - 1);
      this.#drop(end - 1, end);
    } else {
      this.#drop(at, end);
      if (/^br\b/i.test(inner)) this.#keepAs(at, ' ');
    }
    return end;
  }

  #open(at: number, length: number): number {
    if (this.#brackets.length < MAX_OPEN) this.#brackets.push(at);
    return at + length;
  }

  #close(at: number): number {
    const open = this.#brackets.pop();
    if (open === undefined) return at + 1;
    const end = this.#addressEnd(at + 1);
    if (end < 0) return at + 1;
    if (this.#raw.charAt(open) === '!') {
      this.#drop(open, end);
    } else {
      this.#drop(open, open + 1);
      this.#drop(at, end);
    }
    return end;
  }

  /** Where a link's `(address "title")` or `[reference]` that begins at `from` ends, or -1 where none begins. */
  #addressEnd(from: number): number {
    const open = this.#raw.charAt(from);
    if (open === '[') {
      const close = this.#raw.slice(from, from + MAX_ADDRESS).indexOf(']');
      return close < 0 ? -1 : from + close + 1;
    }
    if (open !== '(') return -1;
    let depth = 0;
    const limit = Math.min(this.#raw.length, from + MAX_ADDRESS);
    for (let at = from; at < limit && depth < 9; at++) {
      const char = this.#raw.charAt(at);
      if (char === '(') depth++;
      else if (char === ')' && --depth === 0) return isAddress(this.#raw.slice(from + 1, at)) ? at + 1 : -1;
    }
    return -1;
  }

  #footnote(at: number): number | undefined {
    if (this.#raw.charAt(at + 1) !== '^') return undefined;
    const label = /^\[\^[^\]\s]{1,60}\]/.exec(this.#raw.slice(at, at + 64));
    if (!label) return undefined;
    this.#drop(at, at + label[0].length);
    return at + label[0].length;
  }

  #emphasis(at: number): number {
    const char = this.#raw.charAt(at);
    const end = at + this.#runLength(at);
    const before = this.#raw.charAt(at - 1);
    const after = this.#raw.charAt(end);
    const run: Run = { at, left: end - at };
    const stack = this.#runs[char] ?? [];
    let closed = 0;
    while (canClose(char, before, after) && run.left > closed && stack.length > 0) {
      const opener = stack.at(-1) as Run;
      const length = Math.min(opener.left, run.left - closed);
      opener.left -= length;
      this.#drop(opener.at + opener.left, opener.at + opener.left + length);
      this.#drop(at + closed, at + closed + length);
      closed += length;
      if (opener.left === 0) stack.pop();
    }
    if (closed === 0 && canClose(char, after, before) && stack.length < MAX_OPEN) stack.push(run);
    return end;
  }

  #entity(at: number): number {
    const found = /^&([a-z]{2,8}|#\d{1,5});/i.exec(this.#raw.slice(at, at + 10));
    const char = found?.[1] && entity(found[1]);
    if (!found || !char) return at + 1;
    this.#drop(at, at + found[0].length);
    this.#keepAs(at, char);
    return at + found[0].length;
  }

  /** A line break and the white space around it read as one space. */
  #lineBreak(at: number): number {
    let from = at;
    while (from > 0 && /[ \t]/.test(this.#raw.charAt(from - 1))) from--;
    let end = at;
    while (end < this.#raw.length && /\s/.test(this.#raw.charAt(end))) end++;
    this.#drop(from, end);
    this.#keepAs(at, ' ');
    return end;
  }

  #address(at: number): number {
    if (!this.#raw.startsWith('http://', at) && !this.#raw.startsWith('https://', at)) return at + 1;
    let end = at;
    while (end < this.#raw.length && !/[\s<>()[\]"|]/.test(this.#raw.charAt(end))) end++;
    while (/[.,;:!?*_]/.test(this.#raw.charAt(end - 1))) end--;
    this.#mask.fill(HIDE, at, end);
    return end;
  }

  #runLength(at: number): number {
    const char = this.#raw.charAt(at);
    let end = at;
    while (this.#raw.charAt(end) === char) end++;
    return end - at;
  }

  #drop(from: number, to: number): void {
    this.#mask.fill(DROP, from, to);
  }

  #keepAs(at: number, char: string): void {
    this.#mask[at] = 0;
    this.#swaps.set(at, char);
  }
}

/** The origin of a character that stands in one of some stretches. */
function offsetAmong(starts: readonly number[], origins: readonly number[], at: number): number {
  const stretch = lastUpTo(starts, at);
  return (origins[stretch] as number) + at - (starts[stretch] as number);
}

/** The one UTF-16 unit an entity stands for, or nothing where it is none of the known ones. */
function entity(name: string): string | undefined {
  return name.startsWith('#') ? String.fromCharCode(Number(name.slice(1))) : ENTITIES[name.toLowerCase()];
}

/** Whether the text between a link's round brackets is an address with at most a title, and not just words in brackets. */
function isAddress(text: string): boolean {
  const trimmed = text.trim();
  const space = trimmed.search(/\s/);
  return space < 0 || trimmed.startsWith('<') || /^["'(]/.test(trimmed.slice(space).trim());
}

/** Whether marks between these neighbours can end emphasis; with the neighbours exchanged, whether they can begin it. */
function canClose(mark: string, before: string, after: string): boolean {
  if (before === '' || /\s/.test(before)) return false;
  if (mark === '_' && /[\p{L}\p{N}]/u.test(after)) return false;
  const wordBefore = /[\p{L}\p{N}]/u.test(before);
  return wordBefore || after === '' || !/[\p{L}\p{N}]/u.test(after);
}
