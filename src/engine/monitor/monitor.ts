import { createHistogram, type RecordableHistogram } from 'node:perf_hooks';
import { Emitter } from '../event';
import { BUDGET_MS, type Measurement, type Operation, type Outcome } from './measurement';

/** What is known of one operation over the session. All times in milliseconds. */
export interface OperationSummary {
  readonly operation: Operation;
  readonly count: number;
  readonly cached: number;
  readonly failed: number;
  readonly lastMs: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly maxMs: number;
  readonly budgetMs: number;
  /** Share of measurements within the budget, between 0 and 1. */
  readonly withinBudget: number;
}

/** Lets the work that is measured say how it ended, where that is not plain success or failure. */
export interface Step {
  outcome: Outcome;
}

/** What was measured, with the value the work returned. */
export interface Measured<T> {
  readonly value: T;
  readonly measurement: Measurement;
}

interface Series {
  readonly histogram: RecordableHistogram;
  count: number;
  cached: number;
  failed: number;
  within: number;
  lastMs: number;
}

/** Measures every step the engine takes, and keeps per operation what a person wants to know of it. */
export class Monitor {
  readonly #series = new Map<Operation, Series>();
  readonly #measured = new Emitter<Measurement>();
  /** Fires after every step. */
  readonly onMeasured = this.#measured.event;

  /** @param now milliseconds of a steady clock */
  constructor(readonly now: () => number = () => performance.now()) {}

  /** Runs `work` and records how long it took and how it ended; what it throws is passed on. */
  async measure<T>(operation: Operation, label: string, work: (step: Step) => Promise<T>): Promise<Measured<T>> {
    const step: Step = { outcome: 'ok' };
    const startMs = this.now();
    try {
      const value = await work(step);
      return { value, measurement: this.#ended(operation, label, startMs, step.outcome) };
    } catch (error) {
      this.#ended(operation, label, startMs, isAbort(error) ? 'aborted' : 'failed');
      throw error;
    }
  }

  /** The same for work that is done when it returns. */
  measureSync<T>(operation: Operation, label: string, work: (step: Step) => T): Measured<T> {
    const step: Step = { outcome: 'ok' };
    const startMs = this.now();
    try {
      const value = work(step);
      return { value, measurement: this.#ended(operation, label, startMs, step.outcome) };
    } catch (error) {
      this.#ended(operation, label, startMs, 'failed');
      throw error;
    }
  }

  /** Records a step that was measured elsewhere. */
  record(measurement: Measurement): Measurement {
    const series = this.#seriesOf(measurement.operation);
    series.histogram.record(Math.max(1, Math.round(measurement.durationMs * 1_000)));
    series.count++;
    series.lastMs = measurement.durationMs;
    if (measurement.outcome === 'cached') series.cached++;
    if (measurement.outcome === 'failed' || measurement.outcome === 'late') series.failed++;
    if (measurement.durationMs <= BUDGET_MS[measurement.operation]) series.within++;
    this.#measured.fire(measurement);
    return measurement;
  }

  /** One operation over the session, or null before its first measurement. */
  summary(operation: Operation): OperationSummary | null {
    const series = this.#series.get(operation);
    if (!series) return null;
    const { histogram, count, cached, failed, lastMs, within } = series;
    return {
      operation,
      count,
      cached,
      failed,
      lastMs,
      p50Ms: histogram.percentile(50) / 1_000,
      p95Ms: histogram.percentile(95) / 1_000,
      maxMs: histogram.max / 1_000,
      budgetMs: BUDGET_MS[operation],
      withinBudget: within / count,
    };
  }

  #ended(operation: Operation, label: string, startMs: number, outcome: Outcome): Measurement {
    return this.record({ operation, label, startMs, durationMs: this.now() - startMs, outcome });
  }

  #seriesOf(operation: Operation): Series {
    let series = this.#series.get(operation);
    if (!series) {
      series = { histogram: createHistogram(), count: 0, cached: 0, failed: 0, within: 0, lastMs: 0 };
      this.#series.set(operation, series);
    }
    return series;
  }
}

function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
