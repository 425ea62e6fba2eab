import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { softwareRules } from '../../../../../src/engine/review/software/software-review';
import type { SoftwareExample } from '../../../../../src/engine/review/software/software-rule';
import { softwareHits } from '../../../../support/reviewing';

describe('The rules for software', () => {
  for (const rule of softwareRules) {
    it(`${rule.id} fires where it must and only there`, () => {
      for (const example of rule.mustFire)
        assert.ok(softwareHits(rule, example).length > 0, `silent on ${shown(example)}`);
      for (const example of rule.mustNotFire) {
        const said = softwareHits(rule, example).map(({ message }) => message);
        assert.deepEqual(said, [], `fires on ${shown(example)}`);
      }
    });

    it(`${rule.id} says one sentence at a place inside the file`, () => {
      for (const example of rule.mustFire) {
        for (const { start, end, message } of softwareHits(rule, example)) {
          assert.ok(0 <= start && start < end && end <= example.text.length, shown(example));
          assert.match(message, /^[“\p{Lu}\d][^\n]*[.]$/u);
        }
      }
    });
  }
});

function shown({ fileName, text }: SoftwareExample): string {
  return `${fileName}:\n${text}`;
}
