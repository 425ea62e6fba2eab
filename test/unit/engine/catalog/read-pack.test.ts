import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import * as fc from 'fast-check';
import { describe, it } from 'mocha';
import { admit } from '../../../../src/engine/catalog/admit';
import { Catalog } from '../../../../src/engine/catalog/catalog';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { readPack } from '../../../../src/engine/catalog/read-pack';
import type { PackChecks, PackReport } from '../../../../src/engine/catalog/user-pack';

/** Finds a framework where its first name stands, applied where "applied" stands too; refuses nothing. */
const CHECKS: PackChecks = {
  find: ({ names }, { text }) =>
    text.includes(names[0]?.text ?? '\0')
      ? { standing: text.includes('applied') ? 'applied' : 'mentioned', elements: ['plan'], version: '2.0' }
      : null,
  unusable: () => null,
  refuse: async () => null,
  isTooCommon: () => false,
  personas: new Set(['finance']),
  fires: ({ trigger }, text) => text.includes(trigger?.any[0] ?? '\0'),
};

const CATALOG = new Catalog(builtInPacks);
/** Ids of the rules that are there without packs. */
const TAKEN = new Set(['finance/taken']);

const ACME = { id: 'acme-way', name: 'Acme Way', kind: 'strategy', names: [{ text: 'Acme Way' }] };
const KIT = { id: 'acme-kit', name: 'Acme Kit', kind: 'software', names: [{ text: 'Acme Kit' }] };

function packOf(...frameworks: readonly unknown[]): unknown {
  return { name: 'Acme', frameworks };
}

async function read(pack: unknown, checks: Partial<PackChecks> = {}): Promise<PackReport & { readonly text: string }> {
  const text = typeof pack === 'string' ? pack : JSON.stringify(pack, null, 2);
  const read = await readPack({ origin: 'acme', text }, { ...CHECKS, ...checks });
  const [report] = admit([read], CATALOG, TAKEN);
  assert.ok(report);
  return { ...report, text };
}

const ids = ({ pack }: PackReport): readonly string[] | undefined => pack?.frameworks.map(({ id }) => id);

/** Each problem as "what it marks: what it says". */
const told = ({ problems, text }: PackReport & { readonly text: string }): readonly string[] =>
  problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);

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

  it('tells of a hundred problems, and how many more there are', async () => {
    const { problems } = await read(packOf(...Array.from({ length: 150 }, () => 1)));
    assert.equal(problems.length, 101);
    assert.equal(problems.at(-1)?.message, 'There are 50 more problems from here on: mend those above first.');
  });

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
