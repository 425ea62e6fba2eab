import { Emitter } from '../event';
import {
  type Attributes,
  type Budgets,
  budgetsOf,
  type Measurement,
  OPERATIONS,
  type Operation,
  type Outcome,
} from './measurement';
import { type OperationPerformance, Series } from './series';
import type { WindowFigures } from './window';

/** Lets the work that is measured say how it ended, where that is not plain success or failure, and what it had to do with. */
export interface Step {
  outcome: Outcome;
  attributes: Attributes | undefined;
  /** Does a part of the work at once, and counts its time as one in which nothing else could run. */
  busy<T>(work: () => T): T;
}

/** What was measured, with the value the work returned. */
export interface Measured<T> {
  readonly value: T;
  readonly measurement: Measurement;
}

/** Measures every step the engine takes, and keeps per operation what a person wants to know of it. */
export class Monitor {
  readonly #series = new Map<Operation, Series>();
  readonly #measured = new Emitter<Measurement>();
  readonly #startedMs: number;
  #budgets = budgetsOf({});
  /** Fires after every step. */
  readonly onMeasured = this.#measured.event;

  /** @param now milliseconds of a steady clock */
  constructor(readonly now: () => number = () => performance.now()) {
    this.#startedMs = now();
  }

  /** Milliseconds since it was made. */
  get ageMs(): number {
    return this.now() - this.#startedMs;
  }

  /** The time each operation may take. */
  get budgets(): Budgets {
    return this.#budgets;
  }

  /** Judges by these budgets from now on. */
  setBudgets(budgets: Budgets): void {
    this.#budgets = budgets;
    for (const [operation, series] of this.#series) series.setBudget(budgets[operation]);
  }

  /** Runs `work` and records how long it took and how it ended; what it throws is passed on. */
  async measure<T>(operation: Operation, label: string, work: (step: Step) => Promise<T>): Promise<Measured<T>> {
    const step = new RunningStep(this.now);
    try {
      const value = await work(step);
      return { value, measurement: this.record(step.ended(operation, label)) };
    } catch (error) {
      step.outcome = isAbort(error) ? 'aborted' : 'failed';
      this.record(step.ended(operation, label));
      throw error;
    }
  }

  /** The same for work that is done when it returns. */
  measureSync<T>(operation: Operation, label: string, work: (step: Step) => T): Measured<T> {
    const step = new RunningStep(this.now);
    try {
      const value = work(step);
      return { value, measurement: this.record(step.ended(operation, label, true)) };
    } catch (error) {
      step.outcome = isAbort(error) ? 'aborted' : 'failed';
      this.record(step.ended(operation, label, true));
      throw error;
    }
  }

  /** Records a step that was measured elsewhere. */
  record(measurement: Measurement): Measurement {
    this.#seriesOf(measurement.operation).record(measurement);
    this.#measured.fire(measurement);
    return measurement;
  }

  /** What is known of one operation, or null before its first measurement. */
  performance(operation: Operation): OperationPerformance | null {
    const nowMs = this.now();
    return this.#series.get(operation)?.performance(nowMs, Date.now() - nowMs) ?? null;
  }

  /** What is known of all operations that were measured, in their order. */
  performances(): readonly OperationPerformance[] {
    return OPERATIONS.flatMap((operation) => this.performance(operation) ?? []);
  }

  /** What the last five minutes came to for one operation, or null before its first measurement. */
  window(operation: Operation): WindowFigures | null {
    return this.#series.get(operation)?.window(this.now()) ?? null;
  }

  #seriesOf(operation: Operation): Series {
    let series = this.#series.get(operation);
    if (!series) {
      series = new Series(operation, this.#budgets[operation], this.#startedMs);
      this.#series.set(operation, series);
    }
    return series;
  }
}

/** The time of a step that waits for its consumer in between, which is no part of it; it runs from its making. */
export class Stopwatch {
  readonly startMs: number;
  /** Null while it stands still. */
  #sinceMs: number | null;
  #elapsedMs = 0;
  #busyMs = 0;

  /** @param now of the monitor */
  constructor(private readonly now: () => number) {
    this.startMs = now();
    this.#sinceMs = this.startMs;
  }

  /** Milliseconds until it was stopped. */
  get elapsedMs(): number {
    return this.#elapsedMs;
  }

  /** Milliseconds in which nothing else could run. */
  get busyMs(): number {
    return this.#busyMs;
  }

  stop(): void {
    if (this.#sinceMs !== null) this.#elapsedMs += this.now() - this.#sinceMs;
    this.#sinceMs = null;
  }

  goOn(): void {
    this.#sinceMs ??= this.now();
  }

  /** Does a part of the work at once, and counts its time as one in which nothing else could run. */
  busy<T>(work: () => T): T {
    const startMs = this.now();
    try {
      return work();
    } finally {
      this.#busyMs += this.now() - startMs;
    }
  }
}

class RunningStep extends Stopwatch implements Step {
  outcome: Outcome = 'ok';
  attributes: Attributes | undefined;

  /** @param isBusy whether nothing else could run all the time */
  ended(operation: Operation, label: string, isBusy = false): Measurement {
    this.stop();
    const { startMs, elapsedMs: durationMs, outcome, attributes } = this;
    const measurement = { operation, label, startMs, durationMs, outcome };
    const busyMs = isBusy ? durationMs : this.busyMs;
    if (busyMs === 0) return attributes ? { ...measurement, attributes } : measurement;
    return attributes ? { ...measurement, busyMs, attributes } : { ...measurement, busyMs };
  }
}

/** Whether an error says that somebody wants no more of it. */
export function isAbort(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}
