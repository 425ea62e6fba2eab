import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  ftruncateSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { openSqlite } from '../../../../src/engine/cache/sqlite';
import { type PersistentStore, TieredCache } from '../../../../src/engine/cache/tiered-cache';
import { entry, isTold, textIn, told } from '../../../support/stored-values';

const MEGABYTE = 1_048_576;
/** A user of no rights. */
const NOBODY = 65_534;

describe('The store on this machine', function () {
  this.timeout(30_000);
  let folder: string;
  let log: string[];
  const stores: PersistentStore[] = [];
  const caches: TieredCache[] = [];

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-store-'));
    log = [];
  });

  afterEach(async () => {
    await Promise.all(caches.splice(0).map((cache) => cache.close()));
    await Promise.all(stores.splice(0).map((store) => store.close()));
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (): string => join(folder, 'cache.sqlite');

  async function open(maxBytes?: number): Promise<PersistentStore> {
    const store = await openSqlite({ folder, log: (line) => log.push(line), ...(maxBytes && { maxBytes }) });
    stores.push(store);
    return store;
  }

  /** A cache over the file that holds nothing in memory. */
  function cache(maxBytes?: number): TieredCache {
    const made = new TieredCache({
      local: {
        level: 'sqlite',
        open: () => openSqlite({ folder, log: (line) => log.push(line), ...(maxBytes && { maxBytes }) }),
        openDeadlineMs: 5_000,
        readDeadlineMs: 1_000,
      },
      shared: null,
      log: (line) => log.push(line),
      maxMemoryBytes: 1,
    });
    caches.push(made);
    return made;
  }

  /** Writes values of some kilobytes each and closes the file. */
  async function fill(count = 300): Promise<void> {
    const filled = cache();
    for (let at = 0; at < count; at++) filled.set('reviews', `key-${at}`, told(`key-${at}`, 1), 3_600_000);
    await filled.close();
  }

  /** How many of the values there are; every one is right. */
  async function readBack(from: TieredCache, count = 300): Promise<number> {
    let read = 0;
    for (let at = 0; at < count; at++) {
      const key = `key-${at}`;
      const value = await from.get('reviews', key, (one): one is unknown => one !== undefined);
      if (value === undefined) continue;
      assert.ok(isTold(key)(value));
      read++;
    }
    return read;
  }

  /** What a cache must do whatever its file is like: give nothing that is wrong, and hand out what it is given. */
  async function works(): Promise<void> {
    const used = cache();
    const before = await readBack(used);
    assert.ok(before <= 300);
    used.set('reviews', 'new', told('new', 1), 60_000);
    await used.close();
    assert.deepEqual(await cache().get('reviews', 'new', isTold('new')), told('new', 1));
  }

  const setAside = (): string[] => readdirSync(folder).filter((name) => /\.broken-[\dT-]+$/.test(name));

  it('keeps its files for their owner alone, those beside it too', async function () {
    if (process.platform === 'win32') this.skip();
    const store = await open();
    await store.setMany([entry('a', 'text')]);
    const names = readdirSync(folder);
    assert.deepEqual(names.sort(), ['cache.sqlite', 'cache.sqlite-shm', 'cache.sqlite-wal']);
    for (const name of names) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
  });

  it('takes back rights to its file that others were given', async function () {
    if (process.platform === 'win32') this.skip();
    await fill(1);
    chmodSync(file(), 0o666);
    await open();
    assert.equal(statSync(file()).mode & 0o777, 0o600);
  });

  it('deletes what is past its time, and not only when it is asked for', async () => {
    await fill(10);
    const before = new DatabaseSync(file());
    before.exec('UPDATE keyv SET expires = 1000');
    before.close();
    const store = await open();
    assert.equal((await store.statistics()).entries, 0);
  });

  it('keeps within its bound, and pushes out first what ends first', async () => {
    const store = await open(MEGABYTE);
    const text = 'x'.repeat(20_000);
    for (let at = 0; at < 200; at++)
      await store.setMany([entry(`reviews:${at}`, text, at % 2 === 0 ? 1_000_000 + at : 60_000 + at)]);
    const { bytes, maxBytes, evictions, entries } = await store.statistics();
    assert.equal(maxBytes, MEGABYTE);
    assert.ok(bytes !== null && bytes <= MEGABYTE, `${bytes} bytes`);
    assert.ok(statSync(file()).size <= MEGABYTE);
    assert.equal(evictions, 200 - (entries ?? 0));
    for (const at of [1, 3, 5, 101]) assert.equal(await textIn(store, `reviews:${at}`), undefined);
    for (const at of [196, 198]) assert.equal(await textIn(store, `reviews:${at}`), text);
  });

  it('leaves out what would take up a great part of it', async () => {
    const store = await open(MEGABYTE);
    await store.setMany([entry('a', 'x'.repeat(500_000)), entry('b', 'small')]);
    assert.equal(await textIn(store, 'a'), undefined);
    assert.equal(await textIn(store, 'b'), 'small');
  });

  it('clears one namespace and leaves its neighbours, whatever characters names share', async () => {
    const store = await open();
    const keys = ['reviews:1', 'reviews:2', 'reviewsX:1', 'review:1', 'packs:1'];
    await store.setMany(keys.map((key) => entry(key, key)));
    await store.clear({ namespace: 'reviews' });
    assert.deepEqual(await Promise.all(keys.map((key) => textIn(store, key))), [
      undefined,
      undefined,
      'reviewsX:1',
      'review:1',
      'packs:1',
    ]);
  });

  it('forgets what rests on one pack and nothing else', async () => {
    const store = await open();
    const keys = ['reviews:3:+aaa+bbb:1', 'reviews:3:+bbb:1', 'reviews:3::1'];
    await store.setMany(keys.map((key) => entry(key, key)));
    await store.clear({ pack: '+aaa' });
    assert.deepEqual(await Promise.all(keys.map((key) => textIn(store, key))), [undefined, keys[1], keys[2]]);
  });

  it('leaves nothing of what was cleared in its file', async () => {
    const used = cache();
    used.set('reviews', 'key', { secret: 'reorganisation of the board' }, 60_000);
    await used.close();
    assert.ok(readFileSync(file(), 'latin1').includes('reorganisation'));
    const clearing = cache();
    await clearing.clear();
    await clearing.close();
    for (const name of readdirSync(folder))
      assert.ok(!readFileSync(join(folder, name), 'latin1').includes('reorganisation'));
  });

  it('uses an index for everything but what looks at all there is', async () => {
    const statements = new Set<string>();
    const { prepare } = DatabaseSync.prototype;
    DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
      statements.add(sql);
      return prepare.call(this, sql);
    };
    try {
      const store = await open(MEGABYTE);
      const text = 'x'.repeat(100_000);
      for (let at = 0; at < 20; at++) await store.setMany([entry(`reviews:${at}`, text)]);
      await store.get('reviews:1');
      await store.clear({ namespace: 'reviews' });
      await store.clear({ pack: '+aaa' });
      await store.statistics();
    } finally {
      DatabaseSync.prototype.prepare = prepare;
    }
    const database = new DatabaseSync(file());
    const plans = [...statements]
      .filter((sql) => /^\s*(?:SELECT|INSERT|UPDATE|DELETE)/i.test(sql) && !sql.includes('pragma_'))
      .map((sql) => {
        const rows = database.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...new Array(sql.split('?').length - 1).fill(0));
        return `${sql.replaceAll(/\s+/g, ' ').slice(0, 60)} => ${rows.map(({ detail }) => detail).join('; ')}`;
      });
    database.close();
    assert.ok(plans.length >= 6, plans.join('\n'));
    const scans = plans.filter((plan) => /\bSCAN (?!keyv USING (?:COVERING )?INDEX keyv_expires_idx)/.test(plan));
    assert.deepEqual(
      scans.map((plan) => plan.replace(/ => .*/, '')).sort(),
      ['DELETE FROM keyv WHERE instr(key, ?) > 0', "SELECT substr(key, 1, instr(key, ':') - 1) AS namespace, cou"],
      plans.join('\n'),
    );
  });

  describe('whose file is broken', () => {
    it('keeps a truncated file aside and begins a new one, with one line', async () => {
      await fill();
      const descriptor = openSync(file(), 'r+');
      ftruncateSync(descriptor, Math.floor(statSync(file()).size / 2));
      closeSync(descriptor);
      await works();
      assert.equal(setAside().length, 1);
      assert.equal(log.length, 1, log.join('\n'));
      assert.match(
        log[0] ?? '',
        /^The cache could not use its file \(.+\), kept it as cache\.sqlite\.broken-.+, and began a new one\.$/,
      );
    });

    it('does the same for a file that is no database', async () => {
      writeFileSync(file(), 'This was never a database. '.repeat(1_000));
      await works();
      const [aside] = setAside();
      assert.match(readFileSync(join(folder, aside ?? ''), 'utf8'), /^This was never a database/);
      assert.equal(log.length, 1, log.join('\n'));
    });

    it('does the same for a file of a later version', async () => {
      await fill();
      const later = new DatabaseSync(file());
      later.exec('PRAGMA user_version = 99');
      later.close();
      await works();
      assert.equal(setAside().length, 1);
      assert.match(log.join('\n'), /^The cache could not use its file \(it is of version 99.*[^\n]*$/);
    });

    it('gives nothing that is wrong from a file with random bytes in it', async () => {
      for (let seed = 0; seed < 12; seed++) {
        await fill();
        const { size } = statSync(file());
        const descriptor = openSync(file(), 'r+');
        for (let hole = 0; hole < 6; hole++) {
          const bytes = Uint8Array.from({ length: 2_000 }, () => Math.floor(Math.random() * 256));
          writeSync(descriptor, bytes, 0, bytes.length, Math.floor(Math.random() * (size - bytes.length)));
        }
        closeSync(descriptor);
        log = [];
        await works();
        assert.ok(log.length <= 2, log.join('\n'));
        rmSync(folder, { recursive: true });
        mkdirSync(folder);
      }
    });

    it('keeps the last three broken files, and says which it deletes', async () => {
      for (let at = 0; at < 5; at++) {
        writeFileSync(file(), `No database ${at}. `.repeat(1_000));
        const store = await openSqlite({ folder, log: (line) => log.push(line) });
        await store.close();
      }
      assert.equal(setAside().length, 3);
      assert.equal(log.filter((line) => line.startsWith('The cache deleted ')).length, 2);
    });

    it('leaves a file alone that another window has put in the place of the broken one', async () => {
      await fill();
      const [one, other] = [await open(), await open()];
      const descriptor = openSync(file(), 'r+');
      writeSync(descriptor, Buffer.alloc(statSync(file()).size, 0xaa));
      closeSync(descriptor);
      // Each has read its first page before, and hears of the damage when it reads another.
      for (let at = 0; at < 300; at++) {
        await one.get(`reviews:3:key-${at}`);
        await other.get(`reviews:3:key-${at}`);
      }
      await one.setMany([entry('a', 'from one')]);
      assert.equal(await textIn(other, 'a'), 'from one');
      assert.equal(setAside().length, 1);
    });
  });

  describe('that cannot be used', () => {
    it('writes less, not wrongly, where the disk is full', async () => {
      const tight = cache();
      tight.set('reviews', 'first', told('first', 1), 60_000);
      await tight.close();
      // As with a full disk, SQLite is refused the next page.
      const { prepare } = DatabaseSync.prototype;
      DatabaseSync.prototype.prepare = function (this: DatabaseSync, sql: string) {
        return prepare.call(this, sql.startsWith('PRAGMA max_page_count') ? 'PRAGMA max_page_count = 1' : sql);
      };
      try {
        const full = cache();
        for (let at = 0; at < 50; at++) full.set('reviews', `key-${at}`, told(`key-${at}`, 1), 30_000);
        await full.close();
      } finally {
        DatabaseSync.prototype.prepare = prepare;
      }
      assert.ok(log.length <= 1, log.join('\n'));
      await readBack(cache());
      assert.equal(setAside().length, 0);
    });

    it('reads what it has and says so in one line, where a file may not grow', function () {
      if (process.platform === 'win32') this.skip();
      // Files of 50 KB at most, and less than that in the blocks of other shells.
      const program = resolve('dist/test/support/programs/cache-user.js');
      const { stdout, stderr } = spawnSync(
        'sh',
        ['-c', 'ulimit -f 100; exec "$@"', '', process.execPath, program, folder, '1000'],
        {
          encoding: 'utf8',
        },
      );
      assert.equal(stderr, '');
      const seen = JSON.parse(stdout);
      assert.ok(seen.reads > 100 && seen.wrong === 0, stdout);
      assert.equal(seen.log.length, 1, seen.log.join('\n'));
      assert.match(seen.log[0], /^The cache on this machine could not write: /);
    });

    // Root may write everywhere: then the program runs as somebody else, who owns the folder and not the file.
    const asOther = process.getuid?.() === 0;
    const forbidden: Readonly<Record<string, () => void>> = {
      'its folder is read-only': () => {
        rmSync(file());
        chmodSync(folder, 0o500);
      },
      'its folder is read-only and has a file': () => chmodSync(folder, 0o500),
      'nobody may look into its folder': () => chmodSync(folder, 0o000),
      ...(asOther && { 'its file is read-only and belongs to somebody else': () => chmodSync(file(), 0o444) }),
    };
    for (const [what, forbid] of Object.entries(forbidden)) {
      it(`stays in memory and says so in one line, where ${what}`, async function () {
        if (process.platform === 'win32') this.skip();
        await fill(3);
        if (asOther) chownSync(folder, NOBODY, NOBODY);
        forbid();
        try {
          const { stdout, stderr } = spawnSync(
            process.execPath,
            [resolve('dist/test/support/programs/cache-once.js'), folder],
            {
              encoding: 'utf8',
              ...(asOther && { uid: NOBODY, gid: NOBODY }),
            },
          );
          assert.equal(stderr, '');
          const { log: said, states, uid } = JSON.parse(stdout);
          assert.notEqual(uid, 0);
          assert.deepEqual(states, ['on', 'off', 'away']);
          assert.equal(said.length, 1, said.join('\n'));
          assert.match(said[0], /^The cache on this machine cannot be used: /);
        } finally {
          chmodSync(folder, 0o700);
        }
      });
    }

    it('is a miss where a clock was set back since, until it is written again', async () => {
      const { now } = Date;
      try {
        Date.now = () => now() + 86_400_000;
        await fill(10);
        Date.now = now;
        const used = cache();
        assert.equal(await readBack(used, 10), 0);
        used.set('reviews', 'key-1', told('key-1', 1), 60_000);
        await used.close();
        assert.equal(await readBack(cache(), 10), 1);
      } finally {
        Date.now = now;
      }
      assert.deepEqual(log, []);
    });
  });

  it('has no file where nothing was asked of it', () => {
    cache();
    assert.ok(!existsSync(file()));
  });
});
