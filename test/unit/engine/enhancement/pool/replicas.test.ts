import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { deadUrl, startHttpServer } from '../../../../support/http-servers';
import { ask, at, create, endPools } from '../../../../support/pools';

describe('the pool of servers with replicas', function () {
  this.timeout(30_000);
  afterEach(endPools);

  it('loses no call when one of three is killed in the midst of 300', async () => {
    const servers = await Promise.all(['a', 'b', 'c'].map(() => startHttpServer('stateless', { delayMs: 2 })));
    const [first, second, third] = servers.map(({ url }) => url);
    assert.ok(first && second && third);
    const pool = create([at(first, second, third)]);
    let answered = 0;
    const answers = Array.from({ length: 300 }, async (_, index) => {
      const { text } = await ask(pool, `question ${index}`);
      answered++;
      if (answered === 100) await servers[1]?.kill();
      return text;
    });
    for (const [index, text] of (await Promise.all(answers)).entries()) {
      assert.match(text, new RegExp(`question ${index}\\b`));
    }
    for (const server of [servers[0], servers[2]]) assert.ok((await server?.calls()) ?? 0 > 60);
  });

  it('sends calls rather to the one that answers sooner', async () => {
    const slow = await startHttpServer('stateless', { delayMs: 400 });
    const fast = await startHttpServer('stateless');
    const pool = create([at(slow.url, fast.url)]);
    for (let index = 0; index < 20; index++) await ask(pool, `question ${index}`);
    assert.ok((await fast.calls()) > 3 * (await slow.calls()));
  });

  it('sends what builds on each other to the same one, and to another once that is gone', async () => {
    const servers = await Promise.all(['a', 'b', 'c'].map(() => startHttpServer('stateless')));
    const [first, second, third] = servers.map(({ url }) => url);
    assert.ok(first && second && third);
    const pool = create([{ ...at(first, second, third), stateful: true }]);
    for (let index = 0; index < 10; index++) await ask(pool, `question ${index}`);
    const busy = await Promise.all(servers.map((server) => server.calls()));
    assert.deepEqual(busy.toSorted(), [0, 0, 10]);
    await servers[busy.indexOf(10)]?.kill();
    assert.match((await ask(pool, 'another')).text, /another/);
  });

  it('makes a call that may change something again nowhere, unless it never left', async () => {
    const drops = await startHttpServer('drops');
    const healthy = await startHttpServer('stateless');
    const once = create([at(drops.url, healthy.url)], { random: () => 0 });
    await assert.rejects(ask(once, 'a', { ttlMs: 0 }), /no answer that could be read/);
    assert.equal(await healthy.calls(), 0);
    const kept = create([at(drops.url, healthy.url)], { random: () => 0 });
    assert.match((await ask(kept, 'a')).text, /a/);
    const unreachable = create([at(await deadUrl(), healthy.url)], { random: () => 0 });
    assert.match((await ask(unreachable, 'b', { ttlMs: 0 })).text, /b/);
  });
});
