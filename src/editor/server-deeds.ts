import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ServerControl } from '../engine/enhancement/health';
import type { KnownServer } from '../engine/enhancement/servers/known';
import { sentence, UserError } from '../engine/errors';
import { addServer } from './add-server';
import { withLateProgress } from './progress';
import type { Action } from './server-actions';
import type { ServerLogs } from './server-logs';
import { openServerSettings, writeServers } from './server-settings';
import type { Servers } from './servers';

/** What is shown after a deed: the same actions, the list of servers, or nothing, as something else is. */
export type Next = 'actions' | 'list' | 'nothing';

/** Does with servers what a person chose, and tells them what went wrong. */
export class ServerDeeds {
  /**
   * @param folder where servers may be installed
   * @param control undefined until the part of the engine that asks servers is loaded
   * @param isRunning whether a server is connected to
   */
  constructor(
    private readonly servers: Servers,
    private readonly folder: string,
    private readonly logs: ServerLogs,
    private readonly control: () => ServerControl | undefined,
    private readonly isRunning: (server: string) => boolean,
  ) {}

  /** What can be watched in a list is done while the list stays; undefined where that must be closed. */
  whileShown(action: Action, name: string): (() => void) | undefined {
    switch (action.do) {
      case 'start':
        return () => void this.start(name);
      case 'stop':
        return () => this.control()?.stop(name);
      case 'accept-tools':
        return () => this.control()?.acceptTools(name);
      default:
        return undefined;
    }
  }

  async do(action: Action, name: string): Promise<Next> {
    try {
      return await this.#do(action, name);
    } catch (error) {
      this.tell(error);
      return 'actions';
    }
  }

  /** Connects to a server, which can be cancelled where it takes long. */
  async start(name: string): Promise<void> {
    const control = this.control();
    if (!control) return;
    let isCancelled = false;
    const cancel = (): void => {
      isCancelled = true;
      control.stop(name);
    };
    try {
      await withLateProgress(l10n.t('Starting the MCP server “{0}”', name), control.start(name), cancel);
    } catch (error) {
      if (!isCancelled) this.tell(error);
    }
  }

  /** Adds a server that is known, and asks whether it may be started. Resolves to its name, or undefined where it was left. */
  async add(known: KnownServer): Promise<string | undefined> {
    try {
      if (!vscode.workspace.isTrusted)
        throw new UserError(l10n.t('No MCP server is added in a workspace that is not trusted: trust it first.'));
      if (!(await addServer(known, this.folder, this.servers.log))) return undefined;
      await this.servers.ask(known.id);
      return known.id;
    } catch (error) {
      this.tell(error);
      return undefined;
    }
  }

  /** A person asked, so a person is told. */
  tell(error: unknown): void {
    void vscode.window.showErrorMessage(sentence(error));
  }

  async #do(action: Action, name: string): Promise<Next> {
    const { servers } = this;
    switch (action.do) {
      case 'allow':
        await servers.ask(name);
        return 'actions';
      case 'revoke':
        await servers.revoke(name);
        return 'actions';
      case 'set-secret':
        await this.#setSecret(name, action.name);
        return 'actions';
      case 'remove-secret':
        await servers.secrets.remove(name, action.name);
        this.control()?.stop(name);
        return 'actions';
      case 'log':
        await this.logs.show(name, false);
        return 'nothing';
      case 'settings':
        await openServerSettings(name);
        return 'nothing';
      case 'remove':
        return (await this.#remove(name)) ? 'list' : 'actions';
      case 'start':
      case 'stop':
      case 'accept-tools':
        this.whileShown(action, name)?.();
        return 'actions';
    }
  }

  /** A server that runs with another value is connected to anew. */
  async #setSecret(name: string, secret: string): Promise<void> {
    const server = this.servers.find(name);
    if (!server || !(await this.servers.secrets.ask(server, secret)) || !this.isRunning(name)) return;
    this.control()?.stop(name);
    await this.start(name);
  }

  async #remove(name: string): Promise<boolean> {
    const server = this.servers.find(name);
    if (!server) return true;
    const detail = l10n.t('It is ended, and its consent and its secrets are forgotten. Mappings that name it stay.');
    const message = l10n.t('Remove the MCP server “{0}” from your settings?', name);
    const remove = l10n.t('Remove');
    if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, remove)) !== remove) return false;
    await writeServers({ [name]: undefined });
    await this.servers.forget(server);
    return true;
  }
}
