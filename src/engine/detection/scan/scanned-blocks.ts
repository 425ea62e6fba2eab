import type { Index } from '../patterns/compile';
import { LONGEST_FRONT_MATTER } from '../zones/prose-zones';
import { type Block, BlockList, type Edit } from './blocks';
import { FOUND_SIZE, isSame } from './found';
import { type Expired, FAR_REACH, NEAR_REACH, Scanner } from './scan';

/** More evidence than this is more than anyone reads; the scan stops there and says so. */
const MOST_FOUND = 100_000;
/** No window holds more blocks. */
const MOST_BLOCKS = 128;

/** Hears what scans and edits do to what was found. */
export interface Changes {
  /** These are no longer, or not yet, what is known of the text. */
  found(found: Int32Array): void;
  /** An edit went into evidence of this framework. */
  touched(framework: number): void;
}

/** A document's blocks with what was found in each, brought up to date by scanning what edits touched. */
export class ScannedBlocks {
  readonly list: BlockList;
  readonly #scanner: Scanner;
  /** How many blocks wait for their scan, the number of the first that may, and what was found in the others. */
  #waiting: number;
  #firstWaiting = 0;
  #found = 0;
  #words = 0;
  /** For blocks that wait for their scan: what they held before it, at the places that would have now. */
  readonly #expected = new Map<Block, Int32Array>();

  constructor(
    private readonly index: Index,
    text: string,
    languageId: string,
    fileName: string,
    private readonly changes: Changes,
  ) {
    this.list = new BlockList(text);
    this.#waiting = this.list.blocks.length;
    this.#scanner = new Scanner(index, languageId, fileName);
  }

  /** How many words were read. */
  get words(): number {
    return this.#words;
  }

  /** A version that was found, by its number; 0 is none. */
  version(number: number): string | null {
    return number === 0 ? null : (this.#scanner.versions[number] ?? null);
  }

  /** What is known of a block: what was found, or what was there before the edits that it waits for. */
  known(block: Block): Int32Array | null {
    return block.found ?? this.#expected.get(block) ?? null;
  }

  /**
   * Takes a change of the text; returns how many lines more it has.
   * @throws RangeError where the edit lies outside the text
   */
  edit(edit: Edit): number {
    const { blocks } = this.list;
    const { first, added, removed } = this.list.edit(edit);
    for (const block of removed) this.#count(block, -1);
    this.#waiting += added - removed.length + removed.filter(({ found }) => found !== null).length;
    this.#firstWaiting = Math.min(this.#firstWaiting, first);
    if (added === 0) this.#forget(first);
    const [only] = removed;
    const successor = blocks[first];
    if (added === 1 && removed.length === 1 && only && successor) this.#expect(only, successor, edit);
    else for (const block of removed) this.#tell(this.known(block));
    for (const block of removed) this.#expected.delete(block);
    this.#spread(first, added, edit);
    return breaksIn(blocks.slice(first, first + added)) - breaksIn(removed);
  }

  /** Scans the blocks that wait for it; true where some are left. */
  scan(expired: Expired): boolean {
    const { blocks } = this.list;
    let grown = 1;
    let at = this.#firstWaiting;
    while (this.#waiting > 0 && at < blocks.length) {
      const block = blocks[at] as Block;
      if (block.found) {
        at++;
        grown = 1;
        continue;
      }
      this.#firstWaiting = at;
      if (expired() || this.#found > MOST_FOUND) return true;
      block.state ??= this.#scanner.initial;
      let most = 0;
      while (most < MOST_BLOCKS && at + most < blocks.length && blocks[at + most]?.found === null) most++;
      // Where a zone was opened or closed, what follows is likely to change as well: scan ever more at once.
      most = Math.max(most, grown);
      for (let next = at; next < Math.min(blocks.length, at + most); next++) this.#forget(next);
      const { next, state } = this.#scanner.scan(this.list, at, most, expired);
      for (let done = at; done < next; done++) this.#compare(blocks[done] as Block);
      if (next === at) return true;
      at = next;
      const follower = blocks[next];
      if (follower && follower.state !== state) {
        follower.state = state;
        this.#forget(next);
        grown *= 2;
      } else grown = 1;
    }
    this.#firstWaiting = blocks.length;
    return false;
  }

  /** Makes the block of a number wait for its scan. */
  #forget(index: number): void {
    const block = this.list.blocks[index];
    if (!block?.found) return;
    this.#expected.set(block, block.found);
    this.#count(block, -1);
    this.#waiting++;
    this.#firstWaiting = Math.min(this.#firstWaiting, index);
    block.found = null;
  }

  /** Adds what was found in a block to what was found in all, or takes it away. */
  #count({ found, words }: Block, sign: 1 | -1): void {
    if (!found) return;
    this.#found += (sign * found.length) / FOUND_SIZE;
    this.#words += sign * words;
  }

  /** Tells of a block whose scan brought something else than before. */
  #compare(block: Block): void {
    const expected = this.#expected.get(block);
    this.#expected.delete(block);
    this.#waiting--;
    this.#count(block, 1);
    if (!block.found || (expected && isSame(expected, block.found))) {
      if (expected && block.found) block.found = expected;
      return;
    }
    this.#tell(expected ?? null);
    this.#tell(block.found);
  }

  /** What a block that was edited holds if the edit changed no evidence. */
  #expect(old: Block, block: Block, { offset, length, text }: Edit): void {
    const found = this.known(old);
    if (!found) return;
    const begin = offset - (this.list.starts[this.list.blocks.indexOf(block)] as number);
    const end = begin + length;
    const shifted = found.slice();
    for (let at = 0; at < shifted.length; at += FOUND_SIZE) {
      const start = shifted[at + 1] as number;
      const version = start + (shifted[at + 5] as number);
      const first = Math.min(start, version);
      const last = Math.max(start + (shifted[at + 2] as number), version + (shifted[at + 6] as number));
      // What the edit went into may look as it did and be something else: it is judged again whatever the scan brings.
      if (first < end && last > begin) this.changes.touched(this.index.owner(shifted[at] as number));
      if (start >= end) shifted[at + 1] = start + text.length - length;
    }
    this.#expected.set(block, shifted);
  }

  /** Makes the blocks wait whose evidence looks into the text that changed. */
  #spread(first: number, added: number, { offset, text }: Edit): void {
    const { blocks, starts } = this.list;
    const isTouched = (index: number, distance: number): boolean =>
      distance < NEAR_REACH || (blocks[index] as Block).looksFar;
    for (let at = first - 1; at >= 0; at--) {
      const distance = offset - (starts[at + 1] as number);
      if (distance >= FAR_REACH) break;
      if (isTouched(at, distance)) this.#forget(at);
    }
    for (let at = first + added; at < blocks.length; at++) {
      const distance = (starts[at] as number) - offset - text.length;
      if (distance >= FAR_REACH) break;
      if (isTouched(at, distance)) this.#forget(at);
    }
    // Whether a text begins with front matter is seen where that ends.
    if (offset < LONGEST_FRONT_MATTER) this.#forget(0);
  }

  #tell(found: Int32Array | null): void {
    if (found) this.changes.found(found);
  }
}

function breaksIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { breaks }) => sum + breaks, 0);
}
