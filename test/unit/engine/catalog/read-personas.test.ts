import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, it } from 'mocha';
import { admit } from '../../../../src/engine/catalog/admit';
import { Catalog } from '../../../../src/engine/catalog/catalog';
import { readPack } from '../../../../src/engine/catalog/read-pack';
import type { PackChecks } from '../../../../src/engine/catalog/user-pack';

/** Says that a rule fires where its first phrase stands. */
const CHECKS: PackChecks = {
  find: () => null,
  unusable: () => null,
  refuse: async () => null,
  isTooCommon: () => false,
  personas: new Set(['finance']),
  fires: ({ trigger }, text) => text.includes(trigger?.any[0] ?? '\0'),
};

const RULE = {
  id: 'finance/no-reserve',
  severity: 'info',
  topic: 'cost',
  trigger: { any: ['budget'] },
  message: '{place} has no reserve.',
  why: 'Something always comes up.',
  question: 'What is kept back?',
};
const MORE = { id: 'finance', rules: [RULE] };
const NEW = {
  id: 'legal',
  name: 'Legal',
  lens: 'contracts',
  joins: { words: ['contract'] },
  rules: [{ ...RULE, id: 'legal/no-law' }],
};

async function read(persona: unknown) {
  const text = JSON.stringify({ name: 'Acme', frameworks: [], personas: [persona] }, null, 2);
  const [report] = admit(
    [await readPack({ origin: 'acme', text }, CHECKS)],
    new Catalog([]),
    new Set(['finance/taken']),
  );
  assert.ok(report);
  const told = report.problems.map(({ start, end, message }) => `${text.slice(start, end)}: ${message}`);
  return { personas: report.pack?.personas ?? [], told };
}

describe('Personas of a pack', () => {
  it('add rules to a persona that is there, or are new', async () => {
    const more = await read(MORE);
    assert.deepEqual(more.told, []);
    assert.deepEqual(
      more.personas.map(({ id, rules }) => [id, rules.map((rule) => rule.id)]),
      [['finance', ['finance/no-reserve']]],
    );
    const added = await read(NEW);
    assert.deepEqual(added.told, []);
    assert.equal(added.personas[0]?.name, 'Legal');
  });

  const mistakes: readonly (readonly [string, unknown, string])[] = [
    ['no object', 5, '5: Persona 1 of the pack must be an object: put it in braces.'],
    [
      'no rules',
      { id: 'finance' },
      '"finance": The persona "finance" has no rules: add a list of them, in square brackets.',
    ],
    [
      'an empty list of rules',
      { id: 'finance', rules: [] },
      '[]: "rules" of the persona "finance" has no rules: add one.',
    ],
    [
      'a new persona without a name',
      { ...NEW, name: undefined },
      '"legal": The persona "legal" is new, so it needs a "name" and a "lens": add what it is called and cares about.',
    ],
    [
      'a new persona that is never asked',
      { ...NEW, joins: undefined },
      '"legal": The persona "legal" is new, so it needs "joins": add when it is asked, such as {"always": true}.',
    ],
    [
      'the rule of another',
      { id: 'finance', rules: [{ ...RULE, id: 'vendor/x' }] },
      '"vendor/x": The rule "vendor/x" stands at the persona "finance": its id must begin with "finance/".',
    ],
    [
      'a severity that is none',
      { id: 'finance', rules: [{ ...RULE, severity: 'high' }] },
      '"high": "severity" of rule 1 of the persona "finance" must be one of "info", "warning" or "error".',
    ],
    [
      'an unknown property',
      { id: 'finance', rules: [{ ...RULE, regex: 'x' }] },
      '"regex": "regex" is no property of rule 1 of the persona "finance": remove it or correct its spelling.',
    ],
    [
      'a phrase without words',
      { id: 'finance', rules: [{ ...RULE, trigger: { any: ['_ ~'] } }] },
      '"_ ~": Entry 1 of "any" of "trigger" of rule 1 of the persona "finance" has no word to look for: write one.',
    ],
    [
      'an id that is taken',
      { id: 'finance', rules: [{ ...RULE, id: 'finance/taken' }] },
      '"finance/taken": The id "finance/taken" is taken by another rule: give this one another.',
    ],
    [
      'a count of what stands under no heading',
      { id: 'finance', rules: [{ ...RULE, count: { of: 'items', max: 3 } }] },
      '{: The rule "finance/no-reserve" counts what stands under a heading: its trigger must have "in": ["heading"].',
    ],
  ];
  for (const [what, persona, message] of mistakes) {
    it(`are left out for ${what}, with a sentence at its place`, async () => {
      const { personas, told } = await read(persona);
      assert.deepEqual(told, [message]);
      assert.deepEqual(personas, []);
    });
  }

  it('are tried on their own examples', async () => {
    const rule = { ...RULE, mustFire: ['A budget.', 'Nothing.'], mustNotFire: ['No money.', 'The budget.'] };
    const { personas, told } = await read({ id: 'finance', rules: [rule] });
    assert.equal(personas.length, 1);
    assert.deepEqual(told, [
      '"Nothing.": The rule "finance/no-reserve" is silent on this example, where it must fire: change the example, or what triggers the rule.',
      '"The budget.": The rule "finance/no-reserve" fires on this example, where it must not: make its trigger more particular, or widen its answer.',
    ]);
  });
});

describe('The schema that editors complete personas by', () => {
  const schema = JSON.parse(readFileSync('dist/frameworks.schema.json', 'utf8'));
  const validate = new Ajv({ strict: false }).compile(schema);
  const rule = (change: object) => ({ id: 'finance', rules: [{ ...RULE, ...change }] });
  const personas: readonly unknown[] = [
    MORE,
    NEW,
    5,
    { id: 'Finance', rules: [RULE] },
    { id: 'finance' },
    { id: 'finance', rules: [] },
    { ...NEW, lens: '' },
    { ...NEW, joins: { words: [] } },
    { ...NEW, joins: { always: 'yes' } },
    rule({ severity: 'high' }),
    rule({ topic: 'money' }),
    rule({ pull: { axis: 'speed', towards: 'up' } }),
    rule({ pull: { axis: 'speed' } }),
    rule({ trigger: { any: ['_'] } }),
    rule({ trigger: { any: ['# %'], in: ['cell', 'heading'], not: ['draft'] } }),
    rule({ trigger: { in: ['table'], any: ['x'] } }),
    rule({ answer: { within: 'page', any: ['x'] } }),
    rule({ answer: { within: 'text' } }),
    rule({ trigger: { in: ['heading'], any: ['x'] }, count: { of: 'items', max: 3 } }),
    rule({ trigger: { any: ['x'], theme: 3 } }),
    rule({ trigger: { any: ['x'], theme: 1.5 } }),
    rule({ trigger: { in: ['heading'], any: ['x'] }, count: { of: 'items' } }),
    rule({ trigger: { in: ['heading'], any: ['x'] }, count: { of: 'items', min: -1 } }),
    rule({ fix: { title: 'Insert', text: '- x', at: 'text-end' } }),
    rule({ fix: { title: 'Insert', text: '- x', at: 'here' } }),
    rule({ message: 'x'.repeat(301) }),
    rule({ mustFire: ['A budget.'] }),
    rule({ regex: 'x' }),
  ];
  for (const persona of personas) {
    it(`and the reader agree on ${JSON.stringify(persona).slice(0, 120)}`, async () => {
      const { told } = await read(persona);
      const isValid = validate({ name: 'Acme', frameworks: [], personas: [persona] });
      assert.equal(isValid, told.length === 0, told.join('\n') || JSON.stringify(validate.errors));
    });
  }
});
