/** The steps that are measured. */
export const OPERATIONS = ['detection', 'review', 'joint-review', 'enhancement', 'model', 'analysis'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** How a step ended. */
export const OUTCOMES = ['ok', 'cached', 'partial', 'late', 'failed', 'aborted'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What is told of a step beside its time: sizes, counts and ids; never the text of a document. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** One step that was really taken. */
export interface Measurement {
  readonly operation: Operation;
  /** What it was for: a persona's id, a server's or a language model's name; empty for detection. */
  readonly label: string;
  /** Milliseconds on the monitor's clock. */
  readonly startMs: number;
  readonly durationMs: number;
  readonly outcome: Outcome;
  /** Milliseconds of the duration in which nothing else could run on this thread; absent where none were counted. */
  readonly busyMs?: number;
  readonly attributes?: Attributes;
}

/** The time each operation may take, in milliseconds (docs/architecture.md, budgets). */
const BUDGET_MS: Readonly<Record<Operation, number>> = {
  detection: 500,
  review: 2_000,
  'joint-review': 8_000,
  enhancement: 5_000,
  model: 120_000,
  analysis: 8_000,
};

/** The time each operation may take, as somebody wants it. */
export type Budgets = Readonly<Record<Operation, number>>;

/**
 * The budgets somebody wants, in milliseconds: shorter than ours where they say so, and ours where they say more, nothing, or
 * what is no time.
 */
export function budgetsOf(wanted: Readonly<Partial<Record<Operation, unknown>>>): Budgets {
  const of = (operation: Operation): number => {
    const ms = wanted[operation];
    return typeof ms === 'number' && ms > 0 ? Math.min(ms, BUDGET_MS[operation]) : BUDGET_MS[operation];
  };
  return Object.fromEntries(OPERATIONS.map((operation) => [operation, of(operation)])) as Budgets;
}
