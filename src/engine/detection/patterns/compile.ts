import type { Framework } from '../../catalog/framework';
import type { Expressions } from '../usage/expressions';
import { ANCHOR_SIZE, anchorsOf, NUMBER_BITS } from './anchors';
import { MadePatterns } from './made-patterns';
import { type Pattern, patternAt, patternCount } from './patterns';
import { WordTable } from './word-table';

/** Frameworks by their number, read when they are needed. */
export interface FrameworkList {
  readonly length: number;
  at(index: number): Framework;
}

/**
 * A catalogue made ready for the scan. Patterns are filed under the hash of their rarest word, and made when they are met
 * for the first time, as most never are.
 */
export interface Index {
  readonly frameworks: FrameworkList;
  /** See {@link anchorsOf}. */
  readonly anchors: Int32Array;
  /** Which hashes have anchors. */
  readonly words: WordTable;
  /** The pattern of a number. */
  pattern(number: number): Pattern;
  /** The number of the framework a pattern belongs to. */
  owner(number: number): number;
  readonly files: readonly FileName[];
}

/** A file name that tells, with one `*` at the most. */
export interface FileName {
  readonly framework: number;
  readonly name: string;
}

/** What compiling a catalogue finds, in a form that can be stored. */
export interface Compiled {
  readonly anchors: Int32Array;
  /** The number of the first pattern of each framework, and behind the last the number of all. */
  readonly firstPatterns: Int32Array;
  readonly files: readonly FileName[];
}

/** Most of the time of compiling, kept: the anchors of frameworks that stand behind those that were compiled before. */
export interface KeptAnchors {
  /** What an earlier time found; null where there was none. */
  readonly known: Int32Array | null;
  /** Hears what was found now. */
  readonly made: (anchors: Int32Array) => void;
}

/**
 * Compiles frameworks that stand behind others in a catalogue.
 * @throws Error for a signal that has no word to find it by: a bug of its pack
 */
export function compileFrameworks(
  frameworks: readonly Framework[],
  behind: Compiled = NOTHING,
  kept: KeptAnchors | null = null,
): Compiled {
  const firstIndex = behind.firstPatterns.length - 1;
  const firstPatterns = new Int32Array(firstIndex + frameworks.length + 1);
  firstPatterns.set(behind.firstPatterns);
  for (const [at, framework] of frameworks.entries()) {
    firstPatterns[firstIndex + at + 1] = (firstPatterns[firstIndex + at] as number) + patternCount(framework);
  }
  const first = behind.firstPatterns[firstIndex] as number;
  const end = firstPatterns.at(-1) as number;
  const known = kept?.known && areAnchors(kept.known, first, end) ? kept.known : null;
  const anchors = known ?? anchorsOf(frameworks, first, firstIndex);
  if (!known) kept?.made(anchors);
  return {
    anchors: behind.anchors.length === 0 ? anchors : merged(behind.anchors, anchors),
    firstPatterns,
    files: [...behind.files, ...frameworks.flatMap((framework, at) => fileNames(framework, firstIndex + at))],
  };
}

const NOTHING: Compiled = { anchors: new Int32Array(0), firstPatterns: new Int32Array(1), files: [] };

/** Whether numbers from a store can be anchors of patterns between two numbers, in their order. */
function areAnchors(numbers: Int32Array, first: number, end: number): boolean {
  if (numbers.length % ANCHOR_SIZE !== 0) return false;
  for (let at = 0; at < numbers.length; at += ANCHOR_SIZE) {
    const pattern = (numbers[at + 1] as number) & ((1 << NUMBER_BITS) - 1);
    if (pattern < first || pattern >= end) return false;
    if (at > 0 && (numbers[at] as number) < (numbers[at - ANCHOR_SIZE] as number)) return false;
  }
  return true;
}

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

/** Patterns of the frameworks that every catalogue begins with. */
export interface BuiltInPatterns {
  readonly length: number;
  readonly made: MadePatterns;
}

/**
 * Makes what was compiled ready for the scan.
 * @param expressions what the expressions of a framework, by its number, are compiled with
 * @param builtIn how many frameworks, the first ones, are in every catalogue, and what was made of their patterns before
 */
export function indexOf(
  frameworks: FrameworkList,
  { anchors, firstPatterns, files }: Compiled,
  expressions: (framework: number) => Expressions,
  builtIn: BuiltInPatterns | null = null,
): Index {
  const owners = new Int32Array(firstPatterns.at(-1) ?? 0);
  for (let at = 0; at < frameworks.length; at++) owners.fill(at, firstPatterns[at], firstPatterns[at + 1]);
  const owner = (number: number): number => owners[number] as number;
  const make = (number: number, index: number): Pattern =>
    patternAt(frameworks.at(index), index, number - (firstPatterns[index] as number), expressions(index));
  const own = MadePatterns.ofOwn();
  const shared = builtIn?.made ?? own;
  const firstOwn = builtIn ? (firstPatterns[builtIn.length] as number) : 0;
  if (firstOwn < owners.length) own.numbered(firstPatterns);
  if (builtIn) builtIn.made.numbered(firstPatterns.subarray(0, builtIn.length + 1));
  const pattern = (number: number): Pattern =>
    (number < firstOwn ? shared : own).get(number, owners[number] as number, make);
  return { frameworks, anchors, words: new WordTable(anchors), pattern, owner, files };
}

function fileNames(framework: Framework, index: number): FileName[] {
  if (framework.kind !== 'software') return [];
  return framework.signals.flatMap((signal) => {
    return 'file' in signal ? [{ framework: index, name: signal.file }] : [];
  });
}
