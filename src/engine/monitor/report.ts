import { formatBytes, formatMs, formatShare, formatTable } from '../format';
import { type Day, dayFigures } from './day';
import { type Figures, shareKept } from './figures';
import type { HostLoad } from './host-load';
import type { Fact } from './machine';
import { OPERATIONS } from './measurement';
import { OPERATION_NAMES } from './names';
import type { PerformanceSnapshot, Phase, ServerPerformance } from './performance';
import { historySentences, sessionSentences } from './sentences';
import type { OperationPerformance } from './series';

/** How many labels of an operation, kinds of handles and days are listed. */
const MOST_LABELS = 8;
const MOST_HANDLES = 6;
const MOST_DAYS = 14;

/** What a report is made of. */
export interface ReportParts {
  readonly snapshot: PerformanceSnapshot;
  /** The latest last. */
  readonly history: readonly Day[];
  /** The machine and versions. */
  readonly facts: readonly Fact[];
  /** What starting took, phase by phase, until the engine was there. */
  readonly activation: readonly Phase[];
}

/** Where the time went, as a person reads it: Markdown with aligned tables, narrow enough for half a window. */
export function performanceReport({ snapshot, history, facts, activation }: ReportParts): string {
  const { operations, servers, host } = snapshot;
  const seconds = Math.round(snapshot.sessionMs / 1_000);
  return sections([
    [
      '# Performance',
      `At ${new Date(snapshot.at).toISOString()}, ${seconds} s after measuring began. Nothing of this was sent anywhere.`,
    ],
    ['', list(sessionSentences(snapshot))],
    ['## Since the window was opened', figuresTable(operations, ({ session }) => session)],
    ['## The last five minutes', figuresTable(operations, ({ window }) => window)],
    ['## Budgets', budgetTable(operations)],
    ['## How they ended', outcomeTable(operations)],
    ...labelled(operations),
    ['## Servers', serverTable(servers)],
    ...(host ? [['## Is it this extension?', hostText(host, operations)] as const] : []),
    ['## Starting', phaseTable([...activation, ...snapshot.loads])],
    ['## By day', dayText(history)],
    [
      '## Machine and versions',
      formatTable(
        ['what', 'value'],
        facts.map(({ name, value }) => [name, value]),
        2,
      ),
    ],
  ]);
}

/** The days that are kept, for where there is no session to tell of. */
export function historyReport(history: readonly Day[], facts: readonly Fact[]): string {
  return sections([
    ['# Performance by day', 'Of every run that kept something. Nothing of this was sent anywhere.'],
    ['', dayText(history)],
    [
      '## Machine and versions',
      formatTable(
        ['what', 'value'],
        facts.map(({ name, value }) => [name, value]),
        2,
      ),
    ],
  ]);
}

function sections(parts: readonly (readonly [head: string, body: string])[]): string {
  const written = parts.map(([head, body]) => [head, body.trimEnd()].filter((text) => text !== '').join('\n\n'));
  return `${written.join('\n\n')}\n`;
}

function list(sentences: readonly string[]): string {
  return sentences.map((sentence) => `- ${sentence}`).join('\n');
}

function figuresTable(
  operations: readonly OperationPerformance[],
  of: (operation: OperationPerformance) => Figures,
): string {
  const rows = operations.map((operation) => {
    const { count, p50Ms, p95Ms, p99Ms, maxMs } = of(operation);
    const times = [p50Ms, p95Ms, p99Ms, maxMs].map((ms) => (count === 0 ? '-' : formatMs(ms)));
    return [OPERATION_NAMES[operation.operation], count.toLocaleString('en'), ...times];
  });
  return rows.length === 0
    ? 'Nothing was measured yet.'
    : formatTable(['step', 'times', 'p50', 'p95', 'p99', 'max'], rows);
}

function budgetTable(operations: readonly OperationPerformance[]): string {
  const rows = operations.map(({ operation, budgetMs, session, window }) => {
    const kept = shareKept(operation, session);
    return [
      OPERATION_NAMES[operation],
      formatMs(budgetMs),
      formatShare(session.withinBudget),
      kept === null ? '-' : formatShare(kept),
      window.perMinute.toFixed(1),
    ];
  });
  const head = ['step', 'budget', 'within', 'kept', 'a minute'];
  return rows.length === 0 ? 'Nothing was measured yet.' : formatTable(head, rows);
}

function outcomeTable(operations: readonly OperationPerformance[]): string {
  const rows = operations.map(({ operation, session: { outcomes } }) => [
    OPERATION_NAMES[operation],
    ...[outcomes.failed, outcomes.late, outcomes.partial, outcomes.aborted].map((count) => count.toLocaleString('en')),
  ]);
  const head = ['step', 'failed', 'late', 'partial', 'aborted'];
  return rows.length === 0 ? 'Nothing was measured yet.' : formatTable(head, rows);
}

function labelled(operations: readonly OperationPerformance[]): readonly (readonly [string, string])[] {
  return operations.flatMap(({ operation, labels, totalMs }) => {
    if (labels.length === 0) return [];
    const rows = labels
      .slice(0, MOST_LABELS)
      .map(({ label, count, failed, totalMs: ms }) => [
        label.replace(/[|\\\s]+/g, ' '),
        count.toLocaleString('en'),
        String(failed),
        formatMs(ms / count),
        formatShare(totalMs === 0 ? 0 : ms / totalMs),
      ]);
    const table = formatTable(['who', 'times', 'failed', 'mean', 'share'], rows);
    return [[`### ${OPERATION_NAMES[operation]}, by whom`, table] as const];
  });
}

function serverTable(servers: readonly ServerPerformance[]): string {
  if (servers.length === 0) return 'No server was asked yet.';
  const ms = (value: number | null): string => (value === null ? '-' : formatMs(value));
  const rows = servers.map(({ name, standing, calls, failures, p50Ms, p95Ms, opened, restarts }) => [
    name,
    standing,
    String(calls),
    String(failures),
    ms(p50Ms),
    ms(p95Ms),
    String(opened),
    String(restarts),
  ]);
  return formatTable(['server', 'is', 'calls', 'failed', 'p50', 'p95', 'opened', 'restarts'], rows, 2);
}

function hostText(host: HostLoad, operations: readonly OperationPerformance[]): string {
  const loop = formatTable(
    ['event loop of the extension host', ''],
    [
      ['late by, p50', formatMs(host.delayP50Ms)],
      ['late by, p99', formatMs(host.delayP99Ms)],
      ['late by, at most', formatMs(host.delayMaxMs)],
      ['busy', formatShare(host.utilization)],
      ['watched for', formatMs(host.watchedMs)],
      ['heap', `${formatBytes(host.heapUsedBytes)} of ${formatBytes(host.heapTotalBytes)}`],
      ['process', formatBytes(host.rssBytes)],
    ],
  );
  const own = formatTable(
    ['our own time on it', 'together', 'share', 'longest'],
    operations
      .filter(({ busyMs }) => busyMs > 0)
      .map(({ operation, busyMs, longestBusyMs }) => [
        OPERATION_NAMES[operation],
        formatMs(busyMs),
        formatShare(busyMs / Math.max(1, host.watchedMs)),
        formatMs(longestBusyMs),
      ]),
  );
  const handles = host.handles.slice(0, MOST_HANDLES).map(({ kind, count }) => `${kind} ${count}`);
  return `${loop}\n\n${own}\n\nHandles, of all extensions: ${handles.join(', ') || 'none'}.`;
}

function phaseTable(activation: readonly Phase[]): string {
  if (activation.length === 0) return 'Nothing was started.';
  return formatTable(
    ['phase', 'took'],
    activation.map(({ name, ms }) => [name, formatMs(ms)]),
  );
}

function dayText(history: readonly Day[]): string {
  const rows = history.slice(-MOST_DAYS).flatMap(({ date, operations }) =>
    OPERATIONS.flatMap((operation) => {
      const one = operations[operation];
      if (!one) return [];
      const { count, p50Ms, p95Ms, maxMs, withinBudget } = dayFigures(one);
      const figures = [formatMs(p50Ms), formatMs(p95Ms), formatMs(maxMs), formatShare(withinBudget)];
      return [[date, OPERATION_NAMES[operation], count.toLocaleString('en'), ...figures]];
    }),
  );
  if (rows.length === 0) return 'No day is kept yet.';
  return `${list(historySentences(history))}\n\n${formatTable(['day', 'step', 'times', 'p50', 'p95', 'max', 'within'], rows, 2)}`;
}
