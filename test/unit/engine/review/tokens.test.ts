import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokensOf } from '../../../../src/engine/review/words/tokens';

/** What tokens are made of and what ends them, in every combination. */
const SIGNS = [..."ab1.,'’%€ -_…é“A9ß²½\u0301"];

describe('The words that phrases are compared with', () => {
  it('are in lower case, with numbers whole and signs of money and per cent by themselves', () => {
    assert.deepEqual(tokensOf('The team’s 1,200.5 users pay €4k, 12% more: état-major'), [
      ...['the', "team's", '1,200.5', 'users', 'pay', '€', '4', 'k', '12', '%', 'more', 'état', 'major'],
    ]);
  });

  it('are the same whatever script the text goes on in', () => {
    const text = fc.array(fc.constantFrom(...SIGNS), { maxLength: 12 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(text, (one) => {
        assert.deepEqual(tokensOf(`${one} 字`), [...tokensOf(one), '字']);
      }),
      { numRuns: 2_000 },
    );
  });
});
