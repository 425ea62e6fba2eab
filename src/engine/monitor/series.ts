import { createHistogram } from 'node:perf_hooks';
import { type Figures, LONGEST_US, microseconds, Tally } from './figures';
import type { Measurement, Operation, Outcome } from './measurement';
import { SlidingWindow, type WindowFigures } from './window';

/** How many of the latest measurements are kept one by one. */
const MOST_RECENT = 300;
/** How many labels are told apart; what others there are is counted together. */
const MOST_LABELS = 64;
const OTHERS = 'others';

/** What is known of one operation. Times in milliseconds. */
export interface OperationPerformance {
  readonly operation: Operation;
  readonly budgetMs: number;
  readonly lastMs: number;
  readonly lastOutcome: Outcome;
  /** Since the monitor was made; times to a thousandth. */
  readonly session: Figures;
  /** Of the last five minutes; times to a hundredth. */
  readonly window: WindowFigures;
  readonly totalMs: number;
  /** Of the total, what nothing else could run in on this thread; and the longest of it at one time. */
  readonly busyMs: number;
  readonly longestBusyMs: number;
  /** By persona or server, the one that took longest first. */
  readonly labels: readonly LabelPerformance[];
  /** The latest, oldest first: when each ended on the wall clock, in milliseconds, and how. */
  readonly recent: readonly RecentStep[];
}

export interface LabelPerformance {
  readonly label: string;
  readonly count: number;
  readonly failed: number;
  readonly totalMs: number;
}

export interface RecentStep {
  readonly at: number;
  readonly label: string;
  readonly ms: number;
  readonly outcome: Outcome;
}

/** The measurements of one operation: all since the beginning in a histogram, the last five minutes, and the latest one by one. */
export class Series {
  readonly #times = createHistogram({ lowest: 1, highest: LONGEST_US, figures: 3 });
  readonly #tally = new Tally();
  readonly #window: SlidingWindow;
  readonly #labels = new Map<string, { count: number; failed: number; totalMs: number }>();
  readonly #recent: Measurement[] = [];
  #totalMs = 0;
  #busyMs = 0;
  #longestBusyMs = 0;

  constructor(
    private readonly operation: Operation,
    private budgetMs: number,
    startedMs: number,
  ) {
    this.#window = new SlidingWindow(startedMs);
  }

  record(measurement: Measurement): void {
    const { durationMs, startMs, busyMs = 0 } = measurement;
    this.#times.record(microseconds(durationMs));
    this.#window.record(measurement, startMs + durationMs, this.budgetMs);
    this.#recent[this.#tally.count % MOST_RECENT] = measurement;
    this.#tally.add(measurement, this.budgetMs);
    this.#totalMs += durationMs;
    this.#busyMs += busyMs;
    if (busyMs > this.#longestBusyMs) this.#longestBusyMs = busyMs;
    if (measurement.label !== '') this.#countLabel(measurement);
  }

  /** Judges by another budget from now on. */
  setBudget(budgetMs: number): void {
    if (budgetMs === this.budgetMs) return;
    this.budgetMs = budgetMs;
    this.#tally.forgetBudget();
    this.#window.forgetBudget();
  }

  /** @param wallOffsetMs what makes a time of the monitor's clock one of the wall clock */
  performance(nowMs: number, wallOffsetMs: number): OperationPerformance | null {
    const last = this.#recent[(this.#tally.count - 1) % MOST_RECENT];
    if (!last) return null;
    return {
      operation: this.operation,
      budgetMs: this.budgetMs,
      lastMs: last.durationMs,
      lastOutcome: last.outcome,
      session: this.#tally.figures(this.#times),
      window: this.#window.figures(nowMs),
      totalMs: this.#totalMs,
      busyMs: this.#busyMs,
      longestBusyMs: this.#longestBusyMs,
      labels: [...this.#labels]
        .map(([label, counts]) => ({ label, ...counts }))
        .sort((a, b) => b.totalMs - a.totalMs || a.label.localeCompare(b.label)),
      recent: this.#latest().map(({ label, startMs, durationMs, outcome }) => ({
        at: wallOffsetMs + startMs + durationMs,
        label,
        ms: durationMs,
        outcome,
      })),
    };
  }

  /** What the last five minutes came to, without the rest. */
  window(nowMs: number): WindowFigures {
    return this.#window.figures(nowMs);
  }

  #latest(): readonly Measurement[] {
    const next = this.#tally.count % MOST_RECENT;
    return [...this.#recent.slice(next), ...this.#recent.slice(0, next)];
  }

  #countLabel({ label, durationMs, outcome }: Measurement): void {
    const name = this.#labels.has(label) || this.#labels.size < MOST_LABELS ? label : OTHERS;
    let counts = this.#labels.get(name);
    if (!counts) {
      counts = { count: 0, failed: 0, totalMs: 0 };
      this.#labels.set(name, counts);
    }
    counts.count++;
    counts.totalMs += durationMs;
    if (outcome === 'failed' || outcome === 'late') counts.failed++;
  }
}
