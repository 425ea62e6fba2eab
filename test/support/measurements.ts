import type { Measurement } from '../../src/engine/monitor/measurement';

/** A measurement of which only what matters to a test is said; one of a detection of 1 ms that ended well, else. */
export function measurement(what: Partial<Measurement> = {}): Measurement {
  return { operation: 'detection', label: '', startMs: 0, durationMs: 1, outcome: 'ok', ...what };
}

/** The value at a share of sorted values, as histograms choose it: the rank is rounded to the nearest, half up. */
export function percentileOf(sorted: readonly number[], share: number): number {
  return sorted[Math.max(1, Math.floor(share * sorted.length + 0.5)) - 1] ?? 0;
}
