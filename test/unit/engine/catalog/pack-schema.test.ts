import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { ACME, KIT, packOf, read } from '../../../support/reading-packs';

describe('the schema that editors complete packs by', () => {
  const schema = JSON.parse(readFileSync('dist/frameworks.schema.json', 'utf8')) as object;
  const isPack = new Ajv({ allErrors: true, keywords: ['defaultSnippets'] }).compile(schema);

  const signal = (value: unknown): unknown => packOf({ ...KIT, signals: [value] });
  const element = (value: unknown): unknown => packOf({ ...ACME, elements: [value] });
  const PACKS: readonly unknown[] = [
    ...[packOf(), packOf(ACME), packOf(KIT), packOf(ACME, KIT), [], null, {}, { name: 'Acme' }, { frameworks: [] }],
    ...[
      { name: '', frameworks: [] },
      { name: 'Acme', frameworks: {} },
      { $schema: 'x', name: 'Acme', frameworks: [] },
    ],
    ...[{ name: 'Acme', frameworks: [], version: 1 }, packOf(1), packOf(null), packOf([]), packOf({})],
    ...['id', 'name', 'kind', 'names'].map((key) => packOf({ ...ACME, [key]: undefined })),
    ...['id', 'name', 'kind', 'category', 'source', 'guide'].map((key) => packOf({ ...ACME, [key]: '' })),
    ...['names', 'questions', 'elements', 'related', 'links', 'mustMatch', 'mustNotMatch'].flatMap((key) => [
      packOf({ ...ACME, [key]: [] }),
      packOf({ ...ACME, [key]: [''] }),
      packOf({ ...ACME, [key]: 'x' }),
    ]),
    ...['a', 'a-b', 'a1', 'A', 'a_b', '-a', 'a--b', 'é'].map((id) => packOf({ ...ACME, id })),
    ...['x', 'x y', ' x', 'x ', 'x  y', 'x\ty', 'x'.repeat(200), 'x'.repeat(201)].map((text) =>
      packOf({ ...ACME, names: [{ text }] }),
    ),
    ...[
      {},
      { text: 1 },
      { text: 'x', ambiguous: true },
      { text: 'x', ambiguous: 'yes' },
      { text: 'x', case: 'fold' },
    ].map((name) => packOf({ ...ACME, names: [name] })),
    ...[
      { text: 'x', case: 'upper' },
      { text: 'x', language: 'ja' },
      { text: 'x', language: 'en' },
      { text: 'x', a: 1 },
    ].map((name) => packOf({ ...ACME, names: [name] })),
    packOf({ ...ACME, names: Array.from({ length: 200 }, () => ({ text: 'x' })) }),
    packOf({ ...ACME, names: Array.from({ length: 1_001 }, () => ({ text: 'x' })) }),
    packOf({ ...ACME, signals: [] }),
    packOf({ ...KIT, elements: [] }),
    packOf({ ...ACME, kind: 'habit' }),
    ...[['a', 'b'], ['a', 'a'], ['A']].map((related) => packOf({ ...ACME, related })),
    ...['https://acme.example', 'http://acme.example', 'https://a b', 'https://'].map((link) =>
      packOf({ ...ACME, links: [link] }),
    ),
    ...[{}, { id: 'a' }, { id: 'a', name: 'A' }, { id: 'A', name: 'A' }, { id: 'a', name: 'A', words: [] }].map(
      element,
    ),
    ...['distinct', 'everyday', 'formal'].flatMap((key) => [
      element({ id: 'a', name: 'A', [key]: ['x y'] }),
      element({ id: 'a', name: 'A', [key]: ['x  y'] }),
      element({ id: 'a', name: 'A', [key]: Array.from({ length: 1_001 }, () => 'x') }),
    ]),
    ...[
      {},
      { import: 'a' },
      { import: 'a', as: 'quoted' },
      { import: '', as: 'quoted' },
      { import: 'a', as: 'loud' },
    ].map(signal),
    ...[
      { import: 'a', as: 'call', languages: [] },
      { import: 'a', as: 'call', languages: ['r'] },
    ].map(signal),
    ...[
      { import: 'a', as: 'call', languages: [''] },
      { import: 'a', as: 'call', languages: [1] },
    ].map(signal),
    ...[{ dependency: 'a', in: 'npm' }, { dependency: 'a' }, { dependency: 'a', in: 'cd' }, { in: 'npm' }].map(signal),
    ...[{ symbol: '@A' }, { symbol: '' }, { symbol: 'a', languages: [] }, { symbol: 'a', languages: [''] }].map(signal),
    ...[{ symbol: 'a', files: [] }, { symbol: 'a', files: ['x*'] }, { file: 'a' }, { file: '' }, { file: 1 }].map(
      signal,
    ),
    ...[{ command: 'acme' }, { command: '' }, { command: 'acme', import: 'a' }, { file: 'a', command: 'b' }].map(
      signal,
    ),
    ...[{ expression: 'a', around: 'abc' }, { expression: 'a', around: 'ab' }, { expression: 'a' }, 'x', null].map(
      signal,
    ),
    ...[
      { expression: 'a'.repeat(501), around: 'abc' },
      { expression: '', around: 'abc' },
    ].map(signal),
    ...[
      { text: 'x', standing: 'mentioned' },
      { text: 'x' },
      { text: '', standing: 'applied' },
      { standing: 'applied' },
    ].map((example) => packOf({ ...ACME, mustMatch: [example] })),
    ...[
      { text: 'x', standing: 'applied', elements: ['a'], version: '' },
      { text: 'x', standing: 'sure' },
    ].map((example) => packOf({ ...ACME, mustMatch: [example] })),
    ...[
      { text: 'x', language: 'json', fileName: 'x' },
      { text: 'x', language: '' },
      { text: 'x', standing: 'applied' },
    ].map((example) => packOf({ ...ACME, mustNotMatch: [example] })),
    packOf(...Array.from({ length: 2_001 }, (_, index) => ({ ...ACME, id: `a-${index}` }))),
    packOf(JSON.parse('{"__proto__": {}, "id": "a", "name": "A", "kind": "strategy", "names": [{"text": "x"}]}')),
  ];

  it(`and the reader agree on ${PACKS.length} packs`, async () => {
    const disagreed: string[] = [];
    let good = 0;
    for (const pack of PACKS) {
      const text = JSON.stringify(pack);
      const isGood = (await read(text)).problems.every(({ severity }) => severity === 'warning');
      if (isGood) good++;
      if (isGood !== isPack(JSON.parse(text))) disagreed.push(text.slice(0, 300));
    }
    assert.deepEqual(disagreed, []);
    assert.ok(good > 20 && good < PACKS.length - 20, `${good} good ones`);
  });

  it('asks less of users than of the built-in packs, which it takes too', async () => {
    for (const pack of builtInPacks) {
      const names = pack.frameworks.every((framework) => framework.names.length > 0);
      assert.equal(isPack(JSON.parse(JSON.stringify(pack))), names, pack.name);
    }
  });
});
