import assert from 'node:assert/strict';
import { Client, type SdkHttpError, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { afterEach, describe, it } from 'mocha';
import { until } from '../../support/fault-servers';
import { deadUrl, killHttpServers, startHttpServer } from '../../support/http-servers';

/** A client with nothing of ours: what it runs into is what ours has to withstand. */
describe('an HTTP server of the tests', () => {
  const clients: Client[] = [];

  afterEach(async () => {
    await Promise.all(clients.splice(0).map((client) => client.close()));
    await killHttpServers();
  });

  async function connect(url: string): Promise<Client> {
    const client = new Client({ name: 'test', version: '1' }, { versionNegotiation: { mode: 'auto' } });
    clients.push(client);
    await client.connect(new StreamableHTTPClientTransport(new URL(url)));
    return client;
  }

  async function ask(client: Client, query = 'a', options = {}): Promise<string> {
    const { content } = await client.callTool({ name: 'lookup', arguments: { query } }, options);
    const [first] = content;
    return first?.type === 'text' ? first.text : '';
  }

  for (const [name, protocol] of [
    ['modern', '2026-07-28'],
    ['stateless', '2026-07-28'],
    ['session', '2025-11-25'],
    ['host-check', '2026-07-28'],
  ] as const) {
    it(`answers as "${name}" in the protocol of ${protocol}`, async () => {
      const server = await startHttpServer(name);
      const client = await connect(server.url);
      assert.deepEqual([await ask(client, 'a'), await ask(client, 'b')], ['a: call 1', 'b: call 2']);
      assert.equal(client.getNegotiatedProtocolVersion(), protocol);
      assert.equal(await server.calls(), 2);
    });
  }

  for (const lostStatus of [400, 404] as const) {
    it(`loses a session with ${lostStatus} after so many calls, and begins a new one`, async () => {
      const server = await startHttpServer('session', { callsPerSession: 2, lostStatus });
      const client = await connect(server.url);
      await ask(client);
      await ask(client);
      await assert.rejects(ask(client), (error: SdkHttpError) => error.status === lostStatus);
      assert.equal(await ask(await connect(server.url)), 'a: call 3');
    });
  }

  it('leaves open what is never answered, and sees the client go', async () => {
    const server = await startHttpServer('hangs-at-connect');
    const leaving = new AbortController();
    const answer = fetch(server.url, { method: 'POST', body: '{}', signal: leaving.signal });
    await until(async () => (await server.requests()).length === 1, 'the request arrives');
    leaving.abort();
    await assert.rejects(answer, { name: 'AbortError' });
    await until(async () => (await server.requests()).every(({ cancelled }) => cancelled), 'the client is seen to go');
  });

  for (const stream of [false, true]) {
    it(`holds a call until it is released${stream ? ', in a stream that is kept alive' : ''}`, async () => {
      const server = await startHttpServer('hangs', { stream });
      const answer = ask(await connect(server.url));
      await until(async () => (await server.calls()) === 1, 'the call arrives');
      server.release();
      assert.equal(await answer, 'a: call 1');
    });
  }

  it('tells progress until it is released', async () => {
    const server = await startHttpServer('progress');
    const client = await connect(server.url);
    const steps: number[] = [];
    const answer = ask(client, 'a', { onprogress: ({ progress }: { progress: number }) => steps.push(progress) });
    await until(() => steps.length > 2, 'progress is told');
    server.release();
    assert.equal(await answer, 'a: call 1');
    assert.deepEqual(steps.slice(0, 3), [1, 2, 3]);
  });

  it('breaks off in the middle of an answer, and goes on for others', async () => {
    const server = await startHttpServer('drops');
    const client = await connect(server.url);
    await assert.rejects(ask(client));
    await assert.rejects(ask(client));
    assert.equal(await server.calls(), 2);
  });

  it('fails with the status it is given until it is released', async () => {
    const server = await startHttpServer('fails', { status: 429, headers: { 'retry-after': '7' } });
    const response = await fetch(server.url, { method: 'POST', body: '{}' });
    assert.deepEqual([response.status, response.headers.get('retry-after')], [429, '7']);
    await assert.rejects(connect(server.url));
    server.release();
    assert.equal(await ask(await connect(server.url)), 'a: call 1');
  });

  it('answers with a page for people', async () => {
    const { url } = await startHttpServer('html');
    await assert.rejects(connect(url));
  });

  for (const stream of [false, true]) {
    it(`answers a call with 5 MB in one ${stream ? 'event' : 'body'}`, async () => {
      const server = await startHttpServer('huge', { stream });
      assert.equal((await ask(await connect(server.url))).length, 5 * 1024 * 1024);
    });
  }

  for (const status of [302, 307, 308]) {
    it(`lures a client that follows ${status} to another origin`, async () => {
      const target = await startHttpServer('stateless');
      const server = await startHttpServer('redirects', { to: target.url, status, onlyCalls: true });
      await fetch(server.url, { method: 'POST', body: '{"method":"tools/call"}', headers: { 'x-token': 'secret' } });
      const [reached] = await target.requests();
      assert.equal(reached?.headers['x-token'], 'secret');
      assert.equal(reached?.text, status === 302 ? '' : '{"method":"tools/call"}');
    });
  }

  it('sends on within its own origin to where it is healthy', async () => {
    const { url } = await startHttpServer('redirects', { to: '/moved' });
    const response = await fetch(url, { method: 'POST', body: '{"jsonrpc":"2.0","id":1,"method":"ping"}' });
    assert.equal(new URL(response.url).pathname, '/moved');
  });

  it('refuses hosts and origins that are not its own', async () => {
    const server = await startHttpServer('host-check', { allowedHosts: ['wiki.example'] });
    await assert.rejects(connect(server.url), (error: SdkHttpError) => error.status === 403);
    const own = await startHttpServer('host-check');
    assert.equal((await fetch(own.url, { headers: { origin: 'https://evil.example' } })).status, 403);
  });

  it('is gone at once when it is killed, and its port may be taken again', async () => {
    const server = await startHttpServer('modern');
    const client = await connect(server.url);
    await server.kill();
    await assert.rejects(ask(client));
    await startHttpServer('modern', { port: server.port });
    assert.equal(await ask(client), 'a: call 1');
  });

  it('knows an address at which nobody listens', async () => {
    await assert.rejects(fetch(await deadUrl()), (error: Error) => /ECONNREFUSED/.test(String(error.cause)));
  });
});
