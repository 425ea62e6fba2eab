import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { builtIn } from '../../../../../src/engine/catalog/built-in';
import { Catalog } from '../../../../../src/engine/catalog/catalog';
import { isLibraryId } from '../../../../../src/engine/enhancement/enhancers/context7-libraries';
import { LIBRARY_IDS } from '../../../../../src/engine/enhancement/enhancers/library-ids';

describe('the library ids of context7', () => {
  const catalog = new Catalog([], builtIn);

  it('belong to software frameworks of the catalogue', () => {
    const others = Object.keys(LIBRARY_IDS).filter((id) => catalog.get(id)?.kind !== 'software');
    assert.deepEqual(others, []);
  });

  it('have the form of an id', () => {
    assert.deepEqual(
      Object.values(LIBRARY_IDS).filter((id) => !isLibraryId(id)),
      [],
    );
  });

  it('are one for each framework, and in order', () => {
    const frameworks = Object.keys(LIBRARY_IDS);
    assert.deepEqual(frameworks, frameworks.toSorted());
    assert.equal(new Set(Object.values(LIBRARY_IDS)).size, frameworks.length);
  });
});
