import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { admit } from '../../../../src/engine/catalog/admit';
import { readPack } from '../../../../src/engine/catalog/read-pack';
import { ACME, CATALOG, CHECKS, ids, KIT, packOf, TAKEN } from '../../../support/reading-packs';

describe('a pack of the user’s own among others', () => {
  it('keeps no id that is taken: by the catalogue, by an earlier pack, by an earlier entry', async () => {
    const text = JSON.stringify(packOf(ACME, { ...ACME, id: 'okr' }, ACME));
    const reports = admit(
      [
        await readPack({ origin: 'one', text: JSON.stringify(packOf(KIT)) }, CHECKS),
        await readPack({ origin: 'two', text }, CHECKS),
        await readPack({ origin: 'three', text: JSON.stringify(packOf(KIT, ACME)) }, CHECKS),
      ],
      CATALOG,
      TAKEN,
    );
    assert.deepEqual(reports.map(ids), [['acme-kit'], ['acme-way'], []]);
    assert.deepEqual(
      reports.flatMap(({ problems }) => problems.map(({ message }) => message)),
      [
        'The id "okr" is taken by the built-in framework "OKR": give this framework another.',
        'The id "acme-way" is taken by another framework of this pack: give this framework another.',
        'The id "acme-kit" is taken by the pack "Acme": give this framework another.',
        'The id "acme-way" is taken by the pack "Acme": give this framework another.',
      ],
    );
    const [first] = reports[1]?.problems ?? [];
    assert.equal(text.slice(first?.start, first?.end), '"okr"');
  });

  it('is used no further than all packs together have forty thousand names, wordings and signals', async () => {
    const names = Array.from({ length: 200 }, (_, index) => ({ text: `n${index}` }));
    const part = (first: number): string =>
      JSON.stringify(
        packOf(...Array.from({ length: 120 }, (_, index) => ({ ...ACME, names, id: `a-${first + index}` }))),
      );
    const packs = await Promise.all([0, 120].map((first) => readPack({ origin: '', text: part(first) }, CHECKS)));
    const [one, other] = admit(packs, CATALOG, TAKEN);
    assert.deepEqual([one?.pack?.frameworks.length, one?.problems], [120, []]);
    assert.deepEqual([other?.pack?.frameworks.length, other?.problems.length], [80, 40]);
    assert.equal(
      other?.problems[0]?.message,
      'The framework "a-200" is not used, for all packs together may have 40,000 names, wordings and signals: leave some out.',
    );
  });
});
