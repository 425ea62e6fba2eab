import { basename } from 'node:path';
import { sentence } from '../engine/errors';
import { type FileDetector, hashOfFile } from '../engine/file-detector';
import type { PackedUse } from '../engine/framework-use';
import { diskTree, ignoredAbove } from './disk-tree';
import type { Exclusion } from './exclusions';
import { type ReadFile, readBytes, readTextFile } from './read-file';
import { type Walked, walk } from './walk';

/** A file to look into. */
export interface FileToRead {
  /** Of this machine; of a file that lies elsewhere only the name is looked at. */
  readonly path: string;
  /** What is in it, where it lies elsewhere. */
  readonly bytes?: Uint8Array;
}

/** What came of one file. */
export interface ReadResult {
  readonly size: number;
  /** Of the frameworks that are looked for, its name and its content; null where it was not read. */
  readonly hash: string | null;
  /** Null where they are kept under the hash already. */
  readonly uses: readonly PackedUse[] | null;
  /** Why nothing, or not everything, is known of it; null where all is. */
  readonly problem: string | null;
}

/** How the work on a list of files goes. */
export interface Reading {
  /** Is told which file is in hand, and -1 when none is: where a thread ends with it, that is the file that costs no other. */
  readonly onHand: (index: number) => void;
  /** Which of these hashes something is kept under. */
  readonly areKept: (hashes: readonly (string | null)[]) => Promise<readonly boolean[]>;
}

/** Bytes of files that are held while it is asked what is kept of them; those beyond it are read once more. */
const MAX_HELD_BYTES = 16 * 1_048_576;

const TOO_SLOW = 'The file was read in part, for it takes longer than 2 s: open it to analyze all of it.';

/** The files of a folder of this machine. @param onFolder is told of each folder before it is looked into */
export function listFiles(
  root: string,
  exclusions: readonly Exclusion[],
  onFolder: () => void,
): AsyncGenerator<Walked> {
  const tree = diskTree(root);
  const entries = (folder: string): ReturnType<typeof tree.entries> => {
    onFolder();
    return tree.entries(folder);
  };
  return walk({ ...tree, entries }, exclusions, ignoredAbove(root));
}

/** Looks into files: reads them, asks once which are known, and finds the frameworks of the others. */
export async function readFiles(
  detector: FileDetector,
  basis: string,
  files: readonly FileToRead[],
  { onHand, areKept }: Reading,
): Promise<readonly ReadResult[]> {
  let heldBytes = 0;
  const read = files.map((file, index) => {
    onHand(index);
    const result = readOne(file);
    if (!('bytes' in result)) return { result, hash: null };
    const hash = hashOfFile(basis, nameOf(file), result.bytes);
    heldBytes += result.bytes.length;
    return { result: heldBytes <= MAX_HELD_BYTES || file.bytes ? result : null, hash };
  });
  onHand(-1);
  const isKept = await areKept(read.map(({ hash }) => hash));
  const results = read.map(({ result, hash }, index): ReadResult => {
    const file = files[index];
    if (!file) throw new RangeError(`There is no file ${index}.`);
    onHand(index);
    const now = result ?? readOne(file);
    if (!('bytes' in now)) return { ...now, hash: null, uses: [] };
    const size = now.bytes.length;
    if (isKept[index]) return { size, hash, uses: null, problem: null };
    // It may have changed since it was first read.
    return found(detector, file, now.bytes, result ? hash : hashOfFile(basis, nameOf(file), now.bytes));
  });
  onHand(-1);
  return results;
}

function found(detector: FileDetector, file: FileToRead, bytes: Uint8Array, hash: string | null): ReadResult {
  const size = bytes.length;
  try {
    const { uses, isTruncated } = detector.find(nameOf(file), bytes);
    // A result cut short is not the last word on this content.
    return { size, hash: isTruncated ? null : hash, uses, problem: isTruncated ? TOO_SLOW : null };
  } catch (error) {
    return { size, hash: null, uses: [], problem: `The file could not be analyzed: ${sentence(error)}` };
  }
}

function readOne({ path, bytes }: FileToRead): ReadFile {
  return bytes ? readBytes(bytes) : readTextFile(path);
}

function nameOf({ path }: FileToRead): string {
  return basename(path);
}
