import { counted, formatMs, formatShare } from '../format';
import { type Day, type DayOperation, dayFigures } from './day';
import type { Operation } from './measurement';
import { OPERATION_NAMES } from './names';
import type { PerformanceSnapshot, ServerPerformance } from './performance';
import type { OperationPerformance } from './series';

/** A delay of the event loop that a person notices in the editor, in milliseconds. */
const NOTICEABLE_MS = 100;
/** A day counts with so many measurements, is compared with so many days before, and is slower from this factor on. */
const MIN_COUNT = 20;
const DAYS_BEFORE = 7;
const SLOWER = 1.5;
/** Less than that, in milliseconds, is no regression that anybody feels. */
const LEAST_GROWTH_MS = 5;

/** What a person would want to be told of a session: what is wrong first, then where the time went. */
export function sessionSentences(snapshot: PerformanceSnapshot): readonly string[] {
  const { operations, alerts, servers } = snapshot;
  const wrong = alerts.map(({ sentence }) => sentence);
  const enhancement = operations.find(({ operation }) => operation === 'enhancement');
  const said = [
    ...wrong,
    ...servers.flatMap(downSentence),
    ...operations.flatMap(budgetSentence),
    ...(enhancement ? shareSentence(enhancement, servers) : []),
    ...hostSentence(snapshot),
  ];
  return said.length > 0 ? said : ['Nothing was measured yet.'];
}

/** Which operations are slower on the latest day than on the days before. */
export function historySentences(days: readonly Day[]): readonly string[] {
  const latest = days.at(-1);
  if (!latest) return ['No day is kept yet.'];
  const before = days.slice(-1 - DAYS_BEFORE, -1);
  const slower = Object.entries(latest.operations).flatMap(([operation, now]) =>
    slowerSentence(operation as Operation, now, before, latest.date),
  );
  if (slower.length > 0) return slower;
  return before.length === 0
    ? ['There is one day so far, and none to compare it with.']
    : ['No operation is slower than on the days before.'];
}

function downSentence({ name, standing, problem }: ServerPerformance): string[] {
  if (standing !== 'down') return [];
  // What a server says of itself stands there as it is, and as no markup.
  const said = problem === null ? '' : `: \`${problem.replaceAll('`', "'")}\``;
  return [`The server ${name} is down${said}`];
}

function budgetSentence({ operation, session, budgetMs }: OperationPerformance): string[] {
  const name = OPERATION_NAMES[operation];
  const share = session.withinBudget;
  if (share === 1) {
    return [`${name}: all ${counted(session.count, 'time')} within ${formatMs(budgetMs)}.`];
  }
  return [`${name}: ${formatShare(share)} of ${counted(session.count, 'time')} within ${formatMs(budgetMs)}.`];
}

/** "context7 took 62 % of enhanced time; its breaker opened twice." */
function shareSentence({ labels, totalMs }: OperationPerformance, servers: readonly ServerPerformance[]): string[] {
  const [first] = labels;
  if (!first || totalMs === 0) return [];
  const opened = servers.find(({ name }) => name === first.label)?.opened ?? 0;
  const breaker = opened === 0 ? '' : `; its breaker opened ${opened === 1 ? 'once' : times(opened)}`;
  return [`${first.label} took ${formatShare(first.totalMs / totalMs)} of enhanced time${breaker}.`];
}

function times(count: number): string {
  return count === 2 ? 'twice' : `${count} times`;
}

/** Whether it is this extension that held up the process it shares, and for how long it did so at one time, in milliseconds. */
export interface HeldUp {
  /** `unnoticed`: nothing was late by so much that a person notices. */
  readonly verdict: 'unnoticed' | 'ours' | 'others';
  readonly longestStepMs: number;
  readonly longestLoadMs: number;
}

/** Judges by our longest step and by the longest that it took to load a part; null where the process is not watched. */
export function heldUp({ host, operations, loads }: PerformanceSnapshot): HeldUp | null {
  if (!host) return null;
  const longestStepMs = Math.max(0, ...operations.map(({ longestBusyMs }) => longestBusyMs));
  const longestLoadMs = Math.max(0, ...loads.map(({ ms }) => ms));
  const isOurs = Math.max(longestStepMs, longestLoadMs) >= host.delayMaxMs / 2;
  const verdict = host.delayMaxMs < NOTICEABLE_MS ? 'unnoticed' : isOurs ? 'ours' : 'others';
  return { verdict, longestStepMs, longestLoadMs };
}

function hostSentence(snapshot: PerformanceSnapshot): string[] {
  const { host } = snapshot;
  const found = heldUp(snapshot);
  if (!host || !found) return [];
  const { verdict, longestStepMs, longestLoadMs } = found;
  const held = `The event loop was late by ${formatMs(host.delayMaxMs)} at most`;
  const loading = `, and to load a part of it took ${formatMs(longestLoadMs)}`;
  const ours = `the longest that a step of this extension held it was ${formatMs(longestStepMs)}${loading}`;
  if (verdict === 'unnoticed') return [`${held}, which nobody notices; ${ours}.`];
  return [`${held}; ${ours}: ${verdict === 'ours' ? 'it may have been this extension' : 'neither explains it'}.`];
}

function slowerSentence(operation: Operation, now: DayOperation, before: readonly Day[], date: string): string[] {
  const today = dayFigures(now);
  const others = before.flatMap(({ operations }) => {
    const one = operations[operation];
    const figures = one && dayFigures(one);
    return figures && figures.count >= MIN_COUNT ? [figures.p95Ms] : [];
  });
  if (today.count < MIN_COUNT || others.length === 0) return [];
  const usualMs = others.toSorted((a, b) => a - b)[Math.floor((others.length - 1) / 2)] ?? 0;
  if (today.p95Ms < usualMs * SLOWER || today.p95Ms - usualMs < LEAST_GROWTH_MS) return [];
  const name = OPERATION_NAMES[operation];
  return [
    `${name} is slower on ${date}: p95 ${formatMs(today.p95Ms)}, and ${formatMs(usualMs)} on most of the ${counted(others.length, 'day')} before.`,
  ];
}
