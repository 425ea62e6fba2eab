import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { PACK_SUFFIX } from '../engine/catalog/user-pack';
import type { Engine } from '../engine/engine';
import { sentence, UserError } from '../engine/errors';
import { isPack, openPacks, packFolders, packIn, WORKSPACE_FOLDER } from './pack-places';
import type { Packs } from './packs';
import { onSettingChanged, settings } from './settings';

/** Files change several at a time; a pack is typed letter by letter. */
const PAUSE_MS = 250;

/** Keeps an eye on where packs of the user's own may lie, and loads the code that reads them when there is one. */
export class PacksHost implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[] = [];
  #folderWatchers: vscode.Disposable[] = [];
  #packs: Promise<Packs> | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Whether files may have changed, and not only what is shown of them. */
  #filesChanged = false;

  /**
   * @param engine loads and builds the engine at its first call
   * @param storage where copies of packs over the network are kept
   * @param ofTeams the packs that the configurations of folders name
   * @param onChanged called when other frameworks are looked for than before
   */
  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly storage: vscode.Uri,
    private readonly ofTeams: () => Promise<readonly vscode.Uri[]>,
    private readonly onChanged: () => void,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Reads what is there, and follows what changes; for after activation. */
  start(): void {
    const { workspace } = vscode;
    const filesChanged = (): void => this.#later(true);
    const documentChanged = ({ uri }: vscode.TextDocument): void => {
      if (isPack(uri)) this.#later(false);
    };
    this.#subscriptions.push(
      ...watched(`**/${WORKSPACE_FOLDER}/*${PACK_SUFFIX}`, filesChanged),
      // Whoever removes the folder is told of no file in it.
      ...watched(`**/${WORKSPACE_FOLDER}`, filesChanged),
      workspace.onDidChangeWorkspaceFolders(filesChanged),
      workspace.onDidOpenTextDocument(documentChanged),
      workspace.onDidChangeTextDocument(({ document }) => documentChanged(document)),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        if ([...opened, ...closed].some(packIn)) this.#later(false);
      }),
      // Not every file system tells of its changes.
      workspace.onDidSaveTextDocument((document) => {
        if (isPack(document.uri)) filesChanged();
      }),
      onSettingChanged(['packs.folders'], () => {
        this.#watchFolders();
        filesChanged();
      }),
      onSettingChanged(['packs.urls'], () => this.#run((packs) => packs.fetch())),
    );
    this.#watchFolders();
    this.#first();
  }

  /** Reads again what is there, when other packs may be named than before. */
  reload(): void {
    if (this.#packs) this.#later(true);
    else this.#first();
  }

  /** Reads every pack again, and asks the servers of those over the network whatever the age of their copies. */
  async refresh(): Promise<void> {
    const progress = { location: vscode.ProgressLocation.Window, title: l10n.t('Refreshing frameworks') };
    await vscode.window.withProgress(progress, async () => {
      const { summary, problems } = await (await this.#loaded()).refresh();
      vscode.window.setStatusBarMessage(summary, 5_000);
      // A person asked, so a person is told.
      if (problems.length > 0) void vscode.window.showWarningMessage(problems.join(' '));
    });
  }

  /** Makes a framework of what is selected in the active editor. */
  async newFramework(): Promise<void> {
    try {
      const { newFramework } = await import('./new-framework');
      await newFramework(await this.engine());
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      void vscode.window.showErrorMessage(error.message);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of [...this.#subscriptions, ...this.#folderWatchers]) subscription.dispose();
    this.#packs?.then(
      (packs) => packs.dispose(),
      () => undefined,
    );
  }

  /** Loads the reader of packs only where there may be one. */
  #first(): void {
    this.#hasPacks().then(
      (has) => {
        if (has) this.#run((packs) => packs.start());
      },
      (error) => this.log.error(`Packs could not be looked for: ${sentence(error)}`),
    );
  }

  async #hasPacks(): Promise<boolean> {
    const urls = settings.packUrls();
    if (packFolders().folders.length > 0 || (Array.isArray(urls) && urls.length > 0)) return true;
    if (openPacks().length > 0) return true;
    const { workspaceFolders = [], fs } = vscode.workspace;
    const found = await Promise.all(
      workspaceFolders.map(({ uri }) =>
        fs.stat(vscode.Uri.joinPath(uri, WORKSPACE_FOLDER)).then(
          () => true,
          () => false,
        ),
      ),
    );
    return found.includes(true) || (await this.ofTeams()).length > 0;
  }

  #watchFolders(): void {
    for (const watcher of this.#folderWatchers) watcher.dispose();
    const { folders, problems } = packFolders();
    for (const problem of problems) this.log.warn(problem);
    this.#folderWatchers = folders.flatMap((folder) =>
      watched(new vscode.RelativePattern(vscode.Uri.file(folder), `*${PACK_SUFFIX}`), () => this.#later(true)),
    );
  }

  /** Reads once for all that changes within a moment. */
  #later(filesChanged: boolean): void {
    this.#filesChanged ||= filesChanged;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      const load = this.#filesChanged;
      this.#filesChanged = false;
      this.#run((packs) => (load ? packs.load() : packs.show()));
    }, PAUSE_MS);
  }

  #run(step: (packs: Packs) => Promise<void>): void {
    this.#loaded()
      .then(step)
      .catch((error) => this.log.error(`Packs could not be read: ${error?.stack ?? error}`));
  }

  #loaded(): Promise<Packs> {
    this.#packs ??= Promise.all([import('./packs'), this.engine()]).then(
      ([{ Packs }, engine]) => new Packs(engine, this.storage, this.ofTeams, this.onChanged, this.log),
    );
    this.#packs.catch(() => {
      // The next request tries again.
      this.#packs = undefined;
    });
    return this.#packs;
  }
}

function watched(pattern: vscode.GlobPattern, listener: () => void): vscode.Disposable[] {
  const watcher = vscode.workspace.createFileSystemWatcher(pattern);
  return [watcher, watcher.onDidCreate(listener), watcher.onDidChange(listener), watcher.onDidDelete(listener)];
}
