import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Manifest } from '../../../../../src/engine/catalog/framework';
import { isBelow, rangeOf, versionOf } from '../../../../../src/engine/review/software/version-range';

describe('The range that a manifest admits', () => {
  const CASES: Readonly<Partial<Record<Manifest, Readonly<Record<string, string | null>>>>> = {
    npm: {
      '^2.7.14': '3',
      '~2.6.0': '2.7',
      '~2': '3',
      '2.x': '3',
      '2': '3',
      '2.7.14': '2.7.15',
      'v2.7.14': '2.7.15',
      '=1.2.3': '1.2.4',
      '>=2.6 <3': '3',
      '>= 2.6.0 < 3.0.0': '3.0.0',
      '1.2.3 - 2.3.4': '2.3.5',
      '^2.7 || ^3.0': '4',
      '^0.2.3': '0.3',
      '^3.0.0-rc.1': '4',
      '>=2': null,
      '*': null,
      latest: null,
      '>1.0.0': null,
    },
    pypi: {
      '==4.2.11': '4.2.12',
      '==4.2.*': '4.3',
      '~=4.2': '5',
      '~=4.2.1': '4.3',
      '>=3.2,<5': '5',
      '>=3.2,!=3.2.1': null,
      '<=4': '5',
    },
    gem: { '~> 7.0': '8', '~> 7.0.4': '7.1', '~> 7': '8', '>= 6.1, < 8': '8', '7.1.3': '7.1.4' },
    composer: { '^9.0': '10', '~5.8': '6', '~5.8.1': '5.9', '9.*': '10', '^8|^9': '10', '*': null },
    cargo: { '0.9': '0.10', '1': '2', '=1.2.3': '1.2.4', '*': null },
    maven: {
      '2.7.18': '2.7.19',
      '5.3.9.RELEASE': '5.3.10',
      '[1.0,2.0)': '2.0',
      '[1.2]': '1.3',
      '[1.0,)': null,
      LATEST: null,
    },
    gradle: { '2.+': '3', '+': null, 'latest.release': null },
    docker: { '11-alpine': '12', '11.4': '11.5', latest: null },
    gomod: { 'v1.5.3': '1.5.4' },
  };
  for (const [manifest, ranges] of Object.entries(CASES)) {
    it(`is read as ${manifest} means it`, () => {
      for (const [written, below] of Object.entries(ranges)) {
        const range = rangeOf(written, manifest as Manifest);
        assert.deepEqual(range, { below: below === null ? null : versionOf(below) }, `${manifest} ${written}`);
      }
    });
  }

  it('is not told by paths, variables, addresses, commits and aliases', () => {
    for (const written of [
      'workspace:*',
      'file:../a',
      'git+https://example.org/a.git',
      '$VERSION',
      'npm:a@^1',
      'alpine',
      'bookworm-slim',
    ]) {
      assert.equal(rangeOf(written, 'npm'), null, written);
    }
  });
});

describe('A version', () => {
  it('comes before another number by number, whether or not all are given', () => {
    assert.ok(isBelow([2, 9], [2, 10]));
    assert.ok(isBelow([2], [2, 0, 1]));
    assert.ok(!isBelow([3], [3, 0]));
  });
});
