import type { FrameworkKind } from '../../catalog/framework';
import type { Standing } from '../detection';

/** What the evidence comes to, in numbers by name. Each grows with support. */
export type Features = Readonly<Record<string, number>>;

/** What each feature adds to the log odds; `base` is what they are without any. */
export type Weights = Readonly<Record<string, number>>;

/** There is one set of weights for each kind and standing. */
export type Judgement = `${FrameworkKind} ${Standing}`;

/**
 * Fitted by test/accuracy/fit.ts on the labelled documents that are not held out: a logistic regression, no weight below 0, so that
 * more support never makes a detection less sure. `npm run bench:accuracy -- --fit` writes them anew.
 */
export const WEIGHTS: Readonly<Record<Judgement, Weights>> = {
  'strategy applied': {
    base: -7.22,
    named: 0.57,
    certain: 1.45,
    heading: 1.98,
    title: 1.98,
    distinct: 3.41,
    structural: 1.58,
    near: 1.86,
    together: 0.46,
    share: 3.5,
  },
  'strategy mentioned': {
    base: -3.95,
    named: 5.51,
    certain: 2.42,
    used: 0.08,
    distinct: 1.33,
    near: 3.98,
    glossed: 0.3,
  },
  'software applied': {
    base: 3.44,
    dependency: 0.82,
    import: 1.29,
    symbol: 0.88,
    file: 0.73,
    expression: 0.14,
    signals: 0.42,
    version: 0.59,
    listed: 0.03,
  },
  'software mentioned': {
    base: -1.07,
    certain: 2.48,
    listed: 1.59,
    names: 0.85,
  },
};

/** The probability that a reader agrees with a detection and its standing, by what its evidence comes to. */
export function confidenceOf(judgement: Judgement, features: Features): number {
  return probability(WEIGHTS[judgement], features);
}

/** The logistic function of the weighted features. */
function probability(weights: Weights, features: Features): number {
  let odds = weights.base ?? 0;
  for (const [name, value] of Object.entries(features)) odds += (weights[name] ?? 0) * value;
  return 1 / (1 + Math.exp(-odds));
}
