import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import KeyvSqlite from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { sentence } from '../errors';
import type { Held } from './held';
import { Driver, faultOf } from './sqlite/driver';
import { identityOf, prepareFile, setAside } from './sqlite/file';
import { checkSchema, LaterSchema } from './sqlite/schema';
import { batches, unlessBusy } from './sqlite/turns';
import type { PersistentStore, Selection, StoreEntry, StoreStatistics } from './tiered-cache';

export interface SqliteOptions {
  readonly folder: string;
  /** Bound of what the file holds, in bytes. */
  readonly maxBytes?: number;
  /** Hears of a broken file, and where it was put. */
  readonly log: (line: string) => void;
}

const FILE_NAME = 'cache.sqlite';
const MAX_BYTES = 64 * 1_048_576;
/** How long a statement waits for another window's, in milliseconds: the editor waits as long, so it is tried again later. */
const BUSY_TIMEOUT_MS = 30;
/** How often rows past their time are deleted, in milliseconds. */
const SWEEP_MS = 10 * 60_000;
/** How many broken files one process sets aside before it takes the place for unusable. */
const MAX_BROKEN = 3;
/** Of the file beside keys and values, for each entry: a rough sum. */
const ENTRY_BYTES = 200;

/** Statements beside Keyv's own. Each uses an index, but those that look at all there is. */
const SQL = {
  evict: 'DELETE FROM keyv WHERE rowid IN (SELECT rowid FROM keyv WHERE expires IS NOT NULL ORDER BY expires LIMIT 32)',
  many: 'SELECT key, value FROM keyv WHERE key IN (SELECT value FROM json_each(?))',
  expired: 'DELETE FROM keyv WHERE expires IS NOT NULL AND expires < ?',
  clearNamespace: 'DELETE FROM keyv WHERE key >= ? AND key < ?',
  clearPack: 'DELETE FROM keyv WHERE instr(key, ?) > 0',
  clearAll: 'DELETE FROM keyv',
  // Values begin with the time they were written at, of 13 digits.
  held: `SELECT substr(key, 1, instr(key, ':') - 1) AS namespace, count(*) AS entries, sum(length(value)) AS bytes,
      CAST(min(substr(value, 1, 13)) AS INTEGER) AS since FROM keyv GROUP BY 1`,
} as const;

/**
 * Opens the level of this machine: Keyv over SQLite (`node:sqlite`) in a file of our own, readable by its owner alone and shared
 * by all windows. One store serves all namespaces, because two Keyv instances on one store of this version read each other's keys.
 * @throws where this Node has no `node:sqlite`, or the folder or the file cannot be used
 */
export async function openSqlite(options: SqliteOptions): Promise<PersistentStore> {
  const store = new SqliteStore(options);
  await store.open();
  return store;
}

class SqliteStore implements PersistentStore {
  readonly #file: string;
  readonly #maxBytes: number;
  readonly #log: (line: string) => void;
  #driver: Driver;
  #keyv: Keyv | undefined;
  #identity: string | null = null;
  #mending: Promise<void> | undefined;
  #broken = 0;
  #evictions = 0;
  /** Bytes that may be written before it is looked again how many there are: to look takes as long as a small write. */
  #room = 0;
  problem: string | null = null;

  constructor({ folder, maxBytes = MAX_BYTES, log }: SqliteOptions) {
    this.#file = join(folder, FILE_NAME);
    this.#maxBytes = maxBytes;
    this.#log = log;
    this.#driver = new Driver(maxBytes);
  }

  /** Opens the file; one that is broken, or of a later version, is set aside, and a new one begun. */
  async open(): Promise<void> {
    try {
      await unlessBusy(() => this.#connect());
    } catch (error) {
      if (faultOf(error) !== 'broken' && !(error instanceof LaterSchema)) throw error;
      await this.#startAnew(sentence(error));
    }
  }

  async get(key: string): Promise<Uint8Array | undefined> {
    if (this.#mending) await this.#mending;
    const bytes = await this.#keyv?.get<Uint8Array>(key);
    const error = this.#driver.takeError();
    if (error !== undefined) await this.#endured(error);
    return bytes;
  }

  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>> {
    await this.#mending;
    try {
      const rows = this.#driver.run(SQL.many, JSON.stringify(keys)) as {
        readonly key: string;
        readonly value: unknown;
      }[];
      return new Map(rows.flatMap(({ key, value }) => (value instanceof Uint8Array ? [[key, value]] : [])));
    } catch (error) {
      await this.#endured(error);
      return new Map();
    }
  }

  async setMany(entries: readonly StoreEntry[]): Promise<void> {
    let isFirst = true;
    for (const batch of batches(entries.filter(({ bytes }) => bytes.length <= this.#maxBytes / 8))) {
      if (!isFirst) await nextTurn();
      isFirst = false;
      await this.#guarded(async () => {
        try {
          await this.#write(batch);
        } catch (error) {
          if (faultOf(error) !== 'full') throw error;
          this.#evict(this.#maxBytes / 4);
          await this.#write(batch);
        }
      });
    }
  }

  async clear({ namespace, pack }: Selection = {}): Promise<void> {
    await this.#guarded(() => {
      if (namespace !== undefined) this.#driver.run(SQL.clearNamespace, `${namespace}:`, `${namespace};`);
      else if (pack !== undefined) this.#driver.run(SQL.clearPack, pack);
      else this.#driver.run(SQL.clearAll);
    });
    if (pack === undefined) this.#compact();
  }

  async statistics(): Promise<StoreStatistics> {
    const rows = this.#driver.run(SQL.held) as (Held & { readonly since: number })[];
    const since = Math.min(...rows.map((row) => row.since));
    return {
      evictions: this.#evictions,
      entries: rows.reduce((sum, { entries }) => sum + entries, 0),
      bytes: this.#usedBytes(),
      maxBytes: this.#maxBytes,
      oldestMs: rows.length === 0 ? null : Math.max(0, Date.now() - since),
      held: rows.map(({ namespace, entries, bytes }) => ({ namespace, entries, bytes })),
    };
  }

  async close(): Promise<void> {
    await this.#mending;
    await this.#keyv?.disconnect();
    this.#driver.close();
  }

  async #connect(): Promise<void> {
    prepareFile(this.#file);
    this.#identity = identityOf(this.#file);
    const driver = new Driver(this.#maxBytes);
    const adapter = new KeyvSqlite({
      uri: `sqlite://${this.#file}`,
      driver,
      wal: true,
      busyTimeout: BUSY_TIMEOUT_MS,
      clearExpiredInterval: SWEEP_MS,
    });
    // The driver keeps what goes wrong for us; an error nobody listens to would end the process.
    adapter.on('error', () => undefined);
    // The adapter itself looks at the time an entry ends at.
    const keyv = new Keyv({ store: adapter, serialization: false, checkExpired: false });
    keyv.on('error', () => undefined);
    try {
      await adapter.ready;
      checkSchema(driver);
      await adapter.clearExpired();
    } catch (error) {
      // Ends its timer, too.
      await adapter.disconnect().catch(() => undefined);
      driver.close();
      throw error;
    }
    driver.takeError();
    this.#driver = driver;
    this.#keyv = keyv;
  }

  async #write(batch: readonly StoreEntry[]): Promise<void> {
    this.#makeRoom(batch.reduce((sum, { key, bytes }) => sum + bytes.length + 2 * key.length + ENTRY_BYTES, 0));
    await this.#keyv?.setMany(batch.map(({ key, bytes, ttlMs }) => ({ key, value: bytes, ttl: ttlMs })));
    const error = this.#driver.takeError();
    if (error !== undefined) throw error;
  }

  /** Deletes what ends first until there is room for so many bytes. */
  #makeRoom(bytes: number): void {
    this.#room -= bytes;
    if (this.#room >= 0) return;
    const room = this.#maxBytes - this.#usedBytes();
    if (room < bytes) {
      this.#driver.run(SQL.expired, Date.now());
      // A little more than is needed, so that the next write need not do the same.
      this.#evict(bytes + this.#maxBytes / 16);
    }
    // Not for long, as other windows write, too.
    this.#room = Math.min(room - bytes, this.#maxBytes / 32);
  }

  #evict(bytes: number): void {
    while (this.#usedBytes() + bytes > this.#maxBytes) {
      const evicted = this.#driver.changes(SQL.evict);
      if (evicted === 0) return;
      this.#evictions += evicted;
    }
  }

  #usedBytes(): number {
    const { page_count: pages } = this.#driver.row<{ page_count: number }>('PRAGMA page_count');
    const { freelist_count: free } = this.#driver.row<{ freelist_count: number }>('PRAGMA freelist_count');
    const { page_size: size } = this.#driver.row<{ page_size: number }>('PRAGMA page_size');
    return (pages - free) * size;
  }

  /** Gives back what was deleted, so that nothing of it is left in the file; not while another window is using it. */
  #compact(): void {
    try {
      this.#driver.run('VACUUM');
      this.#driver.run('PRAGMA wal_checkpoint(TRUNCATE)');
    } catch (error) {
      if (faultOf(error) !== 'busy') throw error;
    }
  }

  /** Work that waits while other windows write, and is done in a new file where this one is broken. */
  async #guarded(work: () => void | Promise<void>): Promise<void> {
    await this.#mending;
    try {
      await unlessBusy(work);
    } catch (error) {
      await this.#endured(error);
      if (faultOf(error) === 'broken') await unlessBusy(work);
      else throw error;
    }
  }

  /** Deals with what went wrong: a broken file is set aside; a busy one is a miss. @throws anything else */
  async #endured(error: unknown): Promise<void> {
    const fault = faultOf(error);
    if (fault === 'broken') {
      this.#mending ??= this.#startAnew(sentence(error)).finally(() => {
        this.#mending = undefined;
      });
      await this.#mending;
    } else if (fault !== 'busy') throw error;
  }

  async #startAnew(reason: string): Promise<void> {
    await this.#keyv?.disconnect().catch(() => undefined);
    this.#keyv = undefined;
    this.#driver.close();
    try {
      if (++this.#broken > MAX_BROKEN) throw new Error(`Its file broke ${MAX_BROKEN} times: ${reason}`);
      const name = await setAside(this.#file, this.#identity, this.#log);
      await unlessBusy(() => this.#connect());
      if (name !== null)
        this.#log(`The cache could not use its file (${reason}), kept it as ${name}, and began a new one.`);
    } catch (error) {
      this.problem = sentence(error);
      throw error;
    }
  }
}
