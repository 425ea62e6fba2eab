import assert from 'node:assert/strict';
import Ajv from 'ajv';
import { describe, it } from 'mocha';
import { personas } from '../../../../../src/engine/review/personas';
import { readTeam } from '../../../../../src/engine/review/team/read-team';
import { teamSchema } from '../../../../../src/engine/review/team/team-schema';

const known = {
  personas: personas.map(({ id }) => id),
  rules: personas.flatMap(({ rules }) => rules.map(({ id }) => id)),
};

describe('The schema that editors complete a team’s configuration by', () => {
  const validate = new Ajv({ strict: false }).compile(teamSchema(personas));

  it('leaves names to the reader, for packs bring more of them', () => {
    for (const text of ['{"rules": {"legal/contract": "off"}}', '{"personas": ["legal"]}']) {
      assert.ok(validate(JSON.parse(text)));
      assert.equal(readTeam(text, known).problems.length, 1);
    }
  });

  const texts = [
    '{}',
    '{"$schema": "x"}',
    '{"rules": {"business-value/table-total": "off", "finance/*": "info", "*": "warning"}}',
    '{"rules": {"business-value/table-total": "of"}}',
    '{"rules": []}',
    '{"personas": "auto"}',
    '{"personas": ["finance"]}',
    '{"personas": []}',
    '{"personas": "finance"}',
    '{"packs": ["packs", "a/b.frameworks.json"], "ignore": ["drafts/**", "*.tmp.md"]}',
    '{"packs": ["../a"]}',
    '{"packs": ["a/../../b"]}',
    '{"ignore": ["/a"]}',
    '{"ignore": ["a\\\\b"]}',
    '{"ignore": [""]}',
    '{"overrides": [{"files": ["adr/**"], "personas": ["architecture"], "rules": {"*": "off"}}]}',
    '{"overrides": [{"rules": {}}]}',
    '{"overrides": {}}',
    '{"rule": {}}',
    '[]',
  ];
  for (const text of texts) {
    it(`and the reader agree on ${text}`, () => {
      const { problems } = readTeam(text, known);
      assert.equal(validate(JSON.parse(text)), problems.length === 0, JSON.stringify(problems));
    });
  }
});
