import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ACME, ids, KIT, packOf, read, told } from '../../../support/reading-packs';

describe('a pack of the user’s own with mistakes', () => {
  it('loses the frameworks that have a mistake, and keeps the others', async () => {
    const report = await read(packOf({ ...ACME, names: [] }, KIT, 'nonsense', { ...ACME, id: 'other' }));
    assert.deepEqual(ids(report), ['acme-kit', 'other']);
    assert.deepEqual(told(report), [
      '[]: The framework "acme-way" has no names: add at least one.',
      '"nonsense": Framework 3 of the pack must be an object: put it in braces.',
    ]);
  });

  const MISTAKES: readonly (readonly [string, unknown, string])[] = [
    ['no names', { ...ACME, names: undefined }, '"acme-way": The framework "acme-way" has no names: add at least one.'],
    [
      'no id',
      { ...ACME, id: undefined },
      '{: The framework "Acme Way" has no "id": add one in kebab-case, such as "two-pizza-team".',
    ],
    [
      'no kind',
      { ...ACME, kind: undefined },
      '"acme-way": The framework "acme-way" has no "kind": add "strategy" or "software".',
    ],
    [
      'another kind',
      { ...ACME, kind: 'habit' },
      '"habit": "kind" of the framework "acme-way" must be "strategy" or "software".',
    ],
    [
      'an id in capitals',
      { ...ACME, id: 'Acme' },
      '"Acme": "id" of the framework "Acme" must be in kebab-case: small letters, digits and single hyphens, such as "two-pizza-team".',
    ],
    [
      'a property nobody knows',
      { ...ACME, colour: 'red' },
      '"colour": "colour" is no property of the framework "acme-way": remove it or correct its spelling.',
    ],
    [
      'a name that is a text',
      { ...ACME, names: ['Acme'] },
      '"Acme": Name 1 of the framework "acme-way" must be an object: put it in braces.',
    ],
    [
      'a name without words',
      { ...ACME, names: [{}] },
      '{: Name 1 of the framework "acme-way" has no "text": add the words.',
    ],
    [
      'a name with two blanks',
      { ...ACME, names: [{ text: 'Acme  Way' }] },
      '"Acme  Way": "text" of name 1 of the framework "acme-way" must be words with single spaces between them: remove the other blanks.',
    ],
    [
      'names that are no list',
      { ...ACME, names: 'Acme' },
      '"Acme": "names" of the framework "acme-way" must be a list: put it in square brackets.',
    ],
    [
      'a number for a name',
      { ...ACME, name: 7 },
      '7: "name" of the framework "acme-way" must be a text: put it in double quotes.',
    ],
    [
      'a link over http',
      { ...ACME, links: ['http://acme.example'] },
      '"http://acme.example": Link 1 of the framework "acme-way" must be an address that begins with https://.',
    ],
    [
      'a language nobody translates to',
      { ...ACME, names: [{ text: 'Acme', language: 'en' }] },
      '"en": "language" of name 1 of the framework "acme-way" must be one of "de", "es", "fr", "pt" or "ja".',
    ],
    [
      'a wording that is empty',
      { ...ACME, elements: [{ id: 'a', name: 'A', everyday: [''] }] },
      '"": Entry 1 of "everyday" of element 1 of the framework "acme-way" is empty: write something there or remove it.',
    ],
    [
      'two elements of one id',
      {
        ...ACME,
        elements: [
          { id: 'a', name: 'A' },
          { id: 'a', name: 'B' },
        ],
      },
      '"a": Two elements of the framework "acme-way" have the id "a": give this one another.',
    ],
    [
      'a signal of no kind',
      { ...KIT, signals: [{ module: 'acme' }] },
      '{: Signal 1 of the framework "acme-kit" says nothing to look for: give it one of "import", "dependency", "symbol", "file", "command" or "expression".',
    ],
    [
      'an import without its form',
      { ...KIT, signals: [{ import: 'acme' }] },
      '{: Signal 1 of the framework "acme-kit" has no "as": add "quoted", "dotted", "header" or "call".',
    ],
    [
      'a signal with a stranger',
      { ...KIT, signals: [{ file: 'acme.toml', in: 'npm' }] },
      '"in": "in" is no property of signal 1 of the framework "acme-kit": remove it or correct its spelling.',
    ],
    [
      'signals of a strategy',
      { ...ACME, signals: [] },
      '"signals": "signals" is no property of the framework "acme-way": remove it or correct its spelling.',
    ],
    [
      'an example of no standing',
      { ...ACME, mustMatch: [{ text: 'Acme Way' }] },
      '{: Entry 1 of "mustMatch" of the framework "acme-way" has no "standing": add "mentioned" or "applied".',
    ],
    [
      'a relation named twice',
      { ...ACME, related: ['a', 'a'] },
      '"related" of the framework "acme-way" names a framework twice: remove one of the two.',
    ],
  ];

  for (const [what, framework, message] of MISTAKES) {
    it(`says what is wrong and where: ${what}`, async () => {
      const report = await read(packOf(framework));
      assert.deepEqual(ids(report), []);
      const said = told(report);
      assert.equal(said.length, 1, said.join('\n'));
      assert.ok(said[0]?.endsWith(message), said[0]);
    });
  }

  it('tells of a hundred problems, and how many more there are', async () => {
    const { problems } = await read(packOf(...Array.from({ length: 150 }, () => 1)));
    assert.equal(problems.length, 101);
    assert.equal(problems.at(-1)?.message, 'There are 50 more problems from here on: mend those above first.');
  });
});
