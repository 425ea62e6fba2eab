import type { Analysis } from '../engine/analysis';
import { formatMs, formatShare } from '../engine/format';
import { shareKept } from '../engine/monitor/figures';
import type { Budgets } from '../engine/monitor/measurement';
import { OPERATION_NAMES } from '../engine/monitor/names';
import type { PerformanceSnapshot } from '../engine/monitor/performance';
import { HIDE_STATUS_BAR, OPEN_PANEL, SHOW_LOG, SHOW_PERFORMANCE_REPORT } from './commands';
import { plain } from './markdown';

/** As wide as a digit, a full stop and a digit again, so that the item keeps its width while its numbers change. */
const FIGURE_SPACE = '\u2007';
const PUNCTUATION_SPACE = '\u2008';
const FIGURE_DASH = '\u2012';

/** How many frameworks the tooltip names. */
const MOST_NAMES = 6;

/** What the status bar is to tell of. */
export interface Status {
  /** False where there is no editor. */
  readonly hasEditor: boolean;
  readonly when: 'always' | 'slow' | 'never';
  /** Of the document that was last looked at, if it has one. */
  readonly analysis: Analysis | undefined;
  /** Whether an analysis of it has been under way for a while. */
  readonly isBusy: boolean;
  /** Undefined until the engine is loaded. */
  readonly performance: PerformanceSnapshot | undefined;
  readonly budgets: Budgets;
}

/** What the item in the status bar is like; the tooltip is Markdown with links to our own commands. */
export interface StatusView {
  readonly isVisible: boolean;
  readonly text: string;
  readonly isWarning: boolean;
  readonly label: string;
  readonly tooltip: string;
}

/** The commands that the tooltip's links may run. */
export const STATUS_COMMANDS = [OPEN_PANEL, SHOW_PERFORMANCE_REPORT, SHOW_LOG, HIDE_STATUS_BAR];

export function statusView(status: Status): StatusView {
  const { analysis, isBusy } = status;
  const wrong = whatIsWrong(status);
  const time = analysis ? timeField(analysis.detectionMs) : FIGURE_DASH.padStart(5, FIGURE_SPACE);
  const count = (analysis ? String(analysis.detections.length) : FIGURE_DASH).padStart(2, FIGURE_SPACE);
  return {
    isVisible: isVisible(status, wrong),
    text: `${isBusy ? '$(loading~spin)' : '$(telescope)'} ${time} ms · ${count}`,
    isWarning: wrong.length > 0,
    label: ['Framework Director', spoken(analysis), ...wrong].join(', '),
    tooltip: tooltip(status, wrong),
  };
}

/** Milliseconds to a tenth, in five places whatever they are: of a second and more, whole ones. */
export function timeField(ms: number): string {
  const text = ms < 999.95 ? ms.toFixed(1) : `${Math.min(9_999, Math.round(ms))}${PUNCTUATION_SPACE}`;
  return text.padStart(5, FIGURE_SPACE);
}

/** Sentences about budgets that are breached and servers that are down. */
function whatIsWrong({ performance }: Status): readonly string[] {
  const { alerts = [], servers = [] } = performance ?? {};
  return [
    ...alerts.filter(({ kind }) => kind === 'budget').map(({ sentence }) => sentence),
    ...servers
      .filter(({ standing }) => standing === 'down')
      .map(({ name, problem }) => `The server ${name} is down${problem === null ? '.' : `: ${problem}`}`),
  ];
}

function isVisible({ hasEditor, when, analysis, budgets }: Status, wrong: readonly string[]): boolean {
  if (!hasEditor || when === 'never') return false;
  const isSlow = analysis?.timings.some(({ operation, durationMs }) => durationMs > budgets[operation]) ?? false;
  return when === 'always' || isSlow || wrong.length > 0;
}

function spoken(analysis: Analysis | undefined): string {
  if (!analysis) return 'no document analysed yet';
  return `${analysis.detections.length} frameworks, last detection ${formatMs(analysis.detectionMs)}`;
}

function tooltip({ analysis, performance }: Status, wrong: readonly string[]): string {
  const servers = performance?.servers ?? [];
  return [
    '**Framework Director**',
    plain(found(analysis)),
    ...wrong.map((sentence) => `$(warning) ${plain(sentence)}`),
    operationTable(performance),
    ...(servers.length === 0 ? [] : [servers.map(({ name, standing }) => `${plain(name)}: ${standing}`).join(' · ')]),
    [
      `[Panel](command:${OPEN_PANEL} "Open the panel")`,
      `[Report](command:${SHOW_PERFORMANCE_REPORT} "Show the performance report")`,
      `[Log](command:${SHOW_LOG} "Show the log")`,
      `[Hide](command:${HIDE_STATUS_BAR} "Show this no more")`,
    ].join(' · '),
  ].join('\n\n');
}

function found(analysis: Analysis | undefined): string {
  if (!analysis) return 'No document analysed yet.';
  const names = analysis.detections.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = analysis.detections.length > names.length ? ' …' : '';
  return names.length === 0 ? 'No frameworks in this document.' : names.join(', ') + more;
}

/** Of the last five minutes; of the session where nothing was measured in them. */
function operationTable(performance: PerformanceSnapshot | undefined): string {
  const rows = (performance?.operations ?? []).map(({ operation, lastMs, window, session, budgetMs }) => {
    const figures = window.count > 0 ? window : session;
    const { p50Ms, p95Ms } = figures;
    const share = shareKept(operation, figures);
    const kept = share === null ? '–' : formatShare(share);
    return `| ${[OPERATION_NAMES[operation], ...[lastMs, p50Ms, p95Ms, budgetMs].map(formatMs), kept].join(' | ')} |`;
  });
  return ['| | last | p50 | p95 | budget | kept |', '|:--|--:|--:|--:|--:|--:|', ...rows].join('\n');
}
