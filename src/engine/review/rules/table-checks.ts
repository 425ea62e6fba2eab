import type { Rule } from '../rule';
import { roadmapDates } from './dates/roadmap-dates';
import { raciIdle, raciResponsible } from './raci';
import { daciRoles, rapidDecider } from './tables/decision-roles';
import { dreadArithmetic, riskScoreArithmetic, rpnArithmetic } from './tables/risk-scores';

/** The rules that are read from tables, dates and arithmetic. */
export const tableChecks: readonly Rule[] = [
  raciResponsible,
  raciIdle,
  daciRoles,
  rapidDecider,
  riskScoreArithmetic,
  rpnArithmetic,
  dreadArithmetic,
  roadmapDates,
];
