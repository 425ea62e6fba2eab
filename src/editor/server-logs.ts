import * as vscode from 'vscode';
import { SERVER_LOG } from './documents';

/**
 * What is known of each server, as a document that can be read and searched but not changed, and that follows what it is about.
 * Not an output channel: it tells how things stand, of which the end of the server's own log is a part.
 */
export class ServerLogs implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #provider: vscode.Disposable;

  /** @param report all that is known of a server */
  constructor(report: (server: string) => string) {
    this.#provider = vscode.workspace.registerTextDocumentContentProvider(SERVER_LOG, {
      onDidChange: this.#changed.event,
      provideTextDocumentContent: ({ query }) => report(query),
    });
  }

  /** Opens the log of a server, beside a list that stays where it is to keep the focus. */
  async show(server: string, preserveFocus: boolean): Promise<void> {
    const uri = vscode.Uri.from({ scheme: SERVER_LOG, path: `/${server.replaceAll('/', '-')}.log`, query: server });
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: true, preserveFocus });
    this.#changed.fire(uri);
  }

  /** Takes up what changed. */
  update(): void {
    for (const { uri } of vscode.workspace.textDocuments) if (uri.scheme === SERVER_LOG) this.#changed.fire(uri);
  }

  dispose(): void {
    this.#provider.dispose();
    this.#changed.dispose();
  }
}
