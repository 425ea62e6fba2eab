import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { paceOf, type Sample, sampled } from '../../../src/workspace/pace';

describe('the pace of a workspace analysis', () => {
  const start: Sample = { atMs: 1_000, files: 0 };

  it('says nothing of the first moments', () => {
    assert.deepEqual(paceOf([start], 100), { filesPerSecond: null, leftMs: null });
    assert.deepEqual(paceOf([start, { atMs: 1_400, files: 40 }], 100), { filesPerSecond: null, leftMs: null });
  });

  it('tells the rate and what is left', () => {
    const samples = [start, { atMs: 3_000, files: 4_200 }];
    assert.deepEqual(paceOf(samples, 12_600), { filesPerSecond: 2_100, leftMs: 4_000 });
  });

  it('tells no time that is left as long as nobody knows how many files there are', () => {
    assert.deepEqual(paceOf([start, { atMs: 3_000, files: 4_000 }], null), { filesPerSecond: 2_000, leftMs: null });
  });

  it('is that of late: what was kept from an earlier time went by faster', () => {
    const samples = [start, { atMs: 2_000, files: 10_000 }, { atMs: 6_000, files: 10_400 }];
    assert.deepEqual(paceOf(samples, 10_500), { filesPerSecond: 100, leftMs: 1_000 });
  });

  it('tells no time that is left where nothing gets on', () => {
    assert.deepEqual(paceOf([start, { atMs: 6_000, files: 0 }], 10), { filesPerSecond: 0, leftMs: null });
    assert.deepEqual(paceOf([start, { atMs: 6_000, files: 10 }], 10).leftMs, 0);
  });

  it('rests on few samples, however many there are', () => {
    let samples: readonly Sample[] = [start];
    for (let at = 1; at <= 10_000; at++) samples = sampled(samples, { atMs: 1_000 + at * 5, files: at });
    assert.ok(samples.length < 40, `${samples.length} samples`);
    const { filesPerSecond } = paceOf(samples, null);
    assert.equal(filesPerSecond && Math.round(filesPerSecond), 200);
  });
});
