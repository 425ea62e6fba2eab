import * as vscode from 'vscode';
import { activeDocument, onActiveDocumentChanged } from '../active-document';
import { isAnalysable } from '../documents';

/** The document that is read: that of the active editor, or the last one as long as it is open somewhere. */
export class ReadDocument implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when another document is read, or none any more. */
  readonly onChanged = this.#changed.event;
  readonly #subscriptions: vscode.Disposable[];
  #current: vscode.TextDocument | undefined;

  constructor() {
    const shown = [activeDocument(), ...vscode.window.visibleTextEditors.map((editor) => editor.document)];
    this.#current = shown.find((document) => document && isAnalysable(document));
    this.#subscriptions = [
      this.#changed,
      onActiveDocumentChanged(() => {
        // There is none while the panel has the focus, and an output is no document.
        const document = activeDocument();
        if (document && isAnalysable(document)) this.#turnTo(document);
      }),
      vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
        if (closed.length > 0 && this.#current && !isOpen(this.#current)) this.#turnTo(undefined);
      }),
    ];
  }

  get current(): vscode.TextDocument | undefined {
    return this.#current;
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #turnTo(document: vscode.TextDocument | undefined): void {
    if (document === this.#current) return;
    this.#current = document;
    this.#changed.fire();
  }
}

/** Uris of the texts that have tabs, in their order; of a comparison both sides. */
export function openUris(): readonly vscode.Uri[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.flatMap(({ input }) => {
    if (input instanceof vscode.TabInputText) return [input.uri];
    return input instanceof vscode.TabInputTextDiff ? [input.modified, input.original] : [];
  });
}

function isOpen(document: vscode.TextDocument): boolean {
  if (vscode.window.visibleTextEditors.some((editor) => editor.document === document)) return true;
  const isCell = vscode.workspace.notebookDocuments.some((notebook) =>
    notebook.getCells().some((cell) => cell.document === document),
  );
  if (isCell) return true;
  const uri = document.uri.toString();
  return openUris().some((open) => open.toString() === uri);
}
