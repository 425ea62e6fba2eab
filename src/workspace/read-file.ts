import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { sentence } from '../engine/errors';
import { HEAD_BYTES, isBinary } from '../engine/text';

/** A larger text is not looked into: it is data, and a part of it would say what is missing of the rest. */
export const MAX_FILE_BYTES = 5 * 1_048_576;

/** What is said of a larger one. */
export const TOO_LARGE = 'The file is larger than 5 MB: open it to analyze it.';

/** The bytes of a file of this machine, or why there are none: it holds no text, or it has a problem. */
export type ReadFile = { readonly bytes: Uint8Array } | { readonly size: number; readonly problem: string | null };

/** Reads a file of text without waiting; of one that holds none only the beginning is read. */
export function readTextFile(path: string): ReadFile {
  let file: number | undefined;
  try {
    // What became a pipe since it was listed would keep us until somebody writes to it.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const stat = fstatSync(file);
    const { size } = stat;
    if (!stat.isFile()) return { size: 0, problem: null };
    const head = read(file, Math.min(size, HEAD_BYTES));
    if (isBinary(head)) return { size, problem: null };
    if (size > MAX_FILE_BYTES) return { size, problem: TOO_LARGE };
    return { bytes: size <= HEAD_BYTES ? head : read(file, size) };
  } catch (error) {
    return { size: 0, problem: `The file cannot be read: ${reason(error)}` };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The first bytes of a file, fewer where it became shorter. */
function read(file: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const count = readSync(file, bytes, at, length - at, at);
    if (count === 0) break;
    at += count;
  }
  return bytes.subarray(0, at);
}

/** Bytes that somebody else has read. */
export function readBytes(bytes: Uint8Array): ReadFile {
  if (isBinary(bytes)) return { size: bytes.length, problem: null };
  return bytes.length > MAX_FILE_BYTES ? { size: bytes.length, problem: TOO_LARGE } : { bytes };
}

function reason(error: unknown): string {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'ENOENT':
      return 'it is gone.';
    case 'EACCES':
    case 'EPERM':
      return 'you may not read it.';
    default:
      return sentence(error);
  }
}
