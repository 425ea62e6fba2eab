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
    const { text, prose, offsets } = read(this.#source, trimmed);
    for (const { start, end } of sentenceSpans(prose)) {
      const sentence = prose.slice(start, end).replaceAll(HIDDEN_RUN, '…');
      if (end - start > MAX_SENTENCE || sentence === '…') continue;
      const last = offsets[end - 1] ?? trimmed.end - 1;
      this.#sentences.push({ start: offsets[start] ?? trimmed.start, end: last + 1, text: sentence, section });
    }
    return { ...trimmed, text: text.trim(), section };
  }
}

const HIDDEN_RUN = new RegExp(`${HIDDEN}+`, 'g');

function trim(source: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/.test(source.charAt(start))) start++;
  while (end > start && /\s/.test(source.charAt(end - 1))) end--;
  return { start, end };
}
