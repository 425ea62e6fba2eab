import type { Framework } from '../catalog/framework';
import { ANCHOR_SIZE, anchorsOf } from './anchors';
import { type Pattern, patternCount, patternsOf } from './patterns';

/** Frameworks by their number, read when they are needed. */
export interface FrameworkList {
  readonly length: number;
  at(index: number): Framework;
}

/**
 * A catalogue made ready for the scan. Patterns are filed under the hash of their rarest word, and made when one of their
 * framework is met for the first time, as most never are.
 */
export interface Index {
  readonly frameworks: FrameworkList;
  /** See {@link anchorsOf}. */
  readonly anchors: Int32Array;
  /** Where in {@link anchors} those of a hash begin, or -1. */
  find(hash: number): number;
  /** One bit per hash, so that most words cost one look. */
  readonly bits: Uint32Array;
  /** The pattern of a number. */
  pattern(number: number): Pattern;
  readonly files: readonly FileName[];
}

/** A file name that tells; what stands before and after its `*`, or the whole of it. */
export interface FileName {
  readonly framework: number;
  readonly signal: string;
  readonly before: string;
  readonly after: string | null;
}

/** What compiling a catalogue finds, in a form that can be stored. */
export interface Compiled {
  readonly anchors: Int32Array;
  /** The number of the first pattern of each framework, and behind the last the number of all. */
  readonly firstPatterns: Int32Array;
  readonly files: readonly FileName[];
}

/** Bits of the filter: 2^17, so that the 10,000 anchors of the built-in catalogue leave nine of ten unknown words at one look. */
const BIT_COUNT = 131_072;

/**
 * Compiles frameworks that stand behind others in a catalogue.
 * @throws Error for a signal that has no word to find it by: a bug of its pack
 */
export function compileFrameworks(frameworks: readonly Framework[], behind: Compiled = NOTHING): Compiled {
  const firstIndex = behind.firstPatterns.length - 1;
  const firstPatterns = new Int32Array(firstIndex + frameworks.length + 1);
  firstPatterns.set(behind.firstPatterns);
  for (const [at, framework] of frameworks.entries()) {
    firstPatterns[firstIndex + at + 1] = (firstPatterns[firstIndex + at] as number) + patternCount(framework);
  }
  const anchors = anchorsOf(frameworks, behind.firstPatterns[firstIndex], firstIndex);
  return {
    anchors: behind.anchors.length === 0 ? anchors : merged(behind.anchors, anchors),
    firstPatterns,
    files: [...behind.files, ...frameworks.flatMap((framework, at) => fileNames(framework, firstIndex + at))],
  };
}

const NOTHING: Compiled = { anchors: new Int32Array(0), firstPatterns: new Int32Array(1), files: [] };

/** Two sorted lists of anchors as one. */
function merged(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length);
  let at = 0;
  let next = 0;
  for (let to = 0; to < all.length; to += ANCHOR_SIZE) {
    const takesOne =
      next >= other.length ||
      (at < one.length &&
        ((one[at] as number) < (other[next] as number) ||
          (one[at] === other[next] && (one[at + 1] as number) < (other[next + 1] as number))));
    if (takesOne) {
      for (let part = 0; part < ANCHOR_SIZE; part++) all[to + part] = one[at++] as number;
    } else {
      for (let part = 0; part < ANCHOR_SIZE; part++) all[to + part] = other[next++] as number;
    }
  }
  return all;
}

/** Makes what was compiled ready for the scan. */
export function indexOf(frameworks: FrameworkList, { anchors, firstPatterns, files }: Compiled): Index {
  const count = anchors.length / ANCHOR_SIZE;
  const size = 1 << Math.ceil(Math.log2(Math.max(2, count * 2)));
  const table = new Int32Array(size);
  const bits = new Uint32Array(BIT_COUNT / 32);
  for (let at = 0; at < anchors.length; at += ANCHOR_SIZE) {
    const hash = anchors[at] as number;
    if (at > 0 && anchors[at - ANCHOR_SIZE] === hash) continue;
    bits[bitWord(hash)] = (bits[bitWord(hash)] as number) | (1 << (hash & 31));
    let slot = hash & (size - 1);
    while (table[slot] !== 0) slot = (slot + 1) & (size - 1);
    table[slot] = at + 1;
  }
  const find = (hash: number): number => {
    for (let slot = hash & (size - 1); ; slot = (slot + 1) & (size - 1)) {
      const at = table[slot] as number;
      if (at === 0) return -1;
      if (anchors[at - 1] === hash) return at - 1;
    }
  };
  return { frameworks, anchors, find, bits, pattern: patternsByNumber(frameworks, firstPatterns), files };
}

/** Finds patterns by their number, and makes those of a framework when the first of them is asked for. */
function patternsByNumber(frameworks: FrameworkList, firstPatterns: Int32Array): (number: number) => Pattern {
  const made: Pattern[] = [];
  return (number) => {
    const known = made[number];
    if (known) return known;
    let low = 0;
    let high = frameworks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((firstPatterns[middle] as number) <= number) low = middle;
      else high = middle - 1;
    }
    const first = firstPatterns[low] as number;
    for (const [at, pattern] of patternsOf(frameworks.at(low), low).entries()) made[first + at] = pattern;
    return made[number] as Pattern;
  };
}

/** Where in the filter the bit of a hash lies. */
export function bitWord(hash: number): number {
  return (hash >>> 5) & (BIT_COUNT / 32 - 1);
}

function fileNames(framework: Framework, index: number): FileName[] {
  if (framework.kind !== 'software') return [];
  return framework.signals.flatMap((signal) => {
    if (!('file' in signal)) return [];
    const [before = '', after] = signal.file.split('*', 2);
    return [{ framework: index, signal: `file:${signal.file}`, before, after: after ?? null }];
  });
}

/** Whether a document's file name is one that tells. */
export function isNamed({ before, after }: Pick<FileName, 'before' | 'after'>, fileName: string): boolean {
  if (after === null) return fileName === before;
  return fileName.length >= before.length + after.length && fileName.startsWith(before) && fileName.endsWith(after);
}
