import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { matches } from '../../../../src/engine/review/matches';

describe('All matches of an expression', () => {
  it('are those of matchAll, those of nothing among them', () => {
    const text = fc.array(fc.constantFrom(...['a', 'b', ' ', '12', '😀', 'é']), { maxLength: 10 });
    const expression = fc.constantFrom(/a/g, /(?<letter>[a-z])(\d)?/g, /a*/g, /\b/g, /a*/gu, /(?<=a)|😀/gu, /[a-z]/gy);
    fc.assert(
      fc.property(text, expression, (parts, one) => {
        const found = (all: Iterable<RegExpExecArray>) =>
          Array.from(all, (match) => [match.index, [...match], match.groups]);
        assert.deepEqual(found(matches(parts.join(''), one)), found(parts.join('').matchAll(one)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('are all there however often they are looked for', () => {
    const expression = /a/g;
    assert.equal(matches('a a', expression).length, 2);
    assert.equal(matches('a', expression).length, 1);
  });
});
