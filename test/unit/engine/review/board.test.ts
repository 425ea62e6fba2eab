import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'mocha';
import { builtInPacks } from '../../../../src/engine/catalog/packs';
import { personaSchema } from '../../../../src/engine/catalog/persona-schema';
import { personas } from '../../../../src/engine/review/personas';
import { softwareRulesOf } from '../../../../src/engine/review/software/software-review';
import { rulesPage } from '../../../support/rules-page';

const BOARD = 'src/engine/review/board';
const PAGE = 'docs/rules.md';

describe('The board', () => {
  it('has twelve personas, each with ten rules of its own at least', () => {
    assert.equal(personas.length, 12);
    for (const persona of personas) {
      const count = persona.rules.length + softwareRulesOf(persona).length;
      assert.ok(count >= 10, `${persona.id} has ${count} rules`);
    }
  });

  it('has no two rules of one id', () => {
    const ids = personas.flatMap((persona) => [...persona.rules, ...softwareRulesOf(persona)].map(({ id }) => id));
    assert.deepEqual(
      ids.filter((id, at) => ids.indexOf(id) < at),
      [],
    );
  });

  for (const file of readdirSync(BOARD)) {
    it(`is written in the form of packs: ${file}`, () => {
      const { error } = personaSchema.safeParse(JSON.parse(readFileSync(join(BOARD, file), 'utf8')), {});
      const problems = (error?.issues ?? []).filter(({ path }) => path[0] !== 'rules' || path.length > 1);
      assert.deepEqual(problems, []);
    });
  }

  it('has the same form where a rule of code is written in part', () => {
    const rules: { readonly id: string }[] = JSON.parse(readFileSync('src/engine/review/rules/absences.json', 'utf8'));
    for (const rule of rules) {
      const { error } = personaSchema.safeParse({ id: rule.id.slice(0, rule.id.indexOf('/')), rules: [rule] });
      assert.deepEqual(error?.issues ?? [], [], rule.id);
    }
  });

  it('names no framework and no category that the catalogue has not', () => {
    const frameworks = builtInPacks.flatMap((pack) => pack.frameworks);
    const ids = new Set(frameworks.map(({ id }) => id));
    const categories = new Set(frameworks.map(({ category }) => category));
    for (const { joins } of personas) {
      for (const id of joins.frameworks ?? []) assert.ok(ids.has(id), id);
      for (const category of joins.categories ?? []) assert.ok(categories.has(category), category);
    }
  });

  it('is listed in docs/rules.md as it is', () => {
    const page = rulesPage(personas);
    if (process.env.WRITE_DOCS) writeFileSync(PAGE, page);
    assert.equal(readFileSync(PAGE, 'utf8'), page, 'docs/rules.md is old: run npm run docs:rules.');
  });
});
