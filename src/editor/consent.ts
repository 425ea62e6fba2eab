import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { definitionHash, type ServerDefinition } from '../engine/enhancement/servers/definition';
import { consentQuestion, type Use } from './server-words';
import { settings } from './settings';

const KEY = 'consent';
type Answer = 'allowed' | 'refused';

/**
 * Whether a server may be started. `undecided`: nobody was asked yet; `untrusted`: never in such a workspace;
 * `switched-off`: VS Code's own setting, or whoever manages this machine, allows no MCP server.
 */
export type Permission = Answer | 'undecided' | 'untrusted' | 'switched-off';

/**
 * Remembers which servers a person allowed to be started. Consent belongs to a definition, not to a name: when the command,
 * its arguments, environment or folder change, or what the server is told, it is asked again.
 */
export class Consent {
  constructor(private readonly memory: vscode.Memento) {}

  /** Whether this very definition may be started, here and now. */
  permission(server: ServerDefinition): Permission {
    if (!vscode.workspace.isTrusted) return 'untrusted';
    if (settings.mcpAccess() === 'none') return 'switched-off';
    return this.#answers()[definitionHash(server)] ?? 'undecided';
  }

  isAllowed(server: ServerDefinition): boolean {
    return this.permission(server) === 'allowed';
  }

  /** Shows exactly what would be started and asks. Resolves to whether it may. */
  async ask(server: ServerDefinition, use: Use): Promise<boolean> {
    const allow = l10n.t('Allow');
    const refuse = l10n.t('Do Not Allow');
    const { message, detail } = consentQuestion(server, use);
    const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, allow, refuse);
    if (answer === undefined) return false;
    await this.#remember(server, answer === allow ? 'allowed' : 'refused');
    return answer === allow;
  }

  /** Takes back what was allowed; it is not asked again before somebody wants it to be. */
  async revoke(server: ServerDefinition): Promise<void> {
    await this.#remember(server, 'refused');
  }

  /** Forgets what was decided, as of a server that is gone. */
  async forget(server: ServerDefinition): Promise<void> {
    const { [definitionHash(server)]: _, ...others } = this.#answers();
    await this.memory.update(KEY, others);
  }

  async #remember(server: ServerDefinition, answer: Answer): Promise<void> {
    await this.memory.update(KEY, { ...this.#answers(), [definitionHash(server)]: answer });
  }

  #answers(): Readonly<Record<string, Answer>> {
    return this.memory.get<Record<string, Answer>>(KEY, {});
  }
}
