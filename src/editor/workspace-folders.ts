import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { abortable } from '../engine/clock';
import { sentence } from '../engine/errors';
import { decodeText } from '../engine/text';
import type { Exclusion } from '../workspace/exclusions';
import { EXPORTED } from '../workspace/inventory';
import { MAX_FILE_BYTES, TOO_LARGE } from '../workspace/read-file';
import type { Root } from '../workspace/scan';
import { settings } from './settings';

/** What a file system that lies elsewhere may take for one answer, in milliseconds. */
const PATIENCE_MS = 15_000;

/** A folder of the workspace, as its files are looked into: those of this machine by threads, others through VS Code. */
export function rootOf({ uri }: vscode.WorkspaceFolder, signal: AbortSignal): Root {
  const exclusions = exclusionsOf(uri);
  if (uri.scheme === 'file') return { exclusions, place: { path: uri.fsPath } };
  const patiently = <T>(answer: Thenable<T>): Promise<T> =>
    abortable(Promise.resolve(answer), AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]));
  const { fs } = vscode.workspace;
  const at = (path: string): vscode.Uri => vscode.Uri.joinPath(uri, path);
  return {
    exclusions,
    place: {
      tree: {
        entries: async (folder) => {
          const entries = await patiently(fs.readDirectory(at(folder)));
          // A link has a type of its own beside that of what it leads to.
          return entries.flatMap(([name, type]) =>
            type === vscode.FileType.File || type === vscode.FileType.Directory
              ? [{ name, isFolder: type === vscode.FileType.Directory }]
              : [],
          );
        },
        text: async (path) => {
          try {
            return decodeText(await patiently(fs.readFile(at(path))));
          } catch {
            return null;
          }
        },
      },
      read: async (path) => {
        try {
          const { size } = await patiently(fs.stat(at(path)));
          return size > MAX_FILE_BYTES ? TOO_LARGE : await patiently(fs.readFile(at(path)));
        } catch (error) {
          return l10n.t('The file cannot be read: {0}', sentence(error));
        }
      },
    },
  };
}

/** What is left out of a folder: what VS Code shows neither in its explorer nor among what it finds, and what our own setting names. */
function exclusionsOf(folder: vscode.Uri): readonly Exclusion[] {
  const shown = vscode.workspace.getConfiguration('files', folder).get<unknown>('exclude');
  const searched = vscode.workspace.getConfiguration('search', folder).get<unknown>('exclude');
  return [
    { glob: EXPORTED },
    ...[shown, searched].flatMap(exclusions),
    ...settings.workspaceExclude(folder).map((glob): Exclusion => ({ glob })),
  ];
}

/** As VS Code writes them: globs with true, false, or what has to stand beside a file. */
function exclusions(value: unknown): readonly Exclusion[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([glob, state]: [string, unknown]): Exclusion[] => {
    if (state === true) return [{ glob }];
    const when = typeof state === 'object' && state !== null && 'when' in state ? state.when : null;
    return typeof when === 'string' ? [{ glob, when }] : [];
  });
}
