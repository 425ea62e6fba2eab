import * as l10n from '@vscode/l10n';
import type { CacheStatistics } from '../engine/cache/statistics';
import { shareKept } from '../engine/monitor/figures';
import type { PerformanceSnapshot, Phase, ServerPerformance } from '../engine/monitor/performance';
import { heldUp } from '../engine/monitor/sentences';
import type { OperationPerformance } from '../engine/monitor/series';
import type {
  ChartView,
  HostView,
  OperationRow,
  PerformanceView,
  ServerHealthRow,
} from '../panel/performance-protocol';
import { cacheView } from './cache-view';
import {
  alertSentence,
  breakerWords,
  countedSteps,
  phaseName,
  spanOfTime,
  standingWord,
  verdictSentence,
} from './performance-words';
import { localBytes, localMs, localNumber, localShare, operationName } from './words';

/** What the performance tab is made of. */
export interface PerformanceParts {
  readonly snapshot: PerformanceSnapshot;
  /** What starting took until the engine was there. */
  readonly activation: readonly Phase[];
  /** Undefined until it is known. */
  readonly cache: CacheStatistics | undefined;
  readonly isCacheOn: boolean;
  /** The operation that was chosen for the chart; the first one where none was, or it was never measured. */
  readonly operation: string | null;
}

const NONE = '–';

/** What was measured, as the performance tab shows it: every number formatted, but for those of the chart. */
export function performanceView({
  snapshot,
  activation,
  cache,
  isCacheOn,
  operation,
}: PerformanceParts): PerformanceView {
  const { operations, alerts, servers } = snapshot;
  const slow = new Set(alerts.filter(({ kind }) => kind === 'budget').map((alert) => alert.operation));
  const charted = operations.find((one) => one.operation === operation) ?? operations[0];
  return {
    alerts: alerts.map(alertSentence),
    operations: operations.map((one) => operationRow(one, slow.has(one.operation))),
    chart: charted ? chartView(charted, snapshot.at) : null,
    servers: servers.map(serverRow),
    cache: cache ? cacheView(cache, isCacheOn) : null,
    host: hostView(snapshot, activation),
  };
}

/** Of the last five minutes; of the session where nothing was measured in them. */
function operationRow(one: OperationPerformance, isSlow: boolean): OperationRow {
  const { operation, lastMs, budgetMs, window, session } = one;
  const figures = window.count > 0 ? window : session;
  const kept = shareKept(operation, figures);
  return {
    operation,
    name: operationName(operation),
    last: localMs(lastMs),
    p50: localMs(figures.p50Ms),
    p95: localMs(figures.p95Ms),
    budget: localMs(budgetMs),
    within: localShare(figures.withinBudget),
    kept: kept === null ? NONE : localShare(kept),
    isSlow,
  };
}

function chartView({ operation, budgetMs, recent }: OperationPerformance, nowMs: number): ChartView {
  return {
    operation,
    name: operationName(operation),
    budgetMs,
    budget: l10n.t('budget {0}', localMs(budgetMs)),
    summary: chartSummary(operation, budgetMs, recent, nowMs),
    steps: recent.map(({ at, ms, outcome, label }) => ({ at, ms, took: localMs(ms), outcome, label })),
  };
}

function chartSummary(
  operation: OperationPerformance['operation'],
  budgetMs: number,
  recent: OperationPerformance['recent'],
  nowMs: number,
): string {
  const sorted = recent.map(({ ms }) => ms).sort((a, b) => a - b);
  const many = countedSteps(operation, recent.length);
  const slowest = localMs(sorted.at(-1) ?? 0);
  const budget = localMs(budgetMs);
  if (sorted.length === 1) return l10n.t('{0}: it took {1}, budget {2}', many, slowest, budget);
  const median = localMs(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0);
  const span = spanOfTime(nowMs - (recent[0]?.at ?? nowMs));
  return l10n.t('{0} in {1}, median {2}, slowest {3}, budget {4}', many, span, median, slowest, budget);
}

function serverRow(server: ServerPerformance): ServerHealthRow {
  const { name, standing, calls, failures, p50Ms, lastError } = server;
  return {
    name,
    standing,
    state: standingWord(standing),
    calls: localNumber(calls),
    failures: localNumber(failures),
    median: p50Ms === null ? NONE : localMs(p50Ms),
    breaker: breakerWords(server),
    lastError: lastError ?? '',
  };
}

function hostView(snapshot: PerformanceSnapshot, activation: readonly Phase[]): HostView | null {
  const { host, operations, loads } = snapshot;
  const found = heldUp(snapshot);
  if (!host || !found) return null;
  const busyMs = operations.reduce((sum, one) => sum + one.busyMs, 0);
  const late = [host.delayP50Ms, host.delayP99Ms, host.delayMaxMs].map(localMs);
  return {
    verdict: verdictSentence(found),
    rows: [
      { name: l10n.t('Event loop was late by'), value: l10n.t('{0} median, {1} p99, {2} at most', ...late) },
      {
        name: l10n.t('This extension held it for'),
        value: l10n.t(
          '{0} at most by a step, {1} by loading a part, {2} of the time in all',
          localMs(found.longestStepMs),
          localMs(found.longestLoadMs),
          localShare(busyMs / Math.max(1, host.watchedMs)),
        ),
      },
      { name: l10n.t('Event loop was busy'), value: l10n.t('{0} of the time', localShare(host.utilization)) },
      {
        name: l10n.t('Memory of all extensions'),
        value: l10n.t(
          '{0} of a heap of {1}, process {2}',
          localBytes(host.heapUsedBytes),
          localBytes(host.heapTotalBytes),
          localBytes(host.rssBytes),
        ),
      },
      {
        name: l10n.t('Starting took'),
        value: [...activation, ...loads].map((phase) => `${phaseName(phase)} ${localMs(phase.ms)}`).join(' · ') || NONE,
      },
    ],
  };
}
