import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import type { ServerManager } from './manage-servers';
import type { Barred, Servers } from './servers';
import { told } from './told';

/** Keeps the user's MCP servers, and loads the code for them with the engine, or at the first command about them. */
export class ServersHost implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when servers, or what they may do, change. */
  readonly onChanged = this.#changed.event;
  #loading: Promise<Servers> | undefined;
  #loaded: Servers | undefined;
  #manager: Promise<ServerManager> | undefined;

  /**
   * @param engine loads and builds the engine at its first call
   * @param running the engine if it is loaded already
   */
  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly engine: () => Promise<Engine>,
    private readonly running: () => Promise<Engine> | undefined,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Names of servers that are used and wait to be allowed. */
  get waiting(): readonly string[] {
    return this.#loaded?.waiting ?? [];
  }

  /** Servers that would be used and that nobody can allow here and now. */
  get barred(): readonly Barred[] {
    return this.#loaded?.barred ?? [];
  }

  load(): Promise<Servers> {
    this.#loading ??= import('./servers').then(({ Servers }) => {
      const { globalState, secrets } = this.context;
      const servers = new Servers(globalState, secrets, this.engine, this.running, this.log);
      servers.onChanged(() => this.#changed.fire());
      this.#loaded = servers;
      return servers;
    });
    this.#loading.catch(() => {
      // The next request tries again.
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Asks whether a server may be started. Resolves to whether it may. */
  async ask(server: string): Promise<boolean> {
    return (await told(async () => (await this.load()).ask(server))) ?? false;
  }

  /** Lists the servers and does with them what a person chooses. */
  async manage(): Promise<void> {
    await told(async () => (await this.manager()).run());
  }

  /** Takes servers from an `mcp.json` into the user's settings. */
  async import(): Promise<void> {
    await told(async () => (await import('./import-servers')).importServers());
  }

  /** What knows how servers do, and does with them what a person chooses. */
  manager(): Promise<ServerManager> {
    const folder = vscode.Uri.joinPath(this.context.globalStorageUri, 'mcp-servers').fsPath;
    this.#manager ??= Promise.all([import('./manage-servers'), this.load()]).then(
      ([{ ServerManager }, servers]) => new ServerManager(servers, folder),
    );
    this.#manager.catch(() => {
      this.#manager = undefined;
    });
    return this.#manager;
  }

  dispose(): void {
    this.#changed.dispose();
    this.#loaded?.dispose();
    this.#manager?.then(
      (manager) => manager.dispose(),
      () => undefined,
    );
  }
}
