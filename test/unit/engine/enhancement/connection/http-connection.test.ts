import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, it } from 'mocha';
import { type Clock, systemClock } from '../../../../../src/engine/clock';
import { Fault } from '../../../../../src/engine/enhancement/connection/fault';
import { McpConnection } from '../../../../../src/engine/enhancement/connection/mcp-connection';
import type { Peer } from '../../../../../src/engine/enhancement/connection/session';
import { httpLink } from '../../../../../src/engine/enhancement/link/http';
import { readText } from '../../../../../src/engine/enhancement/result';
import { until } from '../../../../support/fault-servers';
import { deadUrl, killHttpServers, startHttpServer } from '../../../../support/http-servers';
import { ManualClock } from '../../../../support/manual-clock';

const REMEDY = 'Check the settings.';

describe('a connection to a server at an address', function () {
  this.timeout(20_000);
  const open: McpConnection[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((connection) => connection.dispose()));
    await killHttpServers();
  });

  interface Options {
    readonly clock?: Clock;
    readonly headers?: Readonly<Record<string, string>>;
    readonly prior?: () => Promise<Peer | undefined>;
    readonly onPeer?: (peer: Peer) => void;
    readonly idleMs?: number;
  }

  function connect(url: string, { clock = systemClock, headers = {}, ...more }: Options = {}): McpConnection {
    const dial = async () => httpLink(url, headers);
    const kind = { isProgram: false, probesEra: true };
    const connection = new McpConnection({ name: 'wiki', dial, clock, remedy: REMEDY, ...kind, ...more });
    open.push(connection);
    return connection;
  }

  async function ask(connection: McpConnection, query: string, signal = new AbortController().signal): Promise<string> {
    return readText(await connection.call({ tool: 'lookup', arguments: { query } }, signal, () => {}));
  }

  for (const name of ['stateless', 'modern', 'session', 'host-check'] as const) {
    it(`is answered by a healthy server: ${name}`, async () => {
      const server = await startHttpServer(name);
      assert.match(await ask(connect(server.url), 'WRAP'), /WRAP/);
    });
  }

  it('learns the era of a server, and is spared the question for it the next time', async () => {
    const server = await startHttpServer('modern');
    let known: Peer | undefined;
    const onPeer = (peer: Peer) => {
      known = peer;
    };
    await ask(connect(server.url, { onPeer }), 'a');
    assert.equal(known?.protocol, '2026-07-28');
    const before = (await server.requests()).length;
    await ask(connect(server.url, { onPeer, prior: async () => known }), 'b');
    const methods = (await server.requests()).slice(before).map(({ rpc }) => rpc);
    assert.deepEqual(methods.slice(0, 1), ['tools/call']);
  });

  it('asks for the era again when what was known of it is wrong', async () => {
    const modern = await startHttpServer('modern');
    const { port } = modern;
    let known: Peer | undefined;
    await ask(
      connect(modern.url, {
        onPeer: (peer) => {
          known = peer;
        },
      }),
      'a',
    );
    await modern.kill();
    const older = await startHttpServer('session', { port });
    const connection = connect(older.url, { prior: async () => known });
    await assert.rejects(ask(connection, 'b'));
    assert.match(await ask(connection, 'c'), /c/);
  });

  for (const lostStatus of [404, 400] as const) {
    it(`opens a new session when the server has lost it and answers with ${lostStatus}`, async () => {
      const server = await startHttpServer('session', { callsPerSession: 2, lostStatus });
      const connection = connect(server.url);
      for (const query of ['a', 'b', 'c', 'd', 'e']) assert.match(await ask(connection, query), new RegExp(query));
      const handshakes = (await server.requests()).filter(({ rpc }) => rpc === 'initialize');
      assert.equal(handshakes.length, 3);
    });
  }

  it('goes on with a server that was started anew', async () => {
    const first = await startHttpServer('session');
    const connection = connect(first.url);
    await ask(connection, 'a');
    await first.kill();
    await assert.rejects(ask(connection, 'b'), (error) => error instanceof Fault);
    await startHttpServer('session', { port: first.port });
    assert.match(await ask(connection, 'c'), /c/);
  });

  it('takes leave of a session when it ends', async () => {
    const server = await startHttpServer('session');
    const connection = connect(server.url);
    await ask(connection, 'a');
    await connection.dispose();
    assert.ok((await server.requests()).some(({ method }) => method === 'DELETE'));
  });

  it('sends the headers of the definition with every request', async () => {
    const server = await startHttpServer('stateless');
    await ask(connect(server.url, { headers: { 'x-wiki-key': 'secret' } }), 'a');
    assert.ok((await server.requests()).every(({ headers }) => headers['x-wiki-key'] === 'secret'));
  });

  const broken: readonly {
    readonly why: string;
    readonly start: () => Promise<string>;
    readonly says: RegExp;
  }[] = [
    {
      why: 'nobody listens there',
      start: deadUrl,
      says: /^The server "wiki" could not be connected to: nothing listens at its address\. Check the settings\.$/,
    },
    {
      why: 'it fails',
      start: async () => (await startHttpServer('fails')).url,
      says: /^The server "wiki" could not be connected to: it answered with the HTTP status 500\. Check the settings\.$/,
    },
    {
      why: 'it wants another key',
      start: async () => (await startHttpServer('fails', { status: 401 })).url,
      says: /^The server "wiki" could not be connected to: it refuses access \(HTTP status 401\)\. Check the settings\.$/,
    },
    {
      why: 'there is a page for people',
      start: async () => (await startHttpServer('html')).url,
      says: /^The server "wiki" could not be connected to: .*text\/html.*\. Check the settings\.$/,
    },
  ];
  for (const { why, start, says } of broken) {
    it(`says in a sentence that a server cannot be connected to because ${why}`, async () => {
      await assert.rejects(ask(connect(await start()), 'a'), (error: Error) => {
        assert.match(error.message, says);
        return error instanceof Fault;
      });
    });
  }

  it('gives up on a server that accepts the connection and says nothing', async () => {
    const server = await startHttpServer('hangs-at-connect');
    const clock = new ManualClock();
    const answer = assert.rejects(ask(connect(server.url, { clock }), 'a'), /it did not answer within 3 s/);
    await until(async () => (await server.requests()).length > 0, 'the server is asked');
    clock.advance(3_000);
    await answer;
  });

  it('gives up a call that is not answered, and lets the server know', async () => {
    const server = await startHttpServer('hangs');
    const clock = new ManualClock();
    const connection = connect(server.url, { clock });
    await connection.ready(new AbortController().signal);
    const late = assert.rejects(ask(connection, 'a'), /did not answer "lookup" within 2\.5 s/);
    await until(async () => (await server.calls()) === 1, 'the call leaves');
    clock.advance(2_500);
    await late;
    await until(
      async () => (await server.requests()).some(({ rpc, cancelled }) => rpc === 'tools/call' && cancelled),
      'the request ends',
    );
  });

  it('waits longer for a server that tells of its progress', async () => {
    const server = await startHttpServer('progress');
    const clock = new ManualClock();
    const connection = connect(server.url, { clock });
    await connection.ready(new AbortController().signal);
    const answer = ask(connection, 'WRAP');
    await until(async () => (await server.calls()) === 1, 'the call leaves');
    for (let step = 0; step < 5; step++) {
      // Long enough for a dozen signs of progress.
      await sleep(250);
      clock.advance(2_000);
    }
    server.release();
    assert.match(await answer, /WRAP/);
  });

  it('takes a connection for dead over which two calls in a row went unanswered', async () => {
    const server = await startHttpServer('hangs');
    const clock = new ManualClock();
    const connection = connect(server.url, { clock });
    await connection.ready(new AbortController().signal);
    for (const calls of [1, 2]) {
      const late = assert.rejects(ask(connection, 'a'));
      await until(async () => (await server.calls()) === calls, 'the call leaves');
      clock.advance(2_500);
      await late;
    }
    assert.equal(connection.state, 'idle');
  });

  for (const stream of [false, true]) {
    it(`breaks off an answer of more than 4 MB, ${stream ? 'in one event of a stream' : 'in one body'}`, async () => {
      const server = await startHttpServer('huge', { stream });
      const connection = connect(server.url);
      await assert.rejects(ask(connection, 'a'), /it sent more than 4 MB in one message/);
      assert.equal(connection.state, 'idle');
    });

    it(`takes an answer of just under 4 MB, ${stream ? 'in one event of a stream' : 'in one body'}`, async () => {
      const server = await startHttpServer('huge', { stream, bytes: 3.9 * 1024 * 1024 });
      assert.match(await ask(connect(server.url), 'a'), /^x+\n\[cut at 64 kB/);
    });
  }

  it('says that an answer broke off', async () => {
    const server = await startHttpServer('drops');
    await assert.rejects(ask(connect(server.url), 'a'), (error: Error) => {
      assert.match(error.message, /^The server "wiki" gave "lookup" no answer that could be read: .+\.$/);
      return error instanceof Fault;
    });
  });

  for (const status of [302, 307, 308]) {
    for (const onlyCalls of [false, true]) {
      it(`sends nothing to another host, whatever ${onlyCalls ? 'a call' : 'the handshake'} is answered (${status})`, async () => {
        const victim = await startHttpServer('stateless');
        const server = await startHttpServer('redirects', { to: victim.url, status, onlyCalls });
        await assert.rejects(ask(connect(server.url, { headers: { 'x-wiki-key': 'secret' } }), 'a'));
        assert.deepEqual(await victim.requests(), []);
      });
    }
  }

  it('sends nothing to the address of a machine’s metadata', async () => {
    const server = await startHttpServer('redirects', { to: 'http://169.254.169.254/latest/meta-data', status: 307 });
    const clock = new ManualClock();
    await assert.rejects(
      ask(connect(server.url, { clock }), 'a'),
      /it sends requests on to another address \(HTTP status 307\)/,
    );
  });

  it('follows a redirect within the same origin', async () => {
    const server = await startHttpServer('redirects', { to: '/healthy', status: 307 });
    assert.match(await ask(connect(server.url), 'WRAP'), /WRAP/);
  });

  it('says that a server refuses the name it is called by', async () => {
    const server = await startHttpServer('host-check', { allowedHosts: ['wiki.example'] });
    await assert.rejects(ask(connect(server.url), 'a'), /it refuses access \(HTTP status 403\)/);
  });

  it('ends when it was not used for a while, and connects again when it is', async () => {
    const server = await startHttpServer('session');
    const clock = new ManualClock();
    const connection = connect(server.url, { clock, idleMs: 300_000 });
    await ask(connection, 'a');
    clock.advance(299_999);
    assert.equal(connection.state, 'ready');
    clock.advance(1);
    assert.equal(connection.state, 'idle');
    assert.match(await ask(connection, 'b'), /b/);
    assert.equal(connection.restarts, 1);
  });

  for (const name of ['session', 'modern'] as const) {
    it(`sees by a probe that a server is gone: ${name}`, async () => {
      const server = await startHttpServer(name);
      const connection = connect(server.url);
      await connection.ready(new AbortController().signal);
      await connection.probe(new AbortController().signal);
      assert.equal(connection.state, 'ready');
      await server.kill();
      await assert.rejects(
        connection.probe(new AbortController().signal),
        /is not there any more: nothing listens at its address/,
      );
      assert.equal(connection.state, 'idle');
    });
  }
});
