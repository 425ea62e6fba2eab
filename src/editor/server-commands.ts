import * as vscode from 'vscode';
import { UserError } from '../engine/errors';
import type { ServerManager } from './manage-servers';
import type { Servers } from './servers';

/** The commands about MCP servers; their code is loaded when one of them is first run. */
export class ServerCommands implements vscode.Disposable {
  #manager: Promise<ServerManager> | undefined;

  /** @param storage the extension's own folder, in which servers may be installed */
  constructor(
    private readonly servers: Servers,
    private readonly storage: vscode.Uri,
  ) {}

  /** Lists the servers and does with them what a person chooses. */
  manage(): Promise<void> {
    return told(async () => (await this.#loaded()).run());
  }

  /** Takes servers from an `mcp.json` into the user's settings. */
  import(): Promise<void> {
    return told(async () => (await import('./import-servers')).importServers());
  }

  dispose(): void {
    this.#manager?.then(
      (manager) => manager.dispose(),
      () => undefined,
    );
  }

  #loaded(): Promise<ServerManager> {
    this.#manager ??= import('./manage-servers').then(
      ({ ServerManager }) => new ServerManager(this.servers, vscode.Uri.joinPath(this.storage, 'mcp-servers').fsPath),
    );
    this.#manager.catch(() => {
      // The next request tries again.
      this.#manager = undefined;
    });
    return this.#manager;
  }
}

/** What a person can act on is said to them; the rest is a bug, of which VS Code tells. */
async function told(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    void vscode.window.showErrorMessage(error.message);
  }
}
