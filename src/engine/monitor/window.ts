import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { type Figures, LONGEST_US, microseconds, Tally } from './figures';
import type { Measurement } from './measurement';

/** The window slides by this, in milliseconds, and is so many of it long: five minutes. */
const SLICE_MS = 30_000;
const SLICES = 10;
const MINUTE_MS = 60_000;

/**
 * Two figures: times to a hundredth, in 24 KB a slice, where three would take 170 KB. With five operations, all slices take
 * 1.2 MB at most.
 */
const PRECISION = { lowest: 1, highest: LONGEST_US, figures: 2 } as const;

/** What a window of time came to. */
export interface WindowFigures extends Figures {
  /** Measurements a minute; where less than a minute has passed since the beginning, those of that. */
  readonly perMinute: number;
}

interface Slice {
  /** Counts slices since the clock's zero. */
  number: number;
  readonly times: RecordableHistogram;
  readonly tally: Tally;
}

/** The measurements of the last five minutes, the oldest half minute of which leaves at once. Takes the same room however many there are. */
export class SlidingWindow {
  readonly #slices: (Slice | undefined)[] = [];
  #newest = 0;

  /** @param startedMs since when measurements are kept, on the monitor's clock */
  constructor(private readonly startedMs: number) {}

  /** @param endMs when it ended, on the monitor's clock; what is told out of turn counts as of the latest slice */
  record(measurement: Measurement, endMs: number, budgetMs: number): void {
    const number = Math.max(this.#newest, Math.floor(endMs / SLICE_MS));
    this.#newest = number;
    const slice = this.#sliceOf(number);
    slice.times.record(microseconds(measurement.durationMs));
    slice.tally.add(measurement, budgetMs);
  }

  forgetBudget(): void {
    for (const slice of this.#slices) slice?.tally.forgetBudget();
  }

  /** @param nowMs on the monitor's clock */
  figures(nowMs: number): WindowFigures {
    const current = Math.floor(nowMs / SLICE_MS);
    const first = current - SLICES + 1;
    const times = createHistogram(PRECISION);
    const tally = new Tally();
    for (const slice of this.#slices) {
      if (!slice || slice.number < first) continue;
      times.add(slice.times);
      tally.addAll(slice.tally);
    }
    const coveredMs = nowMs - Math.max(this.startedMs, first * SLICE_MS);
    return { ...tally.figures(times), perMinute: (tally.count * MINUTE_MS) / Math.max(MINUTE_MS, coveredMs) };
  }

  #sliceOf(number: number): Slice {
    const known = this.#slices[number % SLICES];
    if (known?.number === number) return known;
    if (known) {
      known.number = number;
      known.times.reset();
      known.tally.clear();
      return known;
    }
    const slice = { number, times: createHistogram(PRECISION), tally: new Tally() };
    this.#slices[number % SLICES] = slice;
    return slice;
  }
}
