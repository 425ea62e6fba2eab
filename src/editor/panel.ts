import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../engine/clock';
import type { Span } from '../engine/document';
import type { AnalysisView, FromPage, PanelView, Subject, Tab, ToPage } from '../panel/protocol';
import { ANALYZE_DOCUMENT, COPY_ANALYSIS, EXPORT_ANALYSIS } from './commands';
import { rangeOf } from './documents';
import { applyFix, findingAt } from './fixes';
import { languageName } from './language-names';
import { PANEL_COMMANDS } from './panel-commands';
import { isFromPage } from './panel-messages';
import { pageHtml, pageOptions } from './panel-page';
import type { PanelPort } from './panel-port';
import { type About, leftOf, PanelSubject, titleOf } from './panel-subject';
import { analysisView } from './panel-view';
import { PerformanceFeed } from './performance-feed';
import { settings } from './settings';
import { told } from './told';
import { localBytes } from './words';
import { workspaceView } from './workspace-view';

/** Most of an analysis, all of a cached one, is done within this time, in milliseconds. */
const MOMENT_MS = 50;

/** More than this VS Code gives no extension of a text, in bytes: `TextModel._MODEL_SYNC_LIMIT` of its source. */
const MOST_BYTES = 50 * 1_048_576;

/**
 * The one panel: a webview on the document of the active editor, or on the one it is pinned to. The model lives here and is posted
 * whenever the page asks or the analysis grows, so that nothing is lost when the page is hidden, moved or reloaded.
 */
export class Panel implements vscode.Disposable {
  readonly #subject = new PanelSubject();
  readonly #performance: PerformanceFeed;
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;
  /** Whether the page is there to hear; one that is hidden is gone. */
  #isReady = false;
  /** The tab that the page is to turn to as soon as it hears. */
  #tab: Tab | undefined;
  /** The framework that it is to show as soon as it hears. */
  #framework: string | undefined;
  /** The latest analysis that was shown, and of what, for when the document is closed. */
  #kept: { readonly uri: string; readonly view: AnalysisView } | undefined;

  /** @param webview a new panel, or one that VS Code restored */
  constructor(
    readonly webview: vscode.WebviewPanel,
    extensionUri: vscode.Uri,
    private readonly port: PanelPort,
  ) {
    this.#performance = new PerformanceFeed(port.performance, systemClock, (performance) =>
      this.#send({ type: 'performance', performance }),
    );
    const ofOurs = (uri: string): void => {
      if (uri === this.document?.uri.toString()) this.#postSoon();
    };
    this.#subscriptions = [
      this.#subject,
      this.#performance,
      this.#subject.onChanged(() => this.#turned()),
      webview.webview.onDidReceiveMessage((message: unknown) => this.#received(message)),
      port.onAnalysed(({ uri }) => ofOurs(uri)),
      port.onRunning(ofOurs),
      port.onModelChanged(ofOurs),
      port.workspace.onChanged(() => this.#postWorkspace()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.post()),
      webview.onDidChangeViewState(() => {
        if (webview.visible) {
          this.post();
          return;
        }
        this.#isReady = false;
        this.#performance.hide();
      }),
    ];
    webview.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    webview.webview.options = pageOptions(extensionUri);
    webview.webview.html = pageHtml(webview.webview, extensionUri);
  }

  /** What the panel shows. */
  get document(): vscode.TextDocument | undefined {
    return this.#subject.document;
  }

  /** Whether it stays with its document whatever editor is active. */
  get pinned(): boolean {
    return this.#subject.pinned;
  }

  /** Turns to a document. */
  show(document: vscode.TextDocument): void {
    this.#subject.show(document);
    this.post();
  }

  pin(): void {
    this.#subject.pin();
  }

  unpin(): void {
    this.#subject.unpin();
  }

  /**
   * Takes up what the panel was about before the window was loaded again.
   * @param state what the page kept
   */
  async restore(state: unknown): Promise<void> {
    const left = leftOf(state);
    if (left) await this.#subject.restore(left);
  }

  /** Turns to a tab. */
  goTo(tab: Tab): void {
    this.#tab = tab;
    if (this.#isReady) this.#turnTab();
  }

  /** Turns to a framework of the document. */
  goToFramework(id: string): void {
    this.#framework = id;
    if (this.#isReady) this.#turnTab();
  }

  /** Posts what is known now. */
  post(): void {
    const { about, pinned } = this.#subject;
    const subject: Subject | null =
      about.kind === 'nothing' ? null : { uri: about.uri.toString(), title: titleOf(about.uri), pinned };
    this.#view(about).then(
      (view) => {
        if (about === this.#subject.about) this.#send({ type: 'show', subject, view });
      },
      () => undefined,
    );
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #turned(): void {
    const { about, pinned } = this.#subject;
    const title = pinned && about.kind !== 'nothing' ? l10n.t('{0} (pinned)', titleOf(about.uri)) : null;
    this.webview.title = title === null ? 'Framework Director' : `Framework Director: ${title}`;
    this.port.turned();
    this.post();
  }

  #turnTab(): void {
    if (this.#tab) this.#send({ type: 'tab', tab: this.#tab });
    if (this.#framework !== undefined) this.#send({ type: 'framework', id: this.#framework });
    this.#tab = undefined;
    this.#framework = undefined;
  }

  #send(message: ToPage): void {
    this.webview.webview.postMessage(message).then(undefined, () => undefined);
  }

  #postWorkspace(): void {
    if (this.#isReady) this.#send({ type: 'workspace', workspace: workspaceView(this.port.workspace) });
  }

  /** Posts once for all that comes within a moment, so that nothing vanishes and comes back while someone types. */
  #postSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.post();
    }, MOMENT_MS);
  }

  async #view(about: About): Promise<PanelView> {
    switch (about.kind) {
      case 'nothing':
        return { state: 'no-document' };
      case 'document':
        return this.#documentView(about.document);
      case 'unreadable': {
        const size = await sizeOf(about.uri);
        return size > MOST_BYTES ? { state: 'too-large', size: localBytes(size) } : { state: 'unsupported' };
      }
      case 'closed':
        if (about.uri.scheme === 'untitled') return { state: 'discarded' };
        if (this.pinned && this.#kept?.uri === about.uri.toString())
          return { ...this.#kept.view, running: false, notices: [{ kind: 'closed' }] };
        return { state: 'closed' };
    }
  }

  #documentView(document: vscode.TextDocument): PanelView {
    const failure = this.port.failure(document);
    const analysis = this.port.latest(document);
    const text = this.port.analysedText(document);
    if (!analysis || !text) {
      if (failure !== undefined) return { state: 'failed', sentence: failure };
      return { state: this.port.isRunning(document) ? 'loading' : 'unanalysed' };
    }
    const view = analysisView(analysis, {
      title: titleOf(document.uri),
      language: languageName(document.languageId),
      text,
      budgets: settings.budgets(),
      model: this.port.modelReview(document),
      sent: this.port.sentToModels(document),
      waiting: this.port.waiting(),
      barred: this.port.barred(),
      trusted: vscode.workspace.isTrusted,
      failure,
    });
    this.#kept = { uri: document.uri.toString(), view };
    return view;
  }

  #received(message: unknown): void {
    if (!isFromPage(message)) return;
    const { document } = this;
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.#postWorkspace();
        this.post();
        this.#turnTab();
        break;
      case 'pin':
        this.pin();
        break;
      case 'unpin':
        this.unpin();
        break;
      case 'reveal':
        void this.#reveal(message);
        break;
      case 'reopen':
        void this.#reveal({ start: 0, end: 0 });
        break;
      case 'manage-trust':
        void vscode.commands.executeCommand('workbench.trust.manage');
        break;
      case 'refresh':
        if (document) this.port.analyze(document);
        else void vscode.commands.executeCommand(ANALYZE_DOCUMENT);
        break;
      case 'consent':
        void this.port.consent(message.server);
        break;
      case 'performance-shown':
        if (message.isShown) this.#performance.show(message.operation);
        else this.#performance.hide();
        break;
      case 'run':
        void vscode.commands.executeCommand(PANEL_COMMANDS[message.command]);
        break;
      default:
        if (document) this.#receivedOf(document, message);
    }
  }

  /** What has a meaning only while there is a document. */
  #receivedOf(document: vscode.TextDocument, message: FromPage): void {
    switch (message.type) {
      case 'copy':
        void vscode.commands.executeCommand(COPY_ANALYSIS, document.uri);
        break;
      case 'export':
        void vscode.commands.executeCommand(EXPORT_ANALYSIS, document.uri);
        break;
      case 'fix':
        void this.#fix(document, message.rule, message.start);
        break;
      case 'ask-model':
        this.port.askModel(document);
        break;
      case 'cancel-model':
        this.port.cancelModel(document);
        break;
      case 'point':
        this.port.point(document, { start: message.start, end: message.end });
        break;
      case 'point-away':
        this.port.point(document, null);
        break;
    }
  }

  /** Mends a finding in the text; where that has changed meanwhile, the page is about to show what is true of it now. */
  async #fix(document: vscode.TextDocument, rule: string, start: number): Promise<void> {
    const finding = findingAt(document, this.port.latest(document), rule, start);
    if (!finding?.fix) return;
    await this.#reveal(finding);
    const { fix } = finding;
    await told(() => applyFix(document, fix));
  }

  /** Shows a place of the document, which is opened again where it was closed. */
  async #reveal({ start, end }: Span): Promise<void> {
    const document = await this.#subject.reopened();
    if (!document) return;
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    await vscode.window.showTextDocument(document, {
      selection: rangeOf(document, { start, end }),
      viewColumn: shown?.viewColumn ?? besides(this.webview.viewColumn),
    });
  }
}

/** In bytes; 0 where that cannot be found out. */
async function sizeOf(uri: vscode.Uri): Promise<number> {
  try {
    return (await vscode.workspace.fs.stat(uri)).size;
  } catch {
    return 0;
  }
}

/** Where a document is opened that is not to be seen: not upon the panel, which would hide it. */
function besides(panel: vscode.ViewColumn | undefined): vscode.ViewColumn {
  const others = vscode.window.tabGroups.all.filter(({ viewColumn }) => viewColumn !== panel);
  return others[0]?.viewColumn ?? vscode.ViewColumn.Beside;
}
