import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { UserError } from '../../../src/engine/errors';

describe('an error that a person can act on', () => {
  class Narrower extends UserError {}

  it('is known in a bundle that has a class of its own for it', () => {
    class FromElsewhere extends Error {
      override readonly name = 'UserError';
    }
    assert.ok(new FromElsewhere('Do this.') instanceof UserError);
    assert.ok(!(new Error('a bug') instanceof UserError));
    assert.ok(!({ name: 'UserError' } instanceof UserError));
  });

  it('is not taken for one of a narrower kind', () => {
    assert.ok(new Narrower('x') instanceof UserError);
    assert.ok(new Narrower('x') instanceof Narrower);
    assert.ok(!(new UserError('x') instanceof Narrower));
  });
});
