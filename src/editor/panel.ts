import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import { systemClock } from '../engine/clock';
import type { SourceDocument, Span } from '../engine/document';
import type { ModelReview, Sent } from '../engine/review/model/model-review';
import type { FromPage, PanelView, Tab, ToPage } from '../panel/protocol';
import { ANALYZE_DOCUMENT } from './commands';
import { isAnalysable, rangeOf } from './documents';
import { findingAt, fixEdit } from './fixes';
import { analysisView } from './panel-view';
import { PANEL_COMMANDS, PerformanceFeed, type PerformanceSource } from './performance-feed';
import type { Barred } from './servers';
import { settings } from './settings';

/** What the panel asks of the rest of the extension. */
export interface PanelPort {
  readonly onAnalysed: vscode.Event<Analysis>;
  latest(document: vscode.TextDocument): Analysis | undefined;
  /** The text the latest analysis is about. */
  analysedText(document: vscode.TextDocument): SourceDocument | undefined;
  analyze(document: vscode.TextDocument): void;
  /** What a language model says of a document. */
  modelReview(document: vscode.TextDocument): ModelReview | undefined;
  /** What was sent to language models about a document. */
  sentToModels(document: vscode.TextDocument): readonly Sent[];
  /** Fires with the uri of a document of which a model says more. */
  readonly onModelChanged: vscode.Event<string>;
  askModel(document: vscode.TextDocument): void;
  cancelModel(document: vscode.TextDocument): void;
  /** Names of servers that wait for consent. */
  waiting(): readonly string[];
  /** Servers that nobody can allow here and now. */
  barred(): readonly Barred[];
  consent(server: string): Promise<void>;
  readonly performance: PerformanceSource;
  /** The person points at a place of the document from the panel, or no longer at any. */
  point(document: vscode.TextDocument, span: Span | null): void;
}

/** Most of an analysis, all of a cached one, is done within this time, in milliseconds. */
const MOMENT_MS = 50;

/**
 * The one panel: a webview that follows the active editor. The model lives here and is posted whenever the page asks or the
 * analysis grows, so that nothing is lost when the page is hidden, moved or reloaded.
 */
export class Panel implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  readonly #performance: PerformanceFeed;
  #document: vscode.TextDocument | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Whether the page is there to hear; one that is hidden is gone. */
  #isReady = false;
  /** The tab that the page is to turn to as soon as it hears. */
  #tab: Tab | undefined;

  /** @param webview a new panel, or one that VS Code restored */
  constructor(
    readonly webview: vscode.WebviewPanel,
    private readonly extensionUri: vscode.Uri,
    private readonly port: PanelPort,
  ) {
    this.#document = vscode.window.activeTextEditor?.document;
    this.#performance = new PerformanceFeed(port.performance, systemClock, (performance) =>
      this.#send({ type: 'performance', performance }),
    );
    this.#subscriptions.push(
      this.#performance,
      webview.webview.onDidReceiveMessage((message: unknown) => this.#received(message)),
      port.onAnalysed((analysis) => {
        if (analysis.uri === this.#document?.uri.toString()) this.#postSoon();
      }),
      port.onModelChanged((uri) => {
        if (uri === this.#document?.uri.toString()) this.#postSoon();
      }),
      vscode.window.onDidChangeActiveTextEditor((editor) => {
        // No editor is active while the panel itself is, nor while a log is read: it keeps what it shows.
        if (editor && editor.document !== this.#document && isAnalysable(editor.document)) this.show(editor.document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document !== this.#document) return;
        this.#document = undefined;
        this.post();
      }),
      webview.onDidChangeViewState(() => {
        if (webview.visible) {
          this.post();
          return;
        }
        this.#isReady = false;
        this.#performance.hide();
      }),
    );
    webview.iconPath = vscode.Uri.joinPath(extensionUri, 'media', 'icon.png');
    webview.webview.options = {
      enableScripts: true,
      enableForms: false,
      localResourceRoots: [
        vscode.Uri.joinPath(extensionUri, 'media'),
        vscode.Uri.joinPath(extensionUri, 'dist', 'panel'),
      ],
    };
    webview.webview.html = this.#html();
  }

  /** What the panel shows. */
  get document(): vscode.TextDocument | undefined {
    return this.#document;
  }

  /** Turns to a document. */
  show(document: vscode.TextDocument): void {
    this.#document = document;
    this.post();
  }

  /** Turns to a tab. */
  goTo(tab: Tab): void {
    this.#tab = tab;
    if (this.#isReady) this.#turn();
  }

  /** Posts what is known now. */
  post(): void {
    this.#send({ type: 'show', view: this.#view() });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #turn(): void {
    if (this.#tab) this.#send({ type: 'tab', tab: this.#tab });
    this.#tab = undefined;
  }

  #send(message: ToPage): void {
    this.webview.webview.postMessage(message).then(undefined, () => undefined);
  }

  /** Posts once for all that comes within a moment, so that nothing vanishes and comes back while someone types. */
  #postSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.post();
    }, MOMENT_MS);
  }

  #view(): PanelView {
    const document = this.#document;
    const analysis = document && this.port.latest(document);
    const text = document && this.port.analysedText(document);
    if (!document) return { state: 'empty', sentence: 'Open a document to see which frameworks it uses.' };
    if (!analysis || !text)
      return {
        state: 'empty',
        sentence: 'This document has not been analysed yet. Run “Framework Director: Analyze Document”.',
      };
    return analysisView(analysis, {
      title: vscode.workspace.asRelativePath(document.uri).split('/').at(-1) ?? '',
      language: languageName(document.languageId),
      text,
      budgets: settings.budgets(),
      model: this.port.modelReview(document),
      sent: this.port.sentToModels(document),
      waiting: this.port.waiting(),
      barred: this.port.barred(),
    });
  }

  #received(message: unknown): void {
    if (!isFromPage(message)) return;
    switch (message.type) {
      case 'ready':
        this.#isReady = true;
        this.post();
        this.#turn();
        break;
      case 'reveal':
        this.#reveal(message.start, message.end);
        break;
      case 'refresh':
        if (this.#document) this.port.analyze(this.#document);
        else void vscode.commands.executeCommand(ANALYZE_DOCUMENT);
        break;
      case 'fix':
        void this.#fix(message.rule, message.start);
        break;
      case 'ask-model':
        if (this.#document) this.port.askModel(this.#document);
        break;
      case 'cancel-model':
        if (this.#document) this.port.cancelModel(this.#document);
        break;
      case 'point':
        if (this.#document) this.port.point(this.#document, { start: message.start, end: message.end });
        break;
      case 'point-away':
        if (this.#document) this.port.point(this.#document, null);
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
    }
  }

  /** Mends a finding in the text; where that has changed meanwhile, the page is about to show what is true of it now. */
  async #fix(rule: string, start: number): Promise<void> {
    const document = this.#document;
    const finding = document && findingAt(document, this.port.latest(document), rule, start);
    if (!document || !finding?.fix) return;
    this.#reveal(finding.start, finding.end);
    await vscode.workspace.applyEdit(fixEdit(document, finding.fix));
  }

  #reveal(start: number, end: number): void {
    const document = this.#document;
    if (!document) return;
    const shown = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const options: vscode.TextDocumentShowOptions = { selection: rangeOf(document, { start, end }) };
    const viewColumn = shown?.viewColumn;
    void vscode.window.showTextDocument(document, viewColumn === undefined ? options : { ...options, viewColumn });
  }

  #html(): string {
    const { webview } = this.webview;
    const uri = (...path: string[]): string =>
      webview.asWebviewUri(vscode.Uri.joinPath(this.extensionUri, ...path)).toString();
    const nonce = randomBytes(16).toString('base64');
    const policy = [
      "default-src 'none'",
      `style-src ${webview.cspSource}`,
      `font-src ${webview.cspSource}`,
      `img-src ${webview.cspSource}`,
      `script-src 'nonce-${nonce}'`,
    ].join('; ');
    return `<!DOCTYPE html>
<html lang="en">
<head>
  <meta charset="UTF-8">
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${uri('dist', 'panel', 'codicon.css')}">
  <link rel="stylesheet" href="${uri('dist', 'panel', 'uPlot.min.css')}">
  <link rel="stylesheet" href="${uri('media', 'panel.css')}">
  <link rel="stylesheet" href="${uri('media', 'panel-performance.css')}">
  <title>Framework Director</title>
</head>
<body>
  <main data-framework-director></main>
  <script nonce="${nonce}" src="${uri('dist', 'panel', 'panel.js')}"></script>
</body>
</html>`;
  }
}

/** The page's messages are checked like any other input. */
function isFromPage(message: unknown): message is FromPage {
  if (typeof message !== 'object' || message === null || !('type' in message)) return false;
  switch (message.type) {
    case 'ready':
    case 'refresh':
    case 'ask-model':
    case 'cancel-model':
    case 'point-away':
      return true;
    case 'reveal':
    case 'point':
      return 'start' in message && 'end' in message && Number.isInteger(message.start) && Number.isInteger(message.end);
    case 'fix':
      return (
        'rule' in message && typeof message.rule === 'string' && 'start' in message && Number.isInteger(message.start)
      );
    case 'performance-shown':
      return (
        'isShown' in message &&
        typeof message.isShown === 'boolean' &&
        'operation' in message &&
        (message.operation === null || typeof message.operation === 'string')
      );
    case 'run':
      return (
        'command' in message && typeof message.command === 'string' && Object.hasOwn(PANEL_COMMANDS, message.command)
      );
    case 'consent':
      return 'server' in message && typeof message.server === 'string';
    default:
      return false;
  }
}

/** "markdown" as people write it; VS Code offers extensions no list of the names. */
function languageName(id: string): string {
  return KNOWN_NAMES[id] ?? id.charAt(0).toUpperCase() + id.slice(1);
}

const KNOWN_NAMES: Readonly<Record<string, string>> = {
  cpp: 'C++',
  csharp: 'C#',
  css: 'CSS',
  fsharp: 'F#',
  html: 'HTML',
  javascript: 'JavaScript',
  javascriptreact: 'JavaScript JSX',
  json: 'JSON',
  jsonc: 'JSON with comments',
  php: 'PHP',
  plaintext: 'Plain text',
  restructuredtext: 'reStructuredText',
  shellscript: 'Shell script',
  sql: 'SQL',
  toml: 'TOML',
  typescript: 'TypeScript',
  typescriptreact: 'TypeScript JSX',
  xml: 'XML',
  yaml: 'YAML',
};
