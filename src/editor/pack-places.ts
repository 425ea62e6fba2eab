import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import * as vscode from 'vscode';
import { PACK_SUFFIX } from '../engine/catalog/user-pack';
import { settings } from './settings';

/** The folder in a workspace that holds its packs. */
export const WORKSPACE_FOLDER = '.framework-director';

/** Whether a file is a pack somebody writes, and not an older version of one that a comparison shows. */
export function isPack(uri: vscode.Uri): boolean {
  const { workspaceFolders = [] } = vscode.workspace;
  const schemes = ['file', 'untitled', ...workspaceFolders.map((folder) => folder.uri.scheme)];
  return uri.path.endsWith(PACK_SUFFIX) && schemes.includes(uri.scheme);
}

/** Packs that are open in a tab: VS Code holds a document for minutes after the last tab with it is closed. */
export function openPacks(): vscode.TextDocument[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  const open = new Set(tabs.map((tab) => packIn(tab)?.toString()));
  return vscode.workspace.textDocuments.filter(({ uri }) => open.has(uri.toString()));
}

/** The pack that a tab shows. */
export function packIn({ input }: vscode.Tab): vscode.Uri | undefined {
  const uri =
    input instanceof vscode.TabInputText
      ? input.uri
      : input instanceof vscode.TabInputTextDiff
        ? input.modified
        : undefined;
  return uri && isPack(uri) ? uri : undefined;
}

/** The folders of the setting, and a sentence for each that is none. */
export function packFolders(): { readonly folders: readonly string[]; readonly problems: readonly string[] } {
  const value = settings.packFolders();
  const entries = (Array.isArray(value) ? value : []).map((entry) =>
    typeof entry === 'string' ? entry.replace(/^~(?=$|[\\/])/, homedir()) : '',
  );
  return {
    folders: [...new Set(entries.filter(isAbsolute).map((folder) => join(folder)))],
    problems: entries
      .filter((entry) => !isAbsolute(entry))
      .map(
        (entry) =>
          `"${entry}" in frameworkDirector.packs.folders is not used: it must be a path from the root or from ~.`,
      ),
  };
}
