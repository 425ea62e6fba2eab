import { type Figures, microseconds, noOutcomes } from './figures';
import { type Measurement, OPERATIONS, type Operation, OUTCOMES, type Outcome } from './measurement';

/** Times that differ by less than this factor are kept as one, so that a day of any length takes a few kilobytes. */
const STEP = 1.05;
const LOG_STEP = Math.log(STEP);
/** More kinds of times than there are in ten minutes, counted in microseconds: `log(6e8) / log(1.05)`. */
const MOST_BUCKETS = 420;

/** What one operation came to on one day, in a form to which other processes can add theirs. */
export interface DayOperation {
  readonly outcomes: Readonly<Record<Outcome, number>>;
  readonly within: number;
  readonly totalMs: number;
  readonly maxMs: number;
  /** How many took about `1.05 ** bucket` microseconds, by bucket. */
  readonly times: Readonly<Record<string, number>>;
}

/** What was measured on one day, by all programs that share a folder. */
export interface Day {
  /** Of the local calendar: `2026-05-31`. */
  readonly date: string;
  readonly operations: Readonly<Partial<Record<Operation, DayOperation>>>;
}

/** The date of a moment in the local calendar. */
export function dateOf(at: number): string {
  const day = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}

/** Sums up measurements of one day as they come. */
export class DayTally {
  readonly #operations = new Map<Operation, Gathered>();

  constructor(readonly date: string) {}

  add({ operation, durationMs, outcome }: Measurement, budgetMs: number): void {
    let gathered = this.#operations.get(operation);
    if (!gathered) {
      gathered = { outcomes: noOutcomes(), within: 0, totalMs: 0, maxMs: 0, times: new Map() };
      this.#operations.set(operation, gathered);
    }
    gathered.outcomes[outcome]++;
    if (durationMs <= budgetMs) gathered.within++;
    gathered.totalMs += durationMs;
    gathered.maxMs = Math.max(gathered.maxMs, durationMs);
    const bucket = Math.round(Math.log(microseconds(durationMs)) / LOG_STEP);
    gathered.times.set(bucket, (gathered.times.get(bucket) ?? 0) + 1);
  }

  get day(): Day {
    const operations = [...this.#operations].map(([operation, gathered]) => [
      operation,
      { ...gathered, times: Object.fromEntries(gathered.times) },
    ]);
    return { date: this.date, operations: Object.fromEntries(operations) };
  }
}

interface Gathered {
  readonly outcomes: Record<Outcome, number>;
  within: number;
  totalMs: number;
  maxMs: number;
  readonly times: Map<number, number>;
}

/** Two parts of one day together. */
export function joinedDays(one: Day, other: Day): Day {
  const operations = OPERATIONS.flatMap((operation) => {
    const [a, b] = [one.operations[operation], other.operations[operation]];
    const both = a && b ? joined(a, b) : (a ?? b);
    return both ? [[operation, both] as const] : [];
  });
  return { date: one.date, operations: Object.fromEntries(operations) };
}

/** What a day's operation comes to; percentiles to 2.5 %. */
export function dayFigures({ outcomes, within, maxMs, times }: DayOperation): Figures {
  const sorted = Object.entries(times)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([a], [b]) => a - b);
  const count = sum(Object.values(outcomes));
  const percentile = (share: number): number => {
    let left = Math.max(1, Math.floor(share * count + 0.5));
    for (const [bucket, here] of sorted) {
      left -= here;
      if (left <= 0) return Math.min(maxMs, STEP ** bucket / 1_000);
    }
    return maxMs;
  };
  const answered = count - outcomes.aborted;
  return {
    count,
    outcomes,
    p50Ms: percentile(0.5),
    p95Ms: percentile(0.95),
    p99Ms: percentile(0.99),
    maxMs,
    withinBudget: count === 0 ? 1 : within / count,
    hitRate: answered === 0 ? null : outcomes.cached / answered,
  };
}

/** The day that a file holds, or null where it holds none. */
export function readDay(text: string): Day | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  return isDay(value) ? value : null;
}

function isDay(value: unknown): value is Day {
  if (!isRecord(value) || typeof value.date !== 'string' || !isRecord(value.operations)) return false;
  return Object.entries(value.operations).every(
    ([operation, one]) => OPERATIONS.some((known) => known === operation) && isDayOperation(one),
  );
}

function isDayOperation(value: unknown): value is DayOperation {
  if (!isRecord(value) || !isRecord(value.outcomes) || !isRecord(value.times)) return false;
  const { outcomes, times } = value;
  const numbers = [value.within, value.totalMs, value.maxMs, ...OUTCOMES.map((outcome) => outcomes[outcome])];
  const buckets = Object.entries(times);
  return (
    numbers.every(isCount) &&
    buckets.length <= MOST_BUCKETS &&
    buckets.every(([bucket, count]) => /^\d{1,3}$/.test(bucket) && isCount(count))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && Number.isFinite(value);
}

function joined(one: DayOperation, other: DayOperation): DayOperation {
  return {
    outcomes: added(one.outcomes, other.outcomes) as Record<Outcome, number>,
    within: one.within + other.within,
    totalMs: one.totalMs + other.totalMs,
    maxMs: Math.max(one.maxMs, other.maxMs),
    times: added(one.times, other.times),
  };
}

function added(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const both = { ...one };
  for (const [key, value] of Object.entries(other)) both[key] = (both[key] ?? 0) + value;
  return both;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
