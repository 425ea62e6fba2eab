import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Secrets } from '../engine/enhancement/ports';
import type { ServerDefinition } from '../engine/enhancement/servers/definition';
import type { Consent } from './consent';

/**
 * The values of `${input:...}`, in the editor's secret storage and nowhere else. They belong to a server's name, all of one
 * server's in one entry, and are handed out only for a definition that is allowed: whoever changes what is started has to ask.
 */
export class ServerSecrets {
  constructor(
    private readonly storage: vscode.SecretStorage,
    private readonly consent: Consent,
  ) {}

  /** Hands a value to the engine as it connects to the server. */
  readonly read: Secrets = async (server, name) =>
    this.consent.isAllowed(server) ? (await this.#values(server.name)).get(name) : undefined;

  /** Names of the values that are kept for a server. */
  async given(server: string): Promise<ReadonlySet<string>> {
    return new Set((await this.#values(server)).keys());
  }

  /** Asks for a value and keeps it. Resolves to whether one was given. */
  async ask(server: ServerDefinition, name: string): Promise<boolean> {
    const value = await vscode.window.showInputBox({
      title: l10n.t('{0} for the MCP server “{1}”', name, server.name),
      prompt: l10n.t('Kept in the secret storage of the editor and given to this server only.'),
      placeHolder: (await this.given(server.name)).has(name) ? l10n.t('A new value replaces the one that is kept') : '',
      password: true,
      ignoreFocusOut: true,
    });
    if (!value) return false;
    await this.#keep(server.name, (await this.#values(server.name)).set(name, value));
    return true;
  }

  async remove(server: string, name: string): Promise<void> {
    const values = await this.#values(server);
    if (values.delete(name)) await this.#keep(server, values);
  }

  /** Removes all of a server's values. */
  async forget(server: string): Promise<void> {
    await this.storage.delete(keyOf(server));
  }

  async #keep(server: string, values: ReadonlyMap<string, string>): Promise<void> {
    await this.storage.store(keyOf(server), JSON.stringify([...values]));
  }

  async #values(server: string): Promise<Map<string, string>> {
    const kept = await this.storage.get(keyOf(server));
    return new Map<string, string>(kept === undefined ? [] : JSON.parse(kept));
  }
}

function keyOf(server: string): string {
  return `mcp.secrets/${server}`;
}
