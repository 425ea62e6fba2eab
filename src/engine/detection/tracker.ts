import type { Detection, DetectionResult, Evidence } from './detection';
import { judge, type Places } from './judge/judge';
import { NEARBY } from './judge/judge-strategy';
import type { Piece } from './judge/piece';
import type { Index } from './patterns/compile';
import { type Block, BlockList, type Edit } from './scan/blocks';
import {
  ENLISTED,
  FOUND_SIZE,
  GLOSSING,
  isSame,
  isStructural,
  listGapOf,
  placeOf,
  SHADOWED,
  TITLING,
  USED,
  zoneOf,
} from './scan/found';
import { type NameAt, resolveNames } from './scan/names';
import { type Expired, FAR_REACH, NEAR_REACH, Scanner } from './scan/scan';
import { type Move, moved } from './shift';
import { isFileNamed } from './usage/file-names';
import { LONGEST_FRONT_MATTER } from './zones/prose-zones';

/** More evidence than this is more than anyone reads; the scan stops there and says so. */
const MOST_FOUND = 100_000;
/** No window holds more blocks. */
const MOST_BLOCKS = 128;
/** After more edits than this at once, everything is judged again. */
const MOST_EDITS = 16;

/**
 * Follows one document through its edits. What was found stays with the block it was found in, and what was judged stays judged
 * while nothing that it rests on changed, so that an edit costs what it touches. The first update scans everything; the result
 * is the same whichever way a text came about.
 */
export class Tracker {
  readonly #list: BlockList;
  readonly #scanner: Scanner;
  readonly #files: ReadonlyMap<number, Evidence>;
  readonly #judged = new Map<number, Detection>();
  /** Numbers of the frameworks to judge again. */
  readonly #doubtful = new Set<number>();
  #allDoubtful = true;
  /** True where names, or what lies between them, may have changed. */
  #namesMoved = true;
  #moves: Move[] = [];
  /** How many blocks wait for their scan, the number of the first that may, and what was found in the others. */
  #waiting: number;
  #firstWaiting = 0;
  #found = 0;
  #words = 0;
  /** For blocks that wait for their scan: what they held before it, at the places that would have now. */
  readonly #expected = new Map<Block, Int32Array>();

  /**
   * @param now milliseconds of any steady clock
   */
  constructor(
    private readonly index: Index,
    text: string,
    languageId: string,
    fileName: string,
    private readonly now: () => number,
  ) {
    this.#list = new BlockList(text);
    this.#waiting = this.#list.blocks.length;
    this.#scanner = new Scanner(index, languageId, fileName);
    const named = index.files.filter(({ name }) => isFileNamed(name, fileName));
    this.#files = new Map(named.map(({ framework, name }) => [framework, fileEvidence(`file:${name}`, fileName)]));
  }

  /** How many characters the document has. */
  get length(): number {
    return this.#list.length;
  }

  /** The text between two offsets. */
  slice(start: number, end: number): string {
    return this.#list.slice(start, end);
  }

  /**
   * Takes a change of the text; what it does to the result is found out by the next {@link update}.
   * @throws RangeError where the edit lies outside the text
   */
  edit(edit: Edit): void {
    const { blocks } = this.#list;
    const { first, added, removed } = this.#list.edit(edit);
    for (const block of removed) this.#count(block, -1);
    this.#waiting += added - removed.length + removed.filter(({ found }) => found !== null).length;
    this.#firstWaiting = Math.min(this.#firstWaiting, first);
    if (added === 0) this.#forget(first);
    const lineShift = breaksIn(blocks.slice(first, first + added)) - breaksIn(removed);
    const move = { from: edit.offset + edit.length, shift: edit.text.length - edit.length, lineShift };
    this.#moves.push(move);
    const [only] = removed;
    const successor = blocks[first];
    if (added === 1 && removed.length === 1 && only && successor) this.#expect(only, successor, edit);
    else for (const block of removed) this.#doubt(this.#expected.get(block) ?? block.found);
    for (const block of removed) this.#expected.delete(block);
    this.#spread(first, added, edit);
    this.#separate(edit, move.shift);
  }

  /**
   * Scans what is not scanned yet and judges what that changed.
   * @param deadlineMs after which it returns with what there is, marked truncated; the next update goes on from there
   */
  update(deadlineMs: number): DetectionResult {
    const startedMs = this.now();
    const truncated = this.#scan(() => this.now() - startedMs > deadlineMs);
    if (this.#moves.length > MOST_EDITS) this.#allDoubtful = true;
    if (this.#namesMoved) this.#resolveNames();
    this.#keep();
    if (this.#allDoubtful || this.#doubtful.size > 0) {
      for (const [framework, pieces] of this.#pieces(this.#allDoubtful ? null : this.#doubtful))
        this.#judge(framework, pieces);
    }
    this.#doubtful.clear();
    this.#allDoubtful = false;
    this.#moves = [];
    const detections = [...this.#judged.values()].sort(byWeight);
    return { detections, truncated, words: this.#words, ms: this.now() - startedMs };
  }

  /** What was found of every framework: the pieces that it is judged by, in the order of the text. */
  pieces(): ReadonlyMap<number, readonly Piece[]> {
    return this.#pieces(null);
  }

  /** Scans the blocks that wait for it; true where some are left. */
  #scan(expired: Expired): boolean {
    const { blocks } = this.#list;
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
      const { next, state } = this.#scanner.scan(this.#list, at, most, expired);
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
    const block = this.#list.blocks[index];
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

  /** Doubts the frameworks of a block whose scan brought something else than before. */
  #compare(block: Block): void {
    const expected = this.#expected.get(block);
    this.#expected.delete(block);
    this.#waiting--;
    this.#count(block, 1);
    if (!block.found || (expected && isSame(expected, block.found))) {
      if (expected && block.found) block.found = expected;
      return;
    }
    this.#doubt(expected ?? null);
    this.#doubt(block.found);
  }

  /** What a block that was edited holds if the edit changed no evidence. */
  #expect(old: Block, block: Block, { offset, length, text }: Edit): void {
    const found = this.#expected.get(old) ?? old.found;
    if (!found) return;
    const begin = offset - (this.#list.starts[this.#list.blocks.indexOf(block)] as number);
    const end = begin + length;
    const shifted = found.slice();
    for (let at = 0; at < shifted.length; at += FOUND_SIZE) {
      const start = shifted[at + 1] as number;
      const version = start + (shifted[at + 5] as number);
      const first = Math.min(start, version);
      const last = Math.max(start + (shifted[at + 2] as number), version + (shifted[at + 6] as number));
      // What the edit went into may look as it did and be something else: it is judged again whatever the scan brings.
      if (first < end && last > begin) this.#doubtful.add(this.index.pattern(shifted[at] as number).framework);
      if (start >= end) shifted[at + 1] = start + text.length - length;
    }
    this.#expected.set(block, shifted);
  }

  /** Makes the blocks wait whose evidence looks into the text that changed. */
  #spread(first: number, added: number, { offset, text }: Edit): void {
    const { blocks, starts } = this.#list;
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

  /** Doubts frameworks with evidence on both sides of an edit, closer than counts: the edit changed how close that is. */
  #separate({ offset, text }: Edit, shift: number): void {
    if (shift === 0 || this.#allDoubtful) return;
    const { blocks, starts } = this.#list;
    const reach = NEARBY + Math.abs(shift);
    const end = offset + text.length;
    const sides = new Map<number, number>();
    for (let at = this.#list.at(Math.max(0, offset - reach)); at < blocks.length; at++) {
      const from = starts[at] as number;
      if (from > end + reach) break;
      const block = blocks[at] as Block;
      const found = block.found ?? this.#expected.get(block);
      if (!found) continue;
      for (let next = 0; next < found.length; next += FOUND_SIZE) {
        const pattern = this.index.pattern(found[next] as number);
        if (pattern.form === 'literal') continue;
        const start = from + (found[next + 1] as number);
        if (start < offset - reach || start > end + reach) continue;
        const isStrong = pattern.kind === 'name' || !pattern.weak;
        const side = (start < end ? 1 : 2) | (isStrong ? 4 : 0);
        sides.set(pattern.framework, (sides.get(pattern.framework) ?? 0) | side);
      }
    }
    for (const [framework, side] of sides) if (side === 7) this.#doubtful.add(framework);
  }

  #doubt(found: Int32Array | null): void {
    if (!found) return;
    for (let at = 0; at < found.length; at += FOUND_SIZE) {
      const { framework, kind } = this.index.pattern(found[at] as number);
      this.#doubtful.add(framework);
      if (kind === 'name') this.#namesMoved = true;
    }
  }

  /** Finds out anew which names others hide or vouch for. */
  #resolveNames(): void {
    const names: (NameAt & { readonly found: Int32Array; readonly at: number })[] = [];
    const { blocks, starts } = this.#list;
    for (let index = 0; index < blocks.length; index++) {
      const { found } = blocks[index] as Block;
      if (!found) continue;
      for (let at = 0; at < found.length; at += FOUND_SIZE) {
        const pattern = this.index.pattern(found[at] as number);
        if (pattern.kind !== 'name' || pattern.form !== 'phrase') continue;
        const start = (starts[index] as number) + (found[at + 1] as number);
        const end = start + (found[at + 2] as number);
        const info = found[at + 3] as number;
        names.push({ pattern, start, end, listGap: listGapOf(info), structural: isStructural(info), found, at });
      }
    }
    names.sort((a, b) => a.start - b.start || b.end - a.end);
    const { shadowed, enlisted } = resolveNames(names);
    for (const name of names) {
      const info = name.found[name.at + 3] as number;
      const flags = (shadowed.has(name) ? SHADOWED : 0) | (enlisted.has(name) ? ENLISTED : 0);
      if ((info & (SHADOWED | ENLISTED)) === flags) continue;
      name.found[name.at + 3] = (info & ~(SHADOWED | ENLISTED)) | flags;
      this.#doubtful.add(name.pattern.framework);
    }
    this.#namesMoved = false;
  }

  /** Moves what stays judged to where the edits moved it; what has lines that moved is judged again. */
  #keep(): void {
    for (const [framework, detection] of this.#judged) {
      if (this.#allDoubtful || this.#doubtful.has(framework)) continue;
      if (detection.coverage && this.#moves.some(({ lineShift }) => lineShift !== 0)) this.#doubtful.add(framework);
      else this.#judged.set(framework, moved(detection, this.#moves));
    }
  }

  /** The pieces of these frameworks, or of all; each framework's in the order of the text. */
  #pieces(only: ReadonlySet<number> | null): Map<number, Piece[]> {
    const pieces = new Map<number, Piece[]>();
    for (const framework of only ?? [...this.#judged.keys(), ...this.#files.keys()]) pieces.set(framework, []);
    const { blocks, starts } = this.#list;
    for (let index = 0; index < blocks.length; index++) {
      const { found } = blocks[index] as Block;
      if (!found) continue;
      for (let at = 0; at < found.length; at += FOUND_SIZE) {
        const framework = this.index.owner(found[at] as number);
        let list = pieces.get(framework);
        if (!list) {
          if (only) continue;
          list = [];
          pieces.set(framework, list);
        }
        if (((found[at + 3] as number) & SHADOWED) === 0) list.push(this.#piece(found, at, starts[index] as number));
      }
    }
    for (const list of pieces.values()) list.sort((a, b) => a.start - b.start || b.end - a.end);
    return pieces;
  }

  #piece(found: Int32Array, at: number, blockStart: number): Piece {
    const start = blockStart + (found[at + 1] as number);
    const info = found[at + 3] as number;
    const version = found[at + 4] as number;
    const versionStart = start + (found[at + 5] as number);
    return {
      pattern: this.index.pattern(found[at] as number),
      start,
      end: start + (found[at + 2] as number),
      zone: zoneOf(info),
      place: placeOf(info),
      structural: isStructural(info),
      enlisted: (info & ENLISTED) !== 0,
      used: (info & USED) !== 0,
      glossing: (info & GLOSSING) !== 0,
      titling: (info & TITLING) !== 0,
      version: version === 0 ? null : (this.#scanner.versions[version] ?? null),
      versionSpan: version === 0 ? null : { start: versionStart, end: versionStart + (found[at + 6] as number) },
    };
  }

  #judge(framework: number, pieces: readonly Piece[]): void {
    const file = this.#files.get(framework) ?? null;
    const detection =
      pieces.length > 0 || file ? judge(this.index.frameworks.at(framework), pieces, file, this.#places) : null;
    if (detection) this.#judged.set(framework, detection);
    else this.#judged.delete(framework);
  }

  readonly #places: Places = {
    slice: (start, end) => this.#list.slice(start, end),
    lineAt: (offset) => this.#list.lineAt(offset),
  };
}

function breaksIn(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { breaks }) => sum + breaks, 0);
}

/** A file name is evidence for the whole document; it stands before its first character. */
function fileEvidence(signal: string, fileName: string): Evidence {
  return { signal, kind: 'file', text: fileName, start: 0, end: 0, line: 1, place: 'code' };
}

/** Applied before mentioned, then the surer, then by name. */
function byWeight(a: Detection, b: Detection): number {
  if (a.standing !== b.standing) return a.standing === 'applied' ? -1 : 1;
  return b.confidence - a.confidence || (a.name < b.name ? -1 : 1);
}
