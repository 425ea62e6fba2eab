import type { Persona } from '../review';
import { benefitWithoutBaseline, effectWithoutSource } from '../rules/claims';
import { keyResultWithoutNumber, objectiveSize } from '../rules/key-results';
import { costWithoutHorizon } from '../rules/money';
import { iceArithmetic, riceArithmetic, wsjfArithmetic } from '../rules/score-arithmetic';
import { scoreOrder } from '../rules/score-order';
import { tableTotal } from '../rules/totals';
import { weightedMatrix } from '../rules/weighted-matrix';

/** Asks what whoever pays asks: do the numbers add up, and what are they numbers of. */
export const businessValue: Persona = {
  id: 'business-value',
  name: 'Business value',
  lens: 'priorities, numbers, costs and results',
  rules: [
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
  ],
};
