import type { Held } from './held';
import { Level, type StoreOptions } from './level';
import { MAX_ENTRY_BYTES, Memory } from './memory';
import type { CacheStatistics, LevelStatistics } from './statistics';
import type { LATE } from './within';

/** What is cached: the name is the first part of every key. */
export const NAMESPACES = ['patterns', 'detections', 'reviews', 'enhancements', 'packs', 'inventories'] as const;
export type Namespace = (typeof NAMESPACES)[number];

/** What is shared with others, where there is a level for that; the rest is each machine's own. */
const SHARED: readonly Namespace[] = ['reviews', 'enhancements'];

/** What is forgotten at once: of one namespace, or what rests on one framework pack; without either, everything. */
export interface Selection {
  readonly namespace?: Namespace;
  /** The mark of a pack, as {@link packMark} makes it. */
  readonly pack?: string;
}

/** A value on its way to a store. */
export interface StoreEntry {
  readonly key: string;
  /** The value with its times and a checksum; a store neither reads nor changes it. */
  readonly bytes: Buffer;
  /** Milliseconds from now after which nobody wants it any more. */
  readonly ttlMs: number;
}

/** What a store holds, as far as it can say. */
export interface StoreStatistics {
  /** Entries that were pushed out to keep within the bound. */
  readonly evictions: number;
  readonly entries: number | null;
  readonly bytes: number | null;
  readonly maxBytes: number | null;
  readonly oldestMs: number | null;
  /** What each namespace has in it; empty where that is not known. */
  readonly held: readonly Held[];
}

/** One level that outlives the process: bytes under keys. Every method may reject; whoever calls takes that for a miss. */
export interface PersistentStore {
  /** Why it cannot be used at the moment, in a sentence; null where it can. While it is away it is neither read nor written. */
  readonly problem: string | null;
  /** What lies under a key, or undefined; {@link LATE} where it has a deadline of its own, and that is over. */
  get(key: string): Promise<Uint8Array | undefined | typeof LATE>;
  /** What lies under each of these keys, at one go; a store that cannot do that has none of them. */
  getMany?(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /** Keeps entries, all together. Those too large or too many for it are left out, or push out others. */
  setMany(entries: readonly StoreEntry[]): Promise<void>;
  clear(selection?: Selection): Promise<void>;
  statistics(): Promise<StoreStatistics>;
  close(): Promise<void>;
}

export interface CacheOptions {
  /** The level of this machine, opened at the first read; null keeps everything in memory. */
  readonly local: StoreOptions | null;
  /** The level shared with others, which comes before the local one; while it is away the local one stands in. */
  readonly shared: StoreOptions | null;
  /** Hears, once for each reason, why a level cannot be used. */
  readonly log: (line: string) => void;
  readonly maxMemoryBytes?: number;
}

/** A value, and whether it was there already. */
export interface Computed<T> {
  readonly value: T;
  readonly cached: boolean;
}

/** How a value is made where there is none, and how one that was kept is checked before it is believed. */
export interface Computation<T> {
  readonly ttlMs: number;
  readonly isValid: (value: unknown) => value is T;
  readonly compute: () => T | Promise<T>;
  /** False for what must not be kept, such as a result cut short; without it everything is. */
  readonly keep?: (value: T) => boolean;
}

/** The part of a key by which all that rests on a pack is found again. */
export function packMark(hash: string): string {
  return `+${hash.slice(0, 12)}`;
}

/**
 * Keys that begin with this are never shared: what they stand for rests on checks or choices that were made on this machine, and
 * whoever can write to the shared level could pass them by.
 */
export const OWN = 'own:';

/** Changes whenever the form of what is stored does, so that nothing of another form is read. */
const SCHEMA = 3;

/**
 * Memory over persistent levels: the shared one where there is one and it can be reached, else that of this machine. A store
 * that fails or is slow is a miss, never an error. Values are plain JSON, absence (`null`, an empty list) among them; they are
 * frozen, so that nobody changes what another reads. Errors are never kept.
 */
export class TieredCache {
  readonly #memory: Memory;
  readonly #shared: Level | null;
  readonly #local: Level | null;
  readonly #underWay = new Map<string, Promise<unknown>>();
  readonly #counts = new Map<Namespace, { hits: number; misses: number; computations: number }>(
    NAMESPACES.map((name) => [name, { hits: 0, misses: 0, computations: 0 }]),
  );

  constructor({ local, shared, log, maxMemoryBytes }: CacheOptions) {
    this.#memory = new Memory(maxMemoryBytes);
    this.#local = local && new Level(local, log);
    this.#shared = shared && new Level(shared, log, (entries) => this.#local?.add(entries));
  }

  /** The value under a key, from memory or else from a store, or undefined. */
  async get<T>(namespace: Namespace, key: string, isValid: (value: unknown) => value is T): Promise<T | undefined> {
    const found = await this.#find(namespace, key, isValid);
    this.#count(namespace)[found === undefined ? 'misses' : 'hits']++;
    return found;
  }

  /**
   * What this machine has kept under each of these keys, in their order, undefined where there is nothing. Neither memory nor a
   * shared level is asked: it is for small values by the thousand, which would push everything else out of both.
   */
  async getMany<T>(
    namespace: Namespace,
    keys: readonly string[],
    isValid: (value: unknown) => value is T,
  ): Promise<(T | undefined)[]> {
    const kept = await this.#local?.getMany(keys.map((key) => fullKey(namespace, key)));
    const counts = this.#count(namespace);
    return keys.map((key) => {
      const value = kept?.get(fullKey(namespace, key));
      const isHit = value !== undefined && isValid(value);
      counts[isHit ? 'hits' : 'misses']++;
      return isHit ? value : undefined;
    });
  }

  /** Keeps small values on this machine, for {@link getMany}. */
  setMany(namespace: Namespace, entries: ReadonlyMap<string, unknown>, ttlMs: number): void {
    this.#count(namespace).computations += entries.size;
    for (const [key, value] of entries) {
      const json = JSON.stringify(value);
      if (json.length <= MAX_ENTRY_BYTES) this.#local?.set(fullKey(namespace, key), json, ttlMs);
    }
  }

  /** Keeps a value in memory at once and in a store soon after. `value` must be plain JSON, and is frozen. */
  set(namespace: Namespace, key: string, value: unknown, ttlMs: number): void {
    const full = fullKey(namespace, key);
    const json = JSON.stringify(value);
    if (json.length > MAX_ENTRY_BYTES) return;
    this.#memory.set(full, value, json.length, ttlMs);
    this.#persistent(namespace, key)?.set(full, json, ttlMs);
  }

  /**
   * The value under a key, or else a new one, which is kept. Whoever asks for the same while it is made gets the same; where
   * making it fails, all of them hear of it and nothing is kept.
   */
  async compute<T>(namespace: Namespace, key: string, computation: Computation<T>): Promise<Computed<T>> {
    const full = fullKey(namespace, key);
    const joined = this.#underWay.get(full) as Promise<Computed<T>> | undefined;
    if (joined) {
      this.#count(namespace).hits++;
      return { value: (await joined).value, cached: true };
    }
    const made = this.#findOrMake(namespace, key, computation);
    this.#underWay.set(full, made);
    try {
      return await made;
    } finally {
      this.#underWay.delete(full);
    }
  }

  /** Forgets everything of a namespace, or everything, on every level. */
  async clear(namespace?: Namespace): Promise<void> {
    const selection = namespace === undefined ? {} : { namespace };
    this.#memory.clear(selection);
    await Promise.all([this.#shared?.clear(selection), this.#local?.clear(selection)]);
  }

  /**
   * Forgets what rests on a framework pack on the levels of this machine. A shared level keeps it, as others may use the pack
   * as it was; nobody who does not will ask for it, and it ends with its time.
   */
  async invalidate(pack: string): Promise<void> {
    this.#memory.clear({ pack });
    await this.#local?.clear({ pack });
  }

  /** What every level did and holds. Asks the stores, and takes as long as a read may. */
  async statistics(): Promise<CacheStatistics> {
    const [shared, local] = await Promise.all([this.#shared?.statistics(), this.#local?.statistics()]);
    return {
      levels: [this.#memory.statistics(), shared ?? off('redis'), local ?? off('sqlite')],
      namespaces: [...this.#counts].map(([namespace, counts]) => ({
        namespace,
        isShared: SHARED.includes(namespace),
        ...counts,
      })),
    };
  }

  /** Opens the shared level, so that the first read need not wait for it. */
  open(): void {
    this.#shared?.open();
  }

  /** Waits for writes under way and closes the stores. */
  async close(): Promise<void> {
    // What the shared level could not write goes to the local one.
    await this.#shared?.close();
    await this.#local?.close();
  }

  async #findOrMake<T>(namespace: Namespace, key: string, computation: Computation<T>): Promise<Computed<T>> {
    const { ttlMs, isValid, compute, keep } = computation;
    const held = await this.get(namespace, key, isValid);
    if (held !== undefined) return { value: held, cached: true };
    this.#count(namespace).computations++;
    const value = await compute();
    if (keep?.(value) ?? true) this.set(namespace, key, value, ttlMs);
    return { value, cached: false };
  }

  async #find<T>(namespace: Namespace, key: string, isValid: (value: unknown) => value is T): Promise<T | undefined> {
    const full = fullKey(namespace, key);
    const held = this.#memory.get(full);
    // Two callers may mean different things by one key.
    if (held) return isValid(held.value) ? held.value : undefined;
    const level = this.#sharedFor(namespace, key);
    const shared = level ? await level.get(full) : 'away';
    const found = shared === 'away' ? await this.#local?.get(full) : shared;
    if (!found || found === 'away' || !isValid(found.value)) return undefined;
    this.#memory.set(full, found.value, found.length, found.leftMs);
    return found.value;
  }

  #persistent(namespace: Namespace, key: string): Level | null {
    const shared = this.#sharedFor(namespace, key);
    return shared && !shared.isAway ? shared : this.#local;
  }

  #sharedFor(namespace: Namespace, key: string): Level | null {
    return SHARED.includes(namespace) && !key.startsWith(OWN) ? this.#shared : null;
  }

  #count(namespace: Namespace): { hits: number; misses: number; computations: number } {
    const counts = this.#counts.get(namespace);
    if (!counts) throw new RangeError(`There is no namespace "${namespace}".`);
    return counts;
  }
}

function off(level: 'sqlite' | 'redis'): LevelStatistics {
  const nothing = { entries: null, bytes: null, maxBytes: null, oldestMs: null, held: [] } as const;
  return { level, state: 'off', problem: null, hits: 0, misses: 0, evictions: 0, ...nothing };
}

function fullKey(namespace: Namespace, key: string): string {
  return `${namespace}:${SCHEMA}:${key}`;
}
