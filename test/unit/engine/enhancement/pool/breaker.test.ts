import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, it } from 'mocha';
import { counted, faultServer, until } from '../../../../support/fault-servers';
import { startHttpServer } from '../../../../support/http-servers';
import { ManualClock } from '../../../../support/manual-clock';
import { MemoryCache } from '../../../../support/memory-cache';
import { ask, at, create, endPools, health } from '../../../../support/pools';
import { scratchFile } from '../../../../support/scratch';

describe('the pool of servers with a breaker', function () {
  this.timeout(30_000);
  afterEach(endPools);

  it('leaves a server alone after three faults, and does not even connect to it', async () => {
    const exits = counted({ ...faultServer('exits'), name: 'wiki' });
    const clock = new ManualClock();
    const pool = create([exits.server], { clock });
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(ask(pool, `a${attempt}`), /could not be started: it ended with code 1/);
      clock.advance(30_000);
    }
    assert.equal(exits.starts(), 3);
    for (let attempt = 0; attempt < 20; attempt++) {
      await assert.rejects(ask(pool, `b${attempt}`), /^UserError: The server "wiki" is left alone for a while\. /);
    }
    assert.equal(exits.starts(), 3);
    assert.equal(health(pool).breaker, 'open');
  });

  it('asks again after a while over a new connection, and goes on once that is answered', async () => {
    const server = await startHttpServer('fails');
    const pool = create([at(server.url)]);
    for (let attempt = 0; attempt < 3; attempt++) await assert.rejects(ask(pool, 'a'), /HTTP status 500/);
    server.release();
    await until(
      () =>
        ask(pool, 'a').then(
          () => true,
          () => false,
        ),
      'the server is asked again',
    );
    assert.equal(health(pool).breaker, 'closed');
    assert.match((await ask(pool, 'b')).text, /b/);
  });

  it('is not impressed by users who leave, nor by arguments that the server refuses', async () => {
    const server = await startHttpServer('hangs');
    const pool = create([at(server.url)]);
    for (let attempt = 1; attempt <= 5; attempt++) {
      const caller = new AbortController();
      const left = assert.rejects(ask(pool, 'a', { signal: caller.signal }), { name: 'AbortError' });
      await until(async () => (await server.calls()) === 2 * attempt - 1, 'the call leaves');
      caller.abort();
      await left;
      await assert.rejects(ask(pool, 'a', { tool: 'missing' }), /refused the call of "missing"/);
    }
    assert.equal(health(pool).breaker, 'closed');
    assert.equal(health(pool).failures, 0);
  });

  it('counts failures that are told as if they were results, and keeps none of them', async () => {
    const says = scratchFile();
    const cache = new MemoryCache();
    const pool = create([{ ...faultServer('soft-errors', { SAYS_FILE: says.path }), name: 'wiki' }], { cache });
    const softError = (text: string) =>
      text.startsWith('Error')
        ? { says: text, atFault: true }
        : text === 'Nothing'
          ? { says: text, atFault: false }
          : undefined;
    says.write('Nothing');
    for (let attempt = 0; attempt < 4; attempt++) {
      await assert.rejects(ask(pool, 'a', { softError }), /has nothing for "lookup": Nothing\.$/);
    }
    assert.equal(health(pool).breaker, 'closed');
    says.write('Error searching: fetch failed');
    for (let attempt = 0; attempt < 3; attempt++) {
      await assert.rejects(ask(pool, 'a', { softError }), /reports that "lookup" failed: Error searching/);
    }
    assert.equal(health(pool).breaker, 'open');
    assert.deepEqual(cache.answers, []);
  });

  it('opens for a server that lets every call go unanswered, and has nobody wait long while that is tried again', async () => {
    const clock = new ManualClock();
    const server = await startHttpServer('hangs');
    const pool = create([at(server.url)], { clock });
    for (let attempt = 1; attempt <= 3; attempt++) {
      const late = assert.rejects(ask(pool, 'a'), /did not answer "lookup" within 2\.5 s/);
      await until(async () => (await server.calls()) === attempt, 'the call leaves');
      clock.advance(2_500);
      await late;
    }
    assert.equal(health(pool).breaker, 'open');

    // The breaker rests for half a second of the machine's own time.
    await sleep(600);
    const tried = assert.rejects(
      ask(pool, 'a'),
      /^UserError: The server "wiki" is being tried again\. .*did not answer/,
    );
    await until(async () => (await server.calls()) === 4, 'it is tried again');
    clock.advance(40);
    await tried;
    // The trial goes on without its caller, and what it shows counts.
    assert.equal(health(pool).breaker, 'half-open');
    clock.advance(2_500);
    await until(() => health(pool).breaker === 'open', 'the trial fails');
    assert.equal(health(pool).failures, 4);
  });

  it('is not closed by a caller who leaves while the server is tried again', async () => {
    const clock = new ManualClock();
    const server = await startHttpServer('hangs');
    const pool = create([at(server.url)], { clock });
    for (let attempt = 1; attempt <= 3; attempt++) {
      const late = assert.rejects(ask(pool, 'a'));
      await until(async () => (await server.calls()) === attempt, 'the call leaves');
      clock.advance(2_500);
      await late;
    }
    await sleep(600);
    const caller = new AbortController();
    const left = assert.rejects(ask(pool, 'a', { signal: caller.signal }), { name: 'AbortError' });
    await until(async () => (await server.calls()) === 4, 'it is tried again');
    caller.abort();
    await left;
    assert.equal(health(pool).breaker, 'half-open');
    clock.advance(2_500);
    await until(() => health(pool).breaker === 'open', 'the trial fails');
  });
});
