import { sentence } from '../errors';
import { type Unwrapped, unwrap, wrap } from './envelope';
import { selects } from './selection';
import type { LevelStatistics } from './statistics';
import type { PersistentStore, Selection, StoreEntry, StoreStatistics } from './tiered-cache';
import { LATE, within } from './within';

/** How a store is opened, and how long it may keep others waiting. */
export interface StoreOptions {
  readonly level: 'sqlite' | 'redis';
  readonly open: () => Promise<PersistentStore>;
  /** Milliseconds after which the first read goes on without the store. */
  readonly openDeadlineMs: number;
  /** Milliseconds after which any other read does. */
  readonly readDeadlineMs: number;
}

/** How long writes are gathered before they go to the store together, in milliseconds. */
const GATHER_MS = 100;
/** Bound of what waits to be written, in bytes; what comes beyond it is not written. */
const MAX_WAITING = 8_000_000;
/** How long after a failure the store is opened again, in milliseconds. */
const REOPEN_MS = 60_000;
/** How long writes, a clearing, and the closing may take before nobody waits for them any more. */
const PATIENCE_MS = 3_000;

const NAMES = { sqlite: 'cache on this machine', redis: 'shared cache' } as const;

const NO_COUNTS: StoreStatistics = {
  evictions: 0,
  entries: null,
  bytes: null,
  maxBytes: null,
  oldestMs: null,
  held: [],
};

/**
 * One persistent store behind deadlines: it never rejects, opens the store at its first use, gathers writes, and says once why
 * the store cannot be used.
 */
export class Level {
  #store: Promise<PersistentStore | null> | undefined;
  #opened: PersistentStore | null = null;
  #failedAtMs = Number.NEGATIVE_INFINITY;
  /** What is wrong with reading, and with writing: what can be read may still take nothing. */
  #problems: { reading: string | null; writing: string | null } = { reading: null, writing: null };
  #waiting = new Map<string, StoreEntry>();
  #waitingSize = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();
  #closed = false;
  #hits = 0;
  #misses = 0;

  /** @param onUnwritten takes what could not be written here */
  constructor(
    private readonly options: StoreOptions,
    private readonly log: (line: string) => void,
    private readonly onUnwritten: (entries: readonly StoreEntry[]) => void = () => undefined,
  ) {}

  /** Whether it is known that the store cannot be used at the moment. */
  get isAway(): boolean {
    if (this.#closed) return true;
    if (this.#opened) return this.#opened.problem !== null;
    return performance.now() - this.#failedAtMs < REOPEN_MS;
  }

  open(): void {
    void this.#open();
  }

  /** What the store has under a key, `away` where it cannot say in time. */
  async get(key: string): Promise<Unwrapped | undefined | 'away'> {
    if (this.#opened?.problem) this.#failed('reading', 'is away', this.#opened.problem);
    if (this.isAway) return 'away';
    try {
      const store = this.#opened ?? (await within(this.#open(), this.options.openDeadlineMs));
      if (!store || store === LATE || store.problem !== null) return 'away';
      const bytes = await within(store.get(key), this.options.readDeadlineMs);
      if (bytes === LATE) return 'away';
      this.#problems.reading = null;
      const found = bytes && unwrap(key, bytes);
      if (found) this.#hits++;
      else this.#misses++;
      return found;
    } catch (error) {
      this.#failed('reading', this.isAway ? 'is away' : 'could not read', error);
      return 'away';
    }
  }

  /** What the store has under each of these keys; those it has not, or cannot say in time, are left out. */
  async getMany(keys: readonly string[]): Promise<ReadonlyMap<string, unknown>> {
    const found = new Map<string, unknown>();
    if (this.isAway) return found;
    try {
      const store = this.#opened ?? (await within(this.#open(), this.options.openDeadlineMs));
      if (!store || store === LATE || store.problem !== null || !store.getMany) return found;
      const stored = await within(store.getMany(keys), this.options.readDeadlineMs);
      if (stored === LATE) return found;
      this.#problems.reading = null;
      for (const [key, bytes] of stored) {
        const unwrapped = unwrap(key, bytes);
        if (unwrapped) found.set(key, unwrapped.value);
      }
      this.#hits += found.size;
      this.#misses += keys.length - found.size;
    } catch (error) {
      this.#failed('reading', this.isAway ? 'is away' : 'could not read', error);
    }
    return found;
  }

  /** Keeps a value soon. */
  set(key: string, json: string, ttlMs: number): void {
    this.add([{ key, bytes: wrap(key, json, ttlMs), ttlMs }]);
  }

  /** Keeps entries soon. */
  add(entries: readonly StoreEntry[]): void {
    if (this.#closed) return;
    for (const entry of entries) {
      if (this.#waitingSize + entry.bytes.length > MAX_WAITING) break;
      this.#waitingSize += entry.bytes.length - (this.#waiting.get(entry.key)?.bytes.length ?? 0);
      this.#waiting.set(entry.key, entry);
    }
    this.#timer ??= setTimeout(() => this.#flush(), GATHER_MS).unref();
  }

  async clear(selection: Selection): Promise<void> {
    for (const [key, { bytes }] of [...this.#waiting]) {
      if (!selects(selection, key)) continue;
      this.#waiting.delete(key);
      this.#waitingSize -= bytes.length;
    }
    try {
      await within(this.#writing, PATIENCE_MS);
      const store = await within(this.#open(), PATIENCE_MS);
      if (store && store !== LATE) await within(store.clear(selection), PATIENCE_MS);
    } catch (error) {
      this.#failed('reading', 'could not be cleared', error);
    }
  }

  async statistics(): Promise<LevelStatistics> {
    const store = await within(this.#open(), PATIENCE_MS);
    const counts = store && store !== LATE ? await this.#storeStatistics(store) : NO_COUNTS;
    const away = this.#opened?.problem ?? this.#problems.reading;
    return {
      level: this.options.level,
      state: away === null ? 'on' : 'away',
      problem: away ?? this.#problems.writing,
      hits: this.#hits,
      misses: this.#misses,
      ...counts,
    };
  }

  /** Writes what waits, and closes the store. */
  async close(): Promise<void> {
    if (this.#waiting.size > 0) this.#flush();
    await within(this.#writing, PATIENCE_MS);
    this.#closed = true;
    try {
      const store = await within(this.#store ?? Promise.resolve(null), PATIENCE_MS);
      if (store && store !== LATE) await within(store.close(), PATIENCE_MS);
    } catch (error) {
      this.#failed('writing', 'could not be closed', error);
    }
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const entries = [...this.#waiting.values()];
    this.#waiting = new Map();
    this.#waitingSize = 0;
    this.#writing = this.#writing.then(() => this.#write(entries));
  }

  async #write(entries: readonly StoreEntry[]): Promise<void> {
    try {
      const store = await this.#open();
      if (store && store.problem === null) {
        await store.setMany(entries);
        this.#problems.writing = null;
        return;
      }
    } catch (error) {
      // Where it is away, it is that which the next read would tell.
      if (this.isAway) this.#failed('reading', 'is away', error);
      else this.#failed('writing', 'could not write', error);
    }
    this.onUnwritten(entries);
  }

  async #storeStatistics(store: PersistentStore): Promise<StoreStatistics> {
    try {
      const counts = await within(store.statistics(), PATIENCE_MS);
      if (counts === LATE) return NO_COUNTS;
      this.#problems.reading = null;
      return counts;
    } catch (error) {
      this.#failed('reading', 'could not be asked', error);
      return NO_COUNTS;
    }
  }

  #open(): Promise<PersistentStore | null> {
    if (this.#closed) return Promise.resolve(null);
    if (!this.#opened && !this.isAway) this.#store ??= this.#tryToOpen();
    return this.#store ?? Promise.resolve(null);
  }

  async #tryToOpen(): Promise<PersistentStore | null> {
    try {
      this.#opened = await this.options.open();
      this.#problems = { reading: null, writing: null };
      return this.#opened;
    } catch (error) {
      this.#failedAtMs = performance.now();
      this.#store = undefined;
      this.#failed('reading', 'cannot be used', error);
      return null;
    }
  }

  /** One line, until that goes well again: while a server is away, the reason may change with every attempt. */
  #failed(doing: 'reading' | 'writing', what: string, error: unknown): void {
    const problem = sentence(error);
    if (this.#problems[doing] === null) this.log(`The ${NAMES[this.options.level]} ${what}: ${problem}`);
    this.#problems[doing] = problem;
  }
}
