import { bitWord } from './word-table';
import { hashAt, IS_WORD, UNITS, Unit } from './words';

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
  /** Numbers of the words that may be anchors, by the filter given to {@link cut}. */
  readonly candidates = new Int32Array(WINDOW_LIMIT + 2);
  candidateCount = 0;
  readonly #bytes = Buffer.from(this.units.buffer);
  readonly #bounds = new Int32Array(WINDOW_LIMIT + 2);

  /** Takes a text of at most {@link WINDOW_LIMIT} characters. */
  load(text: string): void {
    this.text = text;
    this.length = text.length;
    this.#bytes.write(text, 0, 'utf16le');
    this.units[text.length] = 0;
    this.words = 0;
    this.candidateCount = 0;
  }

  /** Cuts what lies between two offsets into words, and marks those whose bit the filter has. */
  cut(from: number, to: number, bits: Uint32Array): void {
    const { units } = this;
    const bounds = this.#bounds;
    let count = 0;
    let before = 0;
    let widest = 0;
    // Without a branch: where words begin and end cannot be foretold, and a wrong guess costs more than the work.
    for (let at = from; at < to; at++) {
      const code = units[at] as number;
      const isWord = IS_WORD[code] as number;
      widest |= code;
      bounds[count] = at;
      count += isWord ^ before;
      before = isWord;
    }
    if (before === 1) bounds[count++] = to;
    if (widest >= 0x3000) this.#cutRuns(bounds, count, bits);
    else this.#hashRuns(bounds, count, bits);
  }

  #hashRuns(bounds: Int32Array, count: number, bits: Uint32Array): void {
    const { units, starts, ends, hashes, candidates } = this;
    let words = this.words;
    let found = this.candidateCount;
    for (let at = 0; at < count; at += 2) {
      const start = bounds[at] as number;
      const end = bounds[at + 1] as number;
      starts[words] = start;
      ends[words] = end;
      const hash = hashAt(units, start, end);
      hashes[words] = hash;
      candidates[found] = words++;
      found += ((bits[bitWord(hash)] as number) >>> (hash & 31)) & 1;
    }
    this.words = words;
    this.candidateCount = found;
  }

  /** As {@link #hashRuns}, but a run of letters may be several words where Japanese or Chinese is among them. */
  #cutRuns(bounds: Int32Array, count: number, bits: Uint32Array): void {
    const { units, starts, ends, hashes, candidates } = this;
    let words = this.words;
    let found = this.candidateCount;
    for (let at = 0; at < count; at += 2) {
      const runEnd = bounds[at + 1] as number;
      let start = bounds[at] as number;
      while (start < runEnd) {
        const unit = UNITS[units[start] as number];
        let end = start + 1;
        if (unit !== Unit.single) while (end < runEnd && UNITS[units[end] as number] === unit) end++;
        starts[words] = start;
        ends[words] = end;
        const hash = hashAt(units, start, end);
        hashes[words] = hash;
        candidates[found] = words++;
        found += ((bits[bitWord(hash)] as number) >>> (hash & 31)) & 1;
        start = end;
      }
    }
    this.words = words;
    this.candidateCount = found;
  }
}
