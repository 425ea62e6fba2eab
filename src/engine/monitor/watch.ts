import type { Clock } from '../clock';
import { Emitter } from '../event';
import { formatMs, formatShare } from '../format';
import { type Alert, type AlertChange, Alerts, type Reading } from './alerts';
import { OPERATIONS, type Operation } from './measurement';
import type { Monitor } from './monitor';
import { OPERATION_NAMES } from './names';

/** Metrics are read at most this often while steps are measured, in milliseconds. */
const PAUSE_MS = 2_000;
/** While there is an alert they are read this often though nothing is measured, so that it ends. */
const ACTIVE_PAUSE_MS = 30_000;

/** An alert about latency begins above the budget, and ends below this share of it. */
const LEAVE_SHARE = 0.8;
const MIN_LATENCIES = 5;
/** Servers are asked about the same frameworks while a text is edited: fewer kept answers than that, and nothing is kept. */
const HIT_RATE = { enter: 0.1, leave: 0.3, minSamples: 50 } as const;

/** An alert in words. */
export interface WatchedAlert extends Alert {
  readonly kind: 'budget' | 'hit-rate';
  readonly operation: Operation;
  /** What is wrong, in one sentence. */
  readonly sentence: string;
}

/** Reads the monitor's metrics while steps are measured, and logs a line when one becomes bad or good again. */
export class Watch {
  readonly #alerts = new Alerts();
  readonly #changed = new Emitter<void>();
  /** Fires when an alert begins or ends. */
  readonly onChanged = this.#changed.event;
  readonly #subscription: { dispose(): void };
  #stopTimer: (() => void) | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #plannedMs = Number.POSITIVE_INFINITY;

  constructor(
    private readonly monitor: Monitor,
    private readonly clock: Clock,
    private readonly log: (line: string) => void,
  ) {
    this.#subscription = monitor.onMeasured(() => this.#plan(Math.max(clock.now(), this.#lastMs + PAUSE_MS)));
  }

  /** What is bad at the moment, in the order it began. */
  get active(): readonly WatchedAlert[] {
    return this.#alerts.active.map(worded);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#stopTimer?.();
  }

  #plan(atMs: number): void {
    if (atMs >= this.#plannedMs) return;
    this.#stopTimer?.();
    this.#plannedMs = atMs;
    this.#stopTimer = this.clock.after(Math.max(0, atMs - this.clock.now()), () => {
      this.#plannedMs = Number.POSITIVE_INFINITY;
      this.#read();
    });
  }

  #read(): void {
    this.#lastMs = this.clock.now();
    const changes = this.#alerts.update(readings(this.monitor), this.#lastMs);
    for (const change of changes) this.log(logLine(change, this.#lastMs));
    if (changes.length > 0) this.#changed.fire();
    if (this.#alerts.active.length > 0) this.#plan(this.#lastMs + ACTIVE_PAUSE_MS);
  }
}

function readings(monitor: Monitor): readonly Reading[] {
  return OPERATIONS.flatMap((operation): Reading[] => {
    const figures = monitor.window(operation);
    if (!figures) return [];
    const budgetMs = monitor.budgets[operation];
    const latency = {
      rule: {
        id: `budget ${operation}`,
        worse: 'higher',
        enter: budgetMs,
        leave: budgetMs * LEAVE_SHARE,
        minSamples: MIN_LATENCIES,
      },
      value: figures.p95Ms,
      samples: figures.count,
    } as const;
    if (operation !== 'enhancement') return [latency];
    const rule = { id: `hit-rate ${operation}`, worse: 'lower', ...HIT_RATE } as const;
    return [latency, { rule, value: figures.hitRate ?? 1, samples: figures.count - figures.outcomes.aborted }];
  });
}

function worded(alert: Alert): WatchedAlert {
  const [kind, operation] = alert.id.split(' ') as [WatchedAlert['kind'], Operation];
  const { value, threshold } = alert;
  const sentence =
    kind === 'budget'
      ? `${OPERATION_NAMES[operation]} is slow: one in twenty of the last five minutes took ${formatMs(value)} or longer, and the budget is ${formatMs(threshold)}.`
      : `${OPERATION_NAMES[operation]} hardly uses what is kept: ${formatShare(value)} of the last five minutes’ answers were, and ${formatShare(threshold)} is the least to expect.`;
  return { ...alert, kind, operation, sentence };
}

function logLine({ kind, alert }: AlertChange, nowMs: number): string {
  const { sentence, operation, kind: metric } = worded(alert);
  if (kind === 'began') return `Alert: ${sentence}`;
  const what = metric === 'budget' ? 'is within its budget again' : 'uses what is kept again';
  return `Alert over: ${OPERATION_NAMES[operation]} ${what}, after ${formatMs(nowMs - alert.sinceMs)}.`;
}
