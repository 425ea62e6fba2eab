import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import { type Ending, noteOf } from '../workspace/inventory';
import type { Progress } from '../workspace/scan';
import { settings } from './settings';
import type { FileInventory, InventoryState, WorkspaceInventory } from './workspace-inventory';
import { endingLine, progressLine } from './workspace-words';

/** How often those who show results are told of new ones, in milliseconds. */
const CHANGE_MS = 250;

/** *Analyze Workspace…* and *Export Workspace Inventory…*, and what came of the last analysis. Their code is loaded when it is needed. */
export class WorkspaceHost implements WorkspaceInventory, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onChanged = this.#changed.event;
  readonly #disposing = new AbortController();
  #files = new Map<string, FileInventory>();
  #state: InventoryState = 'none';
  #progress: Progress | null = null;
  #ending: Ending | null = null;
  #mostFiles = 0;
  #madeAt = new Date(0);
  #running: Promise<void> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param engine loads and builds the engine at its first call */
  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly engine: () => Promise<Engine>,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  get state(): InventoryState {
    return this.#state;
  }

  get files(): ReadonlyMap<string, FileInventory> {
    return this.#files;
  }

  get read(): number {
    return this.#progress?.read ?? 0;
  }

  get message(): string | null {
    if (this.#ending) return endingLine(this.#ending, this.#mostFiles, vscode.env.language);
    return this.#progress && progressLine(this.#progress, vscode.env.language);
  }

  get kept(): number {
    return this.#progress?.kept ?? 0;
  }

  /** Analyses the files of the workspace; one analysis at a time, and whoever asks for another waits for that. */
  async analyze(): Promise<void> {
    this.#running ??= this.#analyze().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** Writes what the last analysis found to a file, which it asks for; waits for one that is under way. */
  async export(): Promise<void> {
    await this.#running;
    if (this.#state === 'none') {
      const analyze = l10n.t('Analyze Workspace');
      const nothing = l10n.t('The workspace has not been analyzed yet.');
      const chosen = await vscode.window.showInformationMessage(nothing, analyze);
      if (chosen === analyze) await this.analyze();
      return;
    }
    const { exportInventory } = await import('./workspace-surface');
    await exportInventory({
      name: vscode.workspace.name ?? '',
      madeAt: this.#madeAt,
      files: [...this.#files.values()].map(({ uri, bytes, frameworks, problem }) => ({
        path: vscode.workspace.asRelativePath(uri),
        ...{ bytes, frameworks, problem },
      })),
      read: this.read,
      bytes: this.#progress?.bytes ?? 0,
      note: this.#ending && noteOf(this.#ending),
    });
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposing.abort();
    this.#changed.dispose();
  }

  async #analyze(): Promise<void> {
    if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
      await vscode.window.showInformationMessage(l10n.t('Open a folder first, then analyze its files.'));
      return;
    }
    const { analyzeFolders, chooseFolders } = await import('./workspace-surface');
    const folders = await chooseFolders();
    if (!folders) return;
    this.#begin();
    let ending: Ending = { kind: 'cancelled' };
    try {
      ending = await analyzeFolders({
        folders,
        engine: await this.engine(),
        workerFile: vscode.Uri.joinPath(this.extensionUri, 'dist', 'workspace-worker.js').fsPath,
        mostFiles: this.#mostFiles,
        log: this.log,
        onFound: (files, progress) => this.#found(files, progress),
        signal: this.#disposing.signal,
      });
    } finally {
      this.#end(ending);
    }
    if (ending.kind === 'failed') await vscode.window.showErrorMessage(ending.problem);
  }

  #begin(): void {
    this.#files = new Map();
    this.#progress = null;
    this.#ending = null;
    this.#mostFiles = settings.workspaceMaxFiles();
    this.#madeAt = new Date();
    this.#setState('running');
  }

  #found(files: readonly FileInventory[], progress: Progress): void {
    for (const file of files) this.#files.set(file.uri.toString(), file);
    this.#progress = progress;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, CHANGE_MS);
  }

  #end(ending: Ending): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#ending = ending;
    this.#setState(ending.kind === 'complete' || ending.kind === 'limited' ? 'complete' : 'cancelled');
  }

  #setState(state: InventoryState): void {
    this.#state = state;
    void vscode.commands.executeCommand('setContext', 'frameworkDirector.workspaceAnalysis', state);
    this.#changed.fire();
  }
}
