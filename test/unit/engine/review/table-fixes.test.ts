import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { Hit, Rule } from '../../../../src/engine/review/rule';
import {
  decisionWithoutAlternatives,
  decisionWithoutOwner,
  decisionWithoutReview,
} from '../../../../src/engine/review/rules/decisions';
import { actionWithoutOwner } from '../../../../src/engine/review/rules/ownership';
import { raciAccountable } from '../../../../src/engine/review/rules/raci';
import { riskWithoutMitigation } from '../../../../src/engine/review/rules/risks';
import { iceArithmetic, riceArithmetic, wsjfArithmetic } from '../../../../src/engine/review/rules/score-arithmetic';
import { tableChecks } from '../../../../src/engine/review/rules/table-checks';
import { tableTotal } from '../../../../src/engine/review/rules/totals';
import { weightedMatrix } from '../../../../src/engine/review/rules/weighted-matrix';
import { hits } from '../../../support/reviewing';

/** The rules that read tables, and those that lay out what a decision, an action or a risk lacks. */
const RULES: readonly Rule[] = [
  ...tableChecks,
  riceArithmetic,
  iceArithmetic,
  wsjfArithmetic,
  weightedMatrix,
  tableTotal,
  raciAccountable,
  riskWithoutMitigation,
  decisionWithoutAlternatives,
  decisionWithoutOwner,
  decisionWithoutReview,
  actionWithoutOwner,
];

describe('A fix of a rule on tables, decisions, actions or risks', () => {
  it('lies inside the text, edit behind edit', () => {
    for (const [rule, text, hit] of everyFix()) {
      let last = 0;
      for (const { start, end } of hit.fix?.edits ?? []) {
        assert.ok(
          last <= start && start <= end && end <= text.length,
          `${rule.id} edits ${start}-${end} after ${last}`,
        );
        last = end;
      }
    }
  });

  it('makes its finding go, once what it leaves open is filled in', () => {
    for (const [rule, text, hit] of everyFix()) {
      const mended = fixed(text, hit);
      const before = hits(rule, text).length;
      assert.ok(hits(rule, mended).length < before, `${rule.id} says of its own fix:\n${mended}`);
    }
  });

  it('writes a wrong number in the style it had', () => {
    const one = (id: string, text: string): string => {
      const rule = RULES.find((held) => held.id === id);
      const hit = rule && hits(rule, text).find(({ fix }) => fix);
      return hit ? fixed(text, hit) : text;
    };
    const sum = (cost: string, total: string) =>
      `| Item | Cost |\n|---|---|\n| A | ${cost} |\n| B | ${cost} |\n| **Total** | ${total} |`;
    assert.match(one('business-value/table-total', sum('€1.200,50', '**€3.000,00**')), /\*\*€2\.401,00\*\*/);
    assert.match(one('business-value/table-total', sum('12 000 SEK', '25 000 SEK')), /\| 24 000 SEK \|$/);
    assert.match(one('business-value/table-total', sum('4.5', '8')), /\| 9 \|$/);
    assert.match(
      one('architecture/slo-arithmetic', 'An SLO of 99.9 % over 30 days leaves an error budget of 4m 30s.'),
      /budget of 43m 12s\.$/,
    );
  });
});

/** Every fix of every rule at the texts that make it fire. */
function* everyFix(): Generator<[Rule, string, Hit]> {
  for (const rule of RULES) {
    for (const text of rule.mustFire) for (const hit of hits(rule, text)) if (hit.fix) yield [rule, text, hit];
  }
}

function fixed(text: string, { fix }: Hit): string {
  const edits = [...(fix?.edits ?? [])].reverse();
  const written = edits.reduce((held, edit) => held.slice(0, edit.start) + edit.text + held.slice(edit.end), text);
  return written.replaceAll('…', 'what is meant');
}
