import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { type Exclusion, excluder } from '../../../src/workspace/exclusions';

describe('what settings exclude', () => {
  const excluded = (exclusions: readonly Exclusion[], path: string, ...siblings: string[]): boolean =>
    excluder(exclusions)(path, new Set(siblings));

  const ROWS: readonly (readonly [glob: string, path: string, isExcluded: boolean])[] = [
    ['**/node_modules', 'node_modules', true],
    ['**/node_modules', 'web/node_modules', true],
    ['**/node_modules/', 'web/node_modules', true],
    ['**/node_modules/**', 'web/node_modules', true],
    ['**/node_modules', 'web/node_modules_old', false],
    ['**/.*', 'web/.env', true],
    ['*.log', 'today.log', true],
    ['*.log', 'logs/today.log', false],
    ['**/*.{log,tmp}', 'logs/today.tmp', true],
    ['dist', 'web/dist', false],
    ['./dist', 'dist', true],
    ['**/[ab].py', 'src/a.py', true],
    ['**/(one)', 'src/one', false],
    ['**/(one)', 'src/(one)', true],
    ['!a', 'b', false],
    ['', 'a', false],
  ];
  for (const [glob, path, isExcluded] of ROWS) {
    it(`"${glob}" ${isExcluded ? 'leaves out' : 'keeps'} ${path}`, () => {
      assert.equal(excluded([{ glob }], path), isExcluded);
    });
  }

  it('leaves a file out only beside the one that "when" names', () => {
    const compiled = [{ glob: '**/*.js', when: '$(basename).ts' }];
    assert.equal(excluded(compiled, 'src/a.js', 'a.js', 'a.ts'), true);
    assert.equal(excluded(compiled, 'src/b.js', 'a.ts', 'b.js'), false);
  });
});
