import type { Detection, DetectionResult, Evidence } from './detection';
import { judge, type Places } from './judge/judge';
import { NEARBY } from './judge/judge-strategy';
import type { Piece } from './judge/piece';
import type { Index } from './patterns/compile';
import type { Block, Edit } from './scan/blocks';
import {
  ENLISTED,
  FOUND_SIZE,
  GLOSSING,
  isStructural,
  listGapOf,
  placeOf,
  SHADOWED,
  TITLING,
  USED,
  zoneOf,
} from './scan/found';
import { type NameAt, resolveNames } from './scan/names';
import { ScannedBlocks } from './scan/scanned-blocks';
import { type Move, moved } from './shift';
import { isFileNamed } from './usage/file-names';

/** After more edits than this at once, everything is judged again. */
const MOST_EDITS = 16;

/**
 * Follows one document through its edits. What was found stays with the block it was found in, and what was judged stays judged
 * while nothing that it rests on changed, so that an edit costs what it touches. The first update scans everything; the result
 * is the same whichever way a text came about.
 */
export class Tracker {
  readonly #text: ScannedBlocks;
  readonly #files: ReadonlyMap<number, Evidence>;
  readonly #judged = new Map<number, Detection>();
  /** Numbers of the frameworks to judge again. */
  readonly #doubtful = new Set<number>();
  #allDoubtful = true;
  /** True where names, or what lies between them, may have changed. */
  #namesMoved = true;
  #moves: Move[] = [];
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
    this.#text = new ScannedBlocks(index, text, languageId, fileName, {
      found: (found) => this.#doubt(found),
      touched: (framework) => this.#doubtful.add(framework),
    });
    const named = index.files.filter(({ name }) => isFileNamed(name, fileName));
    this.#files = new Map(named.map(({ framework, name }) => [framework, fileEvidence(`file:${name}`, fileName)]));
  }

  /** How many characters the document has. */
  get length(): number {
    return this.#text.list.length;
  }

  /** The text between two offsets. */
  slice(start: number, end: number): string {
    return this.#text.list.slice(start, end);
  }

  /**
   * Takes a change of the text; what it does to the result is found out by the next {@link update}.
   * @throws RangeError where the edit lies outside the text
   */
  edit(edit: Edit): void {
    const lineShift = this.#text.edit(edit);
    const shift = edit.text.length - edit.length;
    this.#moves.push({ from: edit.offset + edit.length, shift, lineShift });
    this.#separate(edit, shift);
  }

  /**
   * Scans what is not scanned yet and judges what that changed.
   * @param deadlineMs after which it returns with what there is, marked truncated; the next update goes on from there
   */
  update(deadlineMs: number): DetectionResult {
    const startedMs = this.now();
    const truncated = this.#text.scan(() => this.now() - startedMs > deadlineMs);
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
    return { detections, truncated, words: this.#text.words, ms: this.now() - startedMs };
  }

  /** What was found of every framework: the pieces that it is judged by, in the order of the text. */
  pieces(): ReadonlyMap<number, readonly Piece[]> {
    return this.#pieces(null);
  }

  /** Doubts frameworks with evidence on both sides of an edit, closer than counts: the edit changed how close that is. */
  #separate({ offset, text }: Edit, shift: number): void {
    if (shift === 0 || this.#allDoubtful) return;
    const { blocks, starts } = this.#text.list;
    const reach = NEARBY + Math.abs(shift);
    const end = offset + text.length;
    const sides = new Map<number, number>();
    for (let at = this.#text.list.at(Math.max(0, offset - reach)); at < blocks.length; at++) {
      const from = starts[at] as number;
      if (from > end + reach) break;
      const found = this.#text.known(blocks[at] as Block);
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

  #doubt(found: Int32Array): void {
    for (let at = 0; at < found.length; at += FOUND_SIZE) {
      const { framework, kind } = this.index.pattern(found[at] as number);
      this.#doubtful.add(framework);
      if (kind === 'name') this.#namesMoved = true;
    }
  }

  /** Finds out anew which names others hide or vouch for. */
  #resolveNames(): void {
    const names: (NameAt & { readonly found: Int32Array; readonly at: number })[] = [];
    const { blocks, starts } = this.#text.list;
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
    const { blocks, starts } = this.#text.list;
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
    const version = this.#text.version(found[at + 4] as number);
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
      version,
      versionSpan: version === null ? null : { start: versionStart, end: versionStart + (found[at + 6] as number) },
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
    slice: (start, end) => this.#text.list.slice(start, end),
    lineAt: (offset) => this.#text.list.lineAt(offset),
  };
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
