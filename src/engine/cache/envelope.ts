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

/** When it was written (13 digits, so that texts sort by it), for how long it is good, and the checksum of key and value. */
const HEAD = /^(\d{13}) (\d{1,12}) ([0-9a-f]{1,8})\n/;

/** A value in the form in which stores keep it, good from now on. */
export function wrap(key: string, json: string, ttlMs: number): string {
  return `${String(Date.now()).padStart(13, '0')} ${Math.round(ttlMs)} ${checksum(key, json)}\n${json}`;
}

/**
 * What a store gave back under a key, or undefined where it is not what was put there, or no longer good. That holds for what
 * was written at a time that has not come: a clock was set back since, and nobody knows how old it is.
 */
export function unwrap(key: string, text: string): Unwrapped | undefined {
  const [head, at, ttl, sum] = HEAD.exec(text) ?? [];
  if (head === undefined) return undefined;
  const ageMs = Date.now() - Number(at);
  const leftMs = Number(ttl) - Math.max(0, ageMs);
  const json = text.slice(head.length);
  if (leftMs <= 0 || ageMs < -MAX_SKEW_MS || checksum(key, json) !== sum) return undefined;
  try {
    return { value: JSON.parse(json) as unknown, length: json.length, leftMs };
  } catch {
    return undefined;
  }
}

let scratch = Buffer.alloc(0);

/**
 * The key is part of it, so that a broken store that mixes up its entries is found out. Before 20.15, where Node cannot count it, it
 * is left out. Of each character the lower byte counts: to encode 100 KB properly takes three times as long as to check it.
 */
function checksum(key: string, json: string): string {
  if (typeof crc32 !== 'function') return '0';
  if (scratch.length < json.length) scratch = Buffer.allocUnsafe(json.length);
  return crc32(scratch.subarray(0, scratch.write(json, 0, 'latin1')), crc32(key)).toString(16);
}
