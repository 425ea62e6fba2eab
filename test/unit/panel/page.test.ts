import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { keyed, steps } from '../../../src/panel/page/keyed';
import { longest, percent } from '../../../src/panel/page/select';
import { opened, restored, scrolled, showing } from '../../../src/panel/page/state';

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 2 }), { maxLength: 14 });
function apply(current: readonly string[], wanted: readonly string[]): string[] {
  const list = [...current];
  for (const step of steps(current, wanted)) {
    const at = list.indexOf(step.key);
    if (at >= 0) list.splice(at, 1);
    if (step.kind === 'remove') continue;
    if (step.before === null) list.push(step.key);
    else {
      const b = list.indexOf(step.before);
      assert.ok(b >= 0);
      list.splice(b, 0, step.key);
    }
  }
  return list;
}
describe('the keyed list', () => {
  it('turns any list into any other', () =>
    fc.assert(
      fc.property(keys, keys, (a, b) => {
        assert.deepEqual(apply(a, b), b);
      }),
      { numRuns: 3000 },
    ));
  it('does nothing when nothing changed', () =>
    fc.assert(
      fc.property(keys, (a) => {
        assert.deepEqual(steps(a, a), []);
      }),
    ));
  it('moves one element when one moved', () =>
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 3, maxLength: 12 }), fc.nat(), fc.nat(), (a, i, j) => {
        const b = [...a];
        const [x] = b.splice(i % a.length, 1);
        b.splice(j % a.length, 0, x as string);
        assert.ok(steps(a, b).length <= 1);
      }),
    ));
  it('gives every item a key of its own', () => {
    assert.deepEqual(keyed(['a', 'b', 'a'], (x) => x).map(([k]) => k).length, 3);
    assert.equal(new Set(keyed(['a', 'b', 'a', 'a'], (x) => x).map(([k]) => k)).size, 4);
  });
});
describe('the state', () => {
  it('restores anything', () =>
    fc.assert(
      fc.property(fc.anything(), (x) => {
        const s = restored(x);
        assert.deepEqual(restored(JSON.parse(JSON.stringify(s))), s);
      }),
    ));
  it('bounds what is open', () => {
    let s = restored(undefined);
    for (let i = 0; i < 500; i++) s = opened(s, `k${i}`, true);
    assert.equal(s.open.length, 200);
    assert.equal(s.open.at(-1), 'k499');
    assert.equal(opened(s, 'k499', false).open.length, 199);
  });
  it('resets the scroll for another document', () => {
    const s = scrolled(showing(restored({}), 'a'), 40.4);
    assert.equal(s.scroll.overview, 40);
    assert.equal(showing(s, 'a'), s);
    assert.equal(showing(s, 'b').scroll.overview, 0);
  });
});
describe('selection', () => {
  it('percent', () => {
    assert.equal(percent(2), '100%');
    assert.equal(percent(Number.NaN), '0%');
    assert.equal(percent(0.25), '25%');
  });
  it('longest keeps order', () => {
    const t = [1, 5, 2, 5].map((length, i) => ({ label: String(i), start: 0, length, duration: '', outcome: '' }));
    assert.deepEqual(
      longest(t, 2).map((x) => x.label),
      ['1', '3'],
    );
  });
});
