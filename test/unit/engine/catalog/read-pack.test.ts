import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { ACME, ids, KIT, packOf, read, told } from '../../../support/reading-packs';

describe('a pack of the user’s own', () => {
  it('needs an id, a name, a kind and a name to look for, and no more', async () => {
    const report = await read(packOf(ACME, KIT));
    assert.deepEqual(report.problems, []);
    assert.deepEqual(report.pack?.frameworks[0], {
      ...ACME,
      category: 'own',
      source: 'The pack "Acme"',
      guide: 'Acme Way is a framework of the pack "Acme", which says no more about it.',
      questions: [],
      elements: [],
    });
    const [, kit] = report.pack?.frameworks ?? [];
    assert.deepEqual(kit?.kind === 'software' && kit.signals, []);
  });

  const UNREADABLE: readonly (readonly [string, string, string])[] = [
    ['', '', 'The pack cannot be read: it is empty.'],
    ['{ "name": "Acme" "frameworks": [] }', '"frameworks"', 'The pack cannot be read: a comma is missing here.'],
    [
      '{ "name": "Acme", "frameworks": [,] }',
      ',',
      'The pack cannot be read: a value is missing here, or a comma is one too many.',
    ],
    [
      '{ "name": "Acme", }',
      '}',
      'The pack cannot be read: the name of a property is missing here, or a comma is one too many.',
    ],
    ['{ // ours\n}', '// ours', 'The pack cannot be read: JSON has no comments; remove this one.'],
    ['{ "name": "Acme', '"Acme', 'The pack cannot be read: a closing quote is missing here.'],
    ['{} {}', '{', 'The pack cannot be read: nothing may follow the closing brace.'],
    ['[]', '[]', 'The pack must be an object: put it in braces.'],
    ['{ "name": "Acme" }', '{', 'The pack has no frameworks: add a list of them, in square brackets.'],
  ];

  for (const [text, marked, message] of UNREADABLE) {
    it(`is not used where it cannot be read: ${JSON.stringify(text)}`, async () => {
      const report = await read(text);
      assert.equal(report.pack, null);
      assert.deepEqual(told(report)[0], `${marked}: ${message}`);
    });
  }

  it('is used without a name, which is a problem all the same', async () => {
    const report = await read({ frameworks: [ACME] });
    assert.deepEqual(ids(report), ['acme-way']);
    assert.deepEqual(told(report), ['{: The pack has no "name": add what people call it.']);
  });

  it('ends within its bounds, however deep, long or large it is', async () => {
    assert.match(told(await read('['.repeat(500_000)))[0] ?? '', /too deep|cannot be read/);
    assert.match(told(await read(' '.repeat(1_048_577)))[0] ?? '', /larger than 1 MB/);
    const many = Array.from({ length: 2_001 }, (_, index) => ({ ...ACME, id: `a-${index}` }));
    const report = await read(packOf(...many));
    assert.equal(ids(report)?.length, 2_000);
    assert.match(report.problems[0]?.message ?? '', /A pack holds 2,000 frameworks at most/);
    const names = Array.from({ length: 1_001 }, (_, index) => ({ text: `n${index}` }));
    assert.match(
      (await read(packOf({ ...ACME, names }))).problems[0]?.message ?? '',
      /"names" .* has more than 1000 entries/,
    );
    assert.match(
      (await read(packOf({ ...ACME, names: [{ text: 'x'.repeat(201) }] }))).problems[0]?.message ?? '',
      /is longer than 200 characters: shorten it\.$/,
    );
  });

  it('is read, or not, without ever throwing, whatever it holds', async () => {
    const good = JSON.stringify(packOf(ACME, KIT), null, 1);
    const piece = fc.constantFrom(
      '',
      '"',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '1.',
      'null',
      '\\u12',
      '\n',
      '\uFEFF',
      '/*',
      ' ',
    );
    const cut = fc.tuple(fc.nat(good.length), fc.nat(6), piece);
    const broken = fc
      .array(cut, { minLength: 1, maxLength: 3 })
      .map((cuts) => cuts.reduce((text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length), good));
    const property = fc.asyncProperty(fc.oneof(broken, fc.json(), fc.string()), async (text) => {
      for (const { start, end } of (await read(text)).problems)
        assert.ok(0 <= start && start < end, `${start} to ${end}`);
    });
    await fc.assert(property, { numRuns: 2_000 });
  });
});
