import * as vscode from 'vscode';
import type { Span } from '../engine/document';
import type { Priority } from '../engine/enhancement/enhance';
import type { Tab } from '../panel/protocol';
import { activeDocument } from './active-document';
import type { Analyzer } from './analyzer';
import { PIN_PANEL, UNPIN_PANEL } from './commands';
import { isAnalysable } from './documents';
import type { Models } from './models';
import type { Panel } from './panel';
import type { PanelPort } from './panel-port';
import type { PerformanceSource } from './performance-feed';
import type { ServersHost } from './servers-host';
import type { WorkspaceInventory } from './workspace-inventory';

const VIEW_TYPE = 'frameworkDirector.panel';

/** True while the panel stays with its document. */
const PINNED_KEY = 'frameworkDirector.panelPinned';

/** A place that a person points at from the panel; null where they point at none any more. */
export interface Pointed {
  readonly uri: string;
  readonly span: Span | null;
}

/** Opens the one panel, restores it after a reload, and loads its code at the first of these. */
export class PanelHost implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  readonly #port: PanelPort;
  readonly #pointed = new vscode.EventEmitter<Pointed>();
  /** Fires as a person goes over what stands for places in the document. */
  readonly onPointed = this.#pointed.event;
  readonly #visibilityChanged = new vscode.EventEmitter<void>();
  /** Fires when the panel becomes visible, turns to another document, or is seen no more. */
  readonly onVisibilityChanged = this.#visibilityChanged.event;
  #panel: Panel | undefined;
  #pinned = false;

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly analyzer: Analyzer,
    private readonly servers: ServersHost,
    models: Models,
    performance: PerformanceSource,
    workspace: WorkspaceInventory,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#port = {
      onAnalysed: analyzer.onAnalysed,
      onRunning: analyzer.onRunning,
      isRunning: (document) => analyzer.isRunning(document.uri.toString()),
      failure: (document) => analyzer.failure(document),
      latest: (document) => analyzer.latest(document),
      analysedText: (document) => analyzer.analysedText(document),
      analyze: (document) => this.#analyze(document, 'user'),
      modelReview: (document) => models.latest(document),
      sentToModels: (document) => models.sent(document),
      onModelChanged: models.onChanged,
      askModel: (document) => {
        models.ask(document).catch((error) => log.error(`A model could not be asked: ${error?.stack ?? error}`));
      },
      cancelModel: (document) => models.cancel(document),
      waiting: () => servers.waiting,
      barred: () => servers.barred,
      consent: (server) => this.#consent(server),
      performance,
      workspace,
      point: (document, span) => this.#pointed.fire({ uri: document.uri.toString(), span }),
      turned: () => this.#turned(),
    };
    this.#subscriptions = [
      this.#pointed,
      this.#visibilityChanged,
      servers.onChanged(() => this.#panel?.post()),
      vscode.window.registerWebviewPanelSerializer(VIEW_TYPE, {
        deserializeWebviewPanel: async (webview, state: unknown) => {
          const panel = await this.#attach(webview);
          await panel.restore(state);
          this.#complete(panel.document);
        },
      }),
      vscode.commands.registerCommand(PIN_PANEL, () => this.#panel?.pin()),
      vscode.commands.registerCommand(UNPIN_PANEL, () => this.#panel?.unpin()),
    ];
  }

  /** Whether a person can see the panel, so that fuller analyses are of use. */
  get isVisible(): boolean {
    return this.#panel?.webview.visible === true;
  }

  /** What the panel shows. */
  get document(): vscode.TextDocument | undefined {
    return this.#panel?.document;
  }

  /** Shows the panel on a document that is named, else on the active one unless it is pinned to another; analysed as far as it can be. */
  async open(tab?: Tab, named?: vscode.TextDocument): Promise<void> {
    const document = named ?? (this.#panel?.pinned ? undefined : activeDocument());
    await this.reveal(document, tab);
    this.#complete(document);
  }

  /** Shows the panel on a framework of a document, where a link names one (`{ uri, framework }`); else on the active document. */
  async openAt(place: unknown): Promise<void> {
    if (!isFrameworkPlace(place)) return this.open();
    const document = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === place.uri);
    await this.reveal(document, 'overview');
    this.#panel?.goToFramework(place.framework);
    this.#complete(document);
  }

  /** Shows the panel beside the editor, which keeps the focus; on a document and a tab where they are named. */
  async reveal(document: vscode.TextDocument | undefined, tab?: Tab): Promise<void> {
    if (this.#panel) this.#panel.webview.reveal(undefined, true);
    else {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      await this.#attach(vscode.window.createWebviewPanel(VIEW_TYPE, 'Framework Director', column));
    }
    if (document) this.#panel?.show(document);
    if (tab) this.#panel?.goTo(tab);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#panel?.dispose();
  }

  async #attach(webview: vscode.WebviewPanel): Promise<Panel> {
    const { Panel } = await import('./panel');
    const panel = new Panel(webview, this.extensionUri, this.#port);
    this.#panel?.webview.dispose();
    this.#panel = panel;
    webview.onDidChangeViewState(() => this.#visibilityChanged.fire());
    webview.onDidDispose(() => {
      panel.dispose();
      if (this.#panel !== panel) return;
      this.#panel = undefined;
      this.#turned();
    });
    this.#turned();
    return panel;
  }

  /** Tells the world what the panel is about, and its title's buttons whether it is pinned. */
  #turned(): void {
    this.#visibilityChanged.fire();
    const isPinned = this.#panel?.pinned === true;
    if (isPinned === this.#pinned) return;
    this.#pinned = isPinned;
    void vscode.commands.executeCommand('setContext', PINNED_KEY, isPinned);
  }

  /** Brings what is known of a document to the depth the panel shows. */
  #complete(document: vscode.TextDocument | undefined): void {
    if (document && isAnalysable(document) && this.analyzer.latest(document)?.depth !== 'enhance')
      this.#analyze(document, 'background');
  }

  #analyze(document: vscode.TextDocument, priority: Priority): void {
    this.analyzer
      .analyze(document, 'enhance', priority)
      .catch((error) => this.log.error(`The analysis failed: ${error?.stack ?? error}`));
  }

  async #consent(server: string): Promise<void> {
    const document = this.document;
    if ((await this.servers.ask(server)) && document) this.#analyze(document, 'user');
  }
}

/** What a command is called with may be anything. */
function isFrameworkPlace(place: unknown): place is { readonly uri: string; readonly framework: string } {
  if (typeof place !== 'object' || place === null || !('uri' in place) || !('framework' in place)) return false;
  return typeof place.uri === 'string' && typeof place.framework === 'string';
}
