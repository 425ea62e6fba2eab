import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { newsOf } from '../../../src/panel/page/model-news';
import type { ModelView } from '../../../src/panel/protocol';

const answer = (more: Partial<ModelView>): ModelView => {
  return { name: 'small', state: 'running', detail: '', notices: [], points: [], text: '', ...more };
};
const point = { question: 'Who pays?', reason: '', doubts: '', places: [] };

describe('what is said of a language model’s answer', () => {
  it('is that it is asked, and how many questions it has when it is done', () => {
    assert.equal(newsOf(null, answer({})), 'small is asked.');
    assert.equal(
      newsOf(answer({}), answer({ state: 'complete', points: [point, point] })),
      'small has answered: 2 questions.',
    );
  });

  it('is what went wrong, where it did', () => {
    assert.equal(newsOf(answer({}), answer({ state: 'late', notices: ['It took too long.'] })), 'It took too long.');
  });

  it('is nothing while words come in, nor when an old answer is shown again', () => {
    assert.equal(newsOf(answer({}), answer({ points: [point] })), null);
    assert.equal(newsOf(null, answer({ state: 'complete' })), null);
    assert.equal(newsOf(answer({}), null), '');
  });
});
