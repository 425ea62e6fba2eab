import { codeReader } from './code-readers';
import { cutInline, cutLinks } from './inline-zones';
import { type LexState, Zone, type ZoneList, type ZoneReader } from './zone-list';

/** Front matter longer than this is none. */
export const LONGEST_FRONT_MATTER = 4_096;

const BACKTICK = 96;
const QUOTE = 62;
const SPACE = 32;
const TILDE = 126;

/**
 * Cuts Markdown: fences, front matter, quotes, comments, inline code, links. Its states: `^`, before the first line; `c`, inside a
 * comment; `m---`, inside front matter; a fence's marker, language and the state of its code, as in `` ```:python:l0 ``.
 */
export class MarkdownReader implements ZoneReader {
  readonly initial = '^';

  cut(list: ZoneList, from: number, to: number, state: LexState): LexState {
    const { units } = list.window;
    let rest: LexState = '';
    let at = from;
    if (state === '^') {
      const opened = opensFrontMatter(list, from, to);
      if (opened) rest = `m${opened}`;
    } else rest = state;
    while (at < to) {
      const lineEnd = list.lineEnd(at, to);
      if (rest === 'c') {
        list.open(at, Zone.comment);
        const end = list.after('-->', at, to);
        if (end < 0) return 'c';
        list.open(end, Zone.prose);
        const tail = list.lineEnd(end - 1, to);
        rest = cutInline(list, end, tail) < 0 ? '' : 'c';
        at = tail;
        continue;
      }
      if (rest.startsWith('m')) {
        list.open(at, Zone.frontMatter);
        if (at > from || state !== '^') if (list.window.text.startsWith(rest.slice(1), at)) rest = '';
        at = lineEnd;
        if (rest === '') list.open(at, Zone.prose);
        continue;
      }
      if (rest !== '') {
        const [end, after] = fenced(list, at, to, rest);
        at = end;
        rest = after;
        continue;
      }
      if (at === from) list.open(at, Zone.prose);
      const code = units[indented(units, at, lineEnd)] as number;
      if (code === BACKTICK || code === TILDE) {
        rest = opensFence(list, at, lineEnd);
        if (rest !== '') {
          at = lineEnd;
          continue;
        }
      }
      if (code === QUOTE) {
        list.open(at, Zone.quote);
        list.open(lineEnd, Zone.prose);
      } else rest = cutInline(list, at, lineEnd) < 0 ? '' : 'c';
      at = lineEnd;
    }
    return rest;
  }
}

/** Where a line's text begins, three spaces in at most. */
function indented(units: Uint16Array, at: number, lineEnd: number): number {
  let first = at;
  while (first < lineEnd && first < at + 3 && units[first] === SPACE) first++;
  return first;
}

/** The marker of the front matter a document begins with, or '' where it has none. */
function opensFrontMatter(list: ZoneList, from: number, to: number): string {
  const head = list.window.text.slice(from, from + LONGEST_FRONT_MATTER);
  const marker = to > from ? /^(---|\+\+\+)[ \t]*\r?\n/.exec(head)?.[1] : undefined;
  return marker && head.includes(`\n${marker}`) ? marker : '';
}

const FENCE = /^ {0,3}(`{3,}|~{3,})([^`\r\n]*)/;

/** The state after a line that opens a fence, or ''. */
function opensFence(list: ZoneList, at: number, lineEnd: number): LexState {
  const opening = FENCE.exec(list.window.text.slice(at, Math.min(lineEnd, at + 200)));
  if (!opening?.[1]) return '';
  const name = /^\{?\.?([\w#+.-]*)/.exec((opening[2] ?? '').trim())?.[1] ?? '';
  return `${opening[1]}:${name || 'text'}:`;
}

/** Cuts the rest of a fence; an unclosed one runs to the end, as CommonMark has it. Returns where it ends, and the state there. */
function fenced(list: ZoneList, from: number, to: number, state: LexState): [end: number, state: LexState] {
  const [marker = '', name = '', inner = ''] = state.split(':', 3);
  const close = closing(list, marker, from, to);
  const rest = cutBlock(list, from, close, name, inner);
  if (close >= to) return [to, `${marker}:${name}:${rest}`];
  list.open(close, Zone.prose);
  return [list.lineEnd(close, to), ''];
}

/** Where the line begins that closes a fence, or `to`. */
function closing(list: ZoneList, marker: string, from: number, to: number): number {
  const { text, units } = list.window;
  const sign = marker.charCodeAt(0);
  for (let at = from; at < to; ) {
    const end = list.lineEnd(at, to);
    const first = indented(units, at, end);
    if (units[first] === sign) {
      const line = text.slice(first, Math.min(end, first + 200)).trim();
      if (line.length >= marker.length && line === marker.charAt(0).repeat(line.length)) return at;
    }
    at = end;
  }
  return to;
}

/** Cuts a block of code in a text as its language, where that is a language of code; returns the state of its reader. */
function cutBlock(list: ZoneList, from: number, to: number, name: string, inner: LexState): LexState {
  const { id, reading, reader } = codeReader(name);
  return list.within(id, () => {
    if (reading === 'code') return reader.cut(list, from, to, inner);
    list.open(from, Zone.code);
    return '';
  });
}

/** How blocks of code are written in a markup of plain text. */
interface BlockMarkup {
  /** The block that a line opens: its language, and how a line that closes it looks. */
  opens(line: string, before: string): { readonly language: string; readonly close: string } | null;
}

const ASCIIDOC: BlockMarkup = {
  opens(line, before) {
    const close = /^(-{4,}|\.{4,}|`{3,})/.exec(line)?.[1];
    if (!close || close.length !== line.length) return null;
    const language = /^\[source,\s*(?:subs=[^,\]]*,\s*)?([\w#+.-]+)/.exec(before)?.[1];
    // A run of dashes below a line of text is its underline.
    return language !== undefined || before === '' || before.startsWith('[') || before.startsWith('.')
      ? { language: language ?? 'text', close }
      : null;
  },
};

const ORG: BlockMarkup = {
  opens(line) {
    const opening = /^\s*#\+begin_(src|example)\b\s*([\w#+.-]*)/i.exec(line);
    return opening ? { language: opening[2] || 'text', close: `#+end_${(opening[1] ?? '').toLowerCase()}` } : null;
  },
};

const LATEX: BlockMarkup = {
  opens(line) {
    const opening = /^\s*\\begin\{(verbatim|lstlisting|minted)\}(?:\[[^\]]*\])?(?:\{([\w#+.-]+)\})?/.exec(line);
    return opening ? { language: opening[2] ?? 'text', close: `\\end{${opening[1]}}` } : null;
  },
};

/** A block of reStructuredText is what is indented below its directive, or below a line that ends in `::`. */
const INDENTED = ' ';
const REST: BlockMarkup = {
  opens(line) {
    const directive = /^\s*\.\. (?:code-block|code|sourcecode|highlight)::\s*([\w#+.-]*)/.exec(line);
    if (directive) return { language: directive[1] || 'text', close: INDENTED };
    return /[^:]::\s*$/.test(line) && !/^\s*\.\. /.test(line) ? { language: 'text', close: INDENTED } : null;
  },
};

const BLOCKS: Readonly<Record<string, BlockMarkup>> = {
  asciidoc: ASCIIDOC,
  org: ORG,
  latex: LATEX,
  restructuredtext: REST,
};

/** A line longer than this opens and closes nothing. */
const LONGEST_MARK = 120;

/**
 * Cuts plain text and its markups: only addresses and blocks of code are set apart. Its states: `a` with the line before, where
 * that can name the language of a block; `b:` with language, closing line and the state of its code, inside a block.
 */
export class ProseReader implements ZoneReader {
  readonly initial = '';
  readonly #blocks: BlockMarkup | undefined;

  constructor(languageId: string) {
    this.#blocks = BLOCKS[languageId];
  }

  cut(list: ZoneList, from: number, to: number, state: LexState): LexState {
    if (!this.#blocks) {
      list.open(from, Zone.prose);
      cutLinks(list, from, to);
      return '';
    }
    let rest = state;
    for (let at = from; at < to; ) {
      if (rest.startsWith('b:')) {
        const [, language = '', close = '', inner = ''] = rest.split(':', 4);
        const end = blockEnd(list, at, to, close);
        const after = cutBlock(list, at, end, language, inner);
        rest = end < to ? '' : `b:${language}:${close}:${after}`;
        if (end < to) list.open(end, Zone.prose);
        at = end < to && close !== INDENTED ? list.lineEnd(end, to) : end;
        continue;
      }
      if (at === from) list.open(at, Zone.prose);
      const lineEnd = list.lineEnd(at, to);
      const line = list.window.text.slice(at, Math.min(lineEnd, at + LONGEST_MARK)).trimEnd();
      const before = rest.slice(1);
      const opened = line === '' ? null : this.#blocks.opens(line, before);
      if (opened) rest = `b:${opened.language}:${opened.close}:`;
      else {
        cutLinks(list, at, lineEnd);
        rest = line === '' ? '' : `a${line.startsWith('[') || line.startsWith('.') ? line.replaceAll(':', '') : 'x'}`;
      }
      at = lineEnd;
    }
    return rest;
  }
}

/** Where the line begins that ends a block, or `to`. */
function blockEnd(list: ZoneList, from: number, to: number, close: string): number {
  const { text } = list.window;
  for (let at = from; at < to; ) {
    const end = list.lineEnd(at, to);
    const line = text.slice(at, Math.min(end, at + LONGEST_MARK)).trimEnd();
    const closes =
      close === INDENTED ? line !== '' && !/^\s/.test(line) : line.trimStart().toLowerCase() === close.toLowerCase();
    if (closes) return at;
    at = end;
  }
  return to;
}
