import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jointReview } from '../../../../src/engine/review/joint';
import { personas } from '../../../../src/engine/review/personas';
import type { Finding, Review } from '../../../../src/engine/review/review';

describe('A joint review', () => {
  it('keeps of the findings at one span the gravest, says who else asks, and sorts by place', () => {
    const { findings } = jointReview([
      review('a', finding('a/x', [5, 9], 'info'), finding('a/y', [20, 22], 'warning')),
      review('b', finding('b/x', [5, 9], 'error'), finding('b/y', [5, 8], 'info')),
    ]);
    assert.deepEqual(
      findings.map(({ rule, alsoBy }) => [rule, alsoBy]),
      [
        ['b/y', []],
        ['b/x', ['a']],
        ['a/y', []],
      ],
    );
  });

  it('takes two personas that ask about one topic at one place for one question', () => {
    const { findings } = jointReview([
      review('a', finding('a/x', [5, 30], 'warning', { topic: 'ownership' })),
      review('b', finding('b/x', [10, 40], 'warning', { topic: 'ownership' })),
      review(
        'c',
        finding('c/x', [10, 40], 'warning', { topic: 'risk' }),
        finding('c/y', [35, 50], 'info', { topic: 'ownership' }),
      ),
    ]);
    assert.deepEqual(
      findings.map(({ rule, alsoBy }) => [rule, alsoBy]),
      [
        ['a/x', ['b']],
        ['c/x', []],
        ['c/y', []],
      ],
    );
  });

  it('names whoever pulls one plan the other way, each with the line', () => {
    const { conflicts } = jointReview([
      review('value', finding('value/late', [0, 5], 'info', { pull: { axis: 'speed', towards: 'up' } })),
      review(
        'change',
        finding('change/pilot', [50, 60], 'warning', { pull: { axis: 'speed', towards: 'down' }, line: 7 }),
      ),
    ]);
    assert.deepEqual(
      conflicts.map(({ axis, message }) => [axis, message]),
      [['speed', 'Value presses for an earlier date (line 1), and Change asks for more before it begins (line 7).']],
    );
  });

  it('sees no conflict where one persona pulls both ways', () => {
    const { conflicts } = jointReview([
      review(
        'value',
        finding('value/late', [0, 5], 'info', { pull: { axis: 'speed', towards: 'up' } }),
        finding('value/early', [6, 9], 'info', { pull: { axis: 'speed', towards: 'down' } }),
      ),
    ]);
    assert.deepEqual(conflicts, []);
  });

  it('recommends to go on where nothing but details is open', () => {
    assert.deepEqual(advice(), ['go-on', 'Nobody on the board has a question.']);
    assert.deepEqual(advice(finding('a/x', [0, 1], 'info')), [
      'go-on',
      'Nothing here stops it; one question of detail is left.',
    ]);
  });

  it('recommends what to answer first, the gravest and most shared before all', () => {
    const { recommendation } = jointReview([
      review(
        'a',
        finding('a/risk', [0, 1], 'warning', { topic: 'risk' }),
        finding('a/owner', [10, 20], 'warning', { topic: 'ownership' }),
        finding('a/sum', [30, 40], 'error', { topic: 'arithmetic' }),
      ),
      review('b', finding('b/owner', [10, 20], 'warning', { topic: 'ownership' })),
    ]);
    assert.equal(recommendation?.verdict, 'answer-first');
    assert.equal(
      recommendation?.message,
      'Answer 3 questions first: the arithmetic, who answers for it and the risks.',
    );
    assert.deepEqual(
      recommendation?.first.map(({ rule }) => rule),
      ['a/sum', 'a/owner', 'a/risk'],
    );
  });

  it('says that too much is open where it is', () => {
    const topics = ['risk', 'ownership', 'arithmetic', 'alternatives', 'time'] as const;
    const findings = topics.map((topic, index) => finding(`a/${topic}`, [index, index + 1], 'warning', { topic }));
    assert.deepEqual(advice(...findings), [
      'rework',
      'Not ready to be decided: the risks, who answers for it, the arithmetic and 2 topics more are open.',
    ]);
  });

  it('recommends nothing where nobody was asked', () => {
    assert.equal(jointReview([]).recommendation, null);
  });
});

function advice(...findings: Finding[]): unknown[] {
  const { recommendation } = jointReview([review('a', ...findings)]);
  return [recommendation?.verdict, recommendation?.message];
}

function review(persona: string, ...findings: Finding[]): Review {
  const personaName = persona.charAt(0).toUpperCase() + persona.slice(1);
  return { persona, personaName, reason: 'it reads every text', findings };
}

function finding(
  rule: string,
  [start, end]: readonly [number, number],
  severity: Finding['severity'],
  more: Partial<Finding> = {},
): Finding {
  const persona = rule.slice(0, rule.indexOf('/'));
  const said = { message: 'M.', why: 'W.', question: 'Q?' };
  return { rule, persona, severity, topic: 'wording', ...said, start, end, line: 1, ...more };
}

describe('The board', () => {
  it('has for every way to pull a plan personas who pull it either way', () => {
    const pulls = personas.flatMap((persona) =>
      persona.rules.flatMap(({ pull }) => (pull ? [`${pull.axis} ${pull.towards} ${persona.id}`] : [])),
    );
    for (const axis of ['speed', 'scope', 'spend', 'control']) {
      const those = (towards: string) =>
        new Set(pulls.filter((one) => one.startsWith(`${axis} ${towards} `)).map((one) => one.split(' ')[2]));
      const [up, down] = [those('up'), those('down')];
      assert.ok(
        [...up].some((id) => [...down].some((other) => other !== id)),
        `${axis}: nobody disagrees`,
      );
    }
  });
});
