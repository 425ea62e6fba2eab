import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import type { Framework, Pack } from '../../../../../src/engine/catalog/framework';
import { builtInPacks } from '../../../../../src/engine/catalog/packs';
import { Detector } from '../../../../../src/engine/detection/detect';
import { compileFrameworks } from '../../../../../src/engine/detection/patterns/compile';
import { prebuilt } from '../../../../../src/engine/detection/patterns/prebuilt';
import { documentOf, software } from '../../../../support/detect';

describe('the catalogue the build puts in', () => {
  const frameworks = builtInPacks.flatMap((pack: Pack): readonly Framework[] => pack.frameworks);

  it('has the frameworks of the built-in packs', () => {
    assert.deepEqual(
      builtIn.ids,
      frameworks.map(({ id }) => id),
    );
    for (const [index, { id, guide }] of frameworks.entries()) {
      const read = builtIn.read(index);
      assert.deepEqual([read.id, read.guide], [id, guide]);
    }
  });

  it('has the anchors of the built-in packs', () => {
    assert.deepEqual(prebuilt, compileFrameworks(frameworks));
  });

  it('finds what packs of the user add to it', () => {
    const own = software({ id: 'our-own-thing', names: [{ text: 'Ourthing' }], signals: [] });
    const detector = new Detector(new Catalog([{ name: 'own', frameworks: [own] }], builtIn), prebuilt);
    const found = detector.detect(documentOf('Ourthing stands beside React, Vue.js and Angular.')).detections;
    assert.deepEqual(found.map(({ id }) => id).sort(), ['angular', 'our-own-thing', 'react', 'vue']);
  });
});
