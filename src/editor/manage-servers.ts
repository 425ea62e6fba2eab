import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ServerControl } from '../engine/enhancement/health';
import { enhancerOf, LOCAL_SERVER } from '../engine/enhancement/servers/definition';
import { KNOWN_SERVERS, type KnownServer } from '../engine/enhancement/servers/known';
import { inputsOf } from '../engine/enhancement/servers/variables';
import { IMPORT_SERVERS } from './commands';
import { knownDescription } from './known-words';
import { BACK, type LiveButton, type LiveItem, type LiveList, livePick } from './live-pick';
import { type Action, actionRows, type SecretNames } from './server-actions';
import { ServerDeeds } from './server-deeds';
import { ServerLogs } from './server-logs';
import { isRunning, type ServerView, serverReport, serverRow, standing } from './server-rows';
import { openServerSettings } from './server-settings';
import { inOneLine } from './server-words';
import type { Servers } from './servers';

/** What a person chose in the list of servers. */
type Choice = { readonly server: string } | { readonly add: KnownServer } | 'import' | 'settings';

/** *Manage MCP Servers*: the list of servers, and behind each what can be done with it. */
export class ServerManager implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when servers, what they may do, or how they do may have changed. */
  readonly onChanged = this.#changed.event;
  readonly #logs = new ServerLogs((server) => serverReport(this.#view(server)));
  readonly #deeds: ServerDeeds;
  readonly #subscriptions: vscode.Disposable[];
  #control: ServerControl | undefined;

  /** @param folder where servers may be installed */
  constructor(
    private readonly servers: Servers,
    folder: string,
  ) {
    this.#deeds = new ServerDeeds(
      servers,
      folder,
      this.#logs,
      () => this.#control,
      (name) => isRunning(this.#view(name)),
    );
    this.#subscriptions = [
      this.#changed,
      this.#logs,
      this.#changed.event(() => this.#logs.update()),
      servers.onChanged(() => this.#changed.fire()),
    ];
  }

  /** Shows the list until it is closed. */
  async run(): Promise<void> {
    this.connect();
    let active: string | undefined;
    for (;;) {
      const choice = await livePick<Choice>(() => this.#list(), this.#changed.event, { active });
      if (choice === undefined || choice === BACK) return;
      if (choice === 'settings') return openServerSettings();
      if (choice === 'import') return void (await vscode.commands.executeCommand(IMPORT_SERVERS));
      const server = 'add' in choice ? await this.#deeds.add(choice.add) : choice.server;
      if (server === undefined) continue;
      active = `server:${server}`;
      if (!(await this.#manage(server))) return;
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  /** Our own server, and those of the settings in their order, as far as they are known. */
  get views(): readonly ServerView[] {
    return [LOCAL_SERVER, ...this.servers.all.map(({ name }) => name)].map((name) => this.#view(name));
  }

  /** Does something with a server for a person, who is told what goes wrong. */
  async do(action: Action, name: string): Promise<void> {
    await this.#deeds.do(action, name);
  }

  /** Loads what knows how servers do; what else is known of them is there before. */
  connect(): void {
    if (this.#control) return;
    this.servers.control().then(
      (control) => {
        this.#control = control;
        this.#subscriptions.push(control.onHealthChanged(() => this.#changed.fire()));
        this.#changed.fire();
      },
      (error) => this.#deeds.tell(error),
    );
  }

  #list(): LiveList<Choice> {
    const { all } = this.servers;
    return {
      title: l10n.t('MCP Servers'),
      placeholder: l10n.t('Choose a server to see what can be done with it'),
      busy: this.#control === undefined,
      items: [
        heading(l10n.t('Built in')),
        this.#serverItem(LOCAL_SERVER),
        ...(all.length === 0 ? [] : [heading(l10n.t('From your settings'))]),
        ...all.map(({ name }) => this.#serverItem(name)),
        heading(l10n.t('More')),
        ...KNOWN_SERVERS.filter((known) => !all.some((server) => enhancerOf(server) === known.id)).map(knownItem),
        importItem(),
        settingsItem(),
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
        button('output', l10n.t('Show Log'), () => void this.#logs.show(name, true)),
      ],
    };
  }

  #runButton(view: ServerView): LiveButton {
    return isRunning(view)
      ? button('debug-stop', l10n.t('Stop'), () => this.#control?.stop(view.name))
      : button('debug-start', l10n.t('Start'), () => void this.#deeds.start(view.name));
  }

  /** Shows what can be done with a server, again after each deed. Resolves to whether a person wants the list back. */
  async #manage(name: string): Promise<boolean> {
    let active: string | undefined;
    for (;;) {
      const server = this.servers.find(name);
      const needed = server ? inputsOf(server) : [];
      const secrets = { needed, given: await this.servers.secrets.given(name) };
      const options = { back: true, active };
      const action = await livePick<Action>(() => this.#actions(name, secrets), this.#changed.event, options);
      if (action === undefined) return false;
      if (action === BACK) return true;
      active = idOf(action);
      const next = await this.#deeds.do(action, name);
      if (next !== 'actions') return next === 'list';
    }
  }

  #actions(name: string, secrets: SecretNames): LiveList<Action> {
    const view = this.#view(name);
    return {
      title: name,
      placeholder: standing(view),
      busy: this.#control === undefined,
      items: actionRows(view, secrets).map(({ action, icon, label, detail }) => {
        const choice = this.#deeds.whileShown(action, name) ?? action;
        return { id: idOf(action), choice, iconPath: new vscode.ThemeIcon(icon), label, detail };
      }),
    };
  }

  #view(name: string): ServerView {
    const health = this.#control?.health().find((one) => one.name === name);
    if (name === LOCAL_SERVER) return { name, permission: 'own', used: true, what: whatOwnIs(), health };
    const server = this.servers.find(name);
    if (!server)
      return { name, permission: 'undecided', used: false, what: l10n.t('It is no longer in the settings.'), health };
    const [permission, used] = [this.servers.permission(server), this.servers.isUsed(server)];
    return { name, permission, used, what: inOneLine(server), health };
  }
}

function whatOwnIs(): string {
  return l10n.t('Our own engine: it is always there, and nothing leaves this machine');
}

function importItem(): LiveItem<Choice> {
  return {
    id: 'import',
    choice: 'import',
    iconPath: new vscode.ThemeIcon('cloud-download'),
    label: l10n.t('Import MCP Servers from VS Code…'),
    detail: l10n.t('Shows exactly what the servers of an mcp.json would run, and lets you choose'),
  };
}

function settingsItem(): LiveItem<Choice> {
  return {
    id: 'settings',
    choice: 'settings',
    iconPath: new vscode.ThemeIcon('gear'),
    label: l10n.t('Open Settings'),
    detail: l10n.t('Where a server of your own is written'),
  };
}

function knownItem(known: KnownServer): LiveItem<Choice> {
  const { id, title } = known;
  const iconPath = new vscode.ThemeIcon('add');
  return {
    id: `add:${id}`,
    choice: { add: known },
    iconPath,
    label: l10n.t('Add {0}…', title),
    detail: knownDescription(known),
  };
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
