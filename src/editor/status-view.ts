import * as l10n from '@vscode/l10n';
import type { Analysis } from '../engine/analysis';
import { shareKept } from '../engine/monitor/figures';
import type { Budgets } from '../engine/monitor/measurement';
import type { PerformanceSnapshot, ServerPerformance } from '../engine/monitor/performance';
import { HIDE_STATUS_BAR, OPEN_PANEL, SHOW_LOG, SHOW_PERFORMANCE_REPORT } from './commands';
import { plain } from './markdown';
import { localMs, localShare, operationName, withLocalPoint } from './words';

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
  return withLocalPoint(text).padStart(5, FIGURE_SPACE);
}

/** Sentences about budgets that are breached and servers that are down. */
function whatIsWrong({ performance }: Status): readonly string[] {
  const { alerts = [], servers = [] } = performance ?? {};
  return [
    ...alerts
      .filter(({ kind }) => kind === 'budget')
      .map(({ operation, value, threshold }) =>
        l10n.t(
          '{0} is slow: one in twenty of the last five minutes took {1} or longer, and the budget is {2}.',
          operationName(operation),
          localMs(value),
          localMs(threshold),
        ),
      ),
    ...servers
      .filter(({ standing }) => standing === 'down')
      .map(({ name, problem }) =>
        problem === null
          ? l10n.t('The server {0} is down.', name)
          : l10n.t('The server {0} is down: {1}', name, problem),
      ),
  ];
}

function isVisible({ hasEditor, when, analysis, budgets }: Status, wrong: readonly string[]): boolean {
  if (!hasEditor || when === 'never') return false;
  const isSlow = analysis?.timings.some(({ operation, durationMs }) => durationMs > budgets[operation]) ?? false;
  return when === 'always' || isSlow || wrong.length > 0;
}

function spoken(analysis: Analysis | undefined): string {
  if (!analysis) return l10n.t('no document analysed yet');
  const { detections, detectionMs } = analysis;
  return detections.length === 1
    ? l10n.t('1 framework, last detection {0}', localMs(detectionMs))
    : l10n.t('{0} frameworks, last detection {1}', detections.length, localMs(detectionMs));
}

function tooltip({ analysis, performance }: Status, wrong: readonly string[]): string {
  const servers = performance?.servers ?? [];
  return [
    '**Framework Director**',
    plain(found(analysis)),
    ...wrong.map((sentence) => `$(warning) ${plain(sentence)}`),
    operationTable(performance),
    ...(servers.length === 0
      ? []
      : [servers.map(({ name, standing }) => `${plain(name)}: ${standingWord(standing)}`).join(' · ')]),
    [
      link(l10n.t('Panel'), OPEN_PANEL, l10n.t('Open the panel')),
      link(l10n.t('Report'), SHOW_PERFORMANCE_REPORT, l10n.t('Show the performance report')),
      link(l10n.t('Log'), SHOW_LOG, l10n.t('Show the log')),
      link(l10n.t('Hide'), HIDE_STATUS_BAR, l10n.t('Show this no more')),
    ].join(' · '),
  ].join('\n\n');
}

function link(text: string, command: string, title: string): string {
  return `[${text}](command:${command} "${title}")`;
}

function standingWord(standing: ServerPerformance['standing']): string {
  switch (standing) {
    case 'up':
      return l10n.t('up');
    case 'down':
      return l10n.t('down');
    case 'stopped':
      return l10n.t('stopped');
    case 'idle':
      return l10n.t('idle');
  }
}

function found(analysis: Analysis | undefined): string {
  if (!analysis) return l10n.t('No document analysed yet.');
  const names = analysis.detections.slice(0, MOST_NAMES).map(({ name }) => name);
  const more = analysis.detections.length > names.length ? ' …' : '';
  return names.length === 0 ? l10n.t('No frameworks in this document.') : names.join(', ') + more;
}

/** Of the last five minutes; of the session where nothing was measured in them. */
function operationTable(performance: PerformanceSnapshot | undefined): string {
  const rows = (performance?.operations ?? []).map(({ operation, lastMs, window, session, budgetMs }) => {
    const figures = window.count > 0 ? window : session;
    const { p50Ms, p95Ms } = figures;
    const share = shareKept(operation, figures);
    const kept = share === null ? '–' : localShare(share);
    return `| ${[operationName(operation), ...[lastMs, p50Ms, p95Ms, budgetMs].map(localMs), kept].join(' | ')} |`;
  });
  const head = [l10n.t('last'), 'p50', 'p95', l10n.t('budget'), l10n.t('kept')].join(' | ');
  return [`| | ${head} |`, '|:--|--:|--:|--:|--:|--:|', ...rows].join('\n');
}
