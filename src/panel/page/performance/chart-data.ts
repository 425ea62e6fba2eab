import type { ChartStep, StepOutcome } from '../../performance-protocol';

/** How many steps the table beside the chart has. */
export const MOST_ROWS = 200;

/** The time that is seen at least, in milliseconds, so that two steps within a second are not a world apart. */
const LEAST_SPAN_MS = 60_000;
/** What is left free on both sides, as a share of the span. */
const MARGIN = 0.02;
/** Shorter times are drawn as this, in milliseconds: a logarithm has no zero. */
const SHORTEST_MS = 0.01;
/** What is left free above the highest value. */
const HEADROOM = 1.4;
const NICE = [1, 2, 5, 10];

/** Order in which outcomes are told of. */
const OUTCOMES: readonly StepOutcome[] = ['ok', 'cached', 'partial', 'late', 'failed', 'aborted'];

/** A mark of one outcome about the origin, some ten units wide; each differs from the others in form, not by colour alone. */
export interface Shape {
  readonly path: string;
  readonly isFilled: boolean;
}

const CIRCLE = 'M3 0A3 3 0 1 1-3 0A3 3 0 1 1 3 0Z';

export const SHAPES: Readonly<Record<StepOutcome, Shape>> = {
  ok: { path: CIRCLE, isFilled: true },
  cached: { path: CIRCLE, isFilled: false },
  partial: { path: 'M0-4L4 3.5H-4Z', isFilled: true },
  late: { path: 'M-3.5-3.5H3.5V3.5H-3.5Z', isFilled: true },
  failed: { path: 'M-3.5-3.5L3.5 3.5M-3.5 3.5L3.5-3.5', isFilled: false },
  aborted: { path: 'M0-4.5L4.5 0L0 4.5L-4.5 0Z', isFilled: false },
};

/** Steps as the chart's library takes them: when, and how long, in milliseconds. */
export function chartData(steps: readonly ChartStep[]): [number[], number[]] {
  return [steps.map(({ at }) => at), steps.map(({ ms }) => Math.max(SHORTEST_MS, ms))];
}

/** From when to when is seen. */
export function timeRange(firstMs: number, lastMs: number): [number, number] {
  const span = Math.max(LEAST_SPAN_MS, lastMs - firstMs);
  return [lastMs - span * (1 + MARGIN), lastMs + span * MARGIN];
}

/** Between which durations is seen, the budget among them: from a power of ten to a round number. */
export function durationRange(leastMs: number, mostMs: number, budgetMs: number): [number, number] {
  const least = Math.max(SHORTEST_MS, Math.min(leastMs, budgetMs));
  return [10 ** Math.floor(Math.log10(least)), niceAbove(Math.max(mostMs, budgetMs) * HEADROOM)];
}

/** Where the lines across the chart are: at every power of ten within a range. */
export function decades(min: number, max: number): number[] {
  const first = Math.ceil(Math.log10(min) - 1e-9);
  const last = Math.floor(Math.log10(max) + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => Number((10 ** (first + at)).toPrecision(1)));
}

/** A power of ten as a duration: "0.1 ms", "10 ms", "1 s". */
export function tickText(ms: number): string {
  return ms >= 1_000 ? `${ms / 1_000} s` : `${ms} ms`;
}

/** Which outcomes there are, and how often each. */
export function outcomesOf(steps: readonly ChartStep[]): (readonly [StepOutcome, number])[] {
  return OUTCOMES.flatMap((outcome) => {
    const count = steps.filter((step) => step.outcome === outcome).length;
    return count === 0 ? [] : [[outcome, count] as const];
  });
}

/** The rows of the table: the latest first, and no more than {@link MOST_ROWS}. */
export function tableRows(steps: readonly ChartStep[]): ChartStep[] {
  return steps.slice(-MOST_ROWS).reverse();
}

/** A part of a whole as two percentages that stay within it, and can be seen however short it is. */
export function barOf(start: number, length: number): { readonly x: string; readonly width: string } {
  const width = Math.min(1, Math.max(0.012, length));
  return { x: percent(Math.min(Math.max(0, start), 1 - width)), width: percent(width) };
}

function percent(share: number): string {
  return `${Math.round(share * 10_000) / 100}%`;
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return (NICE.find((step) => step * power >= value) ?? 10) * power;
}
