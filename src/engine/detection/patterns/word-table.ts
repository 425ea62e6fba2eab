import { BIT_COUNT, bitWord } from '../text/words';
import { ANCHOR_SIZE, COMMAND, LITERAL } from './anchors';

/** Says where the anchors of a word begin, by the word's hash. */
export class WordTable {
  /** One bit per hash, so that most words cost one look; see {@link bitWord}. */
  readonly bits = new Uint32Array(BIT_COUNT / 32);
  /** Pairs of a hash and {@link find}'s answer, at the place the hash tells or behind it. */
  readonly #slots: Int32Array;
  readonly #mask: number;

  constructor(anchors: Int32Array) {
    const size = 1 << Math.ceil(Math.log2(Math.max(2, (anchors.length / ANCHOR_SIZE) * 2)));
    this.#mask = size - 1;
    this.#slots = new Int32Array(size * 2);
    for (let at = 0; at < anchors.length; ) {
      const hash = anchors[at] as number;
      const first = at;
      let flags = 0;
      for (; anchors[at] === hash; at += ANCHOR_SIZE) flags |= flagOf(anchors[at + 1] as number);
      this.bits[bitWord(hash)] = (this.bits[bitWord(hash)] as number) | (1 << (hash & 31));
      let slot = hash & this.#mask;
      while (this.#slots[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
      this.#slots[slot * 2] = hash;
      this.#slots[slot * 2 + 1] = ((first + 1) << 3) | flags;
    }
  }

  /** The word's entry: {@link firstAnchor} and {@link isMetIn} read it; 0 for a word of no pattern. */
  find(hash: number): number {
    const slots = this.#slots;
    for (let slot = hash & this.#mask; ; slot = (slot + 1) & this.#mask) {
      const entry = slots[slot * 2 + 1] as number;
      if (entry === 0 || slots[slot * 2] === hash) return entry;
    }
  }
}

export function firstAnchor(entry: number): number {
  return (entry >>> 3) - 1;
}

/** Whether one of the word's patterns can be met in a zone: of prose, of text that is not (comments, quotes), of code. */
export function isMetIn(entry: number, isText: boolean, isProse: boolean): boolean {
  return (entry & (isProse ? PHRASES | COMMANDS : isText ? PHRASES | LITERALS | COMMANDS : LITERALS | COMMANDS)) !== 0;
}

const PHRASES = 1;
const LITERALS = 2;
const COMMANDS = 4;

function flagOf(packed: number): number {
  if ((packed & LITERAL) === 0) return PHRASES;
  return (packed & COMMAND) === 0 ? LITERALS : COMMANDS;
}
