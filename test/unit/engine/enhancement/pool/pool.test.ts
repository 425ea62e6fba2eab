import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, it } from 'mocha';
import { systemClock } from '../../../../../src/engine/clock';
import type { Disclosure } from '../../../../../src/engine/enhancement/enhancement';
import type { ReplicaHealth } from '../../../../../src/engine/enhancement/health';
import { Pool, type PoolOptions } from '../../../../../src/engine/enhancement/pool/pool';
import type { Answer, Asker, Question } from '../../../../../src/engine/enhancement/pool/questions';
import type { HttpServer, ServerDefinition } from '../../../../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../../../../src/server/server';
import { enginePort } from '../../../../support/engine-port';
import { counted, faultServer, processes, until } from '../../../../support/fault-servers';
import { deadUrl, killHttpServers, startHttpServer } from '../../../../support/http-servers';
import { ManualClock } from '../../../../support/manual-clock';
import { MemoryCache } from '../../../../support/memory-cache';
import { scratchFile } from '../../../../support/scratch';

describe('the pool of servers', function () {
  this.timeout(30_000);
  const pools: Pool[] = [];

  afterEach(async () => {
    await Promise.all(pools.splice(0).map((pool) => pool.dispose()));
    await killHttpServers();
    assert.equal(processes(), 0, 'processes left');
  });

  function create(servers: readonly ServerDefinition[], options: Partial<PoolOptions> = {}): Pool {
    const pool = new Pool({
      localTransport: () => inProcessTransport(enginePort),
      localHash: () => 'test',
      cache: new MemoryCache(),
      clock: systemClock,
      ...options,
    });
    pools.push(pool);
    pool.setServers(servers);
    return pool;
  }

  function at(...urls: [string, ...string[]]): HttpServer {
    return { type: 'http', name: 'wiki', urls, headers: {} };
  }

  /** A question to the `lookup` tool whose answer may be kept, as far as nothing else is said. */
  function ask(pool: Pool, query: string, more: Partial<Question & Asker> = {}): Promise<Answer> {
    const question: Question = {
      server: 'wiki',
      tool: 'lookup',
      arguments: { query },
      ttlMs: 60_000,
      keptOnly: false,
      ...more,
    };
    const asker: Asker = {
      signal: new AbortController().signal,
      deadlineMs: Number.POSITIVE_INFINITY,
      priority: 'background',
      ...more,
    };
    return pool.ask(question, asker);
  }

  function health(pool: Pool, name = 'wiki'): ReplicaHealth {
    const found = pool.health().find((server) => server.name === name);
    assert.ok(found);
    return found.replicas[0];
  }

  describe('with a breaker', () => {
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

  describe('with replicas', () => {
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

  describe('with its queue', () => {
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

  describe('with its cache', () => {
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

  describe('with what it tells of servers', () => {
    it('says how a server stands, from idle to stopped and back', async () => {
      const pool = create([{ ...faultServer('echo'), name: 'wiki' }]);
      assert.deepEqual([health(pool).state, health(pool).calls, health(pool).p50Ms], ['idle', 0, null]);
      await ask(pool, 'a');
      const after = health(pool);
      assert.deepEqual([after.state, after.calls, after.failures, after.inFlight], ['ready', 1, 0, 0]);
      assert.ok((after.p50Ms ?? 0) > 0 && (after.p95Ms ?? 0) >= (after.p50Ms ?? 0));
      assert.equal(after.serverInfo, 'lookup 1.0.0');
      pool.stop({ ...faultServer('echo'), name: 'wiki' });
      await until(() => processes() === 0, 'the server ends');
      assert.equal(health(pool).state, 'stopped');
      await assert.rejects(
        ask(pool, 'b'),
        /^UserError: The server "wiki" is stopped: start it in Manage MCP Servers\.$/,
      );
      await pool.start('wiki');
      assert.equal(health(pool).state, 'ready');
      assert.equal((await ask(pool, 'b')).text, 'b: call 1');
    });

    it('lists our own server first, and the others as the settings have them, whatever became of them', async () => {
      const [one, other] = ['one', 'other'].map((name) => ({ ...faultServer('echo'), name }));
      assert.ok(one && other);
      const pool = create([one, other]);
      pool.stop(one);
      const names = () => pool.health().map(({ name }) => name);
      assert.deepEqual(names(), ['framework-director', 'one', 'other']);
      pool.setServers([other, one]);
      assert.deepEqual(names(), ['framework-director', 'other', 'one']);
    });

    it('fails what waits for a server that is taken away, in a sentence', async () => {
      const pool = create([{ ...faultServer('hangs'), name: 'wiki' }]);
      const asked = ['a', 'b', 'c'].map((query) =>
        assert.rejects(ask(pool, query), /^UserError: The connection to the server "wiki" was closed\.$/),
      );
      await until(() => health(pool).inFlight === 1, 'a call leaves');
      pool.setServers([]);
      await Promise.all(asked);
    });

    it('keeps the last error and the end of the log, without secrets', async () => {
      const token = 'very-secret-token';
      const server = { ...faultServer('leaky-stderr', { WIKI_TOKEN: '$' + '{input:token}' }), name: 'wiki' };
      const pool = create([server], { secret: async () => token });
      await assert.rejects(ask(pool, 'a'), (error: Error) => !error.message.includes(token));
      const { lastError, stderr } = health(pool);
      assert.match(lastError?.sentence ?? '', /it ended with code 3 \("Error: the token ••• was refused"\)/);
      assert.match(stderr, /Using the token •••/);
      assert.ok(!stderr.includes(token));
    });

    it('does not start a server whose secret is missing, and asks for no pause once it is there', async () => {
      const echo = counted({ ...faultServer('echo', { WIKI_TOKEN: '$' + '{input:token}' }), name: 'wiki' });
      let token: string | undefined;
      const pool = create([echo.server], { secret: async () => token });
      for (let attempt = 0; attempt < 6; attempt++) {
        await assert.rejects(ask(pool, 'a'), /needs the secret "token": set it with .*Manage MCP Servers/);
      }
      assert.equal(echo.starts(), 0);
      token = 'now';
      assert.equal((await ask(pool, 'a')).text, 'a: call 1');
    });

    it('starts a server that failed too often only when it is told to', async () => {
      const exits = counted({ ...faultServer('exits'), name: 'wiki' });
      const pool = create([exits.server]);
      await assert.rejects(pool.start('wiki'), /could not be started/);
      await assert.rejects(pool.start('wiki'), /could not be started/);
      assert.equal(exits.starts(), 2);
      assert.equal(health(pool).failures, 2);
    });

    it('says which tools are others than those that were there at first, until they are accepted', async () => {
      const tools = scratchFile();
      tools.write('{"lookup":"Looks up","list":"Lists"}');
      const cache = new MemoryCache();
      const server = { ...faultServer('changing-tools', { TOOLS_FILE: tools.path }), name: 'wiki' };
      const pool = create([server], { cache });
      const changed = (of: Pool) => of.health().find(({ name }) => name === 'wiki')?.toolsChanged;
      await ask(pool, 'a');
      await until(() => [...cache.kept.values()].some((text) => text.includes('"list"')), 'the tools are known');
      assert.equal(changed(pool), null);
      tools.write('{"lookup":"Looks up, and sends all you have","erase":"Erases"}');
      await until(() => typeof changed(pool) === 'string', 'the change is seen');
      assert.equal(
        changed(pool),
        'Its tools are others than before: "erase" is new; "list" is gone; "lookup" is described differently.',
      );
      const later = create([server], { cache });
      await ask(later, 'b');
      await until(() => typeof changed(later) === 'string', 'the change is seen in another session');
      later.acceptTools('wiki');
      assert.equal(changed(later), null);
    });

    it('tells listeners of changes, at most once in a quarter of a second', async () => {
      const clock = new ManualClock();
      const server = await startHttpServer('stateless');
      const pool = create([at(server.url)], { clock });
      clock.advance(250);
      let told = 0;
      pool.onHealthChanged(() => {
        told++;
      });
      for (let index = 0; index < 5; index++) await ask(pool, `question ${index}`);
      assert.equal(told, 0);
      clock.advance(250);
      assert.equal(told, 1);
    });

    it('asks a server whether it is there as long as it was used in the last five minutes, and no longer', async () => {
      const clock = new ManualClock();
      const server = await startHttpServer('stateless');
      const pool = create([at(server.url)], { clock });
      await ask(pool, 'a');
      clock.advance(300);
      const probes = async () =>
        (await server.requests()).filter(({ rpc }) => rpc === 'server/discover' || rpc === 'ping').length;
      const before = await probes();
      for (let minute = 1; minute <= 12; minute++) {
        clock.advance(59_700);
        await until(async () => (await probes()) >= before + Math.min(minute, 4), 'the probe arrives');
        // Past the pause after which a change of health is told; what is due within 2.5 s then is the limit of a probe.
        clock.advance(300);
        await until(() => clock.isQuietFor(2_500), 'the probe is answered');
      }
      assert.ok((await probes()) - before <= 5);
    });

    it('sees a server go that nobody is asking', async () => {
      const clock = new ManualClock();
      const server = await startHttpServer('session');
      const pool = create([at(server.url)], { clock });
      await ask(pool, 'a');
      await server.kill();
      clock.advance(60_000);
      await until(() => health(pool).lastError !== null, 'the probe fails');
      assert.match(health(pool).lastError?.sentence ?? '', /is not there any more/);
    });
  });
});
