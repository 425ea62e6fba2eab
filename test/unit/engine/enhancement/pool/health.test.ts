import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import type { Pool } from '../../../../../src/engine/enhancement/pool/pool';
import { counted, faultServer, processes, until } from '../../../../support/fault-servers';
import { startHttpServer } from '../../../../support/http-servers';
import { ManualClock } from '../../../../support/manual-clock';
import { MemoryCache } from '../../../../support/memory-cache';
import { ask, at, create, endPools, health } from '../../../../support/pools';
import { scratchFile } from '../../../../support/scratch';

describe('the pool of servers with what it tells of servers', function () {
  this.timeout(30_000);
  afterEach(endPools);

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
    await assert.rejects(ask(pool, 'b'), /^UserError: The server "wiki" is stopped: start it in Manage MCP Servers\.$/);
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
