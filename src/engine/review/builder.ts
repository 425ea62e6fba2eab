import type { Span } from '../document';
import { HIDDEN, read } from './inline';
import type { Block, Heading, Item, Outline, Table } from './outline';
import { sentenceSpans } from './sentences';

/**
 * Longest sentence that rules see, in characters. Nobody writes a longer one: it is a table without marks, a listing or an
 * attack, and leaving it out bounds the work of every rule.
 */
const MAX_SENTENCE = 1_000;

/** Collects the blocks a line reader finds, in the order of the text, and makes an {@link Outline} of them. */
export class OutlineBuilder {
  readonly #source: string;
  readonly #headings: Heading[] = [];
  readonly #paragraphs: Block[] = [];
  readonly #items: Item[] = [];
  readonly #tables: Table[] = [];
  readonly #sentences: Block[] = [];

  constructor(source: string) {
    this.#source = source;
  }

  /** @param depth 1 for the title */
  heading(span: Span, depth: number): void {
    const block = this.#block(span);
    if (block.text) this.#headings.push({ ...block, section: this.#headings.length, depth });
  }

  paragraph(span: Span): void {
    const block = this.#prose(span);
    if (block.text) this.#paragraphs.push(block);
  }

  /** @param depth 0 for an item of an outermost list */
  item(span: Span, depth: number, ordered: boolean): void {
    const block = this.#prose(span);
    if (block.text) this.#items.push({ ...block, depth, ordered });
  }

  table(span: Span, header: readonly Span[], rows: readonly (readonly Span[])[]): void {
    const cells = (row: readonly Span[]) => row.map((cell) => this.#block(cell));
    const section = this.#headings.length - 1;
    this.#tables.push({ ...span, section, header: cells(header), rows: rows.map(cells) });
  }

  build(): Outline {
    return {
      headings: this.#headings,
      paragraphs: this.#paragraphs,
      items: this.#items,
      tables: this.#tables,
      sentences: this.#sentences,
    };
  }

  #block(span: Span): Block {
    const trimmed = trim(this.#source, span);
    return { ...trimmed, text: read(this.#source, trimmed).text.trim(), section: this.#headings.length - 1 };
  }

  /** A block of running text; its sentences are collected on the way. */
  #prose(span: Span): Block {
    const trimmed = trim(this.#source, span);
    const section = this.#headings.length - 1;
    const { text, prose, offsetOf } = read(this.#source, trimmed);
    for (const { start, end } of sentenceSpans(prose)) {
      if (end - start > MAX_SENTENCE) continue;
      const stretch = prose.slice(start, end);
      const sentence = stretch.includes(HIDDEN) ? stretch.replaceAll(HIDDEN_RUN, '…') : stretch;
      if (sentence === '…') continue;
      this.#sentences.push({ start: offsetOf(start), end: offsetOf(end - 1) + 1, text: sentence, section });
    }
    return { ...trimmed, text: text.trim(), section };
  }
}

const HIDDEN_RUN = new RegExp(`${HIDDEN}+`, 'g');

function trim(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isSpace(source, start)) start++;
  while (end > start && isSpace(source, end - 1)) end--;
  return { start, end };
}

/** Whether there is white space; looked for by its code where that is enough. */
function isSpace(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return code < 128 ? code === 32 || (code >= 9 && code <= 13) : /\s/.test(source.charAt(at));
}
