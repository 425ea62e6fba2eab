import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { SourceDocument } from '../../../../../src/engine/document';
import { askModel } from '../../../../../src/engine/review/model/ask';
import type { ModelReview } from '../../../../../src/engine/review/model/model-review';
import { modelAt } from '../../../../../src/engine/review/model/openai';
import { ManualClock } from '../../../../support/manual-clock';
import {
  type Answering,
  begin,
  event,
  type ModelServer,
  refuse,
  startModelServer,
  stream,
} from '../../../../support/model-server';
import { until } from '../../../../support/until';

const DOCUMENT = new SourceDocument('file:///plan.md', 'markdown', 7, '# One platform\n\nWe decide to do it.\n');

describe('Asking a language model', () => {
  let server: ModelServer;
  let answering: Answering;
  let clock: ManualClock;

  beforeEach(async () => {
    clock = new ManualClock();
    server = await startModelServer((response, asked) => answering(response, asked));
  });

  afterEach(async () => {
    await server.stop();
  });

  /** Collects the reviews as they come; `reviews` holds what has come so far. */
  function ask(
    signal?: AbortSignal,
    question?: string,
  ): { readonly reviews: ModelReview[]; readonly last: Promise<ModelReview> } {
    const reviews: ModelReview[] = [];
    const run = async (): Promise<ModelReview> => {
      for await (const review of askModel(DOCUMENT, [], modelAt({ url: server.url }, 'small'), {
        question,
        signal,
        clock,
      }))
        reviews.push(review);
      return reviews.at(-1) as ModelReview;
    };
    return { reviews, last: run() };
  }

  it('yields the answer to a person’s own question in whatever form it has, with all that it cites', async () => {
    const items = Array.from({ length: 20 }, (_, at) => `${at + 1}. Item. [L1]\n`);
    answering = (response) => stream(response, 'Nobody decides. [L3]', ' [L99]\n\n', ...items);
    const { state, text, citations, remark } = await ask(undefined, 'Who decides?').last;
    assert.deepEqual([state, remark], ['complete', null]);
    assert.match(text, /^Nobody decides\. \[L3\] \[L99\]\n\n1\. [\s\S]*20\. Item\. \[L1\]$/);
    assert.deepEqual(
      citations.map(({ first }) => first),
      [1, 3],
    );
  });

  it('yields an answer that grows, and is complete at its end', async () => {
    answering = (response) => stream(response, '1. Who dec', 'ides?\nNobody', ' is named. [L3]\n', '2. When?\n[L1');
    const { reviews, last } = ask();
    const { state, points, citations, model, uri, version, error, remark } = await last;
    assert.deepEqual([state, error, remark, uri, version], ['complete', null, null, DOCUMENT.uri, 7]);
    assert.deepEqual([model.name, model.place], ['small', new URL(server.url).host]);
    assert.deepEqual(
      points.map(({ question }) => question),
      ['Who decides?', 'When?'],
    );
    assert.deepEqual(citations, [{ first: 3, last: 3, start: 16, end: 35, text: 'We decide to do it.' }]);
    assert.deepEqual([...new Set(reviews.slice(0, -1).map((review) => review.state))], ['running']);
    assert.deepEqual(reviews[0]?.points, []);
    assert.equal(reviews[1]?.points[0]?.question, 'Who dec');
  });

  it('tells what was sent, which is what the server got', async () => {
    answering = (response) => stream(response, '1. Who?');
    const { sent } = await ask().last;
    const content = server.asked[0]?.body?.messages[0]?.content ?? '';
    assert.match(content, /^L3\| We decide to do it\.$/m);
    assert.equal(sent?.bytes, Buffer.byteLength(content));
    assert.match(sent?.server ?? '', /^small \(127\.0\.0\.1:\d+\)$/);
  });

  it('is late when the first word does not come in time', async () => {
    answering = () => undefined;
    const { last } = ask();
    await until(() => server.asked.length > 0, 'the question arrives');
    clock.advance(30_000);
    const { state, error, sent, ms } = await last;
    assert.deepEqual([state, ms], ['late', 30_000]);
    assert.match(error ?? '', /^small did not begin to answer within 30 s: ask a quicker model/);
    assert.ok(sent);
    await until(() => server.left() > 0, 'the question is taken back');
  });

  it('is late when the answer stalls midway, and keeps what came', async () => {
    answering = (response) => {
      begin(response);
      response.write(event('1. Who decides?\n'));
    };
    const { reviews, last } = ask();
    await until(() => reviews.some(({ points }) => points.length > 0), 'the answer begins');
    clock.advance(30_000);
    const { state, error, points } = await last;
    assert.equal(state, 'late');
    assert.match(error ?? '', /^small wrote nothing more for 30 s/);
    assert.equal(points[0]?.question, 'Who decides?');
  });

  it('is late when it never gets done, however steadily it writes', async () => {
    let open: ServerResponse | undefined;
    answering = (response) => {
      begin(response);
      open = response;
    };
    const { reviews, last } = ask();
    await until(() => open !== undefined, 'the question arrives');
    for (let seconds = 0; seconds < 120; seconds += 20) {
      const known = reviews.length;
      open?.write(event(`${seconds} `));
      await until(() => reviews.length > known, 'the next piece arrives');
      clock.advance(20_000);
    }
    const { state, error, text } = await last;
    assert.equal(state, 'late');
    assert.match(error ?? '', /^small had not finished after 120 s/);
    assert.match(text, /^0 20 40/);
  });

  it('stands as it is when it is cancelled, and the model stops', async () => {
    answering = (response) => {
      begin(response);
      response.write(event('1. Who decides?\n'));
    };
    const leaving = new AbortController();
    const { reviews, last } = ask(leaving.signal);
    await until(() => reviews.some(({ points }) => points.length > 0), 'the answer begins');
    leaving.abort();
    const { state, points } = await last;
    assert.deepEqual([state, points.length], ['cancelled', 1]);
    await until(() => server.left() > 0, 'the model stops');
  });

  it('sends nothing when it is cancelled before it began', async () => {
    const { state, sent } = await ask(AbortSignal.abort()).last;
    assert.deepEqual([state, sent, server.asked.length], ['cancelled', null, 0]);
  });

  it('sends nothing where there is nothing to ask about', async () => {
    const empty = new SourceDocument('file:///empty.md', 'markdown', 1, '\n \n');
    for await (const { state, sent, error } of askModel(empty, [], modelAt({ url: server.url }, 'small'), { clock })) {
      assert.deepEqual([state, sent], ['failed', null]);
      assert.match(error ?? '', /^There is nothing to ask small about/);
    }
    assert.deepEqual(server.asked, []);
  });

  it('ends the question when nobody takes its answer any more', async () => {
    answering = (response) => {
      begin(response);
      response.write(event('1. Who decides?\n'));
    };
    for await (const { points } of askModel(DOCUMENT, [], modelAt({ url: server.url }, 'small'), { clock }))
      if (points.length > 0) break;
    await until(() => server.left() > 0, 'the model stops');
    assert.ok(clock.isQuietFor(1_000_000));
  });

  it('has failed with a sentence when it is refused, or breaks off, and keeps what came', async () => {
    answering = (response) => refuse(response, 401, 'no');
    const refused = await ask().last;
    assert.deepEqual([refused.state, refused.points], ['failed', []]);
    assert.match(refused.error ?? '', /wants a key: sign in to the model endpoint\.$/);
    answering = (response) => {
      begin(response);
      response.end(event('1. Who decides?\n'));
    };
    const broken = await ask().last;
    assert.deepEqual([broken.state, broken.points.length], ['failed', 1]);
    assert.match(broken.error ?? '', /broke off in the middle of its answer: ask again\.$/);
  });

  it('has failed when there is no word in the answer', async () => {
    answering = (response) => stream(response, ' \n', '');
    const { state, error } = await ask().last;
    assert.deepEqual([state, error], ['failed', 'small had nothing to say: ask again, or another model.']);
  });

  it('tells that nothing was sent where nothing answers', async () => {
    await server.stop();
    const { state, error, sent } = await ask().last;
    assert.deepEqual([state, sent], ['failed', null]);
    assert.match(error ?? '', /^Nothing answers at http/);
  });

  it('takes no more of an answer than a review may have, and says so', async () => {
    answering = (response) => {
      begin(response);
      const more = (): void => {
        while (!response.destroyed && response.write(event('and on '.repeat(100))));
        response.once('drain', more);
      };
      more();
    };
    const { state, text, remark, error } = await ask().last;
    assert.deepEqual([state, error], ['complete', null]);
    assert.ok(text.length <= 16_000);
    assert.match(remark ?? '', /the rest was not taken\.$/);
    await until(() => server.left() > 0, 'the model stops');
  });
});
