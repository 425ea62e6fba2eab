import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { keyed } from '../../../src/panel/page/keyed';
import { longest, percent } from '../../../src/panel/page/select';
import { filtered, opened, restored, scrolled, showing } from '../../../src/panel/page/state';
import type { Subject } from '../../../src/panel/protocol';

describe('the keyed list', () => {
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
  it('resets the scroll for another document, and keeps what is chosen', () => {
    const of = (uri: string, pinned = false): Subject => ({ uri, title: 'README.md', pinned });
    const s = scrolled(showing({ ...restored({}), grouping: 'line' }, of('file:///a')), 40.4);
    assert.equal(s.scroll.overview, 40);
    assert.equal(showing(s, of('file:///a')), s);
    assert.equal(showing(s, of('file:///a', true)).scroll.overview, 40);
    assert.equal(showing(s, of('file:///b')).scroll.overview, 0);
    assert.equal(showing(s, of('file:///b')).grouping, 'line');
  });
  it('remembers which severities are hidden', () => {
    const s = filtered(restored({ hidden: ['info', 'nonsense'] }), 'error', false);
    assert.deepEqual(s.hidden, ['error', 'info']);
    assert.deepEqual(filtered(s, 'info', true).hidden, ['error']);
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
