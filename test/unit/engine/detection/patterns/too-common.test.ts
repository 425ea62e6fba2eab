import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { isTooCommon } from '../../../../../src/engine/detection/patterns/too-common';

describe('words too common to look for', () => {
  it('are those that nearly every text has', () => {
    for (const text of ['the', 'The', 'of the', 'to~ be', 'this_is', 'A', '1', 'if - for'])
      assert.equal(isTooCommon(text, 'phrase'), true, text);
    for (const text of ['return', 'const', 'self', 'if for']) assert.equal(isTooCommon(text, 'literal'), true, text);
  });

  it('are none with a rarer word among them, or signs that tell them apart', () => {
    for (const text of ['the way', 'of the art', 'Plan', 'Must', 'Test', 'S.O.L.I.D', 'V/TO', "7 R's", '→', ''])
      assert.equal(isTooCommon(text, 'phrase'), false, text);
    for (const text of ['v-if', '@if', '<%=', 'class', 'export default'])
      assert.equal(isTooCommon(text, 'literal'), false, text);
  });
});
