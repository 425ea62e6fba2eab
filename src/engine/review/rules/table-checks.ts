import type { Rule } from '../rule';
import { roadmapDates } from './dates/roadmap-dates';
import { mixedCurrencies } from './finance/currencies';
import { falsePrecision } from './finance/false-precision';
import { npvArithmetic } from './finance/npv';
import { paybackArithmetic } from './finance/payback';
import { roiArithmetic } from './finance/roi';
import { keyResultIsTask } from './key-result-tasks';
import { sloArithmetic } from './levels/slo-arithmetic';
import { sloWindow } from './levels/slo-window';
import { raciIdle, raciResponsible } from './raci';
import { allocationSum } from './tables/allocation';
import { balancedScorecard, canvasFields } from './tables/canvases';
import { daciRoles, rapidDecider } from './tables/decision-roles';
import { doraIncomplete, doraLevel } from './tables/dora';
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
  npvArithmetic,
  mixedCurrencies,
  falsePrecision,
  roiArithmetic,
  paybackArithmetic,
  sloArithmetic,
  sloWindow,
  allocationSum,
  doraIncomplete,
  doraLevel,
  canvasFields,
  balancedScorecard,
  keyResultIsTask,
  moscowAllMust,
  moscowNoWont,
  eisenhowerOneQuadrant,
  kanoCategories,
  roadmapDates,
];
