import { LRUCache } from 'lru-cache';
import { heldBy } from './held';
import { selects } from './selection';
import type { LevelStatistics } from './statistics';
import type { Selection } from './tiered-cache';

/** Bounds of the memory level: characters of the JSON that its values would make, and entries. */
const MAX_BYTES = 16 * 1_048_576;
const MAX_ENTRIES = 1_000;
/** A value larger than this is kept on no level: it would push out everything else. */
export const MAX_ENTRY_BYTES = 1_000_000;

interface Held {
  readonly value: unknown;
  readonly bytes: number;
  readonly sinceMs: number;
}

/** The level that ends with the process: values themselves, frozen, the least recently used of which goes first. */
export class Memory {
  readonly #entries: LRUCache<string, Held>;
  readonly #maxBytes: number;
  #hits = 0;
  #misses = 0;
  #evictions = 0;

  constructor(maxBytes = MAX_BYTES) {
    this.#maxBytes = maxBytes;
    this.#entries = new LRUCache({
      max: MAX_ENTRIES,
      maxSize: maxBytes,
      sizeCalculation: ({ bytes }) => bytes,
      dispose: (_value, _key, reason) => {
        if (reason === 'evict') this.#evictions++;
      },
    });
  }

  get(key: string): { readonly value: unknown } | undefined {
    const held = this.#entries.get(key);
    if (held) this.#hits++;
    else this.#misses++;
    return held;
  }

  /** Keeps a value, which is frozen for that, where it is not too large. @param length of its JSON, in characters */
  set(key: string, value: unknown, length: number, ttlMs: number): void {
    const bytes = length + key.length;
    if (bytes > Math.min(MAX_ENTRY_BYTES, this.#maxBytes) || ttlMs < 1) return;
    this.#entries.set(key, { value: deepFreeze(value), bytes, sinceMs: performance.now() }, { ttl: Math.round(ttlMs) });
  }

  clear(selection: Selection): void {
    for (const key of [...this.#entries.keys()]) if (selects(selection, key)) this.#entries.delete(key);
  }

  statistics(): LevelStatistics {
    const now = performance.now();
    let oldestMs: number | null = null;
    for (const { sinceMs } of this.#entries.values()) oldestMs = Math.max(oldestMs ?? 0, now - sinceMs);
    return {
      level: 'memory',
      state: 'on',
      problem: null,
      hits: this.#hits,
      misses: this.#misses,
      evictions: this.#evictions,
      entries: this.#entries.size,
      bytes: this.#entries.calculatedSize,
      maxBytes: this.#maxBytes,
      oldestMs,
      held: heldBy([...this.#entries.entries()].map(([key, { bytes }]) => [key, bytes])),
    };
  }
}

/** Freezes a value that may be frozen in part. */
function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
