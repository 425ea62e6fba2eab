import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { chatModels } from '../../src/editor/chat-model';
import { SourceDocument } from '../../src/engine/document';
import { askModel } from '../../src/engine/review/model/ask';
import type { LanguageModel } from '../../src/engine/review/model/language-model';
import type { ModelReview } from '../../src/engine/review/model/model-review';
import { ManualClock } from '../support/manual-clock';

const MEMO = new SourceDocument('untitled:memo.md', 'markdown', 1, '# One platform\n\nWe decide to do it.\n');

/** What the extension with the models lets a test see and do. */
interface Acme {
  readonly asked: readonly string[];
  cancelled(): number;
  offer(ids: readonly string[]): void;
}

describe('A language model of the editor’s own', () => {
  let acme: Acme;

  before(async () => {
    const extension = vscode.extensions.getExtension<{ readonly models: Acme }>('framework-director-test.tools');
    assert.ok(extension, 'the extension with the models is there');
    acme = (await extension.activate()).models;
  });

  after(() => acme.offer(['steady', 'stalling', 'broken', 'blocked']));

  async function model(name: string): Promise<LanguageModel> {
    const found = await eventually(async () => (await chatModels()).find((one) => one.name === `Acme ${name}`));
    assert.ok(found, `there is a model ${name}`);
    return found;
  }

  /** VS Code 1.105 tells no provider that nobody listens any more; later ones do. */
  async function isStopped(before: number): Promise<void> {
    if (vscode.version.startsWith('1.105.')) return;
    assert.ok(await eventually(async () => acme.cancelled() > before || undefined), 'the model is told to stop');
  }

  it('is offered with its name and where it comes from', async () => {
    const { id, place, maxInputTokens } = await model('steady');
    assert.deepEqual([id, place, maxInputTokens], ['vscode:acme/steady', 'acme, by way of the editor', 8_000]);
  });

  it('answers piece by piece, and is told what the prompt says', async () => {
    const reviews = await all(await model('steady'));
    const last = reviews.at(-1);
    assert.deepEqual([last?.state, last?.error], ['complete', null]);
    assert.deepEqual(
      last?.points.map(({ question, astray, unfound }) => [question, astray, unfound]),
      [
        ['Who decides when the teams disagree?', ['L99'], []],
        ['What of “a budget”?', [], ['a budget']],
      ],
    );
    assert.deepEqual(
      last?.citations.map(({ start, end }) => MEMO.text.slice(start, end)),
      ['We decide to do it.'],
    );
    assert.ok(reviews.length > 3, 'it grows');
    assert.match(acme.asked.at(-1) ?? '', /^L3\| We decide to do it\.$/m);
  });

  it('is late when it stalls, and is told to stop', async () => {
    const before = acme.cancelled();
    const clock = new ManualClock();
    const reviews: ModelReview[] = [];
    for await (const review of askModel(MEMO, [], await model('stalling'), { clock })) {
      reviews.push(review);
      if (review.points.length > 0) clock.advance(30_000);
    }
    const last = reviews.at(-1);
    assert.equal(last?.state, 'late');
    assert.equal(last?.points[0]?.question, 'Who decides?');
    assert.match(last?.error ?? '', /^Acme stalling wrote nothing more for 30 s/);
    await isStopped(before);
  });

  it('stops when nobody wants its answer any more', async () => {
    const before = acme.cancelled();
    const leaving = new AbortController();
    const last = await all(await model('stalling'), leaving.signal, ({ points }) => {
      if (points.length > 0) leaving.abort();
    });
    assert.equal(last.at(-1)?.state, 'cancelled');
    await isStopped(before);
  });

  it('has failed when its extension fails midway, and what came stands', async () => {
    const last = (await all(await model('broken'))).at(-1);
    assert.deepEqual([last?.state, last?.points.length], ['failed', 1]);
    assert.match(last?.error ?? '', /^Acme broken failed: .*The weights are gone\./);
  });

  it('says what to do when its provider takes no more questions', async () => {
    const last = (await all(await model('blocked'))).at(-1);
    assert.equal(last?.state, 'failed');
    assert.match(last?.error ?? '', /^Acme blocked takes no more questions from you for now/);
  });

  it('is sent nothing when it is gone', async () => {
    const gone = await model('steady');
    acme.offer(['broken']);
    await eventually(async () => !(await chatModels()).some(({ name }) => name === 'Acme steady') || undefined);
    const last = (await all(gone)).at(-1);
    assert.deepEqual([last?.state, last?.sent], ['failed', null]);
    assert.match(last?.error ?? '', /^Acme steady is no longer there: choose another model\.$/);
  });

  it('is missed by nobody when there is none', async () => {
    acme.offer([]);
    assert.ok(await eventually(async () => (await chatModels()).length === 0 || undefined));
  });
});

async function all(
  model: LanguageModel,
  signal?: AbortSignal,
  onReview: (review: ModelReview) => void = () => undefined,
): Promise<ModelReview[]> {
  const reviews: ModelReview[] = [];
  for await (const review of askModel(MEMO, [], model, { signal })) {
    reviews.push(review);
    onReview(review);
  }
  return reviews;
}

/** Looks until there is something, or for ten seconds. */
async function eventually<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let looks = 0; looks < 100; looks++) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}
