import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { openStore } from '../../../../src/engine/cache/store';
import { type PersistentStore, TieredCache } from '../../../../src/engine/cache/tiered-cache';

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
    openLocal: (() => Promise<PersistentStore>) | null = () => openStore({ folder, log: (line) => log.push(line) }),
  ): TieredCache {
    const local =
      openLocal && ({ level: 'sqlite', open: openLocal, openDeadlineMs: 1_000, readDeadlineMs: 150 } as const);
    const cache = new TieredCache({ local, shared: null, log: (line) => log.push(line) });
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
    const cache = open(() => openStore({ folder: join(file, 'below'), log: (line) => log.push(line) }));
    cache.set('reviews', 'a', 'value', 60_000);
    assert.equal(await cache.get('reviews', 'a', isText), 'value');
    assert.equal(await cache.get('reviews', 'b', isText), undefined);
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^The cache on this machine cannot be used: /);
  });

  it('treats a store that never answers as a miss', async () => {
    const cache = open(async () => ({
      problem: null,
      get: () => new Promise(() => undefined),
      setMany: async () => undefined,
      clear: async () => undefined,
      statistics: () => new Promise(() => undefined),
      close: async () => undefined,
    }));
    assert.equal(await cache.get('reviews', 'a', isText), undefined);
  });
});
