import { ANYTHING, LITERAL, NUMBER_BITS, PLACE_BITS } from './anchors';
import type { Block } from './blocks';
import { bitWord, type Index } from './compile';
import { Numbers, pack } from './found';
import { listGapBefore } from './names';
import type { LiteralPattern, PhrasePattern } from './patterns';
import { LONGEST_PHRASE, matchPhrase } from './phrase';
import { isPartOfIdentifier, standpointOf } from './place';
import { spells, usageAt } from './usage';
import { Window } from './window';
import { type LexState, Zone, ZoneList } from './zone-list';
import { type Reading, readingOf } from './zones';

/** Asked now and then; true ends the work. */
export type Expired = () => boolean;

/** What evidence in words depends on, in characters on both sides: the rest of a phrase, and the lines its place is read from. */
export const NEAR_REACH = LONGEST_PHRASE + 320;
/**
 * What evidence in code depends on at the most: the head of the list, the key or the field it stands under, and the version
 * below it. The longest that manifests, imports and commands look at is 4,000.
 */
export const FAR_REACH = 4_400;
/** As many characters are scanned at once, so that they stay in the processor's cache. */
const STRIDE = 49_152;
/** How many candidates are verified between two looks at the clock. */
const CANDIDATES = 2_048;

let window: Window | undefined;

/** Finds every pattern of an index in the blocks of documents that are read alike. */
export class Scanner {
  readonly #reading: Reading;
  readonly #zones: ZoneList;
  readonly #window: Window;
  readonly #found = new Numbers();
  /** True where something in the block may rest on text further away than words do. */
  #looksFar = false;
  readonly #versionNumbers = new Map<string, number>();
  /** The versions found, by their numbers; 0 is none. */
  readonly versions: string[] = [''];

  constructor(
    private readonly index: Index,
    languageId: string,
    private readonly fileName: string,
  ) {
    window ??= new Window();
    this.#window = window;
    this.#zones = new ZoneList(window);
    this.#reading = readingOf(languageId, fileName);
  }

  /** The state of the reader of zones at the beginning of a document. */
  get initial(): LexState {
    return this.#reading.reader.initial;
  }

  /**
   * Scans the blocks from `first` on, as many as fit a window and `most` at most; each must begin in the state it holds, or
   * follow one that is scanned with it. Returns the number of the block behind the last one scanned, and the state there.
   * Where the time runs out, the blocks that were not finished stay as they were.
   */
  scan(blocks: readonly Block[], first: number, most: number, expired: Expired): { next: number; state: LexState } {
    let begin = first;
    let before = 0;
    while (begin > 0 && before < FAR_REACH) before += (blocks[--begin] as Block).text.length;
    let last = first;
    let core = 0;
    while (last < blocks.length && last - first < most && core < STRIDE) core += (blocks[last++] as Block).text.length;
    let text = '';
    for (let at = begin; at < last; at++) text += (blocks[at] as Block).text;
    const end = text.length;
    const reach = end + FAR_REACH;
    for (let at = last; at < blocks.length && text.length < reach; at++) text += (blocks[at] as Block).text;
    const { view, reader } = this.#reading;
    text = view ? view(text) : text.slice(0, reach);
    this.#window.load(text);
    this.#window.cut(Math.max(0, before - NEAR_REACH), Math.min(this.#window.length, end + NEAR_REACH));
    this.#zones.reset(this.#reading.language);
    let state = (blocks[begin] as Block).state ?? reader.initial;
    const ends: number[] = [];
    let from = 0;
    for (let at = begin; at < last; at++) {
      const block = blocks[at] as Block;
      if (at >= first) block.state = state;
      state = reader.cut(this.#zones, from, from + block.text.length, state);
      from += block.text.length;
      if (at >= first) ends.push(from);
    }
    const done = this.#candidates(blocks, first, before, ends, expired);
    return done === last ? { next: last, state } : { next: done, state: (blocks[done] as Block).state ?? '' };
  }

  /** Verifies what words of the blocks may be part of; returns the number of the first block that was not finished. */
  #candidates(
    blocks: readonly Block[],
    first: number,
    from: number,
    blockEnds: readonly number[],
    expired: Expired,
  ): number {
    const { starts, hashes, words } = this.#window;
    const { bits } = this.index;
    hashes[words] = 0;
    let word = 0;
    while (word < words && (starts[word] as number) < from) word++;
    let zone = 0;
    let blockStart = from;
    let candidates = 0;
    for (let at = 0; at < blockEnds.length; at++) {
      const block = blocks[first + at] as Block;
      const blockEnd = blockEnds[at] as number;
      const firstWord = word;
      for (; word < words && (starts[word] as number) < blockEnd; word++) {
        const hash = hashes[word] as number;
        if (((bits[bitWord(hash)] as number) & (1 << (hash & 31))) === 0) continue;
        const anchor = this.index.find(hash);
        if (anchor < 0) continue;
        if (++candidates % CANDIDATES === 0 && expired()) {
          this.#found.take();
          return first + at;
        }
        const start = starts[word] as number;
        while (zone + 1 < this.#zones.count && (this.#zones.starts[zone + 1] as number) <= start) zone++;
        this.#verify(anchor, word, zone, blockStart);
      }
      block.found = this.#found.take();
      block.looksFar = this.#looksFar;
      this.#looksFar = false;
      block.words = word - firstWord;
      blockStart = blockEnd;
    }
    return first + blockEnds.length;
  }

  /** Checks all patterns that a word is the anchor of. */
  #verify(anchor: number, word: number, zone: number, blockStart: number): void {
    const { anchors } = this.index;
    const { starts, ends, hashes, units } = this.#window;
    const hash = hashes[word] as number;
    const start = starts[word] as number;
    const end = ends[word] as number;
    const kind = this.#zones.kinds[zone];
    const isText = kind !== Zone.code && kind !== Zone.string && kind !== Zone.link;
    const nextBit = 1 << ((hashes[word + 1] as number) >>> 27);
    const previousBit = word > 0 ? 1 << ((hashes[word - 1] as number) >>> 27) : 0;
    for (let at = anchor; anchors[at] === hash; at += 4) {
      const packed = anchors[at + 1] as number;
      const next = anchors[at + 2] as number;
      const previous = anchors[at + 3] as number;
      const place = (packed >>> NUMBER_BITS) & ((1 << PLACE_BITS) - 1);
      const number = packed & ((1 << NUMBER_BITS) - 1);
      if ((packed & LITERAL) === 0) {
        if (!isText || (next & nextBit) === 0) continue;
        if (previous !== ANYTHING && (previous & previousBit) === 0) continue;
        this.#phrase(number, place, word, zone, blockStart);
      } else {
        if (next !== ANYTHING && units[end] !== next) continue;
        if (previous !== ANYTHING && (start === 0 || units[start - 1] !== previous)) continue;
        this.#literal(number, start - place, zone, blockStart);
      }
    }
  }

  /** Words count in prose, and in what people write between code: comments. Names also count in inline code. */
  #phrase(number: number, slot: number, word: number, zoneIndex: number, blockStart: number): void {
    const zone = this.#zones.kinds[zoneIndex] ?? Zone.prose;
    const pattern = this.index.pattern(number) as PhrasePattern;
    if (pattern.weak && (zone === Zone.quote || zone === Zone.inlineCode)) return;
    if (zone === Zone.inlineCode && pattern.kind === 'element') return;
    const span = matchPhrase(this.#window, pattern.phrase(), slot, word);
    if (!span || isPartOfIdentifier(this.#window.units, span.start, span.end)) return;
    const { place, structural } = standpointOf(this.#window, span.start, span.end, zone);
    if (pattern.formal && !structural) return;
    const gap = pattern.listed ? listGapBefore(this.#window.text, span.start) : 0;
    const info = pack(zone, place, structural, gap);
    this.#found.push(number, span.start - blockStart, span.end - span.start, info, 0, 0, 0);
  }

  #versionNumber(version: string): number {
    let number = this.#versionNumbers.get(version);
    if (number === undefined) {
      number = this.versions.push(version) - 1;
      this.#versionNumbers.set(version, number);
    }
    return number;
  }

  #literal(number: number, start: number, zone: number, blockStart: number): void {
    const pattern = this.index.pattern(number) as LiteralPattern;
    this.#looksFar ||= this.#zones.kinds[zone] !== Zone.prose && spells(this.#window.text, start, pattern);
    const usage = usageAt(this.#zones, zone, pattern, start, this.fileName);
    if (!usage) return;
    const info = pack(this.#zones.kinds[zone] ?? Zone.code, 'code', false, 0);
    const { version, span } = usage;
    const from = span ? span.start - usage.start : 0;
    const length = span ? span.end - span.start : 0;
    const known = version === null ? 0 : this.#versionNumber(version);
    this.#found.push(number, usage.start - blockStart, usage.end - usage.start, info, known, from, length);
  }
}
