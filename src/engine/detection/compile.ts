import type { Framework } from '../catalog/framework';
import { anchorsOf } from './anchors';
import { type Pattern, patternCount, patternsOf } from './patterns';

/**
 * A catalogue made ready for the scan. Patterns are filed under the hash of their rarest word, and made when one of their
 * framework is met for the first time, as most never are.
 */
export interface Index {
  readonly frameworks: readonly Framework[];
  /** Three numbers for each anchor: the word's hash, the pattern's number, its slot or offset in the pattern. Sorted by hash. */
  readonly anchors: readonly number[];
  /** Where in {@link anchors} those of a hash begin. */
  readonly first: ReadonlyMap<number, number>;
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

/** Bits of the filter: 2^16, so that the 6,500 words of the built-in catalogue leave nine of ten unknown words at one look. */
const BIT_COUNT = 65_536;

/**
 * Compiles a catalogue.
 * @param known what {@link anchorsOf} found for these very frameworks at an earlier time, or null to find it now
 * @throws Error for a signal that has no word to find it by: a bug of its pack
 */
export function compile(frameworks: readonly Framework[], known: readonly number[] | null = null): Index {
  const anchors = known ?? anchorsOf(frameworks);
  const first = new Map<number, number>();
  const bits = new Uint32Array(BIT_COUNT / 32);
  for (let at = anchors.length - 3; at >= 0; at -= 3) {
    const hash = anchors[at] as number;
    first.set(hash, at);
    bits[bitWord(hash)] = (bits[bitWord(hash)] as number) | (1 << (hash & 31));
  }
  return {
    frameworks,
    anchors,
    first,
    bits,
    pattern: patternsByNumber(frameworks),
    files: frameworks.flatMap(fileNames),
  };
}

/** Finds patterns by their number, and makes those of a framework when the first of them is asked for. */
function patternsByNumber(frameworks: readonly Framework[]): (number: number) => Pattern {
  const made = new Map<number, readonly Pattern[]>();
  const owners: number[] = [];
  const starts: number[] = [];
  for (const [index, framework] of frameworks.entries()) {
    starts.push(owners.length);
    for (let count = patternCount(framework); count > 0; count--) owners.push(index);
  }
  return (number) => {
    const owner = owners[number] as number;
    let patterns = made.get(owner);
    if (!patterns) {
      patterns = patternsOf(frameworks[owner] as Framework, owner);
      made.set(owner, patterns);
    }
    return patterns[number - (starts[owner] as number)] as Pattern;
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
export function isNamed({ before, after }: FileName, fileName: string): boolean {
  if (after === null) return fileName === before;
  return fileName.length >= before.length + after.length && fileName.startsWith(before) && fileName.endsWith(after);
}
