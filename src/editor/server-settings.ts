import * as l10n from '@vscode/l10n';
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import { SERVERS_SETTING } from '../engine/enhancement/servers/definition';
import { UserError } from '../engine/errors';

/** How long an editor that was opened may take to be told of. */
const OPENING_MS = 2_000;

export type ServerEntries = Readonly<Record<string, unknown>>;

/** The servers as they stand in the user's settings, whether or not they can be used. */
export function serverEntries(): ServerEntries {
  const entries = vscode.workspace.getConfiguration().inspect<unknown>(SERVERS_SETTING)?.globalValue ?? {};
  if (typeof entries !== 'object' || Array.isArray(entries))
    throw new UserError(
      l10n.t('{0} is not an object of servers by name: mend it in the settings first.', SERVERS_SETTING),
    );
  return entries as ServerEntries;
}

/** Writes servers into the user's settings; others are left as they are, and one that is undefined is removed. */
export async function writeServers(changed: ServerEntries): Promise<void> {
  const merged = { ...serverEntries(), ...changed };
  const entries = Object.fromEntries(Object.entries(merged).filter(([, entry]) => entry !== undefined));
  const value = Object.keys(entries).length === 0 ? undefined : entries;
  await vscode.workspace.getConfiguration().update(SERVERS_SETTING, value, vscode.ConfigurationTarget.Global);
}

/** Shows the settings file at a server's entry, or at the setting where no server is named. */
export async function openServerSettings(name?: string): Promise<void> {
  // The setting belongs to the machine the extension runs on, which is not always the one with the window.
  const command = vscode.env.remoteName
    ? 'workbench.action.openRemoteSettingsFile'
    : 'workbench.action.openSettingsJson';
  // It shows the setting by itself, and would do so after we have shown the entry.
  const args = name === undefined ? { revealSetting: { key: SERVERS_SETTING } } : undefined;
  await vscode.commands.executeCommand(command, args);
  const editor = name === undefined ? undefined : await settingsEditor();
  const root = editor && parseTree(editor.document.getText());
  const property = root && findNodeAtLocation(root, [SERVERS_SETTING, name ?? ''])?.parent;
  if (!property) return;
  const { document } = editor;
  const start = document.positionAt(property.offset);
  editor.selection = new vscode.Selection(start, start);
  const end = document.positionAt(property.offset + property.length);
  editor.revealRange(new vscode.Range(start, end), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}

/** The editor of the settings file that was just opened, which extensions hear of a moment later. */
async function settingsEditor(): Promise<vscode.TextEditor | undefined> {
  const shown = (): vscode.TextEditor | undefined => {
    const editor = vscode.window.activeTextEditor;
    return editor?.document.uri.path.endsWith('/settings.json') ? editor : undefined;
  };
  const subscriptions: vscode.Disposable[] = [];
  let timer: NodeJS.Timeout | undefined;
  const changed = new Promise<void>((resolve) => {
    subscriptions.push(vscode.window.onDidChangeActiveTextEditor(() => shown() && resolve()));
    timer = setTimeout(resolve, OPENING_MS);
  });
  if (!shown()) await changed;
  clearTimeout(timer);
  for (const one of subscriptions) one.dispose();
  return shown();
}
