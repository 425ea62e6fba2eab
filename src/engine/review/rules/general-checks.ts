import type { Rule } from '../rule';
import { estimateChecks } from './finance/estimates';
import { undefinedAcronym } from './general/acronyms';
import { actionWithoutDate } from './general/action-dates';
import { noContingency } from './general/contingency';
import { contradictingDates, contradictingNumbers } from './general/contradictions';
import { fluff } from './general/fluff';
import { competitorClaim, marketWithoutSource } from './general/market-claims';
import { goalsAsStrategy, nothingGivenUp, tooManyPriorities } from './general/strategies';
import { missingSuccessMeasure } from './general/success-measure';
import { deadlineBeforeSupport } from './general/support-dates';

/** The rules about words, numbers and dates that hold for every paper, and those of single personas that data cannot say. */
export const generalChecks: readonly Rule[] = [
  actionWithoutDate,
  contradictingDates,
  goalsAsStrategy,
  nothingGivenUp,
  tooManyPriorities,
  fluff,
  missingSuccessMeasure,
  contradictingNumbers,
  undefinedAcronym,
  marketWithoutSource,
  competitorClaim,
  deadlineBeforeSupport,
  noContingency,
  ...estimateChecks,
];
