import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import KeyvSqlite from '@keyv/sqlite';
import { Keyv } from 'keyv';
import { openSqlite } from '../../src/engine/cache/sqlite';
import { type PersistentStore, TieredCache } from '../../src/engine/cache/tiered-cache';
import { benchRedis } from './cache-redis';
import { machine, median, quantile, table } from './measure';

/** Operations of each kind on each way; all ways take turns, so that all see the same machine. */
const ROUNDS = 1_500;
/** Rounds before those that count, in which V8 compiles what runs often. */
const WARM_UP = 500;
/** How many keys there are; more than a cache of pages in the processor holds. */
const KEYS = 200;
const BATCH = 20;
const TTL_MS = 3_600_000;
/** Processes that start with and without what was kept. */
const STARTS = 9;

/** One way to keep values: objects go in and come out. */
interface Way {
  readonly name: string;
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  setMany(entries: readonly (readonly [string, unknown])[]): Promise<void>;
  close(): Promise<void>;
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  console.log(`${machine(ROUNDS)}\n`);
  for (const size of [1_000, 100_000]) await benchSize(size);
  await benchRedis(ROUNDS, findings);
  benchWarmStart();
}

/** From nothing to the first detection with a pack of the user's own, in a process each. */
function benchWarmStart(): void {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-bench-'));
  const packs = 'src/engine/catalog/software';
  const known = readdirSync(packs).flatMap((name) => JSON.parse(readFileSync(join(packs, name), 'utf8')).frameworks);
  console.log(`\nA pack of one's own after a start, milliseconds: medians of ${STARTS} processes`);
  const rows = [3, 30, 300].map((count) => {
    const frameworks = known.slice(0, count).map(({ related, competing, ...framework }, at) => ({
      ...framework,
      id: `own-${at}`,
      names: [...framework.names, { text: `OwnThing${at}` }],
    }));
    const file = join(folder, `${count}.frameworks.json`);
    writeFileSync(file, JSON.stringify({ name: 'Own', frameworks }));
    const started = (
      storage: string,
    ): { readonly readMs: number; readonly detectMs: number; readonly frameworks: number } => {
      const { stdout, stderr } = spawnSync(process.execPath, ['dist/bench/warm-start.js', storage, file], {
        encoding: 'utf8',
      });
      if (!stdout) throw new Error(stderr);
      return JSON.parse(stdout);
    };
    const kept = join(folder, `${count}`);
    const used = started(kept).frameworks;
    const [cold, warm] = [[], []] as [ReturnType<typeof started>[], ReturnType<typeof started>[]];
    for (let at = 0; at < STARTS; at++) {
      cold.push(started(join(folder, `${count}-${at}`)));
      warm.push(started(kept));
    }
    return {
      frameworks: `${used}`,
      'first: read': median(cold.map(({ readMs }) => readMs)),
      detect: median(cold.map(({ detectMs }) => detectMs)),
      'second: read': median(warm.map(({ readMs }) => readMs)),
      'detect ': median(warm.map(({ detectMs }) => detectMs)),
    };
  });
  table(rows);
  rmSync(folder, { recursive: true, force: true });
}

async function benchSize(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-bench-'));
  const ways = [raw(join(folder, 'raw.sqlite')), await keyvAlone(join(folder, 'keyv.sqlite')), await ours(folder)];
  const memory = new TieredCache({ local: null, shared: null, log: () => undefined, maxMemoryBytes: 64_000_000 });
  const times = new Map(
    ways.map(({ name }) => [name, { get: [] as number[], set: [] as number[], batch: [] as number[] }]),
  );
  const memoryTimes: number[] = [];
  try {
    for (let at = 0; at < KEYS; at++) {
      for (const way of ways) await way.set(`key-${at}`, findings(size, at));
      memory.set('reviews', `key-${at}`, findings(size, at), TTL_MS);
    }
    const batchRounds = size > 10_000 ? ROUNDS / 10 : ROUNDS;
    for (let round = -WARM_UP; round < ROUNDS; round++) {
      const key = `key-${(round + WARM_UP) % KEYS}`;
      const value = findings(size, round);
      const entries = Array.from(
        { length: BATCH },
        (_, at) => [`key-${(round + at + WARM_UP) % KEYS}`, value] as const,
      );
      const memoryMs = await timed(() => memory.get('reviews', key, isAnything));
      if (round >= 0) memoryTimes.push(memoryMs);
      // Each begins in turn: the first of a round finds the processor's caches as the last left them.
      for (let at = 0; at < ways.length; at++) {
        const way = ways[(at + round + WARM_UP) % ways.length] as Way;
        const own = times.get(way.name);
        const getMs = await timed(() => way.get(key));
        const setMs = await timed(() => way.set(key, value));
        if (round >= 0) {
          own?.get.push(getMs);
          own?.set.push(setMs);
        }
        if (round < 0 || round >= batchRounds) continue;
        own?.batch.push((await timed(() => way.setMany(entries))) / BATCH);
      }
    }
  } finally {
    await memory.close();
    for (const way of ways) await way.close();
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`\nValues of ${size / 1_000} KB, microseconds: median (99th of a hundred)`);
  table([
    { way: 'memory', get: shown(memoryTimes), set: '', [`each of ${BATCH} set together`]: '' },
    ...[...times].map(([way, { get, set, batch }]) => ({
      way,
      get: shown(get),
      set: shown(set),
      [`each of ${BATCH} set together`]: shown(batch),
    })),
    ...['node:sqlite', 'Keyv'].map((other) => ({
      way: `ours / ${other}`,
      ...Object.fromEntries(
        (['get', 'set', 'batch'] as const).map((what) => {
          const ratio = median(times.get('ours')?.[what] ?? []) / median(times.get(other)?.[what] ?? []);
          return [what === 'batch' ? `each of ${BATCH} set together` : what, `${ratio.toFixed(2)} x`];
        }),
      ),
    })),
  ]);
}

/** The least that a store in a file can do: prepared statements, and values as JSON. */
function raw(file: string): Way {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  // With row numbers, and without `REPLACE`, which deletes first: both are faster for values of 100 KB.
  database.exec('CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT, expires INTEGER)');
  const select = database.prepare('SELECT value FROM kept WHERE key = ? AND expires > ?');
  const insert = database.prepare(
    'INSERT INTO kept VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value, expires = excluded.expires',
  );
  const set = (key: string, value: unknown): void => {
    insert.run(key, JSON.stringify(value), Date.now() + TTL_MS);
  };
  return {
    name: 'node:sqlite',
    get: async (key) => {
      const row = select.get(key, Date.now()) as { readonly value: string } | undefined;
      return row && JSON.parse(row.value);
    },
    set: async (key, value) => set(key, value),
    setMany: async (entries) => {
      database.exec('BEGIN');
      for (const [key, value] of entries) set(key, value);
      database.exec('COMMIT');
    },
    close: async () => database.close(),
  };
}

/**
 * Keyv as its authors hand it out, but for two things that would flatter us: their serializer revives, which makes large values
 * ten times dearer, and their connection waits for the disk at every write, which makes small ones four times dearer.
 */
async function keyvAlone(file: string): Promise<Way> {
  const store = new KeyvSqlite({ uri: `sqlite://${file}`, driver: 'node:sqlite', wal: true, busyTimeout: 1_000 });
  await store.query('PRAGMA synchronous = NORMAL');
  const serialization = { stringify: JSON.stringify, parse: <T>(text: string): T => JSON.parse(text) as T };
  const keyv = new Keyv({ store, serialization });
  return {
    name: 'Keyv',
    get: (key) => keyv.get(key),
    set: async (key, value) => {
      await keyv.set(key, value, TTL_MS);
    },
    setMany: async (entries) => {
      await keyv.setMany(entries.map(([key, value]) => ({ key, value, ttl: TTL_MS })));
    },
    close: async () => {
      await keyv.disconnect();
    },
  };
}

/** Our level of this machine, with all that it does to a value on its way, and nothing held in memory. */
async function ours(folder: string): Promise<Way> {
  const store: PersistentStore = await openSqlite({ folder, log: console.error });
  // Writes go out at once: gathering them is the cache's way to keep them off the path, not a way to make them cheaper.
  const cache = (): TieredCache =>
    new TieredCache({
      local: { level: 'sqlite', open: async () => store, openDeadlineMs: 1_000, readDeadlineMs: 1_000 },
      shared: null,
      log: console.error,
      maxMemoryBytes: 1,
    });
  const reading = cache();
  const { wrap } = await import('../../src/engine/cache/envelope');
  const entryOf = (key: string, value: unknown) => {
    const full = `reviews:3:${key}`;
    return { key: full, bytes: wrap(full, JSON.stringify(value), TTL_MS), ttlMs: TTL_MS };
  };
  return {
    name: 'ours',
    get: (key) => reading.get('reviews', key, isAnything),
    set: (key, value) => store.setMany([entryOf(key, value)]),
    setMany: (entries) => store.setMany(entries.map(([key, value]) => entryOf(key, value))),
    close: () => reading.close(),
  };
}

function isAnything(value: unknown): value is unknown {
  return value !== undefined;
}

/** Findings, as reviews have them, of so many characters of JSON. */
function findings(size: number, round: number): unknown {
  const one = {
    rule: 'engineering-leadership/action-without-owner',
    start: round + 1_000,
    end: 2_000,
    message: 'The action “Announce it” has no owner.',
  };
  return new Array(Math.max(1, Math.round(size / JSON.stringify(one).length))).fill(one);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

function shown(times: readonly number[]): string {
  return `${(median(times) * 1_000).toFixed(1)} (${(quantile(times, 0.99) * 1_000).toFixed(0)})`;
}
