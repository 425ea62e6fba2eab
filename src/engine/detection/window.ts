import { hashAt, UNITS, Unit } from './words';

/** A window holds at most this many characters. */
export const WINDOW_LIMIT = 65_536 + 32_768;

/**
 * A stretch of a document cut into words. The memory is allocated once and used for every window: what one holds is gone with
 * the next {@link load}.
 */
export class Window {
  text = '';
  length = 0;
  /** The text's UTF-16 units; reading them here costs a quarter of `charCodeAt`. 0 stands behind the last. */
  readonly units = new Uint16Array(WINDOW_LIMIT + 2);
  /** Where each word begins, ends, and its hash. */
  readonly starts = new Int32Array(WINDOW_LIMIT + 2);
  readonly ends = new Int32Array(WINDOW_LIMIT + 2);
  readonly hashes = new Int32Array(WINDOW_LIMIT + 2);
  words = 0;
  readonly #bytes = Buffer.from(this.units.buffer);
  readonly #bounds = new Int32Array(WINDOW_LIMIT + 2);

  /** Takes a text of at most {@link WINDOW_LIMIT} characters. */
  load(text: string): void {
    this.text = text;
    this.length = text.length;
    this.#bytes.write(text, 0, 'utf16le');
    this.units[text.length] = 0;
    this.words = 0;
  }

  /** Cuts what lies between two offsets into words. */
  cut(from: number, to: number): void {
    const { units } = this;
    const bounds = this.#bounds;
    let count = 0;
    let before = 0;
    let widest = 0;
    // Without a branch: where words begin and end cannot be foretold, and a wrong guess costs more than the work.
    for (let at = from; at < to; at++) {
      const code = units[at] as number;
      const isWord = (UNITS[code] as number) === 0 ? 0 : 1;
      widest |= code;
      bounds[count] = at;
      count += isWord ^ before;
      before = isWord;
    }
    if (before === 1) bounds[count++] = to;
    if (widest >= 0x3000) this.#cutRuns(bounds, count);
    else this.#hashRuns(bounds, count);
  }

  #hashRuns(bounds: Int32Array, count: number): void {
    const { units, starts, ends, hashes } = this;
    let words = this.words;
    for (let at = 0; at < count; at += 2) {
      const start = bounds[at] as number;
      const end = bounds[at + 1] as number;
      starts[words] = start;
      ends[words] = end;
      hashes[words++] = hashAt(units, start, end);
    }
    this.words = words;
  }

  /** As {@link #hashRuns}, but a run of letters may be several words where Japanese or Chinese is among them. */
  #cutRuns(bounds: Int32Array, count: number): void {
    const { units, starts, ends, hashes } = this;
    let words = this.words;
    for (let at = 0; at < count; at += 2) {
      const runEnd = bounds[at + 1] as number;
      let start = bounds[at] as number;
      while (start < runEnd) {
        const unit = UNITS[units[start] as number];
        let end = start + 1;
        if (unit !== Unit.single) while (end < runEnd && UNITS[units[end] as number] === unit) end++;
        starts[words] = start;
        ends[words] = end;
        hashes[words++] = hashAt(units, start, end);
        start = end;
      }
    }
    this.words = words;
  }
}
