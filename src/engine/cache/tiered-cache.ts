import { LRUCache } from 'lru-cache';
import { sentence } from '../errors';

/** What is cached, and for how long: the name is the first part of every key. */
export type Namespace = 'reviews' | 'enhancements';

/** The level that outlives the process. Values are plain JSON. */
export interface PersistentStore {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown, ttlMs: number): Promise<void>;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export interface CacheOptions {
  /** Opens the persistent level at the first read; null keeps everything in memory. */
  readonly openStore: (() => Promise<PersistentStore>) | null;
  /** Hears, once, why there is no persistent level. */
  readonly log: (line: string) => void;
  /** The memory level's bound, in characters of JSON. */
  readonly maxSize?: number;
}

/** Bound of the memory level: 16 million characters. */
const MAX_SIZE = 16_000_000;
/** A value larger than this is not kept: it would push out everything else. */
const MAX_ENTRY_SIZE = 1_000_000;
/** A store that takes longer to read than this is slower than computing again; the read counts as a miss. */
const READ_DEADLINE_MS = 150;
/** The first read also waits for the store to be loaded and opened. */
const OPEN_DEADLINE_MS = 1_000;

/**
 * Two levels of one truth: memory (lru-cache, bounded) over a persistent store. A store that fails or is slow is a miss,
 * never an error. Values are frozen, so that nobody changes what another reads.
 */
export class TieredCache {
  readonly #memory: LRUCache<string, { readonly value: unknown; readonly size: number }>;
  #store: Promise<PersistentStore | null> | undefined;
  #writes: Promise<void> = Promise.resolve();

  constructor(private readonly options: CacheOptions) {
    this.#memory = new LRUCache({
      maxSize: options.maxSize ?? MAX_SIZE,
      maxEntrySize: MAX_ENTRY_SIZE,
      sizeCalculation: ({ size }) => size,
    });
  }

  /** The value under a key, from memory or else from the store, or undefined. */
  async get<T>(namespace: Namespace, key: string, isValid: (value: unknown) => value is T): Promise<T | undefined> {
    const full = `${namespace}:${key}`;
    const held = this.#memory.get(full);
    if (held) return held.value as T;
    const value = await this.#read(full);
    if (!isEntry(value) || value.expires <= Date.now() || !isValid(value.value)) return undefined;
    this.#keep(full, value.value, value.expires - Date.now());
    return value.value;
  }

  /** Keeps a value in memory at once and in the store soon after. `value` must be plain JSON. */
  set(namespace: Namespace, key: string, value: unknown, ttlMs: number): void {
    const full = `${namespace}:${key}`;
    if (!this.#keep(full, value, ttlMs)) return;
    const entry: Entry = { value, expires: Date.now() + ttlMs };
    this.#writes = this.#writes
      .then(async () => (await this.#opened())?.set(full, entry, ttlMs))
      .catch((error) => this.options.log(`The cache could not write: ${sentence(error)}`));
  }

  /** Forgets everything on both levels. */
  async clear(): Promise<void> {
    this.#memory.clear();
    await this.#writes;
    await (await this.#opened())?.clear();
  }

  /** Waits for writes under way and closes the store. */
  async close(): Promise<void> {
    await this.#writes;
    const store = await this.#store;
    this.#store = Promise.resolve(null);
    await store?.close();
  }

  #keep(key: string, value: unknown, ttl: number): boolean {
    const size = JSON.stringify(value).length + key.length;
    if (size > MAX_ENTRY_SIZE) return false;
    this.#memory.set(key, { value: deepFreeze(value), size }, { ttl });
    return true;
  }

  async #read(key: string): Promise<unknown> {
    try {
      const store = await within(this.#opened(), OPEN_DEADLINE_MS);
      return await within(store?.get(key), READ_DEADLINE_MS);
    } catch (error) {
      this.options.log(`The cache could not read: ${sentence(error)}`);
      return undefined;
    }
  }

  #opened(): Promise<PersistentStore | null> {
    this.#store ??= this.#open();
    return this.#store;
  }

  async #open(): Promise<PersistentStore | null> {
    if (!this.options.openStore) return null;
    try {
      return await this.options.openStore();
    } catch (error) {
      this.options.log(`The cache is memory only: ${sentence(error)}`);
      return null;
    }
  }
}

/** What the promise brings within a time, or undefined. */
async function within<T>(promise: Promise<T> | undefined, ms: number): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** A stored value with the time it ends at, in milliseconds of the wall clock. */
interface Entry {
  readonly value: unknown;
  readonly expires: number;
}

function isEntry(value: unknown): value is Entry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'value' in value &&
    'expires' in value &&
    typeof value.expires === 'number'
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
