import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { Connection } from '../../src/engine/enhancement/connection/connection';
import { ask, connectionTo } from '../support/connect';
import { type Context7Api, startContext7Api } from '../support/context7-api';
import { processes, until } from '../support/fault-servers';
import { deadUrl } from '../support/http-servers';
import { realServer } from '../support/real-servers';

describe('context7, with its API on this machine', () => {
  let api: Context7Api;
  let context7: Connection;

  before(async () => {
    api = await startContext7Api();
    context7 = connectionTo(realServer('context7', { env: { CONTEXT7_API_URL: api.url } }));
  });

  beforeEach(() => api.answer('well'));

  after(async () => {
    await context7.dispose();
    await api.close();
    assert.equal(processes(), 0, 'processes left');
  });

  const resolve = () => ask(context7, 'resolve-library-id', { query: 'hooks', libraryName: 'React' });
  const docs = () => ask(context7, 'query-docs', { libraryId: '/facebook/react', query: 'hooks' });

  it('finds a library, and its documentation', async () => {
    const asked = api.requests.length;
    assert.match(await resolve(), /Context7-compatible library ID: \/facebook\/react/);
    assert.match(await docs(), /### \/facebook\/react\n\nhooks: see the manual\./);
    assert.deepEqual(api.requests.slice(asked), [
      { path: '/api/v2/libs/search', query: { query: 'hooks', libraryName: 'React' } },
      { path: '/api/v2/context', query: { query: 'hooks', libraryId: '/facebook/react' } },
    ]);
  });

  for (const [mode, found, read] of [
    [401, /^Invalid API key\./, /^Invalid API key\./],
    [429, /^Rate limited or quota exceeded\./, /^Rate limited or quota exceeded\./],
    [500, /^Request failed with status 500\./, /^Request failed with status 500\./],
    ['empty', /^No libraries found matching/, /^Documentation not found or not finalized/],
  ] as const) {
    it(`says what went wrong as if it were an answer: ${mode}`, async () => {
      api.answer(mode);
      assert.match(await resolve(), found);
      assert.match(await docs(), read);
    });
  }

  it('takes as long as its API does', async () => {
    api.answer('silent');
    const asked = api.requests.length;
    const answer = docs();
    await until(() => api.requests.length > asked, 'the API is asked');
    api.answer('well');
    assert.match(await answer, /see the manual/);
  });
});

describe('context7, without a network', () => {
  let context7: Connection;

  afterEach(() => context7.dispose());

  it('starts, and says of each call as if it were an answer that it failed', async () => {
    context7 = connectionTo(realServer('context7', { env: { CONTEXT7_API_URL: await deadUrl() } }));
    const answer = await ask(context7, 'resolve-library-id', { query: 'hooks', libraryName: 'React' });
    assert.equal(answer, 'Error searching libraries: TypeError: fetch failed');
  });
});
