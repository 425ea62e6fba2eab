import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import type { ServerControl } from '../engine/enhancement/health';
import { enhancerOf, type ServerDefinition } from '../engine/enhancement/servers/definition';
import { parseMappings, parseServers } from '../engine/enhancement/servers/parse';
import { inputsOf } from '../engine/enhancement/servers/variables';
import type { ServerSettings } from '../engine/enhancements';
import { sentence, UserError } from '../engine/errors';
import { Consent, type Permission } from './consent';
import { editorTools } from './editor-tools';
import { ServerSecrets } from './secrets';
import { onMcpAccessChanged, onSettingChanged, settings } from './settings';

/** A server that is not started whatever a person answers, and why. */
export interface Barred {
  readonly server: string;
  readonly sentence: string;
}

/** The user's MCP servers: from the settings, by consent, to the engine. */
export class Servers implements vscode.Disposable {
  readonly secrets: ServerSecrets;
  readonly #consent: Consent;
  readonly #subscriptions: vscode.Disposable[];
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when servers, or what they may do, change. */
  readonly onChanged = this.#changed.event;
  #watching: Promise<void> | undefined;
  #current: Pick<ServerSettings, 'servers' | 'mappings'> = { servers: [], mappings: [] };

  /**
   * @param engine loads and builds the engine at its first call
   * @param running the engine if it is loaded already
   */
  constructor(
    memory: vscode.Memento,
    secrets: vscode.SecretStorage,
    private readonly engine: () => Promise<Engine>,
    private readonly running: () => Promise<Engine> | undefined,
    readonly log: vscode.LogOutputChannel,
  ) {
    this.#consent = new Consent(memory);
    this.secrets = new ServerSecrets(secrets, this.#consent);
    this.#read();
    this.#subscriptions = [
      this.#changed,
      onSettingChanged(['mcp.servers', 'mcp.mappings'], () => {
        this.#read();
        this.apply();
      }),
      onMcpAccessChanged(() => this.apply()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.apply()),
    ];
  }

  /** What the engine is configured with. */
  get settings(): ServerSettings {
    return {
      ...this.#current,
      isAllowed: (server) => this.#consent.isAllowed(server),
      secret: this.secrets.read,
      editorTools: editorTools((tool) => this.#isReadOnly(tool)),
    };
  }

  /** The servers of the settings, in their order. */
  get all(): readonly ServerDefinition[] {
    return this.#current.servers;
  }

  find(name: string): ServerDefinition | undefined {
    return this.all.find((server) => server.name === name);
  }

  /** Names of servers that are used and wait to be allowed. */
  get waiting(): readonly string[] {
    return this.#used()
      .filter((server) => WAITS[this.permission(server)])
      .map(({ name }) => name);
  }

  /** Servers that would be used and that nobody can allow here and now. */
  get barred(): readonly Barred[] {
    return this.#used().flatMap((server) => {
      const why = barredBy(this.permission(server));
      return why === undefined ? [] : [{ server: server.name, sentence: why }];
    });
  }

  permission(server: ServerDefinition): Permission {
    return this.#consent.permission(server);
  }

  /** Whether anything asks a server: an enhancer that knows its kind, or a mapping. */
  isUsed(server: ServerDefinition): boolean {
    return enhancerOf(server) !== 'none' || this.#isMapped(server);
  }

  /** How servers do, and what can be done with them; loads the engine. */
  async control(): Promise<ServerControl> {
    return (await this.engine()).serverControl();
  }

  /** Logs it when the tools of a server are others than before; for when the engine is asked for enhancements anyway. */
  watchTools(): void {
    this.#watching ??= this.control().then(
      (control) => void this.#subscriptions.push(logChangedTools(control, this.log)),
      () => {
        this.#watching = undefined;
      },
    );
  }

  /** Asks once for every server nobody has decided on. Resolves to whether one was allowed. */
  async askUndecided(): Promise<boolean> {
    let allowed = false;
    for (const server of this.#used().filter((one) => this.permission(one) === 'undecided'))
      allowed = (await this.#ask(server)) || allowed;
    return allowed;
  }

  /**
   * Asks for one server, whatever was decided before. Resolves to whether it may be started.
   * @throws UserError where nobody can allow it here and now
   */
  async ask(name: string): Promise<boolean> {
    const server = this.#named(name);
    const why = barredBy(this.permission(server));
    if (why !== undefined) throw new UserError(why);
    return this.#ask(server);
  }

  /** Takes back what was allowed: the server is ended and its secrets are forgotten. */
  async revoke(name: string): Promise<void> {
    const server = this.#named(name);
    await this.#consent.revoke(server);
    await this.secrets.forget(name);
    this.apply();
  }

  /** Forgets all of a server that is gone from the settings. */
  async forget(server: ServerDefinition): Promise<void> {
    await this.#consent.forget(server);
    await this.secrets.forget(server.name);
  }

  /** Hands the engine what was set and allowed, and tells the surfaces. */
  apply(): void {
    this.running()
      ?.then((engine) => engine.configure(this.settings))
      .catch((error) => this.log.error(`The servers could not be set: ${sentence(error)}`));
    this.#changed.fire();
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #ask(server: ServerDefinition): Promise<boolean> {
    const secrets = inputsOf(server);
    const allowed = await this.#consent.ask(server, { secrets, mapped: this.#isMapped(server) });
    if (allowed) {
      const given = await this.secrets.given(server.name);
      for (const name of secrets) if (!given.has(name)) await this.secrets.ask(server, name);
    }
    this.apply();
    return allowed;
  }

  #named(name: string): ServerDefinition {
    const server = this.find(name);
    if (!server) throw new UserError(l10n.t('There is no MCP server "{0}" in the settings any more.', name));
    return server;
  }

  #used(): ServerDefinition[] {
    return this.all.filter((server) => this.isUsed(server));
  }

  #isMapped({ name }: ServerDefinition): boolean {
    return this.#current.mappings.some(({ server }) => server === name);
  }

  #isReadOnly(tool: string): boolean {
    return this.all.some(
      (server) => server.type === 'vscode' && server.readOnlyTools.includes(tool) && this.#consent.isAllowed(server),
    );
  }

  #read(): void {
    const servers = parseServers(settings.servers());
    const mappings = parseMappings(settings.mappings());
    for (const problem of [...servers.problems, ...mappings.problems]) this.log.warn(problem);
    this.#current = { servers: servers.entries, mappings: mappings.entries };
  }
}

/** One sentence for each change. */
function logChangedTools(control: ServerControl, log: vscode.LogOutputChannel): vscode.Disposable {
  const told = new Map<string, string | null>();
  return control.onHealthChanged(() => {
    for (const { name, toolsChanged } of control.health()) {
      if (toolsChanged !== null && told.get(name) !== toolsChanged)
        log.warn(`The server "${name}": ${toolsChanged} See Manage MCP Servers.`);
      told.set(name, toolsChanged);
    }
  });
}

const WAITS: Readonly<Record<Permission, boolean>> = {
  undecided: true,
  refused: true,
  allowed: false,
  untrusted: false,
  'switched-off': false,
};

function barredBy(permission: Permission): string | undefined {
  switch (permission) {
    case 'untrusted':
      return l10n.t('This server is not started before you trust this workspace.');
    case 'switched-off':
      return l10n.t('This server is not started, as the setting chat.mcp.access allows no MCP server.');
    default:
      return undefined;
  }
}
