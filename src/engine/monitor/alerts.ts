/** When a metric is bad, and when it is good again. */
export interface AlertRule {
  readonly id: string;
  /** Which way is bad: a `higher` latency, a `lower` hit rate. */
  readonly worse: 'higher' | 'lower';
  /** A value worse than this begins an alert. */
  readonly enter: number;
  /** A value no worse than this ends it; better than `enter`, so that a value that wavers about one of them changes nothing. */
  readonly leave: number;
  /** Fewer measurements begin no alert. */
  readonly minSamples: number;
}

/** What a metric is at the moment, and of how many measurements. */
export interface Reading {
  readonly rule: AlertRule;
  readonly value: number;
  readonly samples: number;
}

/** A metric that is bad. */
export interface Alert {
  readonly id: string;
  /** Since when, on the clock of whoever reads the metrics. */
  readonly sinceMs: number;
  /** What it is at the moment. */
  readonly value: number;
  /** What it was to be no worse than. */
  readonly threshold: number;
}

/** An alert that began, or one that is over, with what ended it. */
export interface AlertChange {
  readonly kind: 'began' | 'ended';
  readonly alert: Alert;
}

/** Which metrics are bad: reads them again and again, and tells what changed. Keeps no time of its own. */
export class Alerts {
  readonly #active = new Map<string, Alert>();

  /** The alerts there are, in the order they began. */
  get active(): readonly Alert[] {
    return [...this.#active.values()];
  }

  /**
   * Takes new readings; an alert whose metric is not among them, or has no measurement any more, is over.
   * @returns what began and what ended, each once
   */
  update(readings: readonly Reading[], nowMs: number): readonly AlertChange[] {
    const read = new Map(readings.map((reading) => [reading.rule.id, reading]));
    const ended = [...this.#active.values()].flatMap((alert) => this.#ended(alert, read.get(alert.id)));
    const began = readings.flatMap((reading) => this.#began(reading, nowMs));
    return [...ended, ...began];
  }

  #ended(alert: Alert, reading: Reading | undefined): AlertChange[] {
    const value = reading?.value ?? alert.value;
    const now = { ...alert, value };
    if (reading && reading.samples > 0 && isWorse(reading.rule, value, reading.rule.leave)) {
      this.#active.set(alert.id, now);
      return [];
    }
    this.#active.delete(alert.id);
    return [{ kind: 'ended', alert: now }];
  }

  #began({ rule, value, samples }: Reading, nowMs: number): AlertChange[] {
    if (this.#active.has(rule.id) || samples < rule.minSamples || !isWorse(rule, value, rule.enter)) return [];
    const alert = { id: rule.id, sinceMs: nowMs, value, threshold: rule.enter };
    this.#active.set(rule.id, alert);
    return [{ kind: 'began', alert }];
  }
}

function isWorse({ worse }: AlertRule, value: number, threshold: number): boolean {
  return worse === 'higher' ? value > threshold : value < threshold;
}
