import { lastUpTo } from '../../sorted';
import type { Block, Outline } from '../outline';

/** Numbers the wholes; a sentence's is that of the paragraph or item that begins last before it. */
export class Wholes {
  readonly #starts: readonly number[];
  #count: number;

  constructor({ paragraphs, items }: Outline) {
    this.#starts = [...paragraphs, ...items].map(({ start }) => start).sort((a, b) => a - b);
    this.#count = this.#starts.length;
  }

  next(): number {
    return this.#count++;
  }

  of({ start }: Block): number {
    return lastUpTo(this.#starts, start);
  }
}
