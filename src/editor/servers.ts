import * as vscode from 'vscode';
import type { Engine, ServerSettings } from '../engine/engine';
import type { ServerDefinition } from '../engine/enhancement/servers/definition';
import { parseMappings, parseServers } from '../engine/enhancement/servers/parse';
import type { Consent } from './consent';
import { onSettingChanged, settings } from './settings';

/** The user's MCP servers: from the settings, by consent, to the engine. */
export class Servers implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when servers, or what they may do, change. */
  readonly onChanged = this.#changed.event;
  #current: Omit<ServerSettings, 'isAllowed'> = { servers: [], mappings: [] };

  /** @param engine the engine if it is loaded already */
  constructor(
    private readonly consent: Consent,
    private readonly engine: () => Promise<Engine> | undefined,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#read();
    this.#subscriptions = [
      this.#changed,
      onSettingChanged(['mcp.servers', 'mcp.mappings'], () => {
        this.#read();
        this.#apply();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#apply()),
    ];
  }

  /** What the engine is configured with. */
  get settings(): ServerSettings {
    return { ...this.#current, isAllowed: (server) => this.consent.isAllowed(server) };
  }

  /** Names of servers that are used by a mapping and wait to be allowed. */
  get waiting(): readonly string[] {
    return vscode.workspace.isTrusted
      ? this.#used()
          .filter((server) => !this.consent.isAllowed(server))
          .map(({ name }) => name)
      : [];
  }

  /** Asks once for every server nobody has decided on. Resolves to whether one was allowed. */
  async askUndecided(): Promise<boolean> {
    let allowed = false;
    if (!vscode.workspace.isTrusted) return allowed;
    for (const server of this.consent.undecided(this.#used())) allowed = (await this.#ask(server)) || allowed;
    return allowed;
  }

  /** Asks for one server, whatever was decided before. Resolves to whether it may be started. */
  async ask(name: string): Promise<boolean> {
    const server = this.#used().find((one) => one.name === name);
    return server !== undefined && vscode.workspace.isTrusted && this.#ask(server);
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #ask(server: ServerDefinition): Promise<boolean> {
    const allowed = await this.consent.ask(server);
    this.#changed.fire();
    return allowed;
  }

  #used(): ServerDefinition[] {
    return this.#current.servers.filter(({ name }) => this.#current.mappings.some(({ server }) => server === name));
  }

  #read(): void {
    const servers = parseServers(settings.servers());
    const mappings = parseMappings(settings.mappings());
    for (const problem of [...servers.problems, ...mappings.problems]) this.log.warn(problem);
    this.#current = { servers: servers.entries, mappings: mappings.entries };
  }

  #apply(): void {
    this.engine()?.then(
      (engine) => engine.configure(this.settings),
      () => undefined,
    );
    this.#changed.fire();
  }
}
