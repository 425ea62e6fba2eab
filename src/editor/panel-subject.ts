import * as vscode from 'vscode';
import { activeDocument, onActiveDocumentChanged } from './active-document';
import { isAnalysable } from './documents';

/** What the panel is about. */
export type About =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'document'; readonly uri: vscode.Uri; readonly document: vscode.TextDocument }
  /** A document that was closed. */
  | { readonly kind: 'closed'; readonly uri: vscode.Uri }
  /** A file that is open, but not as a text that extensions are given. */
  | { readonly kind: 'unreadable'; readonly uri: vscode.Uri };

/** How a panel was left: what the page keeps of it. */
export interface Left {
  readonly uri: string;
  readonly pinned: boolean;
}

/** A tab is active before its editor is; how long that may take, in milliseconds. */
const EDITOR_MS = 300;

/** What the panel is about: the document of the active editor, or the one it is pinned to, also while that is closed. */
export class PanelSubject implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when the panel turns to something else, or is pinned or unpinned. */
  readonly onChanged = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #about: About = { kind: 'nothing' };
  #pinned = false;
  #timer: NodeJS.Timeout | undefined;

  constructor() {
    this.#subscriptions = [
      this.#changed,
      onActiveDocumentChanged(() => this.#follow(activeDocument())),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#followSoon()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.#followSoon()),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (this.#about.kind === 'closed' && isSame(document.uri, this.#about.uri)) this.#turn(ofDocument(document));
      }),
      vscode.workspace.onDidCloseTextDocument((document) => {
        if (document === this.document) this.#turn({ kind: 'closed', uri: document.uri });
      }),
    ];
    this.#follow(activeDocument());
  }

  get about(): About {
    return this.#about;
  }

  get pinned(): boolean {
    return this.#pinned;
  }

  /** The document, while it is open. */
  get document(): vscode.TextDocument | undefined {
    return this.#about.kind === 'document' ? this.#about.document : undefined;
  }

  /** Turns to a document because somebody asked for it; a pin on another ends. */
  show(document: vscode.TextDocument): void {
    if (document === this.document) return;
    this.#pinned = false;
    this.#turn(ofDocument(document));
  }

  /** Stays with the document, whatever editor is active; does nothing where there is none. */
  pin(): void {
    if (this.#pinned || !this.document) return;
    this.#pinned = true;
    this.#changed.fire();
  }

  /** Follows the active editor from now on. */
  unpin(): void {
    if (!this.#pinned) return;
    this.#pinned = false;
    this.#changed.fire();
    this.#follow(activeDocument() ?? vscode.window.visibleTextEditors[0]?.document);
  }

  /** Takes up what a panel was about before the window was loaded again. */
  async restore({ uri, pinned }: Left): Promise<void> {
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    if (pinned) {
      this.#pinned = true;
      this.#turn(open ? ofDocument(open) : { kind: 'closed', uri: vscode.Uri.parse(uri) });
      await this.reopened();
    } else if (this.#about.kind === 'nothing' && open) this.#turn(ofDocument(open));
  }

  /** The document, opened again if it was closed; undefined where that cannot be. */
  async reopened(): Promise<vscode.TextDocument | undefined> {
    if (this.#about.kind !== 'closed' || this.#about.uri.scheme === 'untitled') return this.document;
    const { uri } = this.#about;
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened,
      () => undefined,
    );
    if (document && this.#about.kind === 'closed' && this.#about.uri === uri) this.#turn(ofDocument(document));
    return document;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #follow(document: vscode.TextDocument | undefined): void {
    // No editor is active while the panel itself is, nor while a log is read: it keeps what it shows.
    if (this.#pinned || !document || document === this.document || !isAnalysable(document)) return;
    this.#turn(ofDocument(document));
  }

  #followSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#pinned || activeDocument()) return;
      const uri = fileInFront();
      if (uri && !(this.#about.kind === 'unreadable' && isSame(uri, this.#about.uri)))
        this.#turn({ kind: 'unreadable', uri });
    }, EDITOR_MS);
  }

  #turn(about: About): void {
    this.#about = about;
    this.#changed.fire();
  }
}

/** What the page kept, if it reads as that. */
export function leftOf(state: unknown): Left | undefined {
  if (typeof state !== 'object' || state === null) return undefined;
  if (!('uri' in state) || typeof state.uri !== 'string' || state.uri === '') return undefined;
  return { uri: state.uri, pinned: 'pinned' in state && state.pinned === true };
}

/** The name of a file, without its folder. */
export function titleOf(uri: vscode.Uri): string {
  return uri.path.split('/').at(-1) || uri.path;
}

function ofDocument(document: vscode.TextDocument): About {
  return { kind: 'document', uri: document.uri, document };
}

function isSame(one: vscode.Uri, other: vscode.Uri): boolean {
  return one.toString() === other.toString();
}

/** The file of the active tab, where that shows one by itself. */
function fileInFront(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputText || input instanceof vscode.TabInputCustom ? input.uri : undefined;
}
