import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { knownDescription, knownSecret } from '../../../src/editor/known-words';
import { KNOWN_SERVERS } from '../../../src/engine/enhancement/servers/known';

describe('The words of servers that we know', () => {
  it('are the engine’s own where nobody wants another language', () => {
    for (const known of KNOWN_SERVERS) {
      assert.equal(knownDescription(known), known.description);
      assert.equal(knownSecret(known), known.secret?.description ?? null);
    }
  });
});
