import type { LexState } from '../zones/zone-list';

/** A block is closed at the end of the line that takes it to this many characters: a few paragraphs. */
const TARGET = 640;
/** A longer line is cut into pieces of this many characters, counted from its start. */
export const LONGEST_LINE = 8_192;

/** A stretch of a document: whole lines, or a piece of one that is very long. */
export class Block {
  /** State of the reader of zones where the block begins; null until that is known. */
  state: LexState | null = null;
  /** What the scan found by the words that begin in this block; null where it has to be scanned. */
  found: Int32Array | null = null;
  words = 0;
  /** True where what was found, or was not, may rest on text further away than words do. */
  looksFar = false;
  #breaks = -1;

  constructor(readonly text: string) {}

  /** How many lines end in this block; CRLF, LF and a lone CR each end one, as in VS Code's text model. */
  get breaks(): number {
    if (this.#breaks < 0) this.#breaks = lineBreaks(this.text, this.text.length);
    return this.#breaks;
  }

  /** How many lines end before an offset of this block. */
  breaksBefore(offset: number): number {
    return lineBreaks(this.text, offset);
  }
}

function lineBreaks(text: string, to: number): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) count++;
  if (!text.includes('\r')) return count;
  for (let at = text.indexOf('\r'); at >= 0 && at < to; at = text.indexOf('\r', at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count++;
  }
  return count;
}

/** Cuts a text that begins with a line into blocks. */
function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < text.length; ) {
    const end = blockEnd(text, at);
    blocks.push(new Block(text.slice(at, end)));
    at = end;
  }
  return blocks;
}

function blockEnd(text: string, at: number): number {
  if (text.length - at <= TARGET) return text.length;
  const next = text.indexOf('\n', at + TARGET - 1);
  const end = next < 0 ? text.length : next + 1;
  if (end - at <= LONGEST_LINE) return end;
  // The line that is too long begins a block of its own, so that its pieces lie where they lie whatever stands before it.
  const before = text.lastIndexOf('\n', at + TARGET - 1);
  if (before >= at) return before + 1;
  const cut = at + LONGEST_LINE;
  const last = text.charCodeAt(cut - 1);
  // Neither a surrogate pair nor CRLF is cut in two.
  return (last & 0xfc00) === 0xd800 || last === 13 ? cut - 1 : cut;
}

/** A change of a document: `length` characters at `offset` give way to `text`. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly text: string;
}

/** A document as blocks, so that an edit costs what it touches and never a copy of the whole text. */
export class BlockList {
  readonly blocks: Block[];
  #starts: Int32Array | null = null;
  #lines: Int32Array | null = null;
  /** The text in one piece, until the first edit. */
  #whole: string | null;

  constructor(text: string) {
    this.#whole = text;
    this.blocks = blocksOf(text);
  }

  /** Where each block begins; one more entry holds the length of the text. */
  get starts(): Int32Array {
    if (!this.#starts) {
      const starts = new Int32Array(this.blocks.length + 1);
      for (let index = 0; index < this.blocks.length; index++) {
        starts[index + 1] = (starts[index] as number) + (this.blocks[index] as Block).text.length;
      }
      this.#starts = starts;
    }
    return this.#starts;
  }

  get length(): number {
    return this.starts[this.blocks.length] as number;
  }

  /** The block an offset lies in; the last one for the end of the text. */
  at(offset: number): number {
    const { starts } = this;
    let low = 0;
    let high = Math.max(0, this.blocks.length - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The line an offset stands on, counted from 1. */
  lineAt(offset: number): number {
    const index = this.at(offset);
    const block = this.blocks[index];
    return block ? 1 + this.#breaksBefore(index) + block.breaksBefore(offset - (this.starts[index] as number)) : 1;
  }

  #breaksBefore(index: number): number {
    if (!this.#lines) {
      const lines = new Int32Array(this.blocks.length + 1);
      for (let at = 0; at < this.blocks.length; at++) {
        lines[at + 1] = (lines[at] as number) + (this.blocks[at] as Block).breaks;
      }
      this.#lines = lines;
    }
    return this.#lines[index] as number;
  }

  /** The text between two offsets. */
  slice(start: number, end: number): string {
    if (this.#whole !== null) return this.#whole.slice(start, end);
    let text = '';
    const { blocks, starts } = this;
    for (let index = this.at(start); index < blocks.length && (starts[index] as number) < end; index++) {
      const from = starts[index] as number;
      text += (blocks[index] as Block).text.slice(Math.max(0, start - from), end - from);
    }
    return text;
  }

  /**
   * Applies an edit and returns which blocks are new and which they stand for. The first new one, or where
   * there is none the one that follows, begins in the state the first old one began in.
   * @throws RangeError where the edit lies outside the text
   */
  edit({ offset, length, text }: Edit): { readonly first: number; readonly added: number; readonly removed: Block[] } {
    if (offset < 0 || length < 0 || offset + length > this.length) {
      throw new RangeError(`The edit at ${offset} of ${length} characters lies outside of ${this.length} characters.`);
    }
    const { blocks, starts } = this;
    const hasLineEnd = (index: number): boolean => (blocks[index] as Block).text.endsWith('\n');
    let first = this.at(offset);
    while (first > 0 && !hasLineEnd(first - 1)) first--;
    // What ends with the edit's end joins the line behind it, so that block counts too.
    let last = this.at(offset + length);
    while (last < blocks.length - 1 && !hasLineEnd(last)) last++;
    const from = starts[first] as number;
    const old = blocks.slice(first, last + 1);
    const before = this.slice(from, offset);
    const after = this.slice(offset + length, starts[Math.min(last + 1, blocks.length)] as number);
    let added = blocksOf(before + text + after);
    let end = last + 1;
    // A text that lost the end of its last line joins the next line.
    while (added.length > 0 && end < blocks.length && !(added.at(-1) as Block).text.endsWith('\n')) {
      const joined = (added.at(-1) as Block).text + (blocks[end] as Block).text;
      old.push(blocks[end] as Block);
      end++;
      added = [...added.slice(0, -1), ...blocksOf(joined)];
    }
    const state = old[0]?.state ?? null;
    if (added[0]) added[0].state = state;
    else if (blocks[end]) (blocks[end] as Block).state = state;
    blocks.splice(first, end - first, ...added);
    this.#starts = null;
    this.#lines = null;
    this.#whole = null;
    return { first, added: added.length, removed: old };
  }
}
