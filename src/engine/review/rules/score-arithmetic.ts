import { arithmeticRule, exampleTable as table } from './scored-rule';
import { ICE, RICE, WSJF } from './scoring';

/** A RICE score that is not what its own row gives. */
export const riceArithmetic = arithmeticRule(
  'business-value/rice-arithmetic',
  RICE,
  [
    table('Reach | Impact | Confidence | Effort | RICE', [
      'Search | 1,200 | 2 | 80% | 8 | 240',
      'Portal | 800 | 1 | 60% | 2 | 420',
    ]),
    table('Reach | Impact | Confidence | Effort | RICE', ['Search | 100 | 1 | 150 % | 1 | 150']),
    table('Reach (users) | Impact | Confidence | Effort (pm) | **Score**', ['Login | 4k | 1 | 50 % | 4 | 900']),
    table('Reach | Impact | Conf. | Effort | RICE score', [
      'A | 100 | 3 | 0.5 | 2 | 75',
      'B | 100 | 1 | 0.5 | 2 | 52',
      'C | 10 | 1 | 1 | 1 | 10',
    ]),
  ],
  [
    table('Reach | Impact | Confidence | Effort | RICE', [
      'Search | 1,200 | 2 | 80% | 8 | 240',
      'Portal | 800 | 1 | 60% | 2 | 240',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', [
      'Search | 500 | 1 | 80 | 3 | 133',
      'Portal | 500 | 0.5 | 50 | 3 | 41.7',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', [
      'Reach in thousands | 5 | 1 | 80% | 2 | 2,000',
      'Again | 3 | 2 | 50% | 1 | 3,000',
    ]),
    table('Reach | Impact | Confidence | Effort | Score', ['Not yet known | tbd | 2 | 80% | 8 | tbd']),
    table('Impact | Effort | Score', ['Only a part of the model | 3 | 2 | 99']),
  ],
);

/** An ICE score that is not what its own row gives. */
export const iceArithmetic = arithmeticRule(
  'business-value/ice-arithmetic',
  ICE,
  [
    table('Impact | Confidence | Ease | ICE', ['Emails | 8 | 7 | 5 | 280', 'Banner | 4 | 6 | 9 | 316']),
    table('Impact | Confidence | Ease | Score', [
      'Emails | 8 | 7 | 6 | 7',
      'Banner | 4 | 6 | 5 | 5',
      'Badges | 9 | 3 | 3 | 8',
    ]),
  ],
  [
    table('Impact | Confidence | Ease | ICE', ['Emails | 8 | 7 | 5 | 280', 'Banner | 4 | 6 | 9 | 216']),
    table('Impact | Confidence | Ease | Score', ['Emails | 8 | 7 | 6 | 7', 'Banner | 4 | 6 | 5 | 5']),
    table('Impact | Ease | Score', ['Emails | 8 | 7 | 100']),
  ],
);

/** A WSJF score that is not what its own row gives. */
export const wsjfArithmetic = arithmeticRule(
  'business-value/wsjf-arithmetic',
  WSJF,
  [
    table('Business value | Time criticality | Risk reduction | Job size | WSJF', ['Audit log | 8 | 5 | 3 | 4 | 6']),
    table('Value | Time criticality | RR/OE | Size | Score', ['A | 3 | 3 | 2 | 4 | 2', 'B | 13 | 8 | 3 | 8 | 5']),
  ],
  [
    table('Business value | Time criticality | Risk reduction | Job size | WSJF', ['Audit log | 8 | 5 | 3 | 4 | 4']),
    table('Value | Time criticality | RR/OE | Size | Score', ['A | 3 | 3 | 2 | 3 | 2.7', 'B | 13 | 8 | 3 | 8 | 3']),
    table('Value | Size | Score', ['A | 3 | 3 | 9']),
  ],
);
