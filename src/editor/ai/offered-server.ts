import * as vscode from 'vscode';
import { onSettingChanged, settings } from '../settings';

/** Id of the provider; package.json names it too. */
const PROVIDER = 'frameworkDirector.server';

/**
 * Offers our engine to VS Code's chat as an MCP server, while the setting says so: VS Code starts and ends it. Turning the setting off
 * takes it away at once.
 */
export class OfferedServer implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #subscriptions: vscode.Disposable[];

  constructor(private readonly extensionUri: vscode.Uri) {
    this.#subscriptions = [
      this.#changed,
      onSettingChanged(['mcp.offerServer'], () => this.#changed.fire()),
      this.#register(),
    ].filter((one) => one !== undefined);
  }

  /** What is offered now; nothing is asked of anybody. */
  definitions(): vscode.McpStdioServerDefinition[] {
    if (!settings.offerServer()) return [];
    const program = vscode.Uri.joinPath(this.extensionUri, 'dist', 'mcp-server.js').fsPath;
    // The host's own program may be the editor, which runs a script as Node does only when told to; Node does not mind.
    const env = { ELECTRON_RUN_AS_NODE: '1' };
    return [new vscode.McpStdioServerDefinition('Framework Director', process.execPath, [program], env, VERSION)];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #register(): vscode.Disposable | undefined {
    // Editors built on VS Code may lack any of this, whatever the types say.
    const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
    if (typeof vscode.McpStdioServerDefinition !== 'function') return undefined;
    return lm?.registerMcpServerDefinitionProvider?.(PROVIDER, {
      onDidChangeMcpServerDefinitions: this.#changed.event,
      provideMcpServerDefinitions: () => this.definitions(),
    });
  }
}
