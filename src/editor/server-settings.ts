import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import * as vscode from 'vscode';
import { SERVERS_SETTING } from '../engine/enhancement/servers/definition';
import { UserError } from '../engine/errors';

export type ServerEntries = Readonly<Record<string, unknown>>;

/** The servers as they stand in the user's settings, whether or not they can be used. */
export function serverEntries(): ServerEntries {
  const entries = vscode.workspace.getConfiguration().inspect<unknown>(SERVERS_SETTING)?.globalValue ?? {};
  if (typeof entries !== 'object' || Array.isArray(entries))
    throw new UserError(`${SERVERS_SETTING} is not an object of servers by name: mend it in the settings first.`);
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
  await vscode.commands.executeCommand(command, { revealSetting: { key: SERVERS_SETTING } });
  const editor = vscode.window.activeTextEditor;
  if (!editor || name === undefined) return;
  const root = parseTree(editor.document.getText());
  const property = root && findNodeAtLocation(root, [SERVERS_SETTING, name])?.parent;
  if (!property) return;
  const start = editor.document.positionAt(property.offset);
  const range = new vscode.Range(start, editor.document.positionAt(property.offset + property.length));
  editor.selection = new vscode.Selection(start, start);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
