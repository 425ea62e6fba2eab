import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import { formatMs } from '../engine/format';
import type { Operation } from '../engine/monitor/measurement';
import type { Monitor } from '../engine/monitor/monitor';
import { OPEN_PANEL } from './commands';
import { plain } from './markdown';
import { onSettingChanged, settings } from './settings';

/** The item changes at most this often, in milliseconds. */
const INTERVAL_MS = 500;
/** As wide as a digit, so that the item keeps its width while its numbers change. */
const FIGURE_SPACE = '\u2007';

const OPERATIONS: readonly (readonly [Operation, string])[] = [
  ['detection', 'Detection'],
  ['review', 'Review'],
  ['enhancement', 'Enhancement'],
  ['model', 'Language model'],
];

/** One status-bar item: how long the last detection took and how many frameworks it found. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('frameworkDirector.latency', vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: vscode.Disposable[];
  #document = vscode.window.activeTextEditor?.document.uri.toString();
  #shown: Analysis | undefined;
  #timer: NodeJS.Timeout | undefined;
  #lastMs = 0;

  /** @param monitor undefined until the engine is loaded */
  constructor(
    onAnalysed: vscode.Event<Analysis>,
    latest: (document: vscode.TextDocument) => Analysis | undefined,
    private readonly monitor: () => Monitor | undefined,
  ) {
    this.#item.name = 'Framework Director';
    this.#item.command = OPEN_PANEL;
    this.#subscriptions = [
      onAnalysed((analysis) => {
        if (analysis.uri === this.#document) this.#show(analysis);
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // No editor is active while the panel is; what is shown stays.
        if (!editor) return;
        this.#document = editor.document.uri.toString();
        this.#show(latest(editor.document));
      }),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#visible()),
      onSettingChanged(['statusBar'], () => this.#visible()),
    ];
    this.#visible();
    this.#draw();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  #show(analysis: Analysis | undefined): void {
    this.#shown = analysis;
    this.#visible();
    if (this.#timer) return;
    const wait = Math.max(0, this.#lastMs + INTERVAL_MS - performance.now());
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#lastMs = performance.now();
      this.#draw();
    }, wait);
  }

  #visible(): void {
    if (settings.statusBar() === 'always' && vscode.window.visibleTextEditors.length > 0) this.#item.show();
    else this.#item.hide();
  }

  #draw(): void {
    const analysis = this.#shown;
    const ms = analysis ? rounded(analysis.detectionMs) : '–';
    const count = analysis ? String(analysis.detections.length) : '–';
    this.#item.text = `$(telescope) ${padded(ms, 3)} ms · ${padded(count, 2)}`;
    this.#item.tooltip = this.#tooltip(analysis);
    this.#item.accessibilityInformation = {
      label: analysis
        ? `Framework Director, ${count} frameworks, last detection ${formatMs(analysis.detectionMs)}`
        : 'Framework Director, no document analysed yet',
    };
  }

  #tooltip(analysis: Analysis | undefined): vscode.MarkdownString {
    const text = new vscode.MarkdownString();
    const names = analysis?.detections.slice(0, 6).map(({ name }) => name) ?? [];
    const more = (analysis?.detections.length ?? 0) > names.length ? ' …' : '';
    const found = analysis ? names.join(', ') + more || 'No frameworks in this document.' : 'No document analysed yet.';
    text.appendMarkdown(`**Framework Director**\n\n${plain(found)}`);
    text.appendMarkdown('\n\n| | last | p50 | p95 | budget |\n|:--|--:|--:|--:|--:|\n');
    for (const [operation, label] of OPERATIONS) {
      const summary = this.monitor()?.summary(operation);
      if (!summary) continue;
      const cells = [summary.lastMs, summary.p50Ms, summary.p95Ms, summary.budgetMs].map(formatMs).join(' | ');
      text.appendMarkdown(`| ${label} | ${cells} |\n`);
    }
    return text;
  }
}

function rounded(ms: number): string {
  return ms < 1 ? '<1' : String(Math.min(999, Math.round(ms)));
}

function padded(text: string, width: number): string {
  return text.padStart(width, FIGURE_SPACE);
}
