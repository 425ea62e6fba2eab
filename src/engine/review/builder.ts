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
    // The section that it begins.
    const section = this.#headings.length;
    const { start, end, text } = this.#block(span, section);
    if (text) this.#headings.push({ start, end, text, section, depth });
  }

  paragraph(span: Span): void {
    const block = this.#prose(span);
    if (block.text) this.#paragraphs.push(block);
  }

  /** @param depth 0 for an item of an outermost list */
  item(span: Span, depth: number, ordered: boolean): void {
    const { start, end, text, section } = this.#prose(span);
    if (text) this.#items.push({ start, end, text, section, depth, ordered });
  }

  table({ start, end }: Span, header: readonly Span[], rows: readonly (readonly Span[])[]): void {
    const section = this.#section;
    const cells = (row: readonly Span[]) => row.map((cell) => this.#block(cell, section));
    this.#tables.push({ start, end, section, header: cells(header), rows: rows.map(cells) });
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

  /** The section that what comes next stands in. */
  get #section(): number {
    return this.#headings.length - 1;
  }

  #block(span: Span, section: number): Block {
    const { start, end } = trim(this.#source, span);
    return { start, end, text: read(this.#source.slice(start, end)).text.trim(), section };
  }

  /** A block of running text; its sentences are collected on the way. */
  #prose(span: Span): Block {
    const { start, end } = trim(this.#source, span);
    const section = this.#section;
    const { text, prose, offsetOf } = read(this.#source.slice(start, end));
    for (const stretch of sentenceSpans(prose)) {
      if (stretch.end - stretch.start > MAX_SENTENCE) continue;
      const shown = prose.slice(stretch.start, stretch.end);
      const sentence = shown.includes(HIDDEN) ? shown.replaceAll(HIDDEN_RUN, '…') : shown;
      if (sentence === '…') continue;
      const from = start + offsetOf(stretch.start);
      const to = start + offsetOf(stretch.end - 1) + 1;
      this.#sentences.push({ start: from, end: to, text: sentence, section });
    }
    return { start, end, text: text.trim(), section };
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
