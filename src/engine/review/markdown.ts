import type { Span } from '../document';
import { OutlineBuilder } from './builder';
import { type Line, linesOf } from './lines';
import { frontMatterEnd, HTML_BLOCK, headingEnd, isFenceEnd, markerOf, RULE } from './markdown-marks';
import type { Outline } from './outline';
import { cellSpans, isDelimiterRow } from './pipe-table';

/**
 * Reads a Markdown text (CommonMark's blocks and GitHub's tables) into an outline.
 * A reader of lines rather than a full parser: micromark, measured for this, takes 0.7 s for 100 KB of prose, 24 s for a
 * nested list of that size and overflows the stack on 20 KB of `> > >`, and rules need no tree. Linear in the text.
 */
export function markdownOutline(source: string): Outline {
  const reader = new MarkdownReader(source);
  reader.run();
  return reader.outline();
}

/** A paragraph or an item whose last line may not have come yet. */
interface Open {
  readonly kind: 'paragraph' | 'item';
  readonly start: number;
  end: number;
  readonly depth: number;
  readonly ordered: boolean;
}

/** Says of a line whether it is the last one of something that is left out. */
type Skipping = (line: Line) => boolean;

class MarkdownReader {
  readonly #builder: OutlineBuilder;
  readonly #lines: readonly Line[];
  /** Columns at which the content of the lists around the current line begins. */
  #lists: number[] = [];
  #open: Open | undefined;
  /** True after a line of a block quote, which the next line may continue without a mark. */
  #quoting = false;
  #skipping: Skipping | undefined;
  #at = 0;

  constructor(source: string) {
    this.#builder = new OutlineBuilder(source);
    this.#lines = linesOf(source, frontMatterEnd(source));
  }

  run(): void {
    while (this.#at < this.#lines.length) {
      const line = this.#lines[this.#at] as Line;
      this.#at++;
      if (this.#skipping) {
        if (this.#skipping(line)) this.#skipping = undefined;
      } else {
        this.#read(line);
      }
    }
    this.#close();
  }

  outline(): Outline {
    return this.#builder.build();
  }

  #read(line: Line): void {
    if (line.content === '') {
      this.#close();
      this.#quoting = false;
      return;
    }
    if (this.#startsSkipped(line)) return;
    if (this.#startsHeading(line) || this.#startsTable(line) || this.#startsItem(line)) {
      this.#quoting = false;
      return;
    }
    if (this.#quoting) return;
    this.#continueText(line);
  }

  /** Code, HTML, quotes, rules, definitions: everything that holds no sentences of the author's. */
  #startsSkipped(line: Line): boolean {
    if (this.#isMarked(line)) return true;
    const { content, indent } = line;
    if (!this.#open && indent >= 4 && indent >= this.#contentIndent(line) + 4 && !markerOf(content)) return true;
    return content.startsWith('<') && this.#startsHtml(content);
  }

  /** Whether the line says by its first characters that it is left out, with what follows it. */
  #isMarked(line: Line): boolean {
    const { content } = line;
    switch (content.charAt(0)) {
      case '`':
      case '~': {
        const fence = /^(`{3,}|~{3,})/.exec(content)?.[0];
        const isFence = fence && !(fence.startsWith('`') && content.slice(fence.length).includes('`'));
        return isFence ? this.#skip((next) => isFenceEnd(next.content, fence)) : false;
      }
      case '>':
        this.#quoting = true;
        return this.#skip();
      case '-':
      case '*':
      case '_':
        return RULE.test(content) && !this.#underlines(line) && this.#skip();
      case ':':
      case '$':
        if (!/^(:{3,}|\$\$)/.test(content)) return false;
        return this.#skip(content === '$$' ? (next) => next.content === '$$' : undefined);
      case '[':
        return !this.#open && this.#startsDefinition(content);
      default:
        return false;
    }
  }

  /** Whether a footnote or the address of a link is defined. */
  #startsDefinition(content: string): boolean {
    if (/^\[\^[^\]]{1,60}\]:/.test(content)) return this.#skip((next) => next.content === '');
    if (!/^\[[^\]]{1,200}\]:/.test(content)) return false;
    return this.#skip(content.endsWith(':') ? () => true : undefined);
  }

  #startsHtml(content: string): boolean {
    if (content.startsWith('<!--')) {
      return this.#skip(content.includes('-->') ? undefined : (next) => next.content.includes('-->'));
    }
    const verbatim = /^<(script|pre|style|textarea)\b/i.exec(content)?.[1]?.toLowerCase();
    if (verbatim) {
      const close = `</${verbatim}>`;
      if (content.toLowerCase().includes(close)) return this.#skip();
      return this.#skip((next) => next.content.toLowerCase().includes(close));
    }
    const block = HTML_BLOCK.test(content) || (!this.#open && /^<\/?[a-z][^<>]{0,999}>$/i.test(content));
    return block ? this.#skip((next) => next.content === '') : false;
  }

  #startsHeading(line: Line): boolean {
    const hashes = line.content.startsWith('#') ? (/^#{1,6}(?=\s|$)/.exec(line.content)?.[0].length ?? 0) : 0;
    if (hashes > 0 && line.indent < this.#contentIndent(line) + 4) {
      this.#close();
      if (line.indent === 0) this.#lists = [];
      this.#builder.heading({ start: line.contentStart + hashes, end: headingEnd(line) }, hashes);
      return true;
    }
    const open = this.#open;
    if (!open || !this.#underlines(line)) return false;
    this.#open = undefined;
    this.#builder.heading(open, line.content.startsWith('=') ? 1 : 2);
    return true;
  }

  /** Whether the line makes the paragraph above it a heading. */
  #underlines(line: Line): boolean {
    return this.#open?.kind === 'paragraph' && !this.#quoting && /^(=+|-+)$/.test(line.content);
  }

  #startsTable(line: Line): boolean {
    const delimiter = this.#lines[this.#at];
    if (!delimiter || !line.content.includes('|') || !isDelimiterRow(delimiter.content)) return false;
    const header = cellSpans(line);
    if (header.length !== cellSpans(delimiter).length || header.length > MAX_COLUMNS) return false;
    this.#close();
    const rows: Span[][] = [];
    let last = delimiter;
    this.#at++;
    for (let row = this.#lines[this.#at]; row?.content.includes('|'); row = this.#lines[this.#at]) {
      rows.push(cellSpans(row).slice(0, header.length));
      last = row;
      this.#at++;
    }
    this.#builder.table({ start: line.contentStart, end: last.end }, header, rows);
    return true;
  }

  #startsItem(line: Line): boolean {
    const marker = markerOf(line.content);
    if (!marker?.[1]) return false;
    const ordered = /\d/.test(marker[1]);
    // As in CommonMark, so that a line that wraps at "1999." stays text.
    const wraps =
      this.#open?.kind === 'paragraph' && (marker[0] === line.content || (ordered && !/^1[.)]/.test(marker[1])));
    if (wraps) return false;
    this.#close();
    this.#leaveLists(line);
    const depth = this.#lists.length;
    this.#lists.push(line.indent + Math.min(marker[0].length, marker[1].length + 4));
    const task = /^\[[ xX]\]\s/.exec(line.content.slice(marker[0].length))?.[0].length ?? 0;
    const start = line.contentStart + marker[0].length + task;
    this.#open = { kind: 'item', start, end: line.end, depth, ordered };
    return true;
  }

  #continueText(line: Line): void {
    if (this.#open) {
      this.#open.end = line.end;
      return;
    }
    this.#leaveLists(line);
    this.#open = { kind: 'paragraph', start: line.contentStart, end: line.end, depth: 0, ordered: false };
  }

  /** Ends the lists whose content begins to the right of the line. */
  #leaveLists(line: Line): void {
    while ((this.#lists.at(-1) ?? 0) > line.indent) this.#lists.pop();
  }

  /** Where the content of the innermost list begins that the line can belong to. */
  #contentIndent(line: Line): number {
    for (let index = this.#lists.length - 1; index >= 0; index--) {
      const indent = this.#lists[index] ?? 0;
      if (indent <= line.indent) return indent;
    }
    return 0;
  }

  /** Leaves out the current line, and the ones after it until `isLast` says so. */
  #skip(isLast?: Skipping): true {
    this.#close();
    this.#skipping = isLast;
    return true;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.kind === 'item') this.#builder.item(open, open.depth, open.ordered);
    else if (open) this.#builder.paragraph(open);
  }
}

/** Widest table that is read; a wider one is data, and its rows would cost more than their text. */
const MAX_COLUMNS = 64;
