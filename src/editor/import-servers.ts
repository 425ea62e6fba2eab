import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import {
  type ImportedInput,
  type ImportedServer,
  importServers as readServers,
} from '../engine/enhancement/servers/import';
import { sentence, UserError } from '../engine/errors';
import { MANAGE_SERVERS } from './commands';
import { type ServerEntries, serverEntries, writeServers } from './server-settings';
import { exact, inOneLine, whatItIs, withoutIcons } from './server-words';
import { localNumber } from './words';

/** Where VS Code and other programs keep the servers of a folder. */
const PLACES = ['.vscode/mcp.json', '.mcp.json'];

/** A server that can be taken over. */
type Import = ImportedServer & { readonly taken: NonNullable<ImportedServer['taken']> };

interface ImportItem extends vscode.QuickPickItem {
  /** Undefined where the server cannot be taken over. */
  readonly chosen: Import | undefined;
}

/**
 * Takes servers of an `mcp.json` that a person chooses into the user's settings. None of them is started.
 * @throws UserError where there is nothing to take over
 */
export async function importServers(): Promise<void> {
  if (!vscode.workspace.isTrusted)
    throw new UserError(
      l10n.t(
        'No MCP servers are imported here, for the files of a workspace that is not trusted may name any program: trust it first.',
      ),
    );
  const uri = await askFile();
  if (!uri) return;
  const chosen = await askServers(uri, await read(uri));
  if (!chosen || chosen.length === 0 || !(await confirm(chosen))) return;
  const entries = await settled(chosen, serverEntries());
  if (!entries) return;
  await tellOf(entries);
}

/** The file to import from: one of the workspace's, or any other. */
async function askFile(): Promise<vscode.Uri | undefined> {
  const found = await workspaceFiles();
  if (found.length === 0) return chooseFile();
  const items: readonly (vscode.QuickPickItem & { readonly uri: vscode.Uri | undefined })[] = [
    ...found.map((file) => ({ ...file, iconPath: icon('json') })),
    { label: l10n.t('Choose Another File…'), iconPath: icon('folder-opened'), uri: undefined },
  ];
  const options = { title: l10n.t('Import MCP Servers'), placeHolder: l10n.t('Which file are they in?') };
  const picked = await vscode.window.showQuickPick(items, options);
  return picked && (picked.uri ?? chooseFile());
}

async function workspaceFiles(): Promise<readonly { uri: vscode.Uri; label: string; description: string }[]> {
  const { workspaceFolders = [], fs } = vscode.workspace;
  const places = workspaceFolders.flatMap((folder) =>
    PLACES.map((label) => ({ uri: vscode.Uri.joinPath(folder.uri, label), label, description: folder.name })),
  );
  const isThere = await Promise.all(
    places.map(({ uri }) =>
      fs.stat(uri).then(
        () => true,
        () => false,
      ),
    ),
  );
  return places.filter((_, index) => isThere[index]);
}

async function chooseFile(): Promise<vscode.Uri | undefined> {
  const title = l10n.t('Choose a file of MCP servers, such as mcp.json');
  const chosen = await vscode.window.showOpenDialog({
    title,
    openLabel: l10n.t('Import'),
    filters: { JSON: ['json', 'jsonc'] },
  });
  return chosen?.[0];
}

/** The servers of a file, at least one of which can be taken over. */
async function read(uri: vscode.Uri): Promise<readonly ImportedServer[]> {
  const name = vscode.workspace.asRelativePath(uri);
  const bytes = await vscode.workspace.fs.readFile(uri).then(undefined, (error) => {
    throw new UserError(l10n.t('{0} cannot be read: {1}', name, sentence(error)));
  });
  const folder = vscode.workspace.getWorkspaceFolder(uri)?.uri;
  const { servers, problems } = readServers(
    new TextDecoder().decode(bytes),
    folder?.scheme === 'file' ? folder.fsPath : null,
  );
  if (servers.some(({ taken }) => taken !== null)) return servers;
  const why = [...problems, ...servers.flatMap(({ problem }) => problem ?? [])];
  throw new UserError(l10n.t('Nothing was imported from {0}. {1}', name, why.join(' ')));
}

/** Shows what every server would run; one that cannot be taken over is shown too, with the reason, but not ticked. */
async function askServers(uri: vscode.Uri, servers: readonly ImportedServer[]): Promise<readonly Import[] | undefined> {
  const pick = vscode.window.createQuickPick<ImportItem>();
  pick.title = l10n.t('Import MCP Servers from {0}', vscode.workspace.asRelativePath(uri));
  pick.placeholder = l10n.t('Choose those to take into your settings; none of them is started');
  pick.canSelectMany = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.items = servers.map(item);
  return new Promise((resolve) => {
    pick.onDidChangeSelection((items) => {
      const possible = items.filter(({ chosen }) => chosen !== undefined);
      if (possible.length < items.length) pick.selectedItems = possible;
    });
    pick.onDidAccept(() => {
      resolve(pick.selectedItems.flatMap(({ chosen }) => chosen ?? []));
      pick.dispose();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

function item(server: ImportedServer): ImportItem {
  const { name, problem, notes } = server;
  if (!isPossible(server)) {
    const detail = withoutIcons(problem ?? '');
    return {
      label: name,
      description: l10n.t('cannot be taken over'),
      detail,
      iconPath: icon('circle-slash'),
      chosen: undefined,
    };
  }
  const detail = withoutIcons(inOneLine(server.taken.server));
  return { label: name, description: withoutIcons(notes.join(' ')), detail, iconPath: icon('server'), chosen: server };
}

function isPossible(server: ImportedServer): server is Import {
  return server.taken !== null;
}

/** Shows the whole of what was chosen, which lines of a list may cut off. */
async function confirm(chosen: readonly Import[]): Promise<boolean> {
  const detail = chosen
    .map(({ name, taken, notes, inputs }) =>
      [`“${name}”`, ...whatItIs(taken.server), ...paragraph(inputs.map(secret)), ...paragraph(notes)].join('\n'),
    )
    .join('\n\n');
  const message =
    chosen.length === 1
      ? l10n.t('Import 1 MCP server into your settings?')
      : l10n.t('Import {0} MCP servers into your settings?', localNumber(chosen.length));
  const more = l10n.t('None of them is started before you allow it.');
  const yes = l10n.t('Import');
  const answer = await vscode.window.showInformationMessage(
    message,
    { modal: true, detail: `${detail}\n\n${more}` },
    yes,
  );
  return answer === yes;
}

function secret({ name, description }: ImportedInput): string {
  return description === null
    ? l10n.t('You are asked for the secret {0}.', name)
    : l10n.t('You are asked for the secret {0} ({1}).', name, exact(description));
}

function paragraph(lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : ['', ...lines];
}

/** The entries to write, each under a name of its own; undefined where a person gave up. */
async function settled(chosen: readonly Import[], there: ServerEntries): Promise<ServerEntries | undefined> {
  const entries: Record<string, unknown> = {};
  for (const { name, taken } of chosen) {
    const held = there[name];
    if (held === undefined || JSON.stringify(held) === JSON.stringify(taken.entry)) {
      entries[name] = taken.entry;
      continue;
    }
    const free = freeName(name, { ...there, ...entries });
    const answer = await askConflict(name, free);
    if (answer === undefined) return undefined;
    if (answer === 'both') entries[free] = taken.entry;
    if (answer === 'replace') entries[name] = taken.entry;
  }
  return entries;
}

async function askConflict(name: string, free: string): Promise<'both' | 'replace' | 'skip' | undefined> {
  const items = [
    {
      answer: 'both',
      label: l10n.t('Keep Both'),
      detail: l10n.t('The imported one is called “{0}”', free),
      iconPath: icon('copy'),
    },
    {
      answer: 'replace',
      label: l10n.t('Replace'),
      detail: l10n.t('The imported one takes its place'),
      iconPath: icon('replace'),
    },
    {
      answer: 'skip',
      label: l10n.t('Skip'),
      detail: l10n.t('The one in your settings stays'),
      iconPath: icon('circle-slash'),
    },
  ] as const;
  const title = l10n.t('There is another “{0}” in your settings', name);
  return (await vscode.window.showQuickPick(items, { title, placeHolder: l10n.t('Which is to be kept?') }))?.answer;
}

function freeName(name: string, taken: ServerEntries): string {
  for (let count = 2; ; count++) {
    const free = `${name.slice(0, 60)}-${count}`;
    if (taken[free] === undefined) return free;
  }
}

/** Writes the entries and says so. */
async function tellOf(entries: ServerEntries): Promise<void> {
  const names = Object.keys(entries);
  if (names.length === 0) return;
  await writeServers(entries);
  const list = names.map((name) => `“${name}”`).join(', ');
  const message = l10n.t('Imported into your settings: {0}. None of them is started before you allow it.', list);
  const manage = l10n.t('Manage MCP Servers');
  void vscode.window.showInformationMessage(message, manage).then((answer) => {
    if (answer === manage) void vscode.commands.executeCommand(MANAGE_SERVERS);
  });
}

function icon(name: string): vscode.ThemeIcon {
  return new vscode.ThemeIcon(name);
}
