import { OutlineBuilder } from './builder';
import { type Line, linesOf } from './lines';
import type { Outline } from './outline';

/**
 * Reads plain text, AsciiDoc and reStructuredText into an outline, by the look of their lines: headings underlined or after
 * `=`, paragraphs between empty lines, lists. Literal blocks, directives and comments are left out. Linear in the text.
 */
export function plainOutline(source: string): Outline {
  const reader = new PlainReader(source);
  reader.run();
  return reader.outline();
}

/** A paragraph or an item whose last line may not have come yet. */
interface Open {
  readonly kind: 'paragraph' | 'item';
  readonly first: Line;
  readonly start: number;
  end: number;
  readonly depth: number;
  readonly ordered: boolean;
}

class PlainReader {
  readonly #builder: OutlineBuilder;
  readonly #lines: readonly Line[];
  /** Marks that underline headings, outermost first, as reStructuredText has them: in the order in which they appear. */
  readonly #underlines: string[] = [];
  /** Columns of the markers of the lists around the current line. */
  #lists: number[] = [];
  #open: Open | undefined;
  /** The line that ends the block being left out. */
  #fence: string | undefined;
  /** After `::` or a directive: lines indented further than this belong to it. */
  #literalIndent: number | undefined;
  #at = 0;

  constructor(source: string) {
    this.#builder = new OutlineBuilder(source);
    this.#lines = linesOf(source, source.charCodeAt(0) === 0xfeff ? 1 : 0);
  }

  run(): void {
    while (this.#at < this.#lines.length) {
      this.#read(this.#lines[this.#at] as Line);
      this.#at++;
    }
    this.#close();
  }

  outline(): Outline {
    return this.#builder.build();
  }

  #read(line: Line): void {
    if (this.#fence !== undefined) {
      if (line.content === this.#fence) this.#fence = undefined;
      return;
    }
    if (line.content === '') {
      this.#close();
      return;
    }
    if (this.#isLiteral(line) || this.#startsHeading(line) || this.#startsSkipped(line)) return;
    if (this.#startsItem(line)) return;
    this.#continueText(line);
  }

  #isLiteral(line: Line): boolean {
    if (this.#literalIndent !== undefined && line.indent > this.#literalIndent) return true;
    this.#literalIndent = undefined;
    return !this.#open && line.indent >= 4 && this.#lists.length === 0 && !MARKER.test(line.content);
  }

  #startsHeading(line: Line): boolean {
    const marks = /^={1,6}(?=\s+\S)/.exec(line.content)?.[0].length;
    if (marks && line.indent === 0) {
      this.#heading({ start: line.contentStart + marks, end: line.end }, marks);
      return true;
    }
    const under = this.#lines[this.#at + 1];
    if (this.#open || line.indent > 0 || !under || !underlines(under.content, line.content)) return false;
    this.#heading(line, this.#depthOf(under.content.charAt(0)));
    this.#at++;
    return true;
  }

  #heading(span: { readonly start: number; readonly end: number }, depth: number): void {
    this.#close();
    this.#lists = [];
    this.#builder.heading(span, depth);
  }

  #depthOf(mark: string): number {
    if (!this.#underlines.includes(mark)) this.#underlines.push(mark);
    return this.#underlines.indexOf(mark) + 1;
  }

  /** Blocks between fences, directives, attributes, comments and lines of marks alone. */
  #startsSkipped(line: Line): boolean {
    const { content } = line;
    if (/^(-{4,}|\.{4,}|\+{4,}|\/{4,}|_{4,}|`{3,}|\|===)/.test(content) && !/\w/.test(content)) {
      this.#close();
      if (this.#lines.length > this.#at + 1) this.#fence = this.#closes(content) ? content : undefined;
      return true;
    }
    if (
      isMarks(content) ||
      /^\[[\w%#.,="' -]+\]$/.test(content) ||
      /^:[\w-]+:/.test(content) ||
      content.startsWith('//')
    ) {
      this.#close();
      return true;
    }
    if (/^\.\.(\s|$)/.test(content)) {
      this.#close();
      this.#literalIndent = line.indent;
      return true;
    }
    return false;
  }

  /** Whether the fence is closed within reach; a line of dashes in a plain text is only a line of dashes. */
  #closes(fence: string): boolean {
    const reach = Math.min(this.#lines.length, this.#at + 200);
    for (let at = this.#at + 1; at < reach; at++) if (this.#lines[at]?.content === fence) return true;
    return false;
  }

  #startsItem(line: Line): boolean {
    const marker = MARKER.exec(line.content);
    if (!marker?.[1] || marker[0] === line.content) return false;
    if (this.#open?.kind === 'paragraph' && /\d/.test(marker[1]) && marker[1] !== '1.') return false;
    this.#close();
    while (this.#lists.length > 0 && (this.#lists.at(-1) ?? 0) >= line.indent) this.#lists.pop();
    // AsciiDoc nests by the number of marks, the others by indentation.
    const marks = /^(\*{2,6}|\.{2,6})$/.test(marker[1]) ? marker[1].length - 1 : this.#lists.length;
    this.#lists.push(line.indent);
    const ordered = /[\d.#]/.test(marker[1]);
    const start = line.contentStart + marker[0].length;
    this.#open = { kind: 'item', first: line, start, end: line.end, depth: marks, ordered };
    return true;
  }

  #continueText(line: Line): void {
    if (this.#open) {
      this.#open.end = line.end;
    } else {
      if (line.indent <= (this.#lists.at(-1) ?? 0)) this.#lists = [];
      this.#open = {
        kind: 'paragraph',
        first: line,
        start: line.contentStart,
        end: line.end,
        depth: 0,
        ordered: false,
      };
    }
    if (line.content.endsWith('::')) this.#literalIndent = this.#open.first.indent;
  }

  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open?.kind === 'item') this.#builder.item(open, open.depth, open.ordered);
    else if (open) this.#builder.paragraph(open);
  }
}

const MARKER = /^([-*+•]|\*{2,6}|\.{1,6}|\d{1,9}[.)]|#\.)\s+/;

/** Whether a line of marks stands under a title and is about as long as it. */
function underlines(marks: string, title: string): boolean {
  return isMarks(marks) && !isMarks(title) && marks.length >= title.length - 2 && marks.length <= title.length + 6;
}

/** Three or more of one punctuation mark that underlines headings, and nothing else. */
function isMarks(content: string): boolean {
  const mark = content.charAt(0);
  return content.length >= 3 && '=-~^"#*+`:._'.includes(mark) && content === mark.repeat(content.length);
}
