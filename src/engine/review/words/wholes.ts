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
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= start) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}
