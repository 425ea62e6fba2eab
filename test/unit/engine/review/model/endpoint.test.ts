import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { afterEach, describe, it } from 'mocha';
import { UserError } from '../../../../../src/engine/errors';
import { partOf } from '../../../../../src/engine/review/model/endpoint';
import { isNothingSent } from '../../../../../src/engine/review/model/language-model';
import { answer, freePort, nothingSent, userError } from '../../../../support/asking';
import { type Answering, type ModelServer, refuse, startModelServer, stream } from '../../../../support/model-server';

const KEY = 'sk-a-key-of-the-test';

describe('An endpoint that does not answer', () => {
  const servers: ModelServer[] = [];

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.stop();
  });

  async function serve(answering: Answering): Promise<ModelServer> {
    const server = await startModelServer(answering);
    servers.push(server);
    return server;
  }

  const REFUSALS: readonly (readonly [status: number, message: string, said: RegExp])[] = [
    [400, 'too many tokens', /refused the question \(400\): too many tokens\.$/],
    [401, 'no auth', /wants a key: sign in to the model endpoint\.$/],
    [403, 'not for you', /does not let you use small: not for you\.$/],
    [
      404,
      'model “small” not found',
      /has no model small: choose one that it lists, or load it there: model “small” not found\.$/,
    ],
    [429, 'slow down', /takes no more questions from you for now: try again later: slow down\.$/],
    [500, 'out of memory', /has a problem of its own \(500\), try again later: out of memory\.$/],
    [503, 'x'.repeat(5_000), /has a problem of its own \(503\), try again later: x{199}…$/],
  ];
  for (const [status, message, said] of REFUSALS) {
    it(`says what to do when it is refused with ${status}`, async () => {
      const server = await serve((response) => refuse(response, status, message));
      await assert.rejects(answer({ url: server.url }), userError(said));
    });
  }

  it('says of a key that it is not known, of a path that it leads nowhere, and when to come back', async () => {
    const unknown = await serve((response) => refuse(response, 401, 'bad key'));
    await assert.rejects(
      answer({ url: unknown.url, key: KEY }),
      userError(/does not know the key .*: sign in .* again\.$/),
    );
    const nowhere = await serve((response) => response.writeHead(404).end('404 page not found'));
    await assert.rejects(
      answer({ url: nowhere.url }),
      userError(/has nothing at \/v1\/chat\/completions: .* often ends with \/v1\.$/),
    );
    const busy = await serve((response) => response.writeHead(429, { 'retry-after': '20' }).end());
    await assert.rejects(answer({ url: busy.url }), userError(/try again in 20 s\.$/));
  });

  it('passes on words of a server as one line of visible text', async () => {
    const server = await serve((response) => refuse(response, 400, 'a\n\u001b[31mb\u202e <b>c</b>\u0000'));
    await assert.rejects(answer({ url: server.url }), userError(/\(400\): a \[31mb <b>c<\/b>\.$/));
  });

  it('is not followed to another origin, and within its own only where the question goes along', async () => {
    const other = await serve((response) => stream(response, 'I got it.'));
    const away = await serve((response) =>
      response.writeHead(307, { location: `${other.url}/chat/completions` }).end(),
    );
    await assert.rejects(
      answer({ url: away.url, key: KEY }),
      userError(/wants the question to be sent to 127\.0\.0\.1:\d+, which is not done/),
    );
    assert.deepEqual(other.asked, []);

    const moved = await serve((response, { path }) => {
      if (path === '/v1/chat/completions') response.writeHead(308, { location: '/v2/chat/completions' }).end();
      else stream(response, 'Here.');
    });
    assert.equal((await answer({ url: moved.url })).join(''), 'Here.');
    const lost = await serve((response) => response.writeHead(302, { location: '/login' }).end());
    await assert.rejects(answer({ url: lost.url }), userError(/redirects the question and never answers it/));
    const circle = await serve((response, { path }) => response.writeHead(307, { location: path }).end());
    await assert.rejects(answer({ url: circle.url }), userError(/redirects the question and never answers it/));
    assert.equal(circle.asked.length, 4);
  });

  it('is sent nothing where nothing answers', async () => {
    const port = await freePort();
    await assert.rejects(
      answer({ url: `http://127.0.0.1:${port}/v1` }),
      nothingSent(/Nothing answers at http:\/\/127\.0\.0\.1:\d+: start the program that serves the model/),
    );
    await assert.rejects(answer({ url: 'https://no.such.host.invalid/v1' }), nothingSent(/no\.such\.host\.invalid/));
  });

  const BAD: Readonly<Record<string, RegExp>> = {
    'not an address': /“not an address” is no address of a model endpoint/,
    'http://models.example/v1':
      /must begin with https:\/\/, or with http:\/\/ for a server on this machine: models\.example is not asked/,
    'http://169.254.169.254/v1': /must not be a link-local address or one of cloud metadata/,
    'https://me:secret@models.example/v1': /must not hold a name or a password: sign in to it instead\.$/,
    'ftp://127.0.0.1/v1': /must begin with https/,
  };
  it('has an address in the settings, whose schema knows the same ones', async () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
    const groups: readonly { readonly properties: Readonly<Record<string, { readonly pattern?: string }>> }[] =
      manifest.contributes.configuration;
    const setting = groups.map(({ properties }) => properties['frameworkDirector.model.endpoint']).find(Boolean);
    const pattern = new RegExp(setting?.pattern ?? '(?!)');
    const good = [
      'http://127.0.0.1:11434/v1',
      'http://localhost/v1/',
      'http://[::1]:8080/v1',
      'https://api.example/v1?version=1',
    ];
    for (const url of ['', ...good]) assert.match(url, pattern);
    for (const url of Object.keys(BAD)) assert.doesNotMatch(url, pattern);
    for (const url of good) assert.doesNotThrow(() => partOf({ url }, 'models'));
  });

  for (const [url, said] of Object.entries(BAD)) {
    it(`is not asked at ${url}`, async () => {
      await assert.rejects(answer({ url }), nothingSent(said));
    });
  }

  it('is not asked with a key that no header can hold, and the sentence does not hold it', async () => {
    const server = await serve((response) => stream(response, 'Yes.'));
    for (const key of ['a\nb: secret', 'geheim-ü', ' secret']) {
      await assert.rejects(answer({ url: server.url, key }), (error) => {
        assert.ok(error instanceof UserError && isNothingSent(error));
        assert.doesNotMatch(error.message, /secret|geheim/);
        return true;
      });
    }
    assert.deepEqual(server.asked, []);
  });
});
