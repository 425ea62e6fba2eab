import * as vscode from 'vscode';
import type { Engine } from '../engine/engine';
import { sentence } from '../engine/errors';
import type { ReviewSettings } from '../engine/review/review-settings';
import { TEAM_FILE, type Team } from '../engine/review/team/team-configuration';
import { resourceOf } from './documents';
import { diagnosticsOf } from './problems';
import { settings } from './settings';

/** A configuration is typed letter by letter. */
const PAUSE_MS = 250;

/**
 * What teams want of reviews: the file `.framework-director.json` at the root of each folder, read when a document of the folder
 * is first reviewed and followed from then on. What is wrong with it is shown in its editor; what is good holds.
 */
export class TeamFiles implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  /** Fires when other settings may hold than before. */
  readonly onChanged = this.#changed.event;
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('frameworkDirector.team');
  readonly #teams = new Map<string, Promise<Team | null>>();
  readonly #subscriptions: vscode.Disposable[];
  #timer: NodeJS.Timeout | undefined;

  /** @param engine loads and builds the engine at its first call; without a file it is not asked */
  constructor(
    private readonly engine: () => Promise<Engine>,
    private readonly log: vscode.LogOutputChannel,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(`**/${TEAM_FILE}`);
    const fileChanged = (uri: vscode.Uri): void => {
      const folder = folderOf(uri);
      if (folder) this.#forget(folder);
    };
    this.#subscriptions = [
      this.#changed,
      this.#diagnostics,
      watcher,
      watcher.onDidCreate(fileChanged),
      watcher.onDidChange(fileChanged),
      watcher.onDidDelete(fileChanged),
      // Not every file system tells of its changes.
      vscode.workspace.onDidSaveTextDocument(({ uri }) => fileChanged(uri)),
      vscode.workspace.onDidOpenTextDocument((document) => this.#edited(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.#edited(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => fileChanged(uri)),
      vscode.workspace.onDidChangeWorkspaceFolders(({ removed }) => {
        for (const { uri } of removed) this.#teams.delete(uri.toString());
        this.#changed.fire();
      }),
    ];
  }

  /** What holds for the reviews of a document: what its folder's team has said, over what the person has set. */
  async settingsFor(document: vscode.TextDocument): Promise<ReviewSettings> {
    const uri = resourceOf(document.uri);
    const own = settings.review(uri);
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const team = folder && (await this.#teamOf(folder));
    return team ? team.settingsFor(uri.path.slice(folder.uri.path.replace(/\/?$/, '/').length), own) : own;
  }

  /** The packs that teams name: files, and folders of them. */
  async packs(): Promise<readonly vscode.Uri[]> {
    const { workspaceFolders = [] } = vscode.workspace;
    const each = await Promise.all(
      workspaceFolders.map(async (folder) => {
        const team = await this.#teamOf(folder);
        return (team?.packs ?? []).map((path) => vscode.Uri.joinPath(folder.uri, path));
      }),
    );
    return each.flat();
  }

  /** Reads every file anew when it is next asked for: packs have brought or taken names that it may use. */
  reread(): void {
    this.#teams.clear();
  }

  /** Where a folder's configuration is, or would be. */
  static uriIn(folder: vscode.WorkspaceFolder): vscode.Uri {
    return vscode.Uri.joinPath(folder.uri, TEAM_FILE);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #teamOf(folder: vscode.WorkspaceFolder): Promise<Team | null> {
    const key = folder.uri.toString();
    const held = this.#teams.get(key) ?? this.#read(TeamFiles.uriIn(folder));
    this.#teams.set(key, held);
    return held;
  }

  async #read(uri: vscode.Uri): Promise<Team | null> {
    try {
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
      const { team, problems } = await (await this.engine()).readTeam(text);
      this.#diagnostics.set(uri, diagnosticsOf(text, problems));
      if (problems.length > 0) this.log.warn(`${uri.fsPath} has ${problems.length} problems; the rest of it holds.`);
      return team;
    } catch (error) {
      this.#diagnostics.delete(uri);
      if (!(error instanceof vscode.FileSystemError && error.code === 'FileNotFound'))
        this.log.warn(`${uri.fsPath} cannot be read, so no team's settings hold: ${sentence(error)}`);
      return null;
    }
  }

  #forget(folder: vscode.WorkspaceFolder): void {
    this.#teams.delete(folder.uri.toString());
    this.#changed.fire();
  }

  /** Shows what is wrong with the text in the editor, which holds only once it is saved. */
  #edited(document: vscode.TextDocument): void {
    if (!folderOf(document.uri)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (document.isClosed) return;
      const text = document.getText();
      this.engine()
        .then((engine) => engine.readTeam(text))
        .then(({ problems }) => {
          if (!document.isClosed) this.#diagnostics.set(document.uri, diagnosticsOf(text, problems));
        })
        .catch((error) => this.log.error(`${document.uri.fsPath} could not be checked: ${sentence(error)}`));
    }, PAUSE_MS);
  }
}

/** The folder whose configuration a file is; undefined for every other file. */
function folderOf(uri: vscode.Uri): vscode.WorkspaceFolder | undefined {
  if (!uri.path.endsWith(`/${TEAM_FILE}`)) return undefined;
  const folder = vscode.workspace.getWorkspaceFolder(uri);
  return folder && TeamFiles.uriIn(folder).toString() === uri.toString() ? folder : undefined;
}
