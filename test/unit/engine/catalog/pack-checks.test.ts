import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACME, ids, KIT, packOf, read, told } from '../../../support/reading-packs';

describe('a pack of the user’s own that is well formed', () => {
  it('runs its examples, and warns at those that fail', async () => {
    const framework = {
      ...ACME,
      mustMatch: [
        { text: 'The Acme Way.', standing: 'mentioned' },
        { text: 'Nothing.', standing: 'mentioned' },
        { text: 'The Acme Way?', standing: 'applied' },
        { text: 'The Acme Way, applied', standing: 'applied', elements: ['plan', 'act'] },
        { text: 'Acme Way 3', standing: 'mentioned', version: '3.0' },
      ],
      mustNotMatch: [{ text: 'Another way.' }, { text: 'No Acme Way.' }],
    };
    const report = await read(packOf(framework));
    assert.deepEqual(ids(report), ['acme-way']);
    assert.deepEqual([...new Set(report.problems.map(({ severity }) => severity))], ['warning']);
    assert.deepEqual(told(report), [
      '"Nothing.": The framework "acme-way" is not found in this example: change the example, or add what it is known by.',
      '"The Acme Way?": The framework "acme-way" is mentioned in this example, not applied: change the example or its standing.',
      '"The Acme Way, applied": The framework "acme-way" is found in this example without "act": add wordings of these elements, or take them out of the example.',
      '"Acme Way 3": The framework "acme-way" is found in this example with the version "2.0", not with "3.0": change the example or its version.',
      '"No Acme Way.": The framework "acme-way" is found in this example, where it must not be: mark the name as ambiguous, or make its words more particular.',
    ]);
    assert.ok(!Object.hasOwn(report.pack?.frameworks[0] ?? {}, 'mustMatch'));
  });

  it('loses the frameworks that would be looked for in nearly every text', async () => {
    const elements = [{ id: 'plan', name: 'Plan', formal: ['Plan', 'to be'] }];
    const report = await read(
      packOf(
        { ...ACME, elements },
        { ...KIT, names: [{ text: 'of' }], signals: [{ symbol: 'self' }] },
        { ...KIT, id: 'b' },
      ),
      { isTooCommon: (text) => ['to be', 'of', 'self'].includes(text) },
    );
    assert.deepEqual(ids(report), ['b']);
    assert.deepEqual(
      told(report),
      ['to be', 'of', 'self'].map(
        (text) =>
          `"${text}": "${text}" is not looked for, because nearly every text has it: add a rarer word, or leave it out.`,
      ),
    );
  });

  it('may have two hundred expressions', async () => {
    const signals = Array.from({ length: 101 }, () => ({ expression: 'acme', around: 'acme' }));
    let asked = 0;
    const refuse = async (): Promise<null> => {
      asked++;
      return null;
    };
    const report = await read(packOf({ ...KIT, signals }, { ...KIT, id: 'b', signals }), { refuse });
    assert.deepEqual([ids(report), asked], [['acme-kit'], 200]);
    assert.deepEqual(
      told(report),
      Array.from(
        { length: 2 },
        () =>
          '"acme": The expression of the framework "b" is refused: a pack may have 200; leave it out, or move it to another pack.',
      ),
    );
  });

  it('loses a framework whose expression is refused, or that cannot be looked for', async () => {
    const signals = [{ expression: 'ac+me', around: 'acme' }];
    const refused = await read(packOf({ ...KIT, signals }), { refuse: async ({ around }) => `"${around}" is dull.` });
    assert.deepEqual(ids(refused), []);
    assert.deepEqual(told(refused), [
      '"ac+me": The expression of the framework "acme-kit" is refused: "acme" is dull.',
    ]);
    const unusable = await read(packOf(KIT), { unusable: () => 'It has no word.' });
    assert.deepEqual(told(unusable), ['"acme-kit": The framework "acme-kit" cannot be looked for: It has no word.']);
  });
});
