/** The steps that are measured. */
export type Operation = 'detection' | 'review' | 'joint-review' | 'enhancement' | 'model' | 'analysis';

/** How a step ended. */
export type Outcome = 'ok' | 'cached' | 'partial' | 'late' | 'failed' | 'aborted';

/** One step that was really taken. */
export interface Measurement {
  readonly operation: Operation;
  /** What it was for: a persona's id, a server's or a language model's name; empty for detection. */
  readonly label: string;
  /** Milliseconds on the monitor's clock. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
}

/** The time each operation may take, in milliseconds (docs/architecture.md, budgets). */
export const BUDGET_MS: Readonly<Record<Operation, number>> = {
  detection: 500,
  review: 2_000,
  'joint-review': 8_000,
  enhancement: 5_000,
  model: 120_000,
  analysis: 8_000,
};
