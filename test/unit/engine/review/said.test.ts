import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { wordsOf } from '../../../../src/engine/review/rules/structure/label-words';
import { Said } from '../../../../src/engine/review/rules/structure/said';

describe('What labels and beginnings of sentences say', () => {
  it('is found whatever marks stand between the words, within one text alone', () => {
    const said = new Said(['Root-cause (5 whys)', 'Next', 'steps: none', 'Won’t have']);
    assert.ok(said.has('root cause', false));
    assert.ok(said.has("won't", false));
    assert.ok(said.has('root cau', true));
    assert.ok(!said.has('root cau', false));
    assert.ok(!said.has('next steps', false));
    assert.ok(!said.has('oot cause', true));
  });

  it('is what a look through the words of each text finds', () => {
    const part = fc.constantFrom('plan', 'planned', 'Next', 'step', 'é', "it's", '-', ', ', ' ', ' (', '12');
    const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(''));
    const sought = fc.constantFrom('plan', 'next step', 'step 12', 'é', "it's", 'next', '12');
    fc.assert(
      fc.property(fc.array(text, { maxLength: 5 }), sought, fc.boolean(), (texts, words, goesOn) => {
        const end = goesOn ? '' : ' ';
        const expected = texts.some((one) => ` ${wordsOf(one)} `.includes(` ${words}${end}`));
        assert.equal(new Said(texts).has(words, goesOn), expected);
      }),
      { numRuns: 2_000 },
    );
  });
});
