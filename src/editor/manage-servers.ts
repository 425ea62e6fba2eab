import * as vscode from 'vscode';
import type { ServerControl } from '../engine/enhancement/health';
import { enhancerOf, LOCAL_SERVER } from '../engine/enhancement/servers/definition';
import { KNOWN_SERVERS, type KnownServer } from '../engine/enhancement/servers/known';
import { inputsOf } from '../engine/enhancement/servers/variables';
import { sentence } from '../engine/errors';
import { addServer } from './add-server';
import { IMPORT_SERVERS } from './commands';
import { BACK, type LiveButton, type LiveItem, type LiveList, livePick } from './live-pick';
import { withLateProgress } from './progress';
import { type Action, actionRows, type SecretNames } from './server-actions';
import { ServerLogs } from './server-logs';
import { isRunning, type ServerView, serverReport, serverRow, standing } from './server-rows';
import { openServerSettings, writeServers } from './server-settings';
import { inOneLine } from './server-words';
import type { Servers } from './servers';

/** What a person chose in the list of servers. */
type Choice = { readonly server: string } | { readonly add: KnownServer } | 'import' | 'settings';

/** *Manage MCP Servers*: the list of servers, and behind each what can be done with it. */
export class ServerManager implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #logs = new ServerLogs((server) => serverReport(this.#view(server)));
  readonly #subscriptions: vscode.Disposable[];
  #control: ServerControl | undefined;

  /** @param folder where servers may be installed */
  constructor(
    private readonly servers: Servers,
    private readonly folder: string,
  ) {
    this.#subscriptions = [
      this.#changed,
      this.#logs,
      this.#changed.event(() => this.#logs.update()),
      servers.onChanged(() => this.#changed.fire()),
    ];
  }

  /** Shows the list until it is closed. */
  async run(): Promise<void> {
    this.#connect();
    let active: string | undefined;
    for (;;) {
      const choice = await livePick<Choice>(() => this.#list(), this.#changed.event, { active });
      if (choice === undefined || choice === BACK) return;
      if (choice === 'settings') return openServerSettings();
      if (choice === 'import') return void (await vscode.commands.executeCommand(IMPORT_SERVERS));
      const server = 'add' in choice ? await this.#add(choice.add) : choice.server;
      if (server === undefined) continue;
      active = `server:${server}`;
      if (!(await this.#manage(server))) return;
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Loads what knows how servers do; the list is there before. */
  #connect(): void {
    if (this.#control) return;
    this.servers.control().then(
      (control) => {
        this.#control = control;
        this.#subscriptions.push(control.onHealthChanged(() => this.#changed.fire()));
        this.#changed.fire();
      },
      (error) => this.#tell(error),
    );
  }

  #list(): LiveList<Choice> {
    const { all } = this.servers;
    return {
      title: 'MCP Servers',
      placeholder: 'Choose a server to see what can be done with it',
      busy: this.#control === undefined,
      items: [
        heading('Built in'),
        this.#serverItem(LOCAL_SERVER),
        ...(all.length === 0 ? [] : [heading('From your settings')]),
        ...all.map(({ name }) => this.#serverItem(name)),
        heading('More'),
        ...KNOWN_SERVERS.filter((known) => !all.some((server) => enhancerOf(server) === known.id)).map(knownItem),
        {
          id: 'import',
          choice: 'import',
          iconPath: new vscode.ThemeIcon('cloud-download'),
          label: 'Import MCP Servers from VS Code…',
          detail: 'Shows exactly what the servers of an mcp.json would run, and lets you choose',
        },
        {
          id: 'settings',
          choice: 'settings',
          iconPath: new vscode.ThemeIcon('gear'),
          label: 'Open Settings',
          detail: 'Where a server of your own is written',
        },
      ],
    };
  }

  #serverItem(name: string): LiveItem<Choice> {
    const view = this.#view(name);
    const { icon, ...row } = serverRow(view);
    return {
      ...{ id: `server:${name}`, choice: { server: name }, iconPath: new vscode.ThemeIcon(icon), ...row },
      buttons: [
        ...(view.permission === 'allowed' ? [this.#runButton(view)] : []),
        button('output', 'Show Log', () => void this.#logs.show(name, true)),
      ],
    };
  }

  #runButton(view: ServerView): LiveButton {
    return isRunning(view)
      ? button('debug-stop', 'Stop', () => this.#control?.stop(view.name))
      : button('debug-start', 'Start', () => void this.#start(view.name));
  }

  /** Shows what can be done with a server, again after each deed. Resolves to whether a person wants the list back. */
  async #manage(name: string): Promise<boolean> {
    let active: string | undefined;
    for (;;) {
      const server = this.servers.all.find((one) => one.name === name);
      const needed = server ? inputsOf(server) : [];
      const secrets = { needed, given: await this.servers.secrets.given(name) };
      const options = { back: true, active };
      const action = await livePick<Action>(() => this.#actions(name, secrets), this.#changed.event, options);
      if (action === undefined) return false;
      if (action === BACK) return true;
      active = idOf(action);
      try {
        const next = await this.#act(action, name);
        if (next !== 'again') return next === 'list';
      } catch (error) {
        this.#tell(error);
      }
    }
  }

  #actions(name: string, secrets: SecretNames): LiveList<Action> {
    const view = this.#view(name);
    return {
      title: name,
      placeholder: standing(view),
      busy: this.#control === undefined,
      items: actionRows(view, secrets).map(({ action, icon, label, detail }) => {
        const stays = this.#whileShown(action, name);
        return { id: idOf(action), choice: stays ?? action, iconPath: new vscode.ThemeIcon(icon), label, detail };
      }),
    };
  }

  /** What can be watched in the list itself is done while it stays. */
  #whileShown(action: Action, name: string): (() => void) | undefined {
    switch (action.do) {
      case 'start':
        return () => void this.#start(name);
      case 'stop':
        return () => this.#control?.stop(name);
      case 'accept-tools':
        return () => this.#control?.acceptTools(name);
      default:
        return undefined;
    }
  }

  /** Does what the list must be closed for. Resolves to what is shown next. */
  async #act(action: Action, name: string): Promise<'again' | 'list' | 'nothing'> {
    const { secrets } = this.servers;
    switch (action.do) {
      case 'allow':
        await this.servers.ask(name);
        return 'again';
      case 'revoke':
        this.#control?.stop(name);
        await this.servers.revoke(name);
        return 'again';
      case 'set-secret': {
        const server = this.servers.all.find((one) => one.name === name);
        if (server && (await secrets.ask(server, action.name))) await this.#restart(name);
        return 'again';
      }
      case 'remove-secret':
        await secrets.remove(name, action.name);
        this.#control?.stop(name);
        return 'again';
      case 'log':
        await this.#logs.show(name, false);
        return 'nothing';
      case 'settings':
        await openServerSettings(name);
        return 'nothing';
      case 'remove':
        return (await this.#remove(name)) ? 'list' : 'again';
      default:
        return 'again';
    }
  }

  /** Adds a server that is known, and asks whether it may be started. Resolves to its name, or undefined where it was left. */
  async #add(known: KnownServer): Promise<string | undefined> {
    try {
      if (!(await addServer(known, this.folder, this.servers.log))) return undefined;
      await this.servers.ask(known.id);
      return known.id;
    } catch (error) {
      this.#tell(error);
      return undefined;
    }
  }

  async #start(name: string): Promise<void> {
    const control = this.#control;
    if (!control) return;
    let isCancelled = false;
    const cancel = (): void => {
      isCancelled = true;
      control.stop(name);
    };
    try {
      await withLateProgress(`Starting the MCP server “${name}”`, control.start(name), cancel);
    } catch (error) {
      if (!isCancelled) this.#tell(error);
    }
  }

  /** A server that runs with an old secret is connected to anew. */
  async #restart(name: string): Promise<void> {
    if (!isRunning(this.#view(name))) return;
    this.#control?.stop(name);
    await this.#start(name);
  }

  async #remove(name: string): Promise<boolean> {
    const server = this.servers.all.find((one) => one.name === name);
    if (!server) return true;
    const detail = 'It is ended, and its consent and its secrets are forgotten. Mappings that name it stay.';
    const message = `Remove the MCP server “${name}” from your settings?`;
    if ((await vscode.window.showWarningMessage(message, { modal: true, detail }, 'Remove')) !== 'Remove') return false;
    await writeServers({ [name]: undefined });
    await this.servers.forget(server);
    return true;
  }

  #view(name: string): ServerView {
    const health = this.#control?.health().find((one) => one.name === name);
    if (name === LOCAL_SERVER) return { name, permission: 'own', used: true, what: OWN, health };
    const server = this.servers.all.find((one) => one.name === name);
    if (!server)
      return { name, permission: 'undecided', used: false, what: 'It is no longer in the settings.', health };
    const { permission, isUsed } = { permission: this.servers.permission(server), isUsed: this.servers.isUsed(server) };
    return { name, permission, used: isUsed, what: inOneLine(server), health };
  }

  /** A person asked, so a person is told. */
  #tell(error: unknown): void {
    void vscode.window.showErrorMessage(sentence(error));
  }
}

const OWN = 'Our own engine: it is always there, and nothing leaves this machine';

function knownItem(known: KnownServer): LiveItem<Choice> {
  const { id, title, description } = known;
  const iconPath = new vscode.ThemeIcon('add');
  return { id: `add:${id}`, choice: { add: known }, iconPath, label: `Add ${title}…`, detail: description };
}

function heading(label: string): LiveItem<never> {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}

function button(icon: string, tooltip: string, run: () => void): LiveButton {
  return { iconPath: new vscode.ThemeIcon(icon), tooltip, run };
}

function idOf(action: Action): string {
  return 'name' in action ? `${action.do}:${action.name}` : action.do;
}
