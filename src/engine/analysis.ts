import type { Detection } from './detection/detection';
import type { Disclosure, Enhancement } from './enhancement/enhancement';
import type { Measurement } from './monitor/measurement';
import type { Review } from './review/review';

/** How far an analysis goes; each depth includes the ones before it. */
export type Depth = 'detect' | 'review' | 'enhance';

/** Everything known about one version of a document so far. Immutable; a richer one follows until `complete`. */
export interface Analysis {
  readonly uri: string;
  readonly version: number;
  readonly languageId: string;
  readonly words: number;
  readonly depth: Depth;
  readonly complete: boolean;
  readonly truncated: boolean;
  readonly detections: readonly Detection[];
  readonly reviews: readonly Review[];
  readonly enhancements: readonly Enhancement[];
  /** The steps taken so far, with `startMs` counted from the request. */
  readonly timings: readonly Measurement[];
  /** What left this process for outside servers. */
  readonly disclosures: readonly Disclosure[];
}
