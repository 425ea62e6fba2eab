import * as vscode from 'vscode';
import type { Depth } from '../engine/analysis';
import { activeDocument, onActiveDocumentChanged } from './active-document';
import { attention } from './documents';
import { settings } from './settings';

/**
 * Decides which documents are analysed by themselves, when, and how far: the one a person is at as far as the surfaces want, as it opens
 * and, after a pause, as it changes; what can be seen beside it just so far that hovers know what stands there.
 */
export class AutomaticAnalysis implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  #besideTimer: NodeJS.Timeout | undefined;

  /**
   * @param depth how far the surfaces want an analysis to go at the moment
   * @param keepUp analyses a document unless that is done or under way; never rejects
   */
  constructor(
    private readonly depth: () => Depth,
    private readonly keepUp: (document: vscode.TextDocument, depth: Depth) => Promise<void>,
  ) {
    this.#subscriptions = [
      onActiveDocumentChanged(() => this.#follow(activeDocument(), 0)),
      vscode.window.onDidChangeVisibleTextEditors(() => this.#besides(0)),
    ];
  }

  /** Analyses what is open already. */
  start(): void {
    this.#follow(activeDocument(), 0);
    this.#besides(0);
  }

  /** Takes note of a change of a document. */
  changed(document: vscode.TextDocument): void {
    if (document === activeDocument()) this.#follow(document, settings.delayMs());
    else if (vscode.window.visibleTextEditors.some((editor) => editor.document === document))
      this.#besides(settings.delayMs());
  }

  /** Analyses everything anew that can be seen, because what is looked for has changed. */
  everything(): void {
    for (const { document } of vscode.window.visibleTextEditors) this.#follow(document, 0);
    // The chosen cell of a notebook may have no editor.
    this.#follow(activeDocument(), 0);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#besideTimer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(document: vscode.TextDocument | undefined, delayMs: number): void {
    clearTimeout(this.#timer);
    if (!document || !settings.automatic()) return;
    const run = (): void => {
      const depth = this.#depthByItself(document);
      if (depth) void this.keepUp(document, depth);
    };
    if (delayMs === 0) run();
    else this.#timer = setTimeout(run, delayMs);
  }

  /** One after another, so that many of them do not hold up the extension host together. */
  #besides(delayMs: number): void {
    clearTimeout(this.#besideTimer);
    if (!settings.automatic()) return;
    this.#besideTimer = setTimeout(async () => {
      for (const { document } of vscode.window.visibleTextEditors)
        if (document !== activeDocument() && this.#depthByItself(document)) await this.keepUp(document, 'detect');
    }, delayMs);
  }

  /** How far a document is analysed without being asked for; null where it is left alone. */
  #depthByItself(document: vscode.TextDocument): Depth | null {
    if (document.isClosed) return null;
    const due = attention(document);
    return due === 'full' ? this.depth() : due === 'detection' ? 'detect' : null;
  }
}
