import { availableParallelism } from 'node:os';
import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';
import { inventoryCsv, inventoryJson } from '../workspace/export';
import { inventoryMarkdown } from '../workspace/export-markdown';
import type { Ending, Inventory } from '../workspace/inventory';
import { type Progress, type ScannedFile, scan } from '../workspace/scan';
import { Threads } from '../workspace/threads';
import { rootOf } from './workspace-folders';
import type { FileInventory } from './workspace-inventory';
import { progressLine } from './workspace-words';

/** Nobody needs to be told of an analysis that is done before they wonder. */
const UNTOLD_MS = 500;
/** How often the progress is told anew, in milliseconds. */
const TELL_MS = 250;

/** What an analysis of the workspace needs, and where it tells what it finds. */
export interface AnalysisRequest {
  readonly folders: readonly vscode.WorkspaceFolder[];
  readonly engine: Engine;
  /** The bundle that threads run. */
  readonly workerFile: string;
  readonly mostFiles: number;
  readonly log: vscode.LogOutputChannel;
  readonly onFound: (files: readonly FileInventory[], progress: Progress) => void;
  /** Ends the analysis as its cancelling would. */
  readonly signal: AbortSignal;
}

/** Asks which folders are to be analysed where there are several; undefined where nothing is to be. */
export async function chooseFolders(): Promise<readonly vscode.WorkspaceFolder[] | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length < 2) return folders;
  const items = folders.map((folder) => ({ label: folder.name, description: folder.uri.fsPath, picked: true, folder }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: l10n.t('Analyze Workspace'),
    placeHolder: l10n.t('Choose the folders whose files are to be analyzed'),
    canPickMany: true,
  });
  return chosen && chosen.length > 0 ? chosen.map(({ folder }) => folder) : undefined;
}

/** Analyses the files of folders, with a progress that can be cancelled, and tells how that ended. */
export async function analyzeFolders(request: AnalysisRequest): Promise<Ending> {
  const cancelling = new AbortController();
  const signal = AbortSignal.any([request.signal, cancelling.signal]);
  let now: Progress | undefined;
  const run = analyzed(request, signal, (progress) => {
    now = progress;
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), UNTOLD_MS);
  });
  const first = await Promise.race([run, late]);
  clearTimeout(timer);
  if (first !== 'late') return first;
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: l10n.t('Analyzing the workspace'),
    cancellable: true,
  };
  return await vscode.window.withProgress(options, async (progress, token) => {
    token.onCancellationRequested(() => cancelling.abort());
    let told = 0;
    const tell = (): void => {
      if (!now) return;
      // Before it is known how many there are, the bar runs to and fro.
      const percent = now.isListed && now.known > 0 ? (now.read * 100) / now.known : 0;
      progress.report({
        message: progressLine(now, vscode.env.language),
        ...(percent > told && { increment: percent - told }),
      });
      told = Math.max(told, percent);
    };
    tell();
    const telling = setInterval(tell, TELL_MS);
    try {
      return await run;
    } finally {
      clearInterval(telling);
    }
  });
}

async function analyzed(
  { folders, engine, workerFile, mostFiles, log, onFound }: AnalysisRequest,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Ending> {
  const inventories = engine.inventories();
  const { packs, basis } = inventories;
  const workers = new Threads({ workerFile, data: { packs, basis } });
  const startedMs = performance.now();
  let last: Progress | undefined;
  try {
    const roots = folders.map((folder) => rootOf(folder, signal));
    for await (const { found, progress } of scan(roots, { workers, inventories, mostFiles, signal })) {
      last = progress;
      onProgress(progress);
      onFound(
        found.map((file) => inventoryOf(file, folders)),
        progress,
      );
    }
    return { kind: last?.isLimited ? 'limited' : 'complete' };
  } catch (error) {
    if (signal.aborted) return { kind: 'cancelled' };
    const stack = error instanceof Error && !(error instanceof UserError) ? error.stack : undefined;
    log.error(`The workspace could not be analyzed: ${stack ?? sentence(error)}`);
    return { kind: 'failed', problem: sentence(error) };
  } finally {
    await workers.close();
    const seconds = ((performance.now() - startedMs) / 1_000).toFixed(1);
    const { read = 0, kept = 0 } = last ?? {};
    log.info(
      `${read} files of the workspace were analyzed in ${seconds} s, ${kept} of them from the cache, by ${workers.most / 2} threads on ${availableParallelism()} cores.`,
    );
  }
}

function inventoryOf(
  { root, path, bytes, frameworks, problem }: ScannedFile,
  folders: readonly vscode.WorkspaceFolder[],
): FileInventory {
  const folder = folders[root];
  if (!folder) throw new RangeError(`There is no folder ${root}.`);
  return { uri: path === '' ? folder.uri : vscode.Uri.joinPath(folder.uri, path), bytes, frameworks, problem };
}

const FORMATS = {
  md: inventoryMarkdown,
  csv: inventoryCsv,
  json: inventoryJson,
} as const;

/** Asks for a file and writes an inventory to it, in the format that its name ends with. */
export async function exportInventory(inventory: Inventory): Promise<void> {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  const chosen = await vscode.window.showSaveDialog({
    title: l10n.t('Export Workspace Inventory'),
    filters: { Markdown: ['md'], CSV: ['csv'], JSON: ['json'] },
    ...(folder && { defaultUri: vscode.Uri.joinPath(folder.uri, 'framework-inventory.md') }),
  });
  if (!chosen) return;
  const ending = chosen.path.slice(chosen.path.lastIndexOf('.') + 1).toLowerCase();
  const written = FORMATS[ending === 'csv' || ending === 'json' ? ending : 'md'](inventory);
  await vscode.workspace.fs.writeFile(chosen, Buffer.from(written));
  vscode.window.setStatusBarMessage(l10n.t('The inventory of the workspace was written.'), 5_000);
}
