import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import { systemClock } from '../engine/clock';
import type { PerformanceSnapshot } from '../engine/monitor/performance';
import { activeDocument, onActiveDocumentChanged } from './active-document';
import type { Analyzer } from './analyzer';
import { OPEN_PANEL } from './commands';
import { isAnalysable } from './documents';
import { PacedView } from './paced-view';
import { onSettingChanged, settings } from './settings';
import { STATUS_COMMANDS, type StatusView, statusView } from './status-view';

/** So long after the last editor went, in milliseconds, there is none. */
const GONE_AFTER_MS = 500;

/** One status-bar item: how long the last detection took, how many frameworks it found, and whether anything is wrong. */
export class StatusBar implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('frameworkDirector.latency', vscode.StatusBarAlignment.Right, 90);
  readonly #subscriptions: vscode.Disposable[];
  readonly #view = new PacedView(
    systemClock,
    (isBusy) => this.#status(isBusy),
    (view) => this.#show(view),
  );
  #document = activeDocument();
  #hasEditor = vscode.window.visibleTextEditors.length > 0;
  #timer: NodeJS.Timeout | undefined;

  /**
   * @param performance undefined until the engine is loaded
   * @param onPerformanceChanged fires when an alert or a server's health changes
   */
  constructor(
    private readonly analyzer: Pick<Analyzer, 'onAnalysed' | 'onRunning' | 'isRunning' | 'latest'>,
    private readonly performance: () => PerformanceSnapshot | undefined,
    onPerformanceChanged: vscode.Event<void>,
  ) {
    this.#item.name = 'Framework Director';
    this.#item.command = OPEN_PANEL;
    this.#subscriptions = [
      analyzer.onAnalysed(({ uri }) => this.#refresh(uri)),
      analyzer.onRunning((uri) => this.#refresh(uri)),
      onPerformanceChanged(() => this.#view.refresh()),
      onActiveDocumentChanged(() => {
        const document = activeDocument();
        // No editor is active while the panel is, and an output is no document; what is shown stays.
        if (!document || !isAnalysable(document)) return;
        this.#document = document;
        this.#refresh(document.uri.toString());
      }),
      vscode.window.onDidChangeVisibleTextEditors((editors) => this.#noteEditors(editors.length)),
      onSettingChanged(['statusBar', 'budgets'], () => this.#view.refresh()),
    ];
    this.#view.refresh();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#view.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#item.dispose();
  }

  /** While one editor takes the place of another there is none for a moment, for which the item must not go. */
  #noteEditors(count: number): void {
    clearTimeout(this.#timer);
    const note = (): void => {
      this.#hasEditor = count > 0;
      this.#view.refresh();
    };
    if (count > 0) note();
    else this.#timer = setTimeout(note, GONE_AFTER_MS);
  }

  #refresh(uri: string): void {
    if (uri !== this.#document?.uri.toString()) return;
    this.#view.setRunning(this.analyzer.isRunning(uri));
    this.#view.refresh();
  }

  #status(isBusy: boolean): StatusView {
    const analysis: Analysis | undefined = this.#document && this.analyzer.latest(this.#document);
    return statusView({
      hasEditor: this.#hasEditor,
      when: settings.statusBar(),
      analysis,
      isBusy,
      performance: this.performance(),
      budgets: settings.budgets(),
    });
  }

  #show({ isVisible, text, isWarning, label, tooltip }: StatusView): void {
    const markdown = new vscode.MarkdownString(tooltip, true);
    markdown.isTrusted = { enabledCommands: STATUS_COMMANDS };
    this.#item.text = text;
    this.#item.tooltip = markdown;
    this.#item.accessibilityInformation = { label };
    this.#item.backgroundColor = isWarning ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
    if (isVisible) this.#item.show();
    else this.#item.hide();
  }
}
