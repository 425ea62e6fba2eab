import type { RecordableHistogram } from 'node:perf_hooks';
import { type Measurement, type Operation, OUTCOMES, type Outcome } from './measurement';

/** What a number of measurements come to. Times in milliseconds, over all of them however they ended. */
export interface Figures {
  readonly count: number;
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Share within the budget, between 0 and 1; of those since the budget was last changed, and 1 where there are none. */
  readonly withinBudget: number;
  /** Share answered from what was kept, of those that were not aborted; null where all were, or there are none. */
  readonly hitRate: number | null;
}

/**
 * The share answered from what was kept, where there is one to tell: a detection that is held takes no time and is no step, so
 * that of detections nobody counts which were answered so.
 */
export function shareKept(operation: Operation, { hitRate }: Figures): number | null {
  return operation === 'detection' ? null : hitRate;
}

/** Counts of measurements, beside the histogram of their times. */
export class Tally {
  count = 0;
  readonly outcomes: Record<Outcome, number> = noOutcomes();
  #judged = 0;
  #within = 0;

  add({ outcome, durationMs }: Measurement, budgetMs: number): void {
    this.count++;
    this.outcomes[outcome]++;
    this.#judged++;
    if (durationMs <= budgetMs) this.#within++;
  }

  /** Adds what another has counted. */
  addAll(other: Tally): void {
    this.count += other.count;
    for (const outcome of OUTCOMES) this.outcomes[outcome] += other.outcomes[outcome];
    this.#judged += other.#judged;
    this.#within += other.#within;
  }

  clear(): void {
    this.count = 0;
    for (const outcome of OUTCOMES) this.outcomes[outcome] = 0;
    this.forgetBudget();
  }

  /** Counts afresh what is within the budget. */
  forgetBudget(): void {
    this.#judged = 0;
    this.#within = 0;
  }

  /** @param times the histogram of the same measurements, in microseconds */
  figures(times: RecordableHistogram): Figures {
    const { count, outcomes } = this;
    const at = (share: number): number => (count === 0 ? 0 : times.percentile(share) / 1_000);
    const answered = count - outcomes.aborted;
    return {
      count,
      outcomes: { ...outcomes },
      p50Ms: at(50),
      p95Ms: at(95),
      p99Ms: at(99),
      maxMs: count === 0 ? 0 : times.max / 1_000,
      withinBudget: this.#judged === 0 ? 1 : this.#within / this.#judged,
      hitRate: answered === 0 ? null : outcomes.cached / answered,
    };
  }
}

/** Longest time a histogram tells from others, in microseconds: ten minutes. */
export const LONGEST_US = 600_000_000;

/** A duration as histograms hold it: whole microseconds, at least one. */
export function microseconds(ms: number): number {
  return Math.min(LONGEST_US, Math.max(1, Math.round(ms * 1_000)));
}

/** A count for each outcome. */
export function noOutcomes(): Record<Outcome, number> {
  return { ok: 0, cached: 0, partial: 0, late: 0, failed: 0, aborted: 0 };
}
