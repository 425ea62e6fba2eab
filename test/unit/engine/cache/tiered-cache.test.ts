import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { openSqlite } from '../../../../src/engine/cache/sqlite';
import {
  NAMESPACES,
  type PersistentStore,
  packMark,
  type StoreEntry,
  type StoreStatistics,
  TieredCache,
} from '../../../../src/engine/cache/tiered-cache';

const isText = (value: unknown): value is string => typeof value === 'string';
const isAny = (value: unknown): value is unknown => value !== undefined;

describe('the cache', () => {
  let folder: string;
  let log: string[];
  const caches: TieredCache[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-'));
    log = [];
  });

  afterEach(async () => {
    await Promise.all(caches.splice(0).map((cache) => cache.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  function open(
    openLocal: (() => Promise<PersistentStore>) | null = () => openSqlite({ folder, log: (line) => log.push(line) }),
    { shared, maxMemoryBytes }: { readonly shared?: PersistentStore; readonly maxMemoryBytes?: number } = {},
  ): TieredCache {
    const deadlines = { openDeadlineMs: 1_000, readDeadlineMs: 150 };
    const cache = new TieredCache({
      local: openLocal && { level: 'sqlite', open: openLocal, ...deadlines },
      shared: shared ? { level: 'redis', open: async () => shared, ...deadlines } : null,
      log: (line) => log.push(line),
      ...(maxMemoryBytes !== undefined && { maxMemoryBytes }),
    });
    caches.push(cache);
    return cache;
  }

  it('serves from memory what was set, at once', async () => {
    const cache = open(null);
    cache.set('reviews', 'a', 'value', 60_000);
    assert.equal(await cache.get('reviews', 'a', isText), 'value');
    assert.equal(await cache.get('enhancements', 'a', isText), undefined);
  });

  it('serves after a restart what was set before it', async () => {
    const before = open();
    before.set('reviews', 'a', { findings: [1, 2] }, 60_000);
    await before.close();
    assert.deepEqual(await open().get('reviews', 'a', isAny), { findings: [1, 2] });
  });

  it('forgets a value after its time', async () => {
    const before = open();
    before.set('reviews', 'a', 'value', 1);
    await before.close();
    await new Promise((resolve) => setTimeout(resolve, 5));
    assert.equal(await open().get('reviews', 'a', isText), undefined);
  });

  it('does not believe a stored value of another form', async () => {
    const before = open();
    before.set('reviews', 'a', { not: 'text' }, 60_000);
    await before.close();
    assert.equal(await open().get('reviews', 'a', isText), undefined);
  });

  it('hands out values nobody can change', async () => {
    const cache = open(null);
    cache.set('reviews', 'a', { list: [1] }, 60_000);
    const value = (await cache.get('reviews', 'a', isAny)) as { list: number[] };
    assert.throws(() => value.list.push(2), TypeError);
  });

  it('clears both levels', async () => {
    const cache = open();
    cache.set('reviews', 'a', 'value', 60_000);
    await cache.clear();
    await cache.close();
    assert.equal(await open().get('reviews', 'a', isText), undefined);
  });

  it('keeps its file for its owner alone', async function () {
    if (process.platform === 'win32') this.skip();
    const cache = open();
    cache.set('reviews', 'a', 'value', 60_000);
    await cache.close();
    const [file] = readdirSync(folder);
    assert.equal(statSync(join(folder, file ?? '')).mode & 0o077, 0);
  });

  it('works in memory, and says so once, where the store cannot be opened', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const cache = open(() => openSqlite({ folder: join(file, 'below'), log: (line) => log.push(line) }));
    cache.set('reviews', 'a', 'value', 60_000);
    assert.equal(await cache.get('reviews', 'a', isText), 'value');
    assert.equal(await cache.get('reviews', 'b', isText), undefined);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^The cache on this machine cannot be used: /);
  });

  it('treats a store that never answers as a miss', async () => {
    const cache = open(async () => ({ ...NEVER, get: () => new Promise(() => undefined) }));
    assert.equal(await cache.get('reviews', 'a', isText), undefined);
  });

  it('makes a value once, however many ask for it at the same time', async () => {
    const cache = open();
    let made = 0;
    const compute = async (): Promise<string> => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      return `made ${++made}`;
    };
    const asked = Array.from({ length: 20 }, () =>
      cache.compute('reviews', 'a', { ttlMs: 60_000, isValid: isText, compute }),
    );
    assert.deepEqual(
      (await Promise.all(asked)).map(({ value }) => value),
      new Array(20).fill('made 1'),
    );
    assert.deepEqual(await cache.compute('reviews', 'a', { ttlMs: 60_000, isValid: isText, compute }), {
      value: 'made 1',
      cached: true,
    });
  });

  it('tells everybody who waits of a failure, and tries again for the next', async () => {
    const cache = open();
    let tries = 0;
    const question = {
      ttlMs: 60_000,
      isValid: isText,
      compute: async (): Promise<string> => {
        tries++;
        if (tries === 1) throw new Error('not now');
        return 'value';
      },
    };
    const asked = [cache.compute('reviews', 'a', question), cache.compute('reviews', 'a', question)];
    for (const one of await Promise.allSettled(asked)) assert.equal(one.status, 'rejected');
    assert.equal((await cache.compute('reviews', 'a', question)).value, 'value');
    assert.equal(tries, 2);
  });

  it('keeps that there is nothing, in memory and after a restart', async () => {
    const isNothing = (value: unknown): value is null | readonly never[] =>
      value === null || (Array.isArray(value) && value.length === 0);
    for (const nothing of [null, []]) {
      const key = JSON.stringify(nothing);
      const ask = (cache: TieredCache, compute: () => null | never[]): Promise<{ readonly cached: boolean }> =>
        cache.compute('reviews', key, { ttlMs: 60_000, isValid: isNothing, compute });
      const before = open();
      assert.equal((await ask(before, () => nothing as null)).cached, false);
      assert.equal((await ask(before, () => assert.fail())).cached, true);
      await before.close();
      assert.equal((await ask(open(), () => assert.fail())).cached, true);
    }
  });

  it('keeps nothing that its maker would not have kept', async () => {
    const cache = open(null);
    const question = { ttlMs: 60_000, isValid: isText, compute: () => 'cut short', keep: () => false };
    assert.deepEqual(await cache.compute('reviews', 'a', question), { value: 'cut short', cached: false });
    assert.equal(await cache.get('reviews', 'a', isText), undefined);
  });

  it('freezes what is in a value that was frozen in part', async () => {
    const cache = open(null);
    const list = [1];
    cache.set('reviews', 'a', Object.freeze({ list }), 60_000);
    assert.throws(() => list.push(2), TypeError);
  });

  it('holds no more in memory than it may, and pushes out what was used longest ago', async () => {
    const cache = open(null, { maxMemoryBytes: 10_000 });
    for (let at = 0; at < 100; at++) cache.set('reviews', `${at}`, 'x'.repeat(1_000), 60_000);
    const [memory] = (await cache.statistics()).levels;
    assert.ok(memory?.bytes && memory.bytes <= 10_000, `${memory?.bytes} bytes`);
    assert.equal(memory.evictions, 100 - (memory.entries ?? 0));
    assert.equal(await cache.get('reviews', '0', isText), undefined);
    assert.equal(await cache.get('reviews', '99', isText), 'x'.repeat(1_000));
  });

  it('does not keep what would push out everything else', async () => {
    const cache = open();
    cache.set('reviews', 'small', 'value', 60_000);
    cache.set('reviews', 'large', 'x'.repeat(2_000_000), 60_000);
    assert.equal(await cache.get('reviews', 'large', isText), undefined);
    assert.equal(await cache.get('reviews', 'small', isText), 'value');
  });

  it('keeps small values by the thousand in its file, and past its memory', async () => {
    const before = open();
    before.set('reviews', 'a', 'value', 60_000);
    const entries = new Map(Array.from({ length: 2_000 }, (_, at) => [`${at}`, `value ${at}`]));
    before.setMany('inventories', entries, 60_000);
    await before.close();
    const cache = open();
    const keys = [...entries.keys(), 'unknown'];
    assert.deepEqual(await cache.getMany('inventories', keys, isText), [...entries.values(), undefined]);
    const { levels, namespaces } = await cache.statistics();
    assert.equal(levels[0]?.entries, 0);
    const counts = namespaces.find(({ namespace }) => namespace === 'inventories');
    assert.deepEqual([counts?.hits, counts?.misses], [2_000, 1]);
  });

  it('has nothing of many where it may keep nothing, or where it is of another form or past its time', async () => {
    const inMemory = open(null);
    inMemory.setMany('inventories', new Map([['a', 'value']]), 60_000);
    assert.deepEqual(await inMemory.getMany('inventories', ['a'], isText), [undefined]);
    const before = open();
    before.setMany('inventories', new Map<string, unknown>([['number', 1]]), 60_000);
    before.setMany('inventories', new Map([['short', 'value']]), 1);
    await before.close();
    assert.deepEqual(await open().getMany('inventories', ['number', 'short'], isText), [undefined, undefined]);
  });

  it('clears one namespace on both levels and leaves the others', async () => {
    const before = open();
    for (const namespace of NAMESPACES) before.set(namespace, 'a', namespace, 60_000);
    await before.clear('reviews');
    const left = async (cache: TieredCache): Promise<(string | undefined)[]> =>
      await Promise.all(NAMESPACES.map((namespace) => cache.get(namespace, 'a', isText)));
    const expected = NAMESPACES.map((namespace) => (namespace === 'reviews' ? undefined : namespace));
    assert.deepEqual(await left(before), expected);
    await before.close();
    assert.deepEqual(await left(open()), expected);
  });

  it('forgets on both levels what rests on a framework pack, and nothing else', async () => {
    const [mine, other] = [packMark('0123456789abcdef'), packMark('fedcba9876543210')];
    const keys = [`x:${mine}:1`, `x:${other}${mine}:1`, `x:${other}:1`, 'x::1'];
    const before = open();
    for (const key of keys) before.set('reviews', key, key, 60_000);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await before.invalidate(mine);
    const left = async (cache: TieredCache): Promise<(string | undefined)[]> =>
      await Promise.all(keys.map((key) => cache.get('reviews', key, isText)));
    assert.deepEqual(await left(before), [undefined, undefined, keys[2], keys[3]]);
    await before.close();
    assert.deepEqual(await left(open()), [undefined, undefined, keys[2], keys[3]]);
  });

  it('counts hits and misses by level and by namespace, and computations', async () => {
    const before = open();
    before.set('reviews', 'a', 'value', 60_000);
    await before.close();
    const cache = open();
    const question = { ttlMs: 60_000, isValid: isText, compute: () => 'made' };
    await cache.get('reviews', 'a', isText);
    await cache.get('reviews', 'a', isText);
    await cache.compute('packs', 'b', question);
    await cache.compute('packs', 'b', question);
    const { levels, namespaces } = await cache.statistics();
    assert.deepEqual(
      levels.map(({ level, state, hits, misses, entries }) => [level, state, hits, misses, entries]),
      [
        ['memory', 'on', 2, 2, 2],
        ['redis', 'off', 0, 0, null],
        ['sqlite', 'on', 1, 1, 1],
      ],
    );
    assert.deepEqual(
      namespaces.filter(({ hits, misses }) => hits + misses > 0),
      [
        { namespace: 'reviews', isShared: true, hits: 2, misses: 0, computations: 0 },
        { namespace: 'packs', isShared: false, hits: 1, misses: 1, computations: 1 },
      ],
    );
  });

  it('says how old the oldest entry is, and what a level holds', async () => {
    const cache = open();
    cache.set('reviews', 'a', 'value', 60_000);
    await new Promise((resolve) => setTimeout(resolve, 200));
    for (const { level, state, bytes, maxBytes, oldestMs } of (await cache.statistics()).levels) {
      if (state === 'off') continue;
      assert.ok(bytes && maxBytes && bytes < maxBytes, level);
      assert.ok(oldestMs !== null && oldestMs >= 50 && oldestMs < 60_000, `${level}: ${oldestMs}`);
    }
  });

  describe('with a level that is shared', () => {
    /** A store in memory that others could share, and that can go away. */
    class Shared implements PersistentStore {
      readonly kept = new Map<string, Buffer>();
      problem: string | null = null;
      fails = false;

      async get(key: string): Promise<Buffer | undefined> {
        if (this.fails) throw new Error('connection lost');
        return this.kept.get(key);
      }

      async setMany(entries: readonly StoreEntry[]): Promise<void> {
        if (this.fails) throw new Error('connection lost');
        for (const { key, bytes } of entries) this.kept.set(key, bytes);
      }

      async clear(): Promise<void> {
        this.kept.clear();
      }

      async statistics(): Promise<StoreStatistics> {
        return { evictions: 0, entries: this.kept.size, bytes: null, maxBytes: null, oldestMs: null, held: [] };
      }

      async close(): Promise<void> {}
    }

    const sharing = (shared: PersistentStore): TieredCache => open(undefined, { shared });

    it('reads and writes there, and leaves the one of this machine alone', async () => {
      const shared = new Shared();
      const one = sharing(shared);
      one.set('reviews', 'a', 'value', 60_000);
      await one.close();
      assert.equal(await sharing(shared).get('reviews', 'a', isText), 'value');
      assert.equal(await open().get('reviews', 'a', isText), undefined);
    });

    it('lets the one of this machine stand in while the other is away', async () => {
      const shared = new Shared();
      shared.problem = 'It does not answer.';
      const one = sharing(shared);
      one.set('reviews', 'a', 'value', 60_000);
      await one.close();
      const other = sharing(shared);
      assert.equal(await other.get('reviews', 'a', isText), 'value');
      assert.deepEqual(
        (await other.statistics()).levels.map(({ level, state }) => [level, state]),
        [
          ['memory', 'on'],
          ['redis', 'away'],
          ['sqlite', 'on'],
        ],
      );
      assert.ok(
        log.length <= 2 && log.every((line) => line === 'The shared cache is away: It does not answer.'),
        log.join(),
      );
    });

    it('writes to the one of this machine what it could not write there, and says so once', async () => {
      const shared = new Shared();
      shared.fails = true;
      const one = sharing(shared);
      one.set('reviews', 'a', 'value', 60_000);
      await one.close();
      assert.equal(await open().get('reviews', 'a', isText), 'value');
      assert.deepEqual(log, ['The shared cache could not write: connection lost']);
    });

    it('believes nothing that was changed there, moved, or made up', async () => {
      const shared = new Shared();
      const one = sharing(shared);
      one.set('reviews', 'a', 'value', 60_000);
      one.set('reviews', 'b', 'other', 60_000);
      await one.close();
      const [[key, kept], [otherKey, other]] = [...shared.kept] as [[string, Buffer], [string, Buffer]];
      const text = kept.toString();
      for (const wrong of [
        other.toString(),
        text.replace('value', 'valve'),
        text.replace(' 0', ' 9'),
        text.slice(1),
        '',
        'null',
        '{"value":"value"}',
        text.slice(0, -1),
      ]) {
        shared.kept.set(key, Buffer.from(wrong));
        assert.equal(await sharing(shared).get('reviews', 'a', isText), undefined, wrong);
      }
      shared.kept.set(otherKey, other);
      assert.equal(await sharing(shared).get('reviews', 'b', isText), 'other');
    });

    it('invalidates a pack on this machine alone, as others may still use it', async () => {
      const shared = new Shared();
      const one = sharing(shared);
      const mark = packMark('0123456789abcdef');
      one.set('reviews', `x:${mark}:1`, 'value', 60_000);
      await one.close();
      const other = sharing(shared);
      await other.invalidate(mark);
      assert.equal(shared.kept.size, 1);
    });
  });
});

const NEVER: PersistentStore = {
  problem: null,
  get: async () => undefined,
  setMany: async () => undefined,
  clear: async () => undefined,
  statistics: () => new Promise(() => undefined),
  close: async () => undefined,
};
