import { cpus } from 'node:os';

/** The machine, its runtime and how figures were taken, for the head of a table. */
export function machine(rounds: number): string {
  return `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; medians of ${rounds} rounds`;
}

/** Milliseconds some work takes. */
export function timed(work: () => unknown): number {
  const startedMs = performance.now();
  const result = work();

  const ms = performance.now() - startedMs;
  // The result is used, so that no work can be optimised away.
  if (result === undefined) throw new Error('The work returned nothing.');
  return ms;
}

/** The value that a share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** Prints rows under the names of their fields. */
export function table(rows: readonly Record<string, string | number>[]): void {
  const cell = (value: string | number | undefined): string =>
    typeof value === 'number' ? value.toFixed(value < 1 ? 3 : value < 10 ? 2 : 0) : (value ?? '');
  const heads = Object.keys(rows[0] ?? {});
  const widths = heads.map((head) => Math.max(head.length, ...rows.map((row) => cell(row[head]).length)));
  const line = (cells: readonly string[]): string => cells.map((text, at) => text.padStart(widths[at] ?? 0)).join('  ');
  console.log(line(heads));
  for (const row of rows) console.log(line(heads.map((head) => cell(row[head]))));
}
