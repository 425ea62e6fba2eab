import assert from 'node:assert/strict';
import { it } from 'mocha';
import { lint } from '../../../../../src/engine/catalog/lint/lint';
import { lintPorts } from '../../../../support/lint-ports';
import { software, strategy } from '../../../../support/linting';

it('the lint says nothing about frameworks with nothing wrong', () => {
  const all = [strategy('alpha'), software('beta', [{ import: 'beta', as: 'quoted' }])];
  assert.deepEqual(lint(all, [], lintPorts(all)), []);
});
