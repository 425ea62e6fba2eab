import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtIn } from '../../../src/engine/catalog/built-in';
import { Catalog } from '../../../src/engine/catalog/catalog';
import { Detector } from '../../../src/engine/detection/detect';
import { prebuilt } from '../../../src/engine/detection/patterns/prebuilt';
import { SourceDocument } from '../../../src/engine/document';
import { areUses, packed, unpacked } from '../../../src/engine/framework-use';

const MEMO = `# A decision

We decide by WRAP.

## Widen options

Three of them.

## Reality-test assumptions

We asked users.
`;

describe('what is left of a detection', () => {
  const catalog = new Catalog([], builtIn);
  const { detections } = new Detector(catalog, prebuilt).detect(
    new SourceDocument('file:///memo.md', 'markdown', 1, MEMO),
  );

  it('is how a file uses a framework, and how much of it', () => {
    const uses = packed(detections);
    const wrap = unpacked(uses, catalog).find(({ id }) => id === 'wrap');
    assert.deepEqual(wrap, {
      ...{ id: 'wrap', name: 'WRAP', kind: 'strategy', standing: 'applied', version: null },
      ...{ places: wrap?.places, line: 3, coverage: { present: 2, of: 4 } },
    });
  });

  it('survives being kept as JSON', () => {
    const kept: unknown = JSON.parse(JSON.stringify(packed(detections)));
    assert.ok(areUses(kept));
    assert.deepEqual(unpacked(kept, catalog), unpacked(packed(detections), catalog));
  });

  it('leaves out frameworks that the catalogue has no more', () => {
    assert.deepEqual(unpacked([['gone', 1, null, 1, 1, 0, 0]], catalog), []);
  });

  it('is not believed in any other form', () => {
    const good = ['wrap', 1, null, 1, 1, 0, 0];
    assert.ok(areUses([good]));
    for (const bad of [
      {},
      [{}],
      [good.slice(1)],
      [[...good, 0]],
      [['wrap', 2, null, 1, 1, 0, 0]],
      [['wrap', 1, 7, 1, 1, 0, 0]],
      [['wrap', 1, null, -1, 1, 0, 0]],
      [['wrap', 1, null, 1.5, 1, 0, 0]],
    ])
      assert.ok(!areUses(bad), JSON.stringify(bad));
  });
});
