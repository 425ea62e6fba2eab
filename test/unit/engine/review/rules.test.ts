import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { personas } from '../../../../src/engine/review/personas';
import { hits } from '../../../support/reviewing';

for (const persona of personas) {
  describe(`The rules of ${persona.name}`, () => {
    it('are named after the persona, each with examples of both kinds', () => {
      for (const { id, mustFire, mustNotFire } of persona.rules) {
        assert.match(id, new RegExp(`^${persona.id}/[a-z0-9-]+$`));
        assert.ok(mustFire.length >= 2, `${id} has ${mustFire.length} texts that must fire`);
        assert.ok(mustNotFire.length >= 3, `${id} has ${mustNotFire.length} texts that must not fire`);
      }
    });

    for (const rule of persona.rules) {
      it(`${rule.id} fires where it must and only there`, () => {
        for (const text of rule.mustFire) assert.ok(hits(rule, text).length > 0, `silent on:\n${text}`);
        for (const text of rule.mustNotFire) {
          const said = hits(rule, text).map(({ message }) => message);
          assert.deepEqual(said, [], `fires on:\n${text}`);
        }
      });
    }
  });
}

describe('A hit', () => {
  it('stands inside the document and says one sentence', () => {
    for (const rule of personas.flatMap(({ rules }) => rules)) {
      for (const text of rule.mustFire) {
        for (const { start, end, message } of hits(rule, text)) {
          assert.ok(0 <= start && start < end && end <= text.length, `${rule.id} at ${start}-${end} of ${text.length}`);
          assert.match(message, /^[“\p{Lu}\d][^\n]*[.]$/u);
        }
      }
    }
  });
});
