import { arithmeticRule, exampleTable as table } from '../scored-rule';
import type { ScoringModel } from '../scoring';

const product = (values: readonly number[]): number => values.reduce((all, value) => all * value, 1);
const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0);

/** A risk register's score: likelihood × impact (ISO 31010:2019, B.10.3); some registers add the two. */
const RISK: ScoringModel = {
  name: 'risk',
  called: 'risk score',
  formula: 'likelihood × impact',
  why: 'The order in which risks are looked at rests on these scores, and a wrong one hides a large risk behind a small one.',
  inputs: [/^(?:likelihood|probability|prob\.?|[lp]$)(?!\w)/i, /^(?:impact|severity|consequences?|i$)(?!\w)/i],
  score:
    /^(?:(?:inherent |overall |total )?(?:risk )?(?:score|rating|level|exposure|value)|expected (?:loss|value|cost)|l ?[×x*] ?i|p ?[×x*] ?i|total|result)\b/i,
  compute: [product, sum],
};

/** FMEA's risk priority number: severity × occurrence × detection (AIAG FMEA, 4th edition, 2008). */
const RPN: ScoringModel = {
  name: 'RPN',
  called: 'risk priority number',
  formula: 'severity × occurrence × detection',
  why: 'Which failure is dealt with first rests on these numbers, and a wrong one sends people to the lesser failure.',
  inputs: [
    /^(?:severity\b|sev\b|s$|s \()/i,
    /^(?:occurrence\b|occ\b|o$|o \()/i,
    /^(?:detect(?:ion|ability)\b|det\b|d$|d \()/i,
  ],
  score: /^(?:rpn|risk priority(?: number)?)\b/i,
  compute: [product],
};

/** DREAD: the mean of five ratings (Howard and LeBlanc, Writing Secure Code, 2nd edition, 2002); some teams add them. */
const DREAD: ScoringModel = {
  name: 'DREAD',
  called: 'DREAD score',
  formula: 'the mean or the sum of its five ratings',
  why: 'Which threat is met first rests on these scores, and a wrong one leaves the worse threat for later.',
  inputs: [/^damage\b/i, /^reproducib\w+/i, /^exploitab\w+/i, /^affected\b/i, /^discoverab\w+/i],
  score: /^(?:dread|(?:risk )?(?:score|rating)|total|average|mean|overall|sum|risk|result)\b/i,
  compute: [(values) => sum(values) / 5, sum],
};

/** A risk whose score is not likelihood times impact. */
export const riskScoreArithmetic = arithmeticRule(
  'engineering-leadership/risk-score-arithmetic',
  RISK,
  [
    table('Likelihood | Impact | Score', ['Vendor raises prices | 4 | 3 | 12', 'Key people leave | 2 | 5 | 15']),
    table('Probability | Impact | Expected loss', ['Outage at cut-over | 20 % | €500,000 | €150,000']),
    table('Likelihood (1–5) | Impact (1–5) | Risk score | Mitigation', [
      'Data lost | 1 – rare | 5 | 5 (low) | Daily copies',
      'Late delivery | 4 | 4 | 12 (high) | Smaller scope',
    ]),
  ],
  [
    table('Likelihood | Impact | Score', ['Vendor raises prices | 4 | 3 | 12', 'Key people leave | 2 | 5 | 10']),
    table('Likelihood | Impact | Score', ['Vendor raises prices | 4 | 3 | 7', 'Key people leave | 2 | 5 | 7']),
    table('Likelihood | Impact | Rating', ['Vendor raises prices | high | medium | high']),
    table('Probability | Impact | Expected loss', ['Outage at cut-over | 20 % | €500,000 | €100,000']),
    table('Severity | Score', ['Injection | 3 | 9.8']),
  ],
);

/** A risk priority number that is not the product of its three ratings. */
export const rpnArithmetic = arithmeticRule(
  'architecture/rpn-arithmetic',
  RPN,
  [
    table('Severity | Occurrence | Detection | RPN', [
      'Queue is full | 8 | 3 | 4 | 86',
      'Clock is wrong | 5 | 2 | 9 | 90',
    ]),
    table('Cause | S | O | D | RPN', ['Pump stops | Wear | 9 | 4 | 3 | 180', 'Valve leaks | Seal | 6 | 5 | 2 | 60']),
  ],
  [
    table('Severity | Occurrence | Detection | RPN', [
      'Queue is full | 8 | 3 | 4 | 96',
      'Clock is wrong | 5 | 2 | 9 | 90',
    ]),
    table('Cause | S | O | D | RPN', ['Pump stops | Wear | 9 | 4 | 3 | 108']),
    table('Severity | Occurrence | Detection | Priority', ['Pump stops | 9 | 4 | 3 | high']),
  ],
);

/** A DREAD score that its ratings do not give. */
export const dreadArithmetic = arithmeticRule(
  'security/dread-arithmetic',
  DREAD,
  [
    table('Damage | Reproducibility | Exploitability | Affected users | Discoverability | Score', [
      'Forged token | 8 | 9 | 5 | 10 | 3 | 7',
      'Replayed request | 5 | 5 | 5 | 5 | 5 | 6',
    ]),
    table('Damage potential | Reproducibility | Exploitability | Affected users | Discoverability | Total', [
      'Upload of scripts | 3 | 3 | 2 | 3 | 1 | 12',
      'Stolen session | 3 | 1 | 2 | 2 | 2 | 12',
    ]),
  ],
  [
    table('Damage | Reproducibility | Exploitability | Affected users | Discoverability | Score', [
      'Forged token | 8 | 9 | 5 | 10 | 3 | 7',
      'Replayed request | 5 | 5 | 5 | 5 | 5 | 5.0',
    ]),
    table('Damage | Reproducibility | Exploitability | Affected users | Discoverability | Total', [
      'Upload of scripts | 3 | 3 | 2 | 3 | 1 | 12 (high)',
    ]),
    table('Damage | Reproducibility | Exploitability | Affected users | Discoverability | Rating', [
      'Upload of scripts | high | high | low | high | low | medium',
    ]),
  ],
);
