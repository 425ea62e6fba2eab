import {
  ANCHOR_SIZE,
  ANYTHING,
  COMMAND,
  FORMAL,
  isBeside,
  LITERAL,
  LONELY,
  NUMBER_BITS,
  PLACE_BITS,
} from '../patterns/anchors';
import type { Index } from '../patterns/compile';
import type { LiteralPattern, PhrasePattern } from '../patterns/patterns';
import { LONGEST_PHRASE, matchPhrase } from '../patterns/phrase';
import { firstAnchor, isMetIn } from '../patterns/word-table';
import { Window } from '../text/window';
import { spells, usageAt } from '../usage/usage';
import { type LexState, Zone, type ZoneKind, ZoneList } from '../zones/zone-list';
import { type Reading, readingOf } from '../zones/zones';
import { type Block, type BlockList, LONGEST_LINE } from './blocks';
import { FOUND_SIZE, Numbers, pack } from './found';
import { listGapBefore } from './names';
import { isMidSentence, isPartOfIdentifier, type Standpoint, standpointOf } from './place';
import { surroundings } from './surroundings';

/** Asked now and then; true ends the work. */
export type Expired = () => boolean;

/** What evidence in words depends on, in characters on both sides: the rest of a phrase, and the lines its place is read from. */
export const NEAR_REACH = LONGEST_PHRASE + 280;
/**
 * What evidence in code depends on at the most: the head of the list, the key or the field it stands under, and the version
 * below it. The longest that manifests, imports and commands look at is 4,000.
 */
export const FAR_REACH = 4_400;
/** As many characters are scanned at once, so that they stay in the processor's cache. */
const STRIDE = 24_576;
/** How many patterns are checked between two looks at the clock. */
const CHECKS = 4_096;
/** A block with more evidence than characters was made to be slow; the scan ends before it. */
const MOST_IN_BLOCK = LONGEST_LINE * FOUND_SIZE;

let window: Window | undefined;

/** Finds every pattern of an index in the blocks of documents that are read alike. */
export class Scanner {
  readonly #reading: Reading;
  readonly #zones: ZoneList;
  readonly #window: Window;
  readonly #found = new Numbers();
  /** True where something in the block may rest on text further away than words do. */
  #looksFar = false;
  /** Patterns checked since the last look at the clock. */
  #checks = 0;
  #expired: Expired = () => false;
  /** True where the time or the room ran out; the block at hand is not finished. */
  #late = false;
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
   * Scans a document's blocks from `first` on, as many as fit a window and `most` at most; each must begin in the state it holds, or
   * follow one that is scanned with it. Returns the number of the block behind the last one scanned, and the state there.
   * Where the time runs out, the blocks that were not finished stay as they were.
   */
  scan(list: BlockList, first: number, most: number, expired: Expired): { next: number; state: LexState } {
    const { blocks, starts } = list;
    const core = starts[first] as number;
    let begin = first;
    while (begin > 0 && core - (starts[begin] as number) < FAR_REACH) begin--;
    let last = first + 1;
    while (last < blocks.length && last - first < most && (starts[last] as number) - core < STRIDE) last++;
    let behind = last;
    const reach = (starts[last] as number) + FAR_REACH;
    while (behind < blocks.length && (starts[behind] as number) < reach) behind++;
    this.#expired = expired;
    this.#late = false;
    const { view, reader } = this.#reading;
    const from = starts[begin] as number;
    // A view is taken of each block by itself, so that it does not depend on where a window begins.
    const text = view
      ? blocks
          .slice(begin, behind)
          .map((block) => view(block.text))
          .join('')
      : list.slice(from, Math.min(list.length, reach));
    const before = core - from;
    const end = (starts[last] as number) - from;
    this.#window.load(text);
    this.#window.cut(
      Math.max(0, before - NEAR_REACH),
      Math.min(this.#window.length, end + NEAR_REACH),
      this.index.words.bits,
    );
    this.#zones.reset(this.#reading.language);
    let state = (blocks[begin] as Block).state ?? reader.initial;
    const ends: number[] = [];
    for (let at = begin; at < last; at++) {
      if (at >= first) (blocks[at] as Block).state = state;
      const blockEnd = (starts[at + 1] as number) - from;
      state = reader.cut(this.#zones, (starts[at] as number) - from, blockEnd, state);
      if (at >= first) ends.push(blockEnd);
    }
    const done = this.#candidates(blocks, first, before, ends);
    return done === last ? { next: last, state } : { next: done, state: (blocks[done] as Block).state ?? '' };
  }

  /** Verifies what words of the blocks may be part of; returns the number of the first block that was not finished. */
  #candidates(blocks: readonly Block[], first: number, from: number, blockEnds: readonly number[]): number {
    const { starts, hashes, words, candidates, candidateCount } = this.#window;
    hashes[words] = 0;
    let next = 0;
    while (next < candidateCount && (starts[candidates[next] as number] as number) < from) next++;
    let zone = 0;
    let blockStart = from;
    let wordsBefore = wordsUntil(starts, words, from);
    for (let at = 0; at < blockEnds.length; at++) {
      const block = blocks[first + at] as Block;
      const blockEnd = blockEnds[at] as number;
      for (; next < candidateCount; next++) {
        const word = candidates[next] as number;
        const start = starts[word] as number;
        if (start >= blockEnd) break;
        const entry = this.index.words.find(hashes[word] as number);
        if (entry === 0) continue;
        if (this.#checks > CHECKS) {
          this.#checks = 0;
          this.#late ||= this.#expired() || this.#found.length > MOST_IN_BLOCK;
        }
        if (this.#late) break;
        while (zone + 1 < this.#zones.count && (this.#zones.starts[zone + 1] as number) <= start) zone++;
        this.#verify(entry, word, zone, blockStart);
      }
      if (this.#late) {
        this.#found.take();
        return first + at;
      }
      block.found = this.#found.take();
      block.looksFar = this.#looksFar;
      this.#looksFar = false;
      const wordsHere = wordsUntil(starts, words, blockEnd);
      block.words = wordsHere - wordsBefore;
      wordsBefore = wordsHere;
      blockStart = blockEnd;
    }
    return first + blockEnds.length;
  }

  /** Checks all patterns that a word is the anchor of. */
  #verify(entry: number, word: number, zone: number, blockStart: number): void {
    const { anchors } = this.index;
    const { starts, ends, hashes, units } = this.#window;
    const kind = this.#zones.kinds[zone] as ZoneKind;
    const isText = kind === Zone.code ? this.#isListing(zone) : kind !== Zone.string && kind !== Zone.link;
    const isProse = kind === Zone.prose;
    if (!isMetIn(entry, isText, isProse)) return;
    const hash = hashes[word] as number;
    const start = starts[word] as number;
    const end = ends[word] as number;
    const nextBit = 1 << ((hashes[word + 1] as number) >>> 27);
    const previousBit = word > 0 ? 1 << ((hashes[word - 1] as number) >>> 27) : 0;
    let standpoint: Standpoint | null = null;
    for (let at = firstAnchor(entry); anchors[at] === hash; at += ANCHOR_SIZE) {
      this.#checks++;
      const packed = anchors[at + 1] as number;
      const next = anchors[at + 2] as number;
      const previous = anchors[at + 3] as number;
      const number = packed & ((1 << NUMBER_BITS) - 1);
      const place = (packed >>> NUMBER_BITS) & ((1 << PLACE_BITS) - 1);
      if ((packed & LITERAL) !== 0) {
        if (isProse && (packed & COMMAND) === 0) continue;
        if (!isBeside(next, units[end] as number, units[end + 1] as number)) continue;
        if (
          !isBeside(
            previous,
            start > 0 ? (units[start - 1] as number) : 0,
            start > 1 ? (units[start - 2] as number) : 0,
          )
        )
          continue;
        this.#literal(number, start - place, zone, blockStart);
      } else if ((packed & LONELY) !== 0) {
        if (!isText || ((packed & FORMAL) !== 0 && isMidSentence(units, start))) continue;
        standpoint ??= standpointOf(this.#window, start, end, kind);
        if ((packed & FORMAL) !== 0 && !standpoint.structural) continue;
        this.#phrase(number, 0, word, kind, blockStart, standpoint);
      } else {
        if (!isText || (next & nextBit) === 0) continue;
        if (previous !== ANYTHING && (previous & previousBit) === 0) continue;
        this.#phrase(number, place, word, kind, blockStart, null);
      }
    }
  }

  /** Whether a zone is a block of code in no language: a listing, a tree or a table drawn by hand, whose names are names. */
  #isListing(zone: number): boolean {
    return this.#zones.languages[zone] === 'plaintext' && this.#zones.embedded[zone] === true;
  }

  /** Words count in prose, and in what people write between code: comments. Names also count in inline code and listings. */
  #phrase(
    number: number,
    slot: number,
    word: number,
    zone: ZoneKind,
    blockStart: number,
    known: Standpoint | null,
  ): void {
    const pattern = this.index.pattern(number) as PhrasePattern;
    const isCode = zone === Zone.inlineCode || zone === Zone.code;
    if (pattern.weak && (isCode || zone === Zone.quote)) return;
    if (isCode && pattern.kind === 'element') return;
    const span = matchPhrase(this.#window, pattern.phrase(), slot, word);
    if (!span || isPartOfIdentifier(this.#window.units, span.start, span.end)) return;
    const { place, structural } = known ?? standpointOf(this.#window, span.start, span.end, zone);
    if (pattern.formal && !structural) return;
    const gap = pattern.company ? listGapBefore(this.#window.text, span.start) : 0;
    const info = pack(zone, place, structural, gap) | surroundings(this.#window, span, pattern.kind, place);
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
    // An expression takes as long as a thousand words do, and a word may have many.
    if (pattern.expression) this.#late ||= this.#expired();
    if (this.#late) return;
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

/** How many of the first words of a window begin before an offset. */
function wordsUntil(starts: Int32Array, words: number, offset: number): number {
  let low = 0;
  let high = words;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
