import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, it } from 'mocha';
import type { Analysis, Depth } from '../../../../../src/engine/analysis';
import { wrap } from '../../../../../src/engine/cache/envelope';
import type { RedisCredentials } from '../../../../../src/engine/cache/settings';
import type { CacheStatistics, LevelStatistics } from '../../../../../src/engine/cache/statistics';
import { SourceDocument } from '../../../../../src/engine/document';
import { Engine } from '../../../../../src/engine/engine';
import { inProcessTransport } from '../../../../../src/server/server';
import { type RedisServer, startRedis } from '../../../../support/redis-server';
import { scratchFolder } from '../../../../support/scratch';
import { SHARED_MEMO } from '../../../../support/shared-memo';
import { until } from '../../../../support/until';

const PROGRAM = resolve('dist/test/support/programs/share.js');

/** What can befall a Redis, and what is said of it. */
const MISHAPS: readonly {
  readonly name: string;
  readonly befall: (server: RedisServer) => Promise<unknown>;
  readonly line: RegExp;
}[] = [
  { name: 'stopped', befall: (server) => server.stop(), line: /^The shared cache is away: .*(broke|listens)/ },
  {
    name: 'paused',
    befall: (server) => server.run('CLIENT', 'PAUSE', '30000', 'ALL'),
    line: /^The shared cache is away: It took longer than 50 ms to answer\.$/,
  },
  {
    name: 'given a new password',
    befall: async (server) => {
      await server.run('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes');
      await server.run('CONFIG', 'SET', 'requirepass', 'new');
    },
    line: /^The shared cache is away: .*(broke|wants a password)/,
  },
  {
    name: 'full',
    befall: (server) => server.run('CONFIG', 'SET', 'maxmemory-policy', 'noeviction', 'maxmemory', '1'),
    line: /^The shared cache could not write: It is full and takes no more entries\.$/,
  },
];

describe('The engine with a shared cache', () => {
  const servers: RedisServer[] = [];
  const engines: Engine[] = [];
  let log: string[] = [];

  afterEach(async () => {
    await Promise.all(engines.splice(0).map((engine) => engine.dispose()));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
    log = [];
  });

  async function start(...options: readonly string[]): Promise<RedisServer> {
    const server = await startRedis(...options);
    servers.push(server);
    return server;
  }

  function create(url: string, storageFolder: string | null, credentials: RedisCredentials | null = null): Engine {
    const engine = new Engine({
      storageFolder,
      cache: { redis: { url, credentials: async () => credentials } },
      localServer: inProcessTransport,
      log: (line) => log.push(line),
    });
    engines.push(engine);
    return engine;
  }

  it('serves to one process what another on another machine has made', async () => {
    const { url } = await start();
    const first = await share(folder(), url);
    const second = await share(folder(), url);
    assert.deepEqual(second.found, first.found);
    assert.ok(counts(first, 'reviews').computations > 0);
    assert.equal(counts(second, 'reviews').computations, 0);
    assert.ok(counts(second, 'reviews').hits > 0);
    assert.ok(counts(first, 'enhancements').misses > 0);
    assert.deepEqual(
      [counts(second, 'enhancements').misses, counts(second, 'enhancements').hits > 0],
      [0, true],
      JSON.stringify(second.namespaces),
    );
    assert.deepEqual([...first.log, ...second.log], []);
  });

  it('shares reviews and enhancements, and nothing else', async () => {
    const server = await start();
    const engine = create(server.url, folder());
    await engine.cacheStatistics();
    await analyse(engine, SHARED_MEMO);
    await until(async () => (await kinds(server)).length === 2, 'both are written');
    assert.deepEqual(await kinds(server), ['framework-director:enhancements', 'framework-director:reviews']);
  });

  for (const { name, befall, line } of MISHAPS) {
    it(`goes on where Redis is ${name}, and says so once`, async () => {
      const server = await start();
      const storage = folder();
      const engine = create(server.url, storage);
      await analyse(engine, SHARED_MEMO);
      await until(async () => (await kinds(server)).length === 2, 'the first analysis is written');
      await befall(server);
      for (let version = 0; version < 4; version++) {
        const text = `${SHARED_MEMO}\nVersion ${version}: we decide to do it.\n`;
        assert.deepEqual(await analyse(engine, text), await withoutCache(text));
        await new Promise((written) => setTimeout(written, 150));
      }
      await until(() => log.length > 0, 'it is said');
      assert.equal(log.length, 1, log.join('\n'));
      assert.match(log[0] ?? '', line);
      // What Redis did not take is there for the next start.
      await engine.dispose();
      const text = `${SHARED_MEMO}\nVersion 3: we decide to do it.\n`;
      const next = create('redis://127.0.0.1:1', storage);
      await analyse(next, text);
      assert.equal(counts(await next.cacheStatistics(), 'reviews').computations, 0);
    });
  }

  it('goes on where Redis stops in the middle of an analysis', async () => {
    const server = await start();
    const engine = create(server.url, folder());
    await engine.cacheStatistics();
    let last: Analysis | undefined;
    let yielded = 0;
    for await (const analysis of engine.analyze(memo(SHARED_MEMO), { depth: 'enhance' })) {
      if (++yielded === 2) await server.stop();
      last = analysis;
    }
    assert.ok(yielded > 2);
    assert.deepEqual(last && found(last), await withoutCache(SHARED_MEMO));
    await until(async () => (await redisLevel(engine)).state === 'away', 'it is known');
    assert.ok(log.length <= 1, log.join('\n'));
  });

  it('uses a Redis that was restarted empty, and makes anew what was in it', async () => {
    const server = await start();
    const engine = create(server.url, folder());
    await analyse(engine, SHARED_MEMO);
    await until(async () => (await kinds(server)).length === 2, 'the first analysis is written');
    await server.stop();
    await until(async () => (await redisLevel(engine)).state === 'away', 'it is away');
    await server.restart();
    await until(async () => (await redisLevel(engine)).state === 'on', 'it is there again');
    await engine.dispose();
    const other = create(server.url, folder());
    await other.cacheStatistics();
    await analyse(other, SHARED_MEMO);
    assert.ok(counts(await other.cacheStatistics(), 'reviews').computations > 0);
    await until(async () => (await kinds(server)).length === 2, 'it is written again');
    assert.ok(log.length <= 1, log.join('\n'));
  });

  it('begins with the file where Redis refuses the password, and says so once', async () => {
    const server = await start('--requirepass', 'secret');
    const engine = create(server.url, folder(), { password: 'wrong' });
    await engine.cacheStatistics();
    for (let version = 0; version < 4; version++) {
      const text = `${SHARED_MEMO}\nVersion ${version}.\n`;
      assert.deepEqual(await analyse(engine, text), await withoutCache(text));
    }
    assert.equal(log.length, 1, log.join('\n'));
    assert.match(log[0] ?? '', /refuses the user name or the password/);
    assert.deepEqual(
      (await engine.cacheStatistics()).levels.map(({ level, state }) => `${level} ${state}`),
      ['memory on', 'redis away', 'sqlite on'],
    );
  });

  it('believes nothing of what others may have put under its keys', async () => {
    const server = await start();
    const writer = create(server.url, null);
    await writer.cacheStatistics();
    await analyse(writer, SHARED_MEMO);
    await until(async () => (await kinds(server)).length === 2, 'the analysis is written');
    const deep = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
    const values = ['', '{', 'null', '[]', '"text"', '[{"rule":"x"}]', deep, `[{"rule":${deep}}]`];
    const keys = (await server.run('KEYS', '*')) as string[];
    for (const value of values) {
      for (const key of keys) {
        const own = key.slice('framework-director:'.length);
        // An answer of a server is any text, and a review without findings is one.
        const isPossible = own.startsWith('enhancements:') ? value === '"text"' : value === '[]';
        if (!isPossible) await server.run('SET', key, wrap(own, value, 60_000).toString());
      }
      const engine = create(server.url, null);
      await engine.cacheStatistics();
      const { reviews } = await analyse(engine, SHARED_MEMO);
      assert.deepEqual(reviews, (await withoutCache(SHARED_MEMO)).reviews, value.slice(0, 20));
    }
    assert.deepEqual(log, []);
  });

  it('clears for everybody', async () => {
    const server = await start();
    const engine = create(server.url, folder());
    await analyse(engine, SHARED_MEMO);
    await until(async () => (await kinds(server)).length === 2, 'the analysis is written');
    await engine.clearCache('reviews');
    assert.deepEqual(await kinds(server), ['framework-director:enhancements']);
    await engine.clearCache();
    assert.deepEqual(await kinds(server), []);
  });
});

interface Shared {
  readonly found: unknown;
  readonly namespaces: CacheStatistics['namespaces'];
  readonly log: readonly string[];
}

async function share(storageFolder: string, url: string): Promise<Shared> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, storageFolder, url]);
  return JSON.parse(stdout);
}

function counts(
  { namespaces }: Pick<CacheStatistics, 'namespaces'>,
  name: string,
): CacheStatistics['namespaces'][number] {
  const counted = namespaces.find(({ namespace }) => namespace === name);
  assert.ok(counted);
  return counted;
}

async function redisLevel(engine: Engine): Promise<LevelStatistics> {
  const level = (await engine.cacheStatistics()).levels.find((one) => one.level === 'redis');
  assert.ok(level);
  return level;
}

/** Which kinds of keys there are. */
async function kinds(server: RedisServer): Promise<readonly string[]> {
  const keys = (await server.run('KEYS', '*')) as string[];
  return [...new Set(keys.map((key) => key.split(':').slice(0, 2).join(':')))].sort();
}

async function withoutCache(text: string): Promise<Pick<Analysis, 'reviews'>> {
  const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
  try {
    return await analyse(engine, text);
  } finally {
    await engine.dispose();
  }
}

async function analyse(engine: Engine, text: string, depth: Depth = 'enhance'): Promise<Pick<Analysis, 'reviews'>> {
  let last: Analysis | undefined;
  for await (const analysis of engine.analyze(memo(text), { depth })) last = analysis;
  assert.ok(last?.complete);
  return found(last);
}

/** What an analysis found, without what it took. */
function found({ detections, reviews, enhancements }: Analysis) {
  return {
    detections,
    reviews,
    texts: enhancements.map(({ server, framework, text, error }) => ({ server, framework, text, error })),
  };
}

let versions = 0;

function memo(text: string): SourceDocument {
  return new SourceDocument('file:///memo.md', 'markdown', ++versions, text);
}

function folder(): string {
  return mkdtempSync(join(scratchFolder(), 'shared-'));
}
