import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { endingLine, progressLine } from '../../../src/editor/workspace-words';
import type { Progress } from '../../../src/workspace/scan';

const PROGRESS: Progress = {
  ...{ read: 12_340, known: 20_000, isListed: true, bytes: 84 * 1_048_576, kept: 0, isLimited: false },
  ...{ filesPerSecond: 2_100.4, leftMs: 3_600 },
};

describe('what is said of an analysis of the workspace', () => {
  const line = (changes: Partial<Progress>): string => progressLine({ ...PROGRESS, ...changes }, 'en');

  it('is how far it has come, how fast it goes and how long it takes', () => {
    assert.equal(line({}), '12,340 of 20,000 files · 84 MB · 2,100 files/s · 4 s left');
    assert.equal(line({ leftMs: 150_000 }), '12,340 of 20,000 files · 84 MB · 2,100 files/s · 3 min left');
  });

  it('is only what is known', () => {
    assert.equal(line({ isListed: false, leftMs: null }), '12,340 of at least 20,000 files · 84 MB · 2,100 files/s');
    assert.equal(line({ filesPerSecond: null, leftMs: null }), '12,340 of 20,000 files · 84 MB');
    assert.equal(
      line({ read: 0, known: 1, bytes: 210_000, filesPerSecond: null, leftMs: null }),
      '0 of 1 file · 0.2 MB',
    );
  });

  it('writes numbers as the language does', () => {
    assert.equal(progressLine(PROGRESS, 'de'), '12.340 of 20.000 files · 84 MB · 2.100 files/s · 4 s left');
  });

  it('is, at the end, why there are not all results', () => {
    assert.equal(endingLine({ kind: 'complete' }, 50_000, 'en'), null);
    assert.equal(
      endingLine({ kind: 'limited' }, 50_000, 'en'),
      'Only the first 50,000 files were read: the setting "frameworkDirector.workspace.maxFiles" says how many.',
    );
    assert.equal(
      endingLine({ kind: 'cancelled' }, 50_000, 'en'),
      'The analysis was cancelled: these are the files that were read before.',
    );
    assert.equal(endingLine({ kind: 'failed', problem: 'It broke.' }, 50_000, 'en'), 'It broke.');
  });
});
