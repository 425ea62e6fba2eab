import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { anchorsOf } from '../../../../src/engine/detection/anchors';
import { prebuiltAnchors } from '../../../../src/engine/detection/prebuilt';

describe('the anchors the build puts in', () => {
  it('are those of the built-in packs', () => {
    assert.deepEqual(prebuiltAnchors, anchorsOf(builtInPacks.flatMap(({ frameworks }) => frameworks)));
  });
});
