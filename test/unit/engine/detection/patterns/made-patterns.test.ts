import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import { Detector } from '../../../../../src/engine/detection/detect';
import { MadePatterns } from '../../../../../src/engine/detection/patterns/made-patterns';
import type { Pattern } from '../../../../../src/engine/detection/patterns/patterns';
import { prebuilt } from '../../../../../src/engine/detection/patterns/prebuilt';
import { documentOf, strategy } from '../../../../support/detect';

describe('Patterns that were made', () => {
  it('are made once, and anew only after they were cleared', () => {
    const made = MadePatterns.ofOwn();
    made.numbered(Int32Array.from([0, 2, 4]));
    const first = made.get(3, 1, pattern);
    assert.equal(made.get(3, 1, pattern), first);
    assert.deepEqual(made.counts, { entries: 1, hits: 1, misses: 1 });
    made.clear();
    assert.notEqual(made.get(3, 1, pattern), first);
  });

  it('are held for a thousand frameworks at most, and those of one that came early go', () => {
    const both = [MadePatterns.ofBuiltIn(), MadePatterns.ofOwn()];
    let entries = 0;
    for (const made of both) {
      made.numbered(Int32Array.from({ length: 5_001 }, (_, at) => at * 2));
      const first = made.get(1, 0, pattern);
      for (let framework = 0; framework < 5_000; framework++) made.get(framework * 2, framework, pattern);
      assert.notEqual(made.get(1, 0, pattern), first);
      entries += made.counts.entries;
    }
    assert.equal(entries, 1_000);
  });

  it('of built-in frameworks stay when there are other packs, and find the same', () => {
    const made = MadePatterns.ofBuiltIn();
    const own = {
      name: 'own',
      frameworks: [{ ...strategy({ names: [{ text: 'Zyx Method' }], elements: [] }), id: 'zyx' }],
    };
    const document = documentOf('The Zyx Method, WRAP and Team Topologies: four stream-aligned teams.');
    const detect = (packs: (typeof own)[], shared: MadePatterns): unknown =>
      new Detector(new Catalog(packs, builtIn), prebuilt, undefined, undefined, null, shared).detect(document)
        .detections;
    const found = detect([], made);
    const { misses } = made.counts;
    assert.deepEqual(detect([], made), found);
    assert.deepEqual(detect([own], made), detect([own], MadePatterns.ofBuiltIn()));
    assert.deepEqual(detect([], made), found);
    assert.equal(made.counts.misses, misses);
  });
});

let count = 0;

function pattern(): Pattern {
  return { text: `${count++}` } as Pattern;
}
