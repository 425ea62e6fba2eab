import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { once } from '../../../src/engine/once';

describe('A question that is asked about a thing once', () => {
  it('is answered once for each thing, and anew for a copy of it', () => {
    const asked: number[] = [];
    const doubled = once(({ size }: { size: number }) => {
      asked.push(size);
      return 2 * size;
    });
    const thing = { size: 1 };
    assert.deepEqual([doubled(thing), doubled(thing)], [2, 2]);
    assert.equal(doubled({ ...thing, size: 2 }), 4);
    assert.equal(doubled(thing), 2);
    assert.deepEqual(asked, [1, 2]);
  });

  it('is another than those that others ask about the same thing', () => {
    const thing = { size: 3 };
    const [doubled, tripled] = [2, 3].map((by) => once(({ size }: { size: number }) => by * size));
    assert.deepEqual([doubled?.(thing), tripled?.(thing)], [6, 9]);
    assert.deepEqual(Object.keys(thing), ['size']);
  });
});
