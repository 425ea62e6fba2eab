import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { Analysis } from '../../../src/engine/analysis';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';
import type { ModelReview } from '../../../src/engine/review/model/model-review';
import { type Answering, type ModelServer, refuse, startModelServer, stream } from '../../support/model-server';

const SECRET = 'Nobody outside may know of project Larkspur.';
const MEMO = new SourceDocument(
  'file:///memo.md',
  'markdown',
  1,
  `# One platform\n\nEveryone agrees that we decide to do it. ${SECRET}\n`,
);

describe('The engine with a language model', () => {
  let server: ModelServer;
  let answering: Answering;
  let engine: Engine;
  const logged: string[] = [];

  beforeEach(async () => {
    server = await startModelServer((response, asked) => answering(response, asked));
    logged.length = 0;
    engine = new Engine({
      storageFolder: null,
      localServer: () => Promise.reject(new Error('nobody asks for it')),
      log: (line) => logged.push(line),
    });
  });

  afterEach(async () => {
    await engine.dispose();
    await server.stop();
  });

  async function ask(): Promise<ModelReview | undefined> {
    let analysis: Analysis | undefined;
    for await (const next of engine.analyze(MEMO, { depth: 'review' })) analysis = next;
    const model = await engine.modelAt({ url: server.url }, 'small');
    let last: ModelReview | undefined;
    for await (const review of engine.askModel(MEMO, analysis?.findings ?? [], model)) last = review;
    return last;
  }

  it('asks with what its own rules found', async () => {
    answering = (response) => stream(response, '1. Who agrees?\nIt says “Everyone agrees”. [L3]');
    const review = await ask();
    assert.deepEqual([review?.state, review?.points[0]?.unfound], ['complete', []]);
    assert.match(server.asked[0]?.body?.messages[0]?.content ?? '', /^- L3 \(\w+\): .*agrees/m);
    assert.ok((review?.sent?.findings ?? 0) > 0);
  });

  it('asks nobody by itself', async () => {
    for await (const analysis of engine.analyze(MEMO, { depth: 'review' })) assert.deepEqual(analysis.disclosures, []);
    assert.deepEqual(server.asked, []);
  });

  it('measures how long it took and logs what was sent to whom, without a word of the document or the answer', async () => {
    answering = (response) => stream(response, `1. Why “${SECRET}”?`);
    await ask();
    answering = (response) => refuse(response, 400, SECRET);
    await ask();
    assert.deepEqual(
      logged.map((line) => line.replace(/[\d,.]+ (bytes|m?s)/g, '0 $1').replace(/:\d+/, '')),
      ['complete', 'failed'].map((state) => `small (127.0.0.1) was sent 0 bytes: ${state} after 0 ms.`),
    );
    const measured = engine.monitor.performance('model')?.session;
    assert.deepEqual([measured?.count, measured?.outcomes.failed], [2, 1]);
  });

  it('lists the models of an endpoint', async () => {
    answering = (response) =>
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":[{"id":"small"},{"id":"large"}]}');
    const models = await engine.modelsAt({ url: server.url }, new AbortController().signal);
    assert.deepEqual(
      models.map(({ name }) => name),
      ['small', 'large'],
    );
  });
});
