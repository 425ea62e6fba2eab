import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { openRedis } from '../../../../../src/engine/cache/redis';
import type { RedisCredentials } from '../../../../../src/engine/cache/settings';
import type { PersistentStore } from '../../../../../src/engine/cache/tiered-cache';
import { LATE } from '../../../../../src/engine/cache/within';
import { UserError } from '../../../../../src/engine/errors';
import { type RedisServer, startRedis } from '../../../../support/redis-server';
import { entry, textIn } from '../../../../support/stored-values';
import { until } from '../../../../support/until';

describe('The shared level of the cache', () => {
  const servers: RedisServer[] = [];
  const stores: PersistentStore[] = [];

  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await Promise.all(servers.splice(0).map((server) => server.stop()));
  });

  async function start(...options: readonly string[]): Promise<RedisServer> {
    const server = await startRedis(...options);
    servers.push(server);
    return server;
  }

  async function open(url: string, credentials: RedisCredentials | null = null): Promise<PersistentStore> {
    const store = await openRedis({ url, credentials: async () => credentials });
    stores.push(store);
    return store;
  }

  it('serves what another program wrote', async () => {
    const { url } = await start();
    await (await open(url)).setMany([entry('reviews:1:a', 'Größe'), entry('reviews:1:b', 'other')]);
    assert.equal(await textIn(await open(url), 'reviews:1:a'), 'Größe');
    assert.equal(await textIn(await open(url), 'reviews:1:c'), undefined);
  });

  it('leaves it to Redis to let entries go, under keys of our own', async () => {
    const server = await start();
    await (await open(server.url)).setMany([entry('reviews:1:a', 'text', 60_000)]);
    assert.deepEqual(await server.run('KEYS', '*'), ['framework-director:reviews:1:a']);
    const left = Number(await server.run('PTTL', 'framework-director:reviews:1:a'));
    assert.ok(left > 0 && left <= 60_000, `${left} ms are left`);
  });

  it('neither writes nor reads more than a megabyte, and leaves alone what cannot be ours', async () => {
    const server = await start();
    const store = await open(server.url);
    await store.setMany([entry('reviews:1:long', 'é'.repeat(600_000)), entry('reviews:1:short', 'text')]);
    assert.deepEqual(await server.run('KEYS', '*'), ['framework-director:reviews:1:short']);
    await server.run('SET', 'framework-director:reviews:1:huge', 'x'.repeat(1_000_001));
    await server.run('LPUSH', 'framework-director:reviews:1:list', 'x');
    assert.equal(await textIn(store, 'reviews:1:huge'), undefined);
    assert.equal(await textIn(store, 'reviews:1:list'), undefined);
    assert.equal(await textIn(store, 'reviews:1:short'), 'text');
    assert.equal(store.problem, null);
  });

  it('clears a namespace, or all that is ours, and nothing of others', async () => {
    const server = await start();
    const store = await open(server.url);
    const many = Array.from({ length: 3_000 }, (_, index) => entry(`reviews:1:${index}`, 'text'));
    await store.setMany([...many.slice(0, 1_500)]);
    await store.setMany([...many.slice(1_500), entry('enhancements:1:a', 'text')]);
    await server.run('SET', 'reviews:1:a', 'of another program');
    await store.clear({ namespace: 'reviews' });
    assert.deepEqual(await keys(server), ['framework-director:enhancements:1:a', 'reviews:1:a']);
    await store.clear({});
    assert.deepEqual(await keys(server), ['reviews:1:a']);
  });

  it('counts what is ours', async () => {
    const server = await start();
    const store = await open(server.url);
    await server.run('SET', 'reviews:1:a', 'of another program');
    await store.setMany([entry('reviews:1:a', 'four'), entry('reviews:1:b', 'eight888')]);
    const { entries, bytes } = await store.statistics();
    assert.deepEqual({ entries, bytes }, { entries: 2, bytes: 12 });
  });

  it('signs in with what it is given, and says what to do where that is refused', async () => {
    const { url } = await start('--requirepass', 'secret');
    const store = await open(url, { password: 'secret' });
    await store.setMany([entry('reviews:1:a', 'text')]);
    assert.equal(await textIn(store, 'reviews:1:a'), 'text');
    const refused = await open(url, { password: 'wrong' });
    await assert.rejects(
      refused.get('reviews:1:a'),
      /refuses the user name or the password.*"Sign In to Shared Cache"/,
    );
    assert.match(refused.problem ?? '', /refuses the user name or the password/);
    const unknown = await open(url);
    await assert.rejects(unknown.get('reviews:1:a'), /wants a password/);
  });

  it('signs in as a user of the server’s list, and says what that one may not do', async () => {
    const server = await start();
    await server.run('ACL', 'SETUSER', 'ann', 'on', '>pw', '~framework-director:*', '+@all');
    await server.run('ACL', 'SETUSER', 'bob', 'on', '>pw', '~other:*', '+@all');
    const ann = await open(server.url, { username: 'ann', password: 'pw' });
    await ann.setMany([entry('reviews:1:a', 'text')]);
    assert.equal(await textIn(ann, 'reviews:1:a'), 'text');
    const bob = await open(server.url, { username: 'bob', password: 'pw' });
    await assert.rejects(bob.get('reviews:1:a'), /may not read/);
  });

  it('needs no more rights than docs/shared-cache.md gives it', async () => {
    const [, user = ''] =
      /^ACL SETUSER framework-director (.*)$/m.exec(readFileSync('docs/shared-cache.md', 'utf8')) ?? [];
    const rights = user.replace('PASSWORD', 'pw').split(' ');
    for (const options of [[], ['--cluster-enabled', 'yes']]) {
      const server = await start(...options);
      if (options.length > 0) await serveAllSlots(server);
      await server.run('ACL', 'SETUSER', 'framework-director', ...rights);
      const scheme = options.length > 0 ? 'redis+cluster' : 'redis';
      const store = await open(`${scheme}://127.0.0.1:${server.port}`, {
        username: 'framework-director',
        password: 'pw',
      });
      await store.setMany([entry('reviews:1:a', 'text')]);
      assert.equal(await textIn(store, 'reviews:1:a'), 'text');
      assert.equal((await store.statistics()).bytes, 4);
      await store.clear({});
      assert.equal(await textIn(store, 'reviews:1:a'), undefined);
    }
  });

  it('uses a password that is changed without being opened again', async () => {
    const server = await start('--requirepass', 'secret');
    let password = 'wrong';
    const store = await openRedis({ url: server.url, credentials: async () => ({ password }) });
    stores.push(store);
    await assert.rejects(store.get('reviews:1:a'));
    password = 'secret';
    await until(() => store.problem === null, 'it is there again');
    assert.equal(await textIn(store, 'reviews:1:a'), undefined);
  });

  it('is away while the server is, and there again after it', async () => {
    const server = await start();
    const store = await open(server.url);
    await store.setMany([entry('reviews:1:a', 'text')]);
    await server.stop();
    await until(() => store.problem !== null, 'it is away');
    await assert.rejects(store.get('reviews:1:a'), /connection|listens/i);
    await server.restart();
    await until(() => store.problem === null, 'it is there again');
    assert.equal(await textIn(store, 'reviews:1:a'), undefined);
  });

  it('leaves a silent server alone after two questions, and asks it again by itself', async () => {
    const server = await start();
    const store = await open(server.url);
    await store.setMany([entry('reviews:1:a', 'text')]);
    server.freeze();
    assert.equal(await store.get('reviews:1:a'), LATE);
    assert.equal(store.problem, null);
    assert.equal(await store.get('reviews:1:a'), LATE);
    assert.match(store.problem ?? '', /longer than 50 ms/);
    server.thaw();
    await until(() => store.problem === null, 'it is there again');
    assert.equal(await textIn(store, 'reviews:1:a'), 'text');
  });

  it('connects anew where a connection is open and leads nowhere', async () => {
    const server = await start();
    const store = await open(server.url);
    await store.get('reviews:1:a');
    const connection = await ownConnection(server);
    server.freeze();
    await store.get('reviews:1:a');
    await store.get('reviews:1:a');
    // It gives up the connection, and a frozen server takes another but does not answer it.
    await until(() => /answer/.test(store.problem ?? '') && !/50 ms/.test(store.problem ?? ''), 'it connects anew');
    server.thaw();
    await until(() => store.problem === null, 'it is there again');
    assert.notEqual(await ownConnection(server), connection);
  });

  it('goes on serving what a full server has', async () => {
    const server = await start();
    const store = await open(server.url);
    await store.setMany([entry('reviews:1:a', 'text')]);
    await server.run('CONFIG', 'SET', 'maxmemory-policy', 'noeviction', 'maxmemory', '1');
    await assert.rejects(store.setMany([entry('reviews:1:b', 'text')]), /full/);
    assert.equal(store.problem, null);
    assert.equal(await textIn(store, 'reviews:1:a'), 'text');
  });

  it('keeps to a cluster’s own ways', async () => {
    const server = await start('--cluster-enabled', 'yes');
    await server.run('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await until(
      async () => String(await server.run('CLUSTER', 'INFO')).includes('cluster_state:ok'),
      'the cluster is up',
    );
    for (const url of [`redis+cluster://127.0.0.1:${server.port}`, `redis://127.0.0.1:1,127.0.0.1:${server.port}`]) {
      const store = await open(url);
      await store.setMany(Array.from({ length: 20 }, (_, index) => entry(`reviews:1:${index}`, 'text')));
      assert.equal(await textIn(store, 'reviews:1:7'), 'text');
      assert.equal((await store.statistics()).entries, 20);
      await store.clear({});
      assert.deepEqual(await keys(server), []);
    }
  });

  it('finds its way back to a cluster that was gone', async () => {
    const server = await start('--cluster-enabled', 'yes');
    await serveAllSlots(server);
    const store = await open(`redis+cluster://127.0.0.1:${server.port}`);
    await store.setMany([entry('reviews:1:a', 'text')]);
    await server.stop();
    await until(() => store.problem !== null, 'it is away');
    await server.restart();
    await serveAllSlots(server);
    await until(() => store.problem === null, 'it is there again');
    assert.equal(await textIn(store, 'reviews:1:a'), undefined);
  });

  it('refuses an address that is none, or that gives away a password', async () => {
    for (const url of ['', 'http://127.0.0.1', 'redis://', 'redis://host:99999', 'redis://host/x', 'redis://a,b/1']) {
      await assert.rejects(open(url), UserError, url);
    }
    await assert.rejects(
      open('redis://:secret@host'),
      (error) => error instanceof UserError && !/secret/.test(error.message),
    );
  });

  it('says that an address has nobody behind it', async () => {
    const { url, stop } = await start();
    await stop();
    const store = await open(url);
    await assert.rejects(store.get('reviews:1:a'), /Nothing listens/);
    await assert.rejects(store.clear({}), /Nothing listens/);
  });
});

/** Makes a cluster of one server. */
async function serveAllSlots(server: RedisServer): Promise<void> {
  await server.run('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
  await until(
    async () => String(await server.run('CLUSTER', 'INFO')).includes('cluster_state:ok'),
    'the cluster is up',
  );
}

async function keys(server: RedisServer): Promise<readonly string[]> {
  return ((await server.run('KEYS', '*')) as string[]).sort();
}

async function ownConnection(server: RedisServer): Promise<string | undefined> {
  const list = String(await server.run('CLIENT', 'LIST'));
  return /^id=(\d+).* name=framework-director /m.exec(list)?.[1];
}
