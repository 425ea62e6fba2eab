import type { Rule } from '../rule';
import { roadmapDates } from './dates/roadmap-dates';
import { keyResultIsTask } from './key-result-tasks';
import { raciIdle, raciResponsible } from './raci';
import { daciRoles, rapidDecider } from './tables/decision-roles';
import { eisenhowerOneQuadrant } from './tables/eisenhower';
import { kanoCategories } from './tables/kano';
import { moscowAllMust, moscowNoWont } from './tables/moscow';
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
  keyResultIsTask,
  moscowAllMust,
  moscowNoWont,
  eisenhowerOneQuadrant,
  kanoCategories,
  roadmapDates,
];
