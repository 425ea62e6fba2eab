import type { Catalog } from '../../src/engine/catalog/catalog';
import type { Detector } from '../../src/engine/detection/detect';
import { type Features, type Judgement, WEIGHTS, type Weights } from '../../src/engine/detection/judge/confidence';
import { weighSoftware } from '../../src/engine/detection/judge/judge-software';
import { strategyFeatures, weighStrategy } from '../../src/engine/detection/judge/judge-strategy';
import type { Labelled } from './labelled';

/** A framework of which something was found in a document, and whether a reader says what the judgement is about. */
interface Sample {
  readonly features: Features;
  readonly agrees: boolean;
}

/** How far weights are drawn to 0: what a few documents say is no law. */
const RIDGE = 0.5;
const STEPS = 6_000;

/** The weights of the confidence by the documents that are not held out. */
export function fittedWeights(catalog: Catalog, detector: Detector, labelled: readonly Labelled[]): typeof WEIGHTS {
  const samples = samplesOf(
    catalog,
    detector,
    labelled.filter(({ heldOut }) => !heldOut),
  );
  const fitted = Object.keys(WEIGHTS).map((judgement) => [judgement, fit(samples[judgement as Judgement])]);
  return Object.fromEntries(fitted) as typeof WEIGHTS;
}

/**
 * Every framework of which anything was found, for the judgement it could come to. Those that did not convince are among them:
 * they show what little support is worth.
 */
function samplesOf(
  catalog: Catalog,
  detector: Detector,
  labelled: readonly Labelled[],
): Readonly<Record<Judgement, Sample[]>> {
  const samples: Record<Judgement, Sample[]> = {
    'strategy applied': [],
    'strategy mentioned': [],
    'software applied': [],
    'software mentioned': [],
  };
  for (const { document, frameworks, tolerated } of labelled) {
    const tracker = detector.track(document);
    const { detections } = tracker.update(Number.POSITIVE_INFINITY);
    const namedFiles = new Set(
      detections.filter(({ evidence }) => evidence.some(({ kind }) => kind === 'file')).map(({ id }) => id),
    );
    for (const [index, pieces] of tracker.pieces()) {
      const framework = catalog.at(index);
      const { id, kind } = framework;
      if (tolerated.has(id)) continue;
      const label = frameworks.get(id);
      if (kind === 'software') {
        const { standing, features } = weighSoftware(pieces, namedFiles.has(id));
        const candidate = standing ?? 'mentioned';
        samples[`software ${candidate}`].push({ features, agrees: label === candidate });
        continue;
      }
      const { support, standing } = weighStrategy(framework, pieces);
      const features = strategyFeatures(framework, support);
      samples['strategy applied'].push({ features, agrees: label === 'applied' });
      if (standing !== 'applied') samples['strategy mentioned'].push({ features, agrees: label === 'mentioned' });
    }
  }
  return samples;
}

/**
 * Logistic regression by gradient descent with steps of fixed number and size, so that it always ends with the same weights: none
 * below 0 but the base, each drawn to 0 but the base. Weights of 0 are left out.
 */
function fit(samples: readonly Sample[]): Weights {
  const names = [...new Set(samples.flatMap(({ features }) => Object.keys(features)))];
  const rows = samples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)]);
  const wanted = samples.map(({ agrees }) => Number(agrees));
  const weights = rows[0]?.map(() => 0) ?? [0];
  const speeds = weights.map(() => 0);
  // No step is longer than the steepest curvature allows.
  const norm = rows.reduce((sum, row) => sum + row.reduce((square, value) => square + value * value, 0), 0);
  const step = 4 / (norm + 4 * RIDGE);
  for (let round = 0; round < STEPS; round++) {
    const slopes = weights.map((weight, at) => (at === 0 ? 0 : -RIDGE * weight));
    for (let row = 0; row < rows.length; row++) {
      const values = rows[row] as number[];
      const odds = values.reduce((sum, value, at) => sum + value * (weights[at] as number), 0);
      const error = (wanted[row] as number) - 1 / (1 + Math.exp(-odds));
      for (let at = 0; at < values.length; at++) (slopes[at] as number) += error * (values[at] as number);
    }
    for (let at = 0; at < weights.length; at++) {
      const speed = 0.9 * (speeds[at] as number) + step * (slopes[at] as number);
      const next = (weights[at] as number) + speed;
      weights[at] = at === 0 ? next : Math.max(0, next);
      speeds[at] = at > 0 && next < 0 ? 0 : speed;
    }
  }
  const rounded = weights.map((weight) => Math.round(weight * 100) / 100 || 0);
  const named = ['base', ...names].map((name, at): [string, number] => [name, rounded[at] as number]);
  return Object.fromEntries(named.filter(([name, weight]) => name === 'base' || weight > 0));
}
