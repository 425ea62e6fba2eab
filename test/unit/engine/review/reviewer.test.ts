import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { jointReview } from '../../../../src/engine/review/joint';
import { personas } from '../../../../src/engine/review/personas';
import type { Hit, Persona, Rule } from '../../../../src/engine/review/rule';
import { contextOf, reviewWith } from '../../../support/reviewing';

describe('A review', () => {
  it('gives the findings of all rules in the order of the text, with lines counted from 1', () => {
    const later = rule('late', [{ start: 8, end: 9, message: 'Later.' }]);
    const earlier = rule('early', [{ start: 0, end: 1, message: 'Earlier.' }]);
    const { findings, personaName } = reviewWith(persona(later, earlier), contextOf('one\ntwo\nthree'));
    assert.equal(personaName, 'Test');
    assert.deepEqual(
      findings.map(({ line, rule: id, message }) => [line, id, message]),
      [
        [1, 'test/early', 'Earlier.'],
        [3, 'test/late', 'Later.'],
      ],
    );
  });

  it('holds fifty findings at most, and asks an endless rule for no more', () => {
    const endless = rule('endless', [], function* () {
      for (;;) yield { start: 0, end: 1, message: 'Again.' };
    });
    assert.equal(reviewWith(persona(endless), contextOf('text')).findings.length, 50);
  });

  it('throws what a rule throws', () => {
    const broken = rule('broken', [], () => {
      throw new Error('a bug');
    });
    assert.throws(() => reviewWith(persona(broken), contextOf('text')), /a bug/);
  });

  it('finds nothing in code', () => {
    const text = '# Everyone agrees that we must use the platform.\n# Decision: yes.\n';
    for (const one of personas) assert.deepEqual(reviewWith(one, contextOf(text, 'python')).findings, []);
  });
});

describe('The samples', () => {
  it('show in the platform strategy what each kind of finding looks like', () => {
    assert.deepEqual(found('platform-strategy.md'), [
      'appeal-instead-of-evidence: “Everyone agrees” stands where evidence should.',
      'wrap-steps: “Widening our options”, “Reality-testing our …” and “Attaining distance before …” stand here, and “Prepare to be wrong” of WRAP is missing.',
      'team-interaction: Stream-aligned, platform and enabling teams are named, and no interaction mode between any two of them.',
      'rice-arithmetic: The RICE score of “Self-service portal” is 240, not 420; it drops to third.',
      'key-result-without-number: The key result “Developers are happier with their tools” has no number to measure it by.',
      'cost-without-horizon: “€420,000” comes without a time: neither once nor per year is said.',
      'benefit-without-baseline: “30 %” in “Shared clusters will reduce infrastructure cost by 30 %” has no baseline in its section.',
      'risk-without-mitigation: 3 risks under “Risks”, and nothing that is done about any of them.',
      'action-without-date: The action “Finance: open the cost centre for the platform team” has no date.',
      'action-without-owner: The action “Announce the paved road to all product teams” has no owner.',
    ]);
  });

  it('leave the decision record alone', () => {
    assert.deepEqual(found('decision-record.md'), []);
  });
});

function found(sample: string): string[] {
  const context = contextOf(readFileSync(`samples/${sample}`, 'utf8'));
  const reviews = personas.map((one) => reviewWith(one, context));
  return jointReview(reviews).findings.map(({ rule: id, message }) => `${id.slice(id.indexOf('/') + 1)}: ${message}`);
}

function persona(...rules: Rule[]): Persona {
  return { id: 'test', name: 'Test', lens: 'tests', joins: { always: true }, rules };
}

function rule(name: string, hits: readonly Hit[], check: () => Iterable<Hit> = () => hits): Rule {
  return {
    id: `test/${name}`,
    severity: 'info',
    topic: 'wording',
    why: 'Why.',
    question: 'Who?',
    check,
    mustFire: [],
    mustNotFire: [],
  };
}
