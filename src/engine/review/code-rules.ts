import type { Rule } from './rule';
import { appealInsteadOfEvidence } from './rules/appeals';
import { newWorkWithoutCapacity } from './rules/capacity';
import { everybodyChecks } from './rules/change/everybody';
import { peopleChecks } from './rules/change/people';
import { benefitWithoutBaseline, effectWithoutSource } from './rules/claims';
import { craftChecks } from './rules/craft-checks';
import { decisionWithoutAlternatives, decisionWithoutOwner, decisionWithoutReview } from './rules/decisions';
import { generalChecks } from './rules/general-checks';
import { keyResultWithoutNumber, objectiveSize } from './rules/key-results';
import { costWithoutHorizon } from './rules/money';
import { actionWithoutOwner } from './rules/ownership';
import { raciAccountable } from './rules/raci';
import { riskWithoutMitigation } from './rules/risks';
import { iceArithmetic, riceArithmetic, wsjfArithmetic } from './rules/score-arithmetic';
import { scoreOrder } from './rules/score-order';
import { structureChecks } from './rules/structure-checks';
import { tableChecks } from './rules/table-checks';
import { teamInteraction } from './rules/team-interaction';
import { tableTotal } from './rules/totals';
import { vendorChecks } from './rules/vendor';
import { weightedMatrix } from './rules/weighted-matrix';

/** The rules whose form data cannot say: arithmetic, orders, and what needs more than phrases and counts. */
export const codeRules: readonly Rule[] = [
  decisionWithoutAlternatives,
  decisionWithoutOwner,
  decisionWithoutReview,
  actionWithoutOwner,
  raciAccountable,
  teamInteraction,
  newWorkWithoutCapacity,
  riskWithoutMitigation,
  appealInsteadOfEvidence,
  riceArithmetic,
  iceArithmetic,
  wsjfArithmetic,
  scoreOrder,
  weightedMatrix,
  tableTotal,
  keyResultWithoutNumber,
  objectiveSize,
  benefitWithoutBaseline,
  costWithoutHorizon,
  effectWithoutSource,
  ...craftChecks,
  ...everybodyChecks,
  ...peopleChecks,
  ...vendorChecks,
  ...tableChecks,
  ...structureChecks,
  ...generalChecks,
];
