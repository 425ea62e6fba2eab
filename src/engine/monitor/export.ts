import { type Day, dayFigures } from './day';
import type { Figures } from './figures';
import type { Operation } from './measurement';
import type { ReportParts } from './report';

/** Changes whenever the form of what is exported does. */
const SCHEMA = 1;

/** All of a report as JSON, the latest measurements one by one with it. Times in milliseconds, shares between 0 and 1. */
export function performanceJson({ snapshot, history, facts, activation }: ReportParts): string {
  const machine = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
  return `${JSON.stringify({ schema: SCHEMA, machine, activation, ...snapshot, history: history.map(dayRecord) }, null, 2)}\n`;
}

/** The days as JSON, one object a line. */
export function historyJson(history: readonly Day[]): string {
  return history.map((day) => `${JSON.stringify(dayRecord(day))}\n`).join('');
}

/** The figures as CSV (RFC 4180): a row for each operation of the session, of the last five minutes and of each day. */
export function performanceCsv({ snapshot, history }: Pick<ReportParts, 'snapshot' | 'history'>): string {
  const { operations } = snapshot;
  return csv([
    ...operations.map(({ operation, session }) => row('session', operation, session)),
    ...operations.map(({ operation, window }) => row('5 minutes', operation, window)),
    ...dayRows(history),
  ]);
}

/** The same of the days alone. */
export function historyCsv(history: readonly Day[]): string {
  return csv(dayRows(history));
}

const COLUMNS =
  'period,operation,count,ok,cached,partial,late,failed,aborted,p50_ms,p95_ms,p99_ms,max_ms,within_budget,hit_rate';

function csv(rows: readonly string[]): string {
  return [COLUMNS, ...rows, ''].join('\r\n');
}

function dayRows(history: readonly Day[]): readonly string[] {
  return history.flatMap(({ date, operations }) =>
    Object.entries(operations).map(([operation, one]) => row(date, operation as Operation, dayFigures(one))),
  );
}

function row(period: string, operation: Operation, figures: Figures): string {
  const { count, outcomes, p50Ms, p95Ms, p99Ms, maxMs, withinBudget, hitRate } = figures;
  const { ok, cached, partial, late, failed, aborted } = outcomes;
  const counts = [count, ok, cached, partial, late, failed, aborted];
  const values = [p50Ms, p95Ms, p99Ms, maxMs, withinBudget, hitRate].map((value) =>
    value === null ? '' : String(Math.round(value * 10_000) / 10_000),
  );
  return [period, operation, ...counts, ...values].join(',');
}

function dayRecord({ date, operations }: Day): object {
  const figures = Object.entries(operations).map(([operation, one]) => [
    operation,
    { ...dayFigures(one), totalMs: one.totalMs },
  ]);
  return { date, operations: Object.fromEntries(figures) };
}
