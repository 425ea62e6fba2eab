import type { Detection, DetectionResult } from './detection/detection';
import type { SourceDocument } from './document';
import type { Disclosure, Enhancement } from './enhancement/enhancement';
import type { Attributes, Measurement, Outcome } from './monitor/measurement';
import { jointReview } from './review/joint';
import type { JointFinding, JointReview, Review } from './review/review';

/** How far an analysis goes; each depth includes the ones before it. */
export type Depth = 'detect' | 'review' | 'enhance';

/** Everything known about one version of a document so far. Immutable; a richer one follows until `complete`. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly depth: Depth;
  readonly complete: boolean;
  /** True once everyone who was asked has spoken; servers may be waited for yet. */
  readonly reviewed: boolean;
  readonly words: number;
  /** Milliseconds the scan took, also where its result was held in memory. */
  readonly detectionMs: number;
  readonly truncated: boolean;
  readonly detections: readonly Detection[];
  readonly reviews: readonly Review[];
  /** What the personas say together. */
  readonly joint: JointReview;
  /** The findings of the joint review. */
  readonly findings: readonly JointFinding[];
  readonly enhancements: readonly Enhancement[];
  /** The steps taken so far, with `startMs` counted from the request. */
  readonly timings: readonly Measurement[];
  /** What left this process for outside servers. */
  readonly disclosures: readonly Disclosure[];
}

/** Gathers what one analysis finds, and hands out snapshots of it. */
export class AnalysisBuilder {
  #analysis: Analysis;
  /** Steps that are no part of the analysis as people read it. */
  readonly #beside: Measurement[] = [];

  /** @param startedMs when the analysis was asked for, on the monitor's clock */
  constructor(
    { uri, version, languageId }: SourceDocument,
    depth: Depth,
    private readonly startedMs: number,
  ) {
    this.#analysis = {
      uri,
      version,
      languageId,
      depth,
      complete: false,
      reviewed: false,
      words: 0,
      detectionMs: 0,
      truncated: false,
      detections: [],
      reviews: [],
      joint: { findings: [], conflicts: [], recommendation: null },
      findings: [],
      enhancements: [],
      timings: [],
      disclosures: [],
    };
  }

  /** What is known now. */
  get snapshot(): Analysis {
    return this.#analysis;
  }

  detected({ detections, truncated, words, ms }: DetectionResult): void {
    this.#analysis = { ...this.#analysis, detections, truncated, words, detectionMs: ms };
  }

  reviewed(review: Review): void {
    const reviews = [...this.#analysis.reviews, review];
    const joint = jointReview(reviews);
    this.#analysis = { ...this.#analysis, reviews, joint, findings: joint.findings };
  }

  allReviewed(): void {
    this.#analysis = { ...this.#analysis, reviewed: true };
  }

  enhanced(enhancement: Enhancement): void {
    this.#analysis = { ...this.#analysis, enhancements: [...this.#analysis.enhancements, enhancement] };
  }

  disclosed(disclosure: Disclosure): void {
    this.#analysis = { ...this.#analysis, disclosures: [...this.#analysis.disclosures, disclosure] };
  }

  measured(measurement: Measurement): void {
    this.#analysis = { ...this.#analysis, timings: [...this.#analysis.timings, this.#fromStart(measurement)] };
  }

  /** Takes note of a step that is made of others which are told of already. */
  measuredBeside(measurement: Measurement): void {
    this.#beside.push(this.#fromStart(measurement));
  }

  /** All steps so far, with `startMs` counted from the request. */
  get steps(): readonly Measurement[] {
    return [...this.#analysis.timings, ...this.#beside];
  }

  /** How the analysis ended, if this is its end. */
  get outcome(): Outcome {
    const { truncated, enhancements, reviews, timings } = this.#analysis;
    const isPartial = enhancements.some(({ error }) => error !== undefined) || reviews.some(({ error }) => error);
    if (truncated || isPartial) return 'partial';
    return timings.every(({ outcome }) => outcome === 'cached') ? 'cached' : 'ok';
  }

  /** What can be said of the analysis without saying what is in the document. */
  get attributes(): Attributes {
    const { depth, languageId, words, detections, findings } = this.#analysis;
    return { depth, languageId, words, frameworks: detections.length, findings: findings.length };
  }

  completed(): void {
    this.#analysis = { ...this.#analysis, complete: true };
  }

  #fromStart(measurement: Measurement): Measurement {
    return { ...measurement, startMs: Math.max(0, measurement.startMs - this.startedMs) };
  }
}
