import type { FrameworkKind } from '../../src/engine/catalog/framework';
import type { Detection } from '../../src/engine/detection/detection';
import type { Labelled } from './labelled';
import { Tally } from './score';

/** Where confidences are cut into bins. */
const EDGES = [0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 1];

/** Detections whose confidence lies in one range. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Their mean confidence. */
  readonly confidence: number;
  /** The part of them that readers agree with, standing included. */
  readonly agreed: number;
}

/** How well confidences foretell agreement. */
export interface Calibration {
  readonly bins: readonly Bin[];
  /** The mean square of what confidences miss agreement by. */
  readonly brier: number;
  /** The mean distance between confidence and agreement over the bins. */
  readonly error: number;
}

type Detect = (labelled: Labelled) => readonly Detection[];

/** Holds the confidences in frameworks of a kind against the labels. */
export function calibrationOf(labelled: readonly Labelled[], detect: Detect, kind: FrameworkKind): Calibration {
  const judged = labelled.flatMap((one) =>
    detect(one)
      .filter((detection) => detection.kind === kind && !one.tolerated.has(detection.id))
      .map(({ id, standing, confidence }) => ({ confidence, agreed: Number(one.frameworks.get(id) === standing) })),
  );
  const bins = EDGES.slice(1).flatMap((to, at) => {
    const from = EDGES[at] as number;
    const within = judged.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    if (within.length === 0) return [];
    const mean = (value: 'confidence' | 'agreed'): number =>
      within.reduce((sum, one) => sum + one[value], 0) / within.length;
    return [{ from, to, count: within.length, confidence: mean('confidence'), agreed: mean('agreed') }];
  });
  const all = Math.max(1, judged.length);
  return {
    bins,
    brier: judged.reduce((sum, { confidence, agreed }) => sum + (confidence - agreed) ** 2, 0) / all,
    error: bins.reduce((sum, { count, confidence, agreed }) => sum + count * Math.abs(confidence - agreed), 0) / all,
  };
}

/** How often a version is given as the labels have it, of the frameworks that are detected and have one there. */
export function versionsOf(labelled: readonly Labelled[], detect: Detect): Tally {
  const tally = new Tally();
  for (const one of labelled) {
    const versions = new Map(detect(one).map(({ id, version }) => [id, version]));
    for (const [id, version] of one.versions) {
      const given = versions.get(id);
      if (given === version) tally.right++;
      else if (given) tally.wrong++;
      else tally.missed++;
    }
  }
  return tally;
}
