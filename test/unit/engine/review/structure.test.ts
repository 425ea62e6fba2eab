import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Fix } from '../../../../src/engine/review/review';
import { structureChecks } from '../../../../src/engine/review/rules/structure-checks';
import { contextOf, hits } from '../../../support/reviewing';

describe('The fix of a structural check', () => {
  for (const rule of structureChecks) {
    it(`of ${rule.id}, where it has one, makes the finding go`, () => {
      for (const text of rule.mustFire) {
        const found = hits(rule, text);
        for (const { fix, message } of found) {
          if (!fix) continue;
          const left = hits(rule, applied(fix, text)).map((hit) => hit.message);
          assert.ok(
            !left.includes(message) && left.length < found.length,
            `${left.join()} after:\n${applied(fix, text)}`,
          );
        }
      }
    });
  }

  it('takes the form that the document has', () => {
    const after = (text: string) => {
      const [hit] = hits(rule('change-adoption/adkar-elements'), text);
      assert.ok(hit?.fix, `no fix for:\n${text}`);
      return applied(hit.fix, text);
    };
    assert.equal(
      after(
        '# ADKAR\n\n### Awareness\n\nNews.\n\n### Desire\n\nFun.\n\n### Ability\n\nTime.\n\n### Reinforcement\n\nCake.\n',
      ),
      '# ADKAR\n\n### Awareness\n\nNews.\n\n### Desire\n\nFun.\n\n### Knowledge\n\n…\n\n### Ability\n\nTime.\n\n### Reinforcement\n\nCake.\n',
    );
    assert.equal(
      after('# ADKAR\n\n- Desire: fun\n  - games\n- Knowledge: a course\n'),
      '# ADKAR\n\n- Awareness: …\n- Desire: fun\n  - games\n- Knowledge: a course\n- Ability: …\n- Reinforcement: …\n',
    );
    assert.equal(
      after(
        '# ADKAR\n\n| Element | What | When |\n|---|---|---|\n| Awareness | news | May |\n| Desire | fun | May |\n| Knowledge | a course | June |\n| Ability | time | July |\n',
      ),
      '# ADKAR\n\n| Element | What | When |\n|---|---|---|\n| Awareness | news | May |\n| Desire | fun | May |\n| Knowledge | a course | June |\n| Ability | time | July |\n| Reinforcement | … | … |\n',
    );
    assert.equal(
      after(
        '# ADKAR\n\n| Awareness | Desire | Knowledge | Ability |\n|---|---|---|---|\n| news | fun | a course | time |\n',
      ),
      '# ADKAR\n\n| Awareness | Desire | Knowledge | Ability | Reinforcement |\n|---|---|---|---|---|\n| news | fun | a course | time | … |\n',
    );
    assert.equal(
      after(
        'ADKAR plan\n==========\n\nAwareness\n---------\n\nNews.\n\nDesire\n------\n\nFun.\n\nKnowledge\n---------\n\nA course.\n\nAbility\n-------\n\nTime.\n',
      ),
      'ADKAR plan\n==========\n\nAwareness\n---------\n\nNews.\n\nDesire\n------\n\nFun.\n\nKnowledge\n---------\n\nA course.\n\nAbility\n-------\n\nTime.\n\nReinforcement\n-------------\n\n…\n',
    );
  });
});

describe('A structural check', () => {
  const cases = [
    '# SWOT\n\n',
    'Strengths: a\n\n',
    '- Weaknesses: b\n',
    '| Opportunities | c |\n|---|---|\n',
    'Threats\n---\n\n',
  ];

  it('leaves pages about a method and forms alone', () => {
    const plan = '# SWOT\n\n## Strengths\n\n- a\n\n## Weaknesses\n\n- b\n\n## Opportunities\n\n- c\n';
    const fields = rule('executive-strategy/swot-fields');
    assert.equal(hits(fields, plan).length, 1);
    for (const manual of [
      plan.replace('# SWOT', '# SWOT template'),
      `${plan}\n## When to use\n\nOnce a year.\n`,
      plan.replace('# SWOT', '# SWOT\n\nA SWOT analysis is a planning technique used to find strengths.'),
      plan.replace('- a', '- [first strength]').replace('- b', '- [weakness]').replace('- c', '- {opportunity}'),
    ]) {
      assert.deepEqual(hits(fields, manual), [], manual);
    }
  });

  it('reads whatever order and mixture of parts without failing', () => {
    for (let seed = 0; seed < 200; seed++) {
      const text = Array.from({ length: 8 }, (_, at) => cases[(seed * 7 + at * (seed % 5)) % cases.length]).join('');
      const context = contextOf(text);
      for (const check of structureChecks) {
        for (const { start, end, fix } of check.check(context)) {
          assert.ok(start < end && end <= text.length);
          for (const edit of fix?.edits ?? []) assert.ok(edit.start <= edit.end && edit.end <= text.length);
        }
      }
    }
  });
});

function rule(id: string) {
  const found = structureChecks.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
}

/** The text with the edits of a fix, the last first. */
function applied({ edits }: Fix, text: string): string {
  return [...edits]
    .reverse()
    .reduce((left, { start, end, text: put }) => left.slice(0, start) + put + left.slice(end), text);
}
