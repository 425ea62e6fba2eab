import type { Measurement, Outcome } from './measurement';

/** Outcomes from the one least worth telling to the one most. */
const GRAVITY: readonly Outcome[] = ['cached', 'ok', 'partial', 'aborted', 'late', 'failed'];

/**
 * The steps of one analysis as people read them: calls to one server become one row, from the first one's start to the last
 * one's end, with the gravest outcome among them. The order stays.
 */
export function timeline(steps: readonly Measurement[]): Measurement[] {
  const rows = new Map<string, Measurement>();
  for (const step of steps) {
    const key = `${step.operation} ${step.label}`;
    const row = rows.get(key);
    rows.set(key, row ? joined(row, step) : step);
  }
  return [...rows.values()];
}

function joined(one: Measurement, other: Measurement): Measurement {
  const startMs = Math.min(one.startMs, other.startMs);
  const endMs = Math.max(one.startMs + one.durationMs, other.startMs + other.durationMs);
  const outcome = GRAVITY.indexOf(other.outcome) > GRAVITY.indexOf(one.outcome) ? other.outcome : one.outcome;
  return { ...one, startMs, durationMs: endMs - startMs, outcome };
}
