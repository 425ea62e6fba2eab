import { bitWord, hashAt, UNITS, Unit } from './words';

/** A window holds at most this many characters. */
const WINDOW_LIMIT = 61_440;

/**
 * A stretch of a document cut into words. The memory is allocated once and used for every window: what one holds is gone with
 * the next {@link load}.
 */
export class Window {
  text = '';
  length = 0;
  /** The text's UTF-16 units; reading them here costs a quarter of `charCodeAt`. Two 0 stand behind the last. */
  readonly units = new Uint16Array(WINDOW_LIMIT + 2);
  /** Where each word begins, ends, and its hash. */
  readonly starts = new Int32Array(WINDOW_LIMIT + 2);
  readonly ends = new Int32Array(WINDOW_LIMIT + 2);
  readonly hashes = new Int32Array(WINDOW_LIMIT + 2);
  words = 0;
  /** Numbers of the words that may be anchors, by the filter given to {@link cut}. */
  readonly candidates = new Int32Array(WINDOW_LIMIT + 2);
  candidateCount = 0;
  /** The line that was looked for last; see {@link findLine}. */
  lineStart = 0;
  lineEnd = -1;
  readonly #bytes = Buffer.from(this.units.buffer);
  readonly #bounds = new Int32Array(WINDOW_LIMIT + 2);
  /** As the bounds, where Japanese or Chinese made them finer; allocated when such a text is met. */
  #finer = new Int32Array(0);

  /** Takes a text of at most {@link WINDOW_LIMIT} characters. */
  load(text: string): void {
    this.text = text;
    this.length = text.length;
    this.#bytes.write(text, 0, 'utf16le');
    this.units[text.length] = 0;
    this.units[text.length + 1] = 0;
    this.words = 0;
    this.candidateCount = 0;
    this.lineEnd = -1;
  }

  /** Finds the line an offset lies in: {@link lineStart}, and {@link lineEnd} at its line break or the end of the text. */
  findLine(at: number): void {
    if (at >= this.lineStart && at <= this.lineEnd) return;
    this.lineStart = at === 0 ? 0 : this.text.lastIndexOf('\n', at - 1) + 1;
    const end = this.text.indexOf('\n', at);
    this.lineEnd = end < 0 ? this.length : end;
  }

  /** Cuts what lies between two offsets into words, and marks those whose bit the filter has. */
  cut(from: number, to: number, bits: Uint32Array): void {
    const { units } = this;
    const bounds = this.#bounds;
    let count = 0;
    let before = 0;
    let kinds = 0;
    // Without a branch: where words begin and end cannot be foretold, and a wrong guess costs more than the work.
    for (let at = from; at < to; at++) {
      const unit = UNITS[units[at] as number] as number;
      const isWord = (unit + 3) >> 2;
      kinds |= unit;
      bounds[count] = at;
      count += isWord ^ before;
      before = isWord;
    }
    if (before === 1) bounds[count++] = to;
    if ((kinds & Unit.katakana) === 0) this.#hash(bounds, count, bits);
    else {
      const cut = this.#cutRuns(count);
      this.#hash(this.#finer, cut, bits);
    }
  }

  /** Takes the words between pairs of bounds. */
  #hash(bounds: Int32Array, count: number, bits: Uint32Array): void {
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

  /** Cuts runs of letters with Japanese or Chinese among them into words; returns how many bounds those have. */
  #cutRuns(count: number): number {
    const { units } = this;
    const bounds = this.#bounds;
    if (this.#finer.length === 0) this.#finer = new Int32Array(2 * WINDOW_LIMIT + 2);
    const finer = this.#finer;
    let cut = 0;
    for (let at = 0; at < count; at += 2) {
      const runEnd = bounds[at + 1] as number;
      let end = bounds[at] as number;
      while (end < runEnd) {
        const unit = UNITS[units[end] as number];
        finer[cut++] = end++;
        if (unit !== Unit.single) while (end < runEnd && UNITS[units[end] as number] === unit) end++;
        finer[cut++] = end;
      }
    }
    return cut;
  }
}
