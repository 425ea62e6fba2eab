import * as vscode from 'vscode';
import { definitionHash, type ServerDefinition } from '../engine/enhancement/servers/definition';

const KEY = 'consent';
type Answer = 'allowed' | 'refused';

/**
 * Remembers which servers a person allowed to be started. Consent belongs to a definition, not to a name: when the command,
 * its arguments, environment or folder change, it is asked again.
 */
export class Consent {
  constructor(private readonly memory: vscode.Memento) {}

  /** Whether this very definition may be started, here and now: never in an untrusted workspace. */
  isAllowed(server: ServerDefinition): boolean {
    return vscode.workspace.isTrusted && this.#answers()[definitionHash(server)] === 'allowed';
  }

  /** Servers nobody has decided on yet. */
  undecided(servers: readonly ServerDefinition[]): ServerDefinition[] {
    return servers.filter((server) => this.#answers()[definitionHash(server)] === undefined);
  }

  /** Shows exactly what would be started and asks. Resolves to whether it may. */
  async ask(server: ServerDefinition): Promise<boolean> {
    const allow = 'Allow';
    const refuse = 'Do Not Allow';
    const detail = [
      ...whatItIs(server),
      '',
      'It is told the names of the frameworks in your documents, and nothing else of them.',
    ].join('\n');
    const message = `Allow Framework Director to start the MCP server “${server.name}”?`;
    const answer = await vscode.window.showWarningMessage(message, { modal: true, detail }, allow, refuse);
    if (answer === undefined) return false;
    const decision: Answer = answer === allow ? 'allowed' : 'refused';
    await this.memory.update(KEY, { ...this.#answers(), [definitionHash(server)]: decision });
    return answer === allow;
  }

  #answers(): Readonly<Record<string, Answer>> {
    return this.memory.get<Record<string, Answer>>(KEY, {});
  }
}

/** What would be started or connected to, exactly; values of variables and headers may be secrets and are left out. */
function whatItIs(server: ServerDefinition): readonly string[] {
  switch (server.type) {
    case 'stdio':
      return [
        'It runs this program on your machine, with your rights:',
        '',
        [server.command, ...server.args].map(quoted).join(' '),
        ...(server.cwd === undefined ? [] : ['', `In the folder ${server.cwd}`]),
        ...(Object.keys(server.env).length === 0
          ? []
          : ['', `With the variables ${Object.keys(server.env).join(', ')}`]),
      ];
    case 'http':
      return ['It is connected to at:', '', ...server.urls];
    case 'vscode':
      return ['These tools of the editor are called:', '', ...server.readOnlyTools];
  }
}

function quoted(part: string): string {
  return /^[\w@%+=:,./\\-]+$/.test(part) ? part : JSON.stringify(part);
}
