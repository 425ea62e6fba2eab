import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Disclosure } from '../../../../../src/engine/enhancement/enhancement';
import { faultServer } from '../../../../support/fault-servers';
import { startHttpServer } from '../../../../support/http-servers';
import { MemoryCache } from '../../../../support/memory-cache';
import { ask, at, create, endPools } from '../../../../support/pools';

describe('the pool of servers with its cache', function () {
  this.timeout(30_000);
  afterEach(endPools);

  it('takes nothing from another version of a server', async () => {
    const cache = new MemoryCache();
    const server = await startHttpServer('stateless');
    await ask(create([at(server.url)], { cache }), 'a');
    const again = create([at(server.url)], { cache });
    assert.equal((await ask(again, 'a')).cached, true);
    for (const [key, text] of cache.kept) {
      if (text.startsWith('{"name"')) cache.kept.set(key, text.replace('"version":"1.0.0"', '"version":"2.0.0"'));
    }
    assert.equal((await ask(create([at(server.url)], { cache }), 'a')).cached, false);
  });

  it('asks nobody where only a kept answer is wanted', async () => {
    const server = await startHttpServer('stateless');
    const pool = create([at(server.url)]);
    await assert.rejects(ask(pool, 'a', { keptOnly: true }), /There is no kept answer/);
    await ask(pool, 'a');
    assert.equal((await ask(pool, 'a', { keptOnly: true })).cached, true);
    assert.equal(await server.calls(), 1);
  });

  it('asks each time where an answer may not be kept, also twice at a time', async () => {
    const liar = { ...faultServer('lies'), name: 'wiki' };
    const pool = create([liar]);
    const answers = await Promise.all([ask(pool, 'a', { ttlMs: 0 }), ask(pool, 'a', { ttlMs: 0 })]);
    assert.deepEqual(answers.map(({ text }) => text).toSorted(), ['a: call 1', 'a: call 2']);
  });

  it('records what was sent, cut where it is long', async () => {
    const server = await startHttpServer('stateless');
    const disclosed: Disclosure[] = [];
    const onDisclosure = (it: Disclosure) => disclosed.push(it);
    await ask(create([at(server.url)]), 'x'.repeat(10_000), { onDisclosure });
    assert.match(disclosed[0]?.sent ?? '', /^\{"query":"x{1000,2000} … \(10012 characters in all\)$/);
  });
});
