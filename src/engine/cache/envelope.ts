import { crc32 } from 'node:zlib';

/** A value as it came out of a store. */
export interface Unwrapped {
  readonly value: unknown;
  /** Characters of its JSON. */
  readonly length: number;
  /** Milliseconds it is still good for. */
  readonly leftMs: number;
}

/** How far the clocks of those who share a store may differ, in milliseconds. */
const MAX_SKEW_MS = 5 * 60_000;

/** Before the JSON: when it was written (13 digits), for how many milliseconds it is good (12), and a checksum (8). */
const TIMES_BYTES = 27;
const HEAD_BYTES = 36;

/** Where values are encoded: three bytes for each character of the largest. */
let scratch = Buffer.alloc(0);

/**
 * A value in the form in which stores keep it, good from now on. Bytes, for a text with such a head would be put together and
 * encoded by every store again, which for 100 KB takes half as long as to write them.
 */
export function wrap(key: string, json: string, ttlMs: number): Buffer {
  // As many as there can be at most, for to count them takes as long as to write them.
  const maxBytes = HEAD_BYTES + 3 * json.length;
  if (scratch.length < maxBytes) scratch = Buffer.allocUnsafeSlow(maxBytes);
  const end = HEAD_BYTES + scratch.write(json, HEAD_BYTES);
  const times = `${String(Date.now()).padStart(13, '0')} ${String(Math.round(ttlMs)).padStart(12, '0')} `;
  const sum = checksum(times + key, scratch.subarray(HEAD_BYTES, end));
  scratch.write(`${times}${sum.toString(16).padStart(8, '0')}\n`, 'latin1');
  return Buffer.from(scratch.subarray(0, end));
}

/**
 * What a store gave back under a key, or undefined where it is not what was put there, or no longer good. That holds for what
 * was written at a time that has not come: a clock was set back since, and nobody knows how old it is.
 */
export function unwrap(key: string, stored: Uint8Array): Unwrapped | undefined {
  const text = Buffer.from(stored.buffer, stored.byteOffset, stored.byteLength).toString();
  const ageMs = Date.now() - Number(text.slice(0, 13));
  const leftMs = Number(text.slice(14, 26)) - Math.max(0, ageMs);
  if (!(leftMs > 0) || ageMs < -MAX_SKEW_MS) return undefined;
  const sum = checksum(text.slice(0, TIMES_BYTES) + key, stored.subarray(HEAD_BYTES));
  if (sum !== Number.parseInt(text.slice(TIMES_BYTES, HEAD_BYTES), 16)) return undefined;
  try {
    return { value: JSON.parse(text.slice(HEAD_BYTES)) as unknown, length: text.length - HEAD_BYTES, leftMs };
  } catch {
    return undefined;
  }
}

/**
 * The key is part of it, so that a broken store that mixes up its entries is found out. Before 20.15, where Node cannot count it, it
 * is left out.
 */
function checksum(head: string, json: Uint8Array): number {
  return typeof crc32 === 'function' ? crc32(json, crc32(head)) : 0;
}
