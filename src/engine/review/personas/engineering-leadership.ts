import type { Persona } from '../review';
import { appealInsteadOfEvidence } from '../rules/appeals';
import { newWorkWithoutCapacity } from '../rules/capacity';
import { decisionWithoutAlternatives, decisionWithoutOwner, decisionWithoutReview } from '../rules/decisions';
import { actionWithoutOwner } from '../rules/ownership';
import { raciAccountable } from '../rules/raci';
import { riskWithoutMitigation } from '../rules/risks';
import { teamInteraction } from '../rules/team-interaction';

/** Asks what a director of engineering asks before the text goes to anybody else. */
export const engineeringLeadership: Persona = {
  id: 'engineering-leadership',
  name: 'Engineering leadership',
  lens: 'decisions, ownership, teams and capacity',
  rules: [
    decisionWithoutAlternatives,
    decisionWithoutOwner,
    decisionWithoutReview,
    actionWithoutOwner,
    raciAccountable,
    teamInteraction,
    newWorkWithoutCapacity,
    riskWithoutMitigation,
    appealInsteadOfEvidence,
  ],
};
