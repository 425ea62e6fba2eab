import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { reasoning } from '../../../../../src/engine/enhancement/enhancers/reasoning';
import { detection, foundIn } from '../../../../support/engine-port';

const nobody = () => Promise.reject(new Error('Nobody is asked.'));

describe('the enhancer of our own reasoning', () => {
  it('says of the whole document what follows, and then how, asking nobody', async () => {
    const [turn, ...others] = reasoning.turns(foundIn([detection('WRAP'), detection('OKR')]));
    assert.deepEqual(others, []);
    assert.equal(turn?.framework, null);
    assert.equal(
      (await turn?.run(nobody))?.text,
      `No framework carries the document alone: WRAP and OKR run through it alike. By this evidence nothing is left open.

1. 2 frameworks are weighed, all put to use.
2. WRAP is applied: 0 places. It is never named.
3. OKR is applied: 0 places. It is never named.`,
    );
  });

  it('says nothing where nothing was found', () => {
    assert.deepEqual(reasoning.turns(foundIn([])), []);
  });
});
