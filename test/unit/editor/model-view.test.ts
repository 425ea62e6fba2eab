import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { modelView } from '../../../src/editor/model-view';
import { SourceDocument } from '../../../src/engine/document';
import type { Citation, ModelPoint, ModelReview } from '../../../src/engine/review/model/model-review';

const TEXT = '# Title\n\nWe decide to do it.\nIt costs 5 million.\n';

describe('the view of a language model’s answer', () => {
  it('names the model, where it is and how long it took', () => {
    const { name, detail, state, notices } = view(review({ ms: 8_300 }));
    assert.deepEqual([name, detail, state, notices], ['small', '127.0.0.1:11434 · 8.3 s', 'complete', []]);
  });

  it('says whether it reads or writes while it is under way', () => {
    assert.equal(view(review({ state: 'running' })).detail, '127.0.0.1:11434 · reading…');
    assert.equal(view(review({ state: 'running', text: '1. W' })).detail, '127.0.0.1:11434 · writing…');
  });

  it('links each point to what it cites, and says what is not there', () => {
    const cites = [
      citation('We decide to do it.', 3),
      { ...citation('We decide to do it.', 3), last: 4, end: TEXT.length - 1 },
    ];
    const [row] = view(
      review({ points: [point({ citations: cites, astray: ['L9', 'L7-8'], unfound: ['a', 'b'] })] }),
    ).points;
    assert.deepEqual(
      row?.places.map(({ label, text }) => [label, text]),
      [
        ['3', 'We decide to do it.'],
        ['3–4', 'We decide to do it. It costs 5 million.'],
      ],
    );
    assert.equal(row?.doubts, 'Not in the text: “a”, “b”. It cites L9, L7-8, which it was not given.');
  });

  it('shows the answer as it is where no points can be made out, and not beside points', () => {
    assert.equal(view(review({ text: 'I have none.' })).text, 'I have none.');
    assert.equal(view(review({ text: '1. Who?', points: [point({})] })).text, '');
  });

  it('says what went wrong, and what limits the answer', () => {
    const { notices, state } = view(review({ state: 'late', error: 'It was late.', remark: 'It was cut.' }));
    assert.deepEqual([state, notices], ['late', ['It was late.', 'It was cut.']]);
  });

  it('finds places again in a text that was edited since, nearest to where they stood', () => {
    const edited = `It costs 5 million.\n\nNew.\n${TEXT.replace('We decide to do it.\n', '')}`;
    const cites = [citation('We decide to do it.', 3), citation('It costs 5 million.', 4)];
    const { notices, points } = view(review({ points: [point({ citations: cites })] }), 2, edited);
    assert.deepEqual(notices, ['The text has changed since.']);
    assert.deepEqual(
      points[0]?.places.map(({ label, start, end }) => [label, edited.slice(start, end)]),
      [['6', 'It costs 5 million.']],
    );
  });
});

function view(of: ModelReview, version = 1, text = TEXT): ReturnType<typeof modelView> {
  return modelView(of, version, new SourceDocument('file:///memo.md', 'markdown', version, text));
}

function review(more: Partial<ModelReview>): ModelReview {
  return {
    ...{
      uri: 'file:///memo.md',
      version: 1,
      state: 'complete',
      points: [],
      text: '',
      citations: [],
      sent: null,
      ms: 1,
    },
    ...{ model: { id: 'a', name: 'small', place: '127.0.0.1:11434' }, remark: null, error: null },
    ...more,
  };
}

function point(more: Partial<ModelPoint>): ModelPoint {
  return { question: 'Who?', reason: '', citations: [], astray: [], unfound: [], ...more };
}

function citation(text: string, line: number): Citation {
  const start = TEXT.indexOf(text);
  return { first: line, last: line, start, end: start + text.length, text };
}
