import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { after, before, beforeEach, describe, it } from 'mocha';
import { type FetchOptions, fetchPack, forgetOthers } from '../../../../src/engine/catalog/fetch-pack';
import { parseRemotePacks } from '../../../../src/engine/catalog/remote-pack';

const PACK = '{ "name": "Acme", "frameworks": [] }';
const CHANGED = '{ "name": "Acme 2", "frameworks": [] }';
const DAY_MS = 24 * 3_600_000;

describe('a pack over the network', () => {
  let server: Server;
  let origin: string;
  let folder: string;
  let asked: IncomingMessage[];
  let answer: (request: IncomingMessage, response: ServerResponse) => void;

  before((done) => {
    server = createServer((request, response) => {
      asked.push(request);
      answer(request, response);
    });
    server.listen(0, '127.0.0.1', () => {
      origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      done();
    });
  });

  after(() => {
    server.closeAllConnections();
    server.close();
    rmSync(dirname(folder), { recursive: true, force: true });
  });

  beforeEach(() => {
    if (folder) rmSync(dirname(folder), { recursive: true, force: true });
    folder = join(mkdtempSync(join(tmpdir(), 'framework-director-fetch-')), 'packs');
    asked = [];
    serve(PACK);
  });

  /** Serves a text with validators, and 304 to whoever has it. */
  function serve(text: string): void {
    const etag = `"${createHash('sha256').update(text).digest('hex')}"`;
    answer = (request, response) => {
      if (request.headers['if-none-match'] === etag) response.writeHead(304).end();
      else response.writeHead(200, { etag, 'last-modified': 'Wed, 25 Nov 2026 10:00:00 GMT' }).end(text);
    };
  }

  const unreadable = (text: string): string | null => (text.startsWith('{') ? null : 'It begins strangely.');
  const integrityOf = (text: string, algorithm = 'sha384'): string =>
    `${algorithm}-${createHash(algorithm).update(text).digest('base64')}`;

  function get(options: Partial<FetchOptions> = {}, integrity: string | null = null, path = '/acme') {
    return fetchPack({ url: `${origin}${path}`, integrity }, { folder, unreadable, ...options });
  }

  it('is fetched, kept for its owner alone, and not asked for again within a day', async () => {
    const first = await get();
    assert.deepEqual([first.copy?.text, first.outcome, first.problem], [PACK, 'changed', null]);
    assert.equal(readFileSync(first.copy?.file ?? '', 'utf8'), PACK);
    if (process.platform !== 'win32') {
      assert.equal(statSync(folder).mode & 0o777, 0o700);
      assert.ok(readdirSync(folder).every((file) => (statSync(join(folder, file)).mode & 0o777) === 0o600));
    }
    assert.equal((await get({ now: () => Date.now() + DAY_MS - 1_000 })).outcome, 'fresh');
    assert.equal(asked.length, 1);
  });

  it('is asked for by its validators after a day, and stays where the server says 304', async () => {
    await get();
    const again = await get({ now: () => Date.now() + DAY_MS + 1_000 });
    assert.deepEqual([again.copy?.text, again.outcome, again.problem], [PACK, 'unchanged', null]);
    assert.match(asked[1]?.headers['if-none-match'] ?? '', /^"[0-9a-f]{64}"$/);
    assert.equal(asked[1]?.headers['if-modified-since'], 'Wed, 25 Nov 2026 10:00:00 GMT');
    assert.equal((await get({ now: () => Date.now() + 2 * DAY_MS })).outcome, 'fresh');
  });

  it('is asked for at once where a person wants it, and is replaced where it changed', async () => {
    await get();
    serve(CHANGED);
    const again = await get({ ask: 'now' });
    assert.deepEqual([again.copy?.text, again.outcome], [CHANGED, 'changed']);
    assert.equal((await get()).copy?.text, CHANGED);
  });

  it('is asked for whole where its copy was changed behind our back', async () => {
    const { copy } = await get();
    writeFileSync(copy?.file ?? '', CHANGED);
    assert.deepEqual((await get({ ask: 'now' })).copy?.text, PACK);
    assert.equal(asked[1]?.headers['if-none-match'], undefined);
  });

  it('carries no cookie, no credentials and nothing about where it is asked from', async () => {
    await get();
    const { cookie, authorization, referer } = asked[0]?.headers ?? {};
    assert.deepEqual([cookie, authorization, referer], [undefined, undefined, undefined]);
  });

  it('is read when it comes packed', async () => {
    answer = (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(PACK));
    assert.equal((await get()).copy?.text, PACK);
  });

  it('loses the mark of its byte order', async () => {
    answer = (_, response) => response.end(`\uFEFF${PACK}`);
    assert.equal((await get()).copy?.text, PACK);
    assert.equal((await get()).copy?.text, PACK);
  });

  for (const algorithm of ['sha256', 'sha384', 'sha512']) {
    it(`is used with the ${algorithm} it must have, and need not be asked for again`, async () => {
      const integrity = integrityOf(PACK, algorithm);
      assert.equal((await get({}, integrity)).outcome, 'changed');
      assert.equal((await get({ now: () => Date.now() + 9 * DAY_MS }, integrity)).outcome, 'fresh');
      assert.equal(asked.length, 1);
    });
  }

  it('is judged by the strongest hash that is named', async () => {
    const weak = `${integrityOf(PACK, 'sha256')} ${integrityOf(CHANGED, 'sha512')}`;
    assert.equal((await get({}, weak)).copy, null);
    const strong = `${integrityOf(CHANGED, 'sha256')} ${integrityOf(PACK, 'sha512')}`;
    assert.equal((await get({}, strong)).copy?.text, PACK);
  });

  it('is refused with another hash, and the last good copy stays', async () => {
    const integrity = integrityOf(PACK);
    await get({}, integrity);
    serve(CHANGED);
    const again = await get({ ask: 'now' }, integrity);
    assert.deepEqual([again.copy?.text, again.outcome], [PACK, 'kept']);
    assert.equal(
      again.problem,
      `${origin}/acme cannot be fetched, the last good copy is used: what it serves does not have the "integrity" of the setting.`,
    );
  });

  it('leaves a copy unused that has not the hash asked today', async () => {
    await get();
    const again = await get({}, integrityOf(CHANGED));
    assert.deepEqual([again.copy, again.outcome], [null, 'kept']);
    assert.match(again.problem ?? '', /there is no copy of it yet/);
  });

  it('is refused where it is no pack, and the last good copy stays', async () => {
    await get();
    answer = (_, response) => response.end('<html>Sign in</html>');
    const again = await get({ ask: 'now' });
    assert.deepEqual([again.copy?.text, again.outcome], [PACK, 'kept']);
    assert.match(again.problem ?? '', /what it serves is not used: It begins strangely\.$/);
    answer = (_, response) => response.end(Uint8Array.of(0x7b, 0xff, 0xfe));
    assert.match((await get({ ask: 'now' })).problem ?? '', /what it serves is no UTF-8 text\.$/);
  });

  it('is refused as soon as it is too large, whatever it says of its size, packed or not', async () => {
    let closed = false;
    answer = (_, response) => {
      response.on('close', () => {
        closed = true;
      });
      // It never ends: only leaving it does.
      const write = (): void => {
        while (!closed && response.write(Buffer.alloc(65_536, 32)));
        if (!closed) response.once('drain', write);
      };
      write();
    };
    assert.match((await get()).problem ?? '', /it is larger than 1 MB\.$/);
    answer = (_, response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(20_000_000, 32)));
    assert.match((await get()).problem ?? '', /it is larger than 1 MB\.$/);
    assert.deepEqual(readdirSync(join(folder, '..')), []);
  });

  it('is given up where the server hangs, before its answer or within it', async () => {
    answer = () => undefined;
    assert.match((await get({ deadlineMs: 100 })).problem ?? '', /the server does not answer in time\.$/);
    answer = (_, response) => response.writeHead(200).write('{');
    assert.match((await get({ deadlineMs: 100 })).problem ?? '', /the server does not answer in time\.$/);
  });

  it('is given up when the caller does', async () => {
    answer = () => undefined;
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 50);
    assert.match((await get({ signal: controller.signal })).problem ?? '', /it was interrupted\.$/);
  });

  it('is taken from its last good copy where nobody answers', async () => {
    await get();
    const again = await get({
      ask: 'now',
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })),
    });
    assert.deepEqual([again.copy?.text, again.outcome], [PACK, 'kept']);
    assert.match(again.problem ?? '', /the last good copy is used: connect ECONNREFUSED\.$/);
  });

  it('is taken from its copy, whatever its age, where nobody is to be asked', async () => {
    const never = { ask: 'never', now: () => Date.now() + 9 * DAY_MS } as const;
    assert.deepEqual((await get(never)).copy, null);
    await get();
    const { copy, outcome, problem } = await get(never);
    assert.deepEqual([copy?.text, outcome, problem], [PACK, 'kept', null]);
    assert.equal(asked.length, 1);
  });

  it('says with which status the server refuses', async () => {
    answer = (_, response) => response.writeHead(404).end('no');
    assert.match((await get()).problem ?? '', /there is no copy of it yet: the server answers with status 404\.$/);
  });

  it('follows three redirects and no more', async () => {
    answer = (request, response) => {
      const left = Number(request.url?.slice(1));
      if (left > 0) response.writeHead(302, { location: `/${left - 1}` }).end();
      else response.end(PACK);
    };
    assert.equal((await get({}, null, '/3')).copy?.text, PACK);
    assert.match((await get({}, null, '/4')).problem ?? '', /it redirects more than 3 times\.$/);
  });

  it('follows no redirect to http on another machine', async () => {
    answer = (_, response) => response.writeHead(301, { location: 'http://packs.example/acme' }).end();
    assert.match((await get()).problem ?? '', /it redirects to an address that is not https\.$/);
    assert.equal(asked.length, 1);
  });

  it('follows no redirect from https to http, not even on this machine', async () => {
    const addresses: string[] = [];
    const fetch = (address: unknown): Promise<Response> => {
      addresses.push(String(address));
      const location = addresses.length === 1 ? 'https://cdn.example/acme' : `${origin}/acme`;
      return Promise.resolve(new Response(null, { status: 307, headers: { location } }));
    };
    const remote = { url: 'https://packs.example/acme', integrity: null };
    const { problem } = await fetchPack(remote, { folder, unreadable, fetch });
    assert.match(problem ?? '', /it redirects to an address that is not https\.$/);
    assert.deepEqual(addresses, ['https://packs.example/acme', 'https://cdn.example/acme']);
  });

  it('leaves no copy behind when it is no longer wanted', async () => {
    await get();
    await get({}, null, '/other');
    assert.equal(readdirSync(folder).length, 4);
    await forgetOthers(folder, [{ url: `${origin}/other`, integrity: null }]);
    assert.equal(readdirSync(folder).length, 2);
    assert.equal((await get({}, null, '/other')).outcome, 'fresh');
  });
});

describe('the setting of packs over the network', () => {
  it('is read entry by entry', () => {
    const integrity = `sha384-${'A'.repeat(64)}`;
    const { entries, problems } = parseRemotePacks([
      { url: 'https://packs.example/acme.json#top', integrity },
      { url: 'http://packs.example/acme.json' },
      { url: 'https://someone:secret@packs.example/' },
      { url: 'https://packs.example/other', integrity: 'md5-AAAA' },
      { url: 'https://packs.example/acme.json' },
      { url: 'file:///etc/passwd' },
      'https://packs.example/',
      { url: 'http://127.0.0.1:8000/acme.json' },
    ]);
    assert.deepEqual(entries, [
      { url: 'https://packs.example/acme.json', integrity },
      { url: 'http://127.0.0.1:8000/acme.json', integrity: null },
    ]);
    assert.deepEqual(problems, [
      'Entry 2 of frameworkDirector.packs.urls is not used: "url" must be an address that begins with https://.',
      'Entry 3 of frameworkDirector.packs.urls is not used: "url" must not hold a name or a password.',
      'Entry 4 of frameworkDirector.packs.urls is not used: "integrity" must be like "sha384-...", with the hash in Base64.',
      'Entry 5 of frameworkDirector.packs.urls is not used: its "url" stands there before.',
      'Entry 6 of frameworkDirector.packs.urls is not used: "url" must be an address that begins with https://.',
      'Entry 7 of frameworkDirector.packs.urls is not used: it must be an object with a "url".',
    ]);
  });

  it('is off where nothing is written, and says so of what is no list', () => {
    assert.deepEqual(parseRemotePacks(undefined), { entries: [], problems: [] });
    assert.deepEqual(parseRemotePacks({}).problems, ['frameworkDirector.packs.urls is not used: it must be a list.']);
    assert.equal(
      parseRemotePacks(Array.from({ length: 33 }, (_, i) => ({ url: `https://a.example/${i}` }))).entries.length,
      32,
    );
  });
});
