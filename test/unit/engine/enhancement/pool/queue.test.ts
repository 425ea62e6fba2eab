import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Asker } from '../../../../../src/engine/enhancement/pool/questions';
import { counted, faultServer, until } from '../../../../support/fault-servers';
import { startHttpServer } from '../../../../support/http-servers';
import { ask, at, create, endPools, health } from '../../../../support/pools';
import { scratchFile } from '../../../../support/scratch';

describe('the pool of servers with its queue', function () {
  this.timeout(30_000);
  afterEach(endPools);

  it('answers a person before what happens by itself, also when the same was asked for before', async () => {
    const server = await startHttpServer('stateless', { delayMs: 30 });
    const pool = create([at(server.url)]);
    const order: string[] = [];
    const noted = (query: string, priority: Asker['priority']) =>
      ask(pool, query, { priority }).then(() => order.push(query));
    await Promise.all([
      noted('first', 'background'),
      noted('second', 'background'),
      noted('third', 'background'),
      noted('hover', 'hover'),
      noted('user', 'user'),
      noted('third', 'user'),
    ]);
    assert.deepEqual(order.slice(0, 1), ['first']);
    assert.ok(order.indexOf('user') < order.indexOf('second'));
    assert.ok(order.indexOf('third') < order.indexOf('second'));
    assert.ok(order.indexOf('hover') < order.indexOf('second'));
  });

  it('takes work out that nobody waits for any more', async () => {
    const server = await startHttpServer('hangs');
    const pool = create([at(server.url)]);
    const caller = new AbortController();
    const left = Array.from({ length: 20 }, (_, index) =>
      assert.rejects(ask(pool, `question ${index}`, { signal: caller.signal }), { name: 'AbortError' }),
    );
    await until(async () => (await server.calls()) === 1, 'the first call leaves');
    caller.abort();
    await Promise.all(left);
    server.release();
    assert.match((await ask(pool, 'another')).text, /another/);
    assert.equal(await server.calls(), 2);
  });

  it('has at most four calls under way to one program', async () => {
    const release = scratchFile();
    const busy = counted({ ...faultServer('slow-progress', { RELEASE_FILE: release.path }), name: 'wiki' });
    release.write('now');
    const pool = create([busy.server]);
    await ask(pool, 'first');
    const before = busy.calls();
    const held = counted({ ...faultServer('hangs'), name: 'wiki' });
    assert.equal(before, 1);
    const other = create([held.server]);
    const caller = new AbortController();
    const left = Array.from({ length: 8 }, (_, index) =>
      assert.rejects(ask(other, `question ${index}`, { signal: caller.signal })),
    );
    await until(() => held.calls() === 1, 'one call leaves');
    assert.equal(health(other).inFlight, 1, 'a server that has not answered yet gets one');
    caller.abort();
    await Promise.all(left);
  });
});
