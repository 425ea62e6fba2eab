import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { type Ask, type FetchedPack, parseRemotePacks } from '../engine/catalog/remote-pack';
import { MAX_PACK_BYTES, MAX_PACKS, PACK_SUFFIX, type PackReport, type PackText } from '../engine/catalog/user-pack';
import type { Engine } from '../engine/engine';
import { sentence } from '../engine/errors';
import { openPacks, packFolders, WORKSPACE_FOLDER } from './pack-places';
import { diagnosticsOf } from './problems';
import { settings } from './settings';
import { localNumber } from './words';

/** What a refresh came to. */
export interface Refreshed {
  readonly summary: string;
  /** One sentence for each pack that could not be fetched. */
  readonly problems: readonly string[];
}

/**
 * The packs of the user's own: from the folders of the setting, the workspace and the network to the engine, and what is
 * wrong with them to their editors. One step after another, so that what is read last is what is used.
 */
export class Packs implements vscode.Disposable {
  readonly #diagnostics = vscode.languages.createDiagnosticCollection('frameworkDirector');
  readonly #ended = new AbortController();
  /** The end of the last step that was begun. */
  #last: Promise<unknown> = Promise.resolve();
  /** As they lie on disk, the earlier of which keeps an id that two have. */
  #saved: readonly PackText[] = [];
  #reports: readonly PackReport[] = [];
  #fetched: readonly FetchedPack[] = [];
  /** Counts how often the network was asked; what an earlier time brings is no longer wanted. */
  #fetches = 0;

  /**
   * @param storage where copies of packs over the network are kept
   * @param ofTeams the packs that the configurations of folders name, files and folders of them
   * @param onChanged called when other frameworks are looked for than before
   */
  constructor(
    private readonly engine: Engine,
    private readonly storage: vscode.Uri,
    private readonly ofTeams: () => Promise<readonly vscode.Uri[]>,
    private readonly onChanged: () => void,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Uses what is on this machine at once, and then asks the network, where it is time to. */
  async start(): Promise<void> {
    await this.#fetch('never');
    await this.load();
    await this.fetch();
  }

  /** Reads all packs anew, looks for what is good in them, and shows what is not. */
  load(): Promise<void> {
    return this.#inTurn(() => this.#load());
  }

  /** Shows what is wrong with the packs as they stand in their editors. */
  show(): Promise<void> {
    return this.#inTurn(() => this.#show());
  }

  /** Takes up the setting of packs over the network. */
  async fetch(): Promise<void> {
    if (await this.#fetch('daily')) await this.load();
  }

  /** Reads everything again, copies of packs over the network only after their servers were asked. */
  async refresh(): Promise<Refreshed> {
    await this.#fetch('now');
    await this.load();
    const used = this.#reports.flatMap(({ pack }) => pack ?? []);
    const frameworks = used.reduce((sum, pack) => sum + pack.frameworks.length, 0);
    return {
      summary: summaryOf(frameworks, used.length),
      problems: this.#fetched.flatMap(({ problem }) => problem ?? []),
    };
  }

  dispose(): void {
    this.#ended.abort();
    this.#diagnostics.dispose();
  }

  /** A step that fails is its caller's to tell of, and does not hold up the next. */
  #inTurn(step: () => Promise<void>): Promise<void> {
    const result = this.#last.then(() => (this.#ended.signal.aborted ? undefined : step()));
    this.#last = result.catch(() => undefined);
    return result;
  }

  /** Returns whether the copies are others than before. */
  async #fetch(ask: Ask): Promise<boolean> {
    const { entries, problems } = parseRemotePacks(settings.packUrls());
    if (ask !== 'never') for (const problem of problems) this.log.warn(problem);
    const before = this.#fetched;
    // Without addresses, what knows of networks is not even loaded; unless copies are left to be removed.
    if (entries.length === 0 && before.length === 0) return false;
    const turn = ++this.#fetches;
    const folder = vscode.Uri.joinPath(this.storage, 'packs').fsPath;
    const fetched = await this.engine.fetchPacks(entries, { folder, ask, signal: this.#ended.signal });
    if (turn !== this.#fetches || this.#ended.signal.aborted) return false;
    this.#fetched = fetched;
    for (const { problem, url, outcome } of fetched) {
      if (problem !== null) this.log.warn(problem);
      else if (outcome === 'changed') this.log.info(`${url} was fetched.`);
    }
    return fetched.length !== before.length || fetched.some(({ copy }, at) => copy?.text !== before[at]?.copy?.text);
  }

  async #load(): Promise<void> {
    const startedMs = performance.now();
    this.#saved = await this.#onDisk();
    this.#reports = await this.engine.readPacks(this.#saved);
    const packs = this.#reports.flatMap(({ pack }) =>
      pack && pack.frameworks.length + (pack.personas?.length ?? 0) > 0 ? pack : [],
    );
    if (this.engine.setPacks(packs)) this.onChanged();
    await this.#show();
    const frameworks = packs.reduce((sum, pack) => sum + pack.frameworks.length, 0);
    const problems = this.#reports.reduce((sum, report) => sum + report.problems.length, 0);
    const ms = Math.round(performance.now() - startedMs);
    this.log.info(
      `Packs: ${this.#saved.length} read, ${counted(frameworks, 'framework')}, ${counted(problems, 'problem')}, ${ms} ms.`,
    );
  }

  /**
   * Diagnostics are about what people see: the text of the editor where there is one, the file's elsewhere. A pack that is open
   * but lies where none is looked for is judged as if it came last.
   */
  async #show(): Promise<void> {
    const open = new Map(openPacks().map((document) => [document.uri.toString(), document.getText()]));
    const shown = this.#saved.map(({ origin, text }) => ({ origin, text: open.get(origin) ?? text }));
    const isSaved = shown.every(({ text }, index) => text === this.#saved[index]?.text);
    const reports = [...(isSaved ? this.#reports : await this.engine.readPacks(shown))];
    const texts = new Map(shown.map(({ origin, text }) => [origin, text]));
    for (const [origin, text] of open) {
      if (texts.has(origin)) continue;
      const report = (await this.engine.readPacks([...this.#saved, { origin, text }])).at(-1);
      if (report) reports.push(report);
      texts.set(origin, text);
    }
    this.#diagnostics.clear();
    for (const { origin, problems } of reports)
      this.#diagnostics.set(vscode.Uri.parse(origin), diagnosticsOf(texts.get(origin) ?? '', problems));
  }

  /** A person's own folders first, then what comes with the workspace, then what others serve. */
  async #onDisk(): Promise<PackText[]> {
    const { workspaceFolders = [] } = vscode.workspace;
    const folders = [
      ...packFolders().folders.map((folder) => ({ uri: vscode.Uri.file(folder), isWanted: true })),
      ...workspaceFolders.map(({ uri }) => ({ uri: vscode.Uri.joinPath(uri, WORKSPACE_FOLDER), isWanted: false })),
    ];
    const ofTeams = (await this.ofTeams()).map((uri) => this.#filesAt(uri));
    const files = (
      await Promise.all([...folders.map(({ uri, isWanted }) => this.#filesIn(uri, isWanted)), ...ofTeams])
    ).flat();
    const copies = this.#fetched.flatMap(({ copy }) =>
      copy ? { origin: vscode.Uri.file(copy.file).toString(), text: copy.text } : [],
    );
    const unique = [...new Map(files.map((file) => [file.toString(), file])).values()];
    // One more than is used, so that whoever reads them says so.
    const texts = await Promise.all(unique.slice(0, MAX_PACKS + 1).map((file) => this.#textOf(file)));
    return [...texts.filter((text) => text !== null), ...copies];
  }

  /** A pack that is named, or those of a folder. */
  async #filesAt(uri: vscode.Uri): Promise<vscode.Uri[]> {
    return uri.path.endsWith(PACK_SUFFIX) ? [uri] : await this.#filesIn(uri, true);
  }

  async #filesIn(folder: vscode.Uri, isWanted: boolean): Promise<vscode.Uri[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(folder);
      return entries
        .filter(([name, type]) => name.endsWith(PACK_SUFFIX) && (type & vscode.FileType.Directory) === 0)
        .map(([name]) => vscode.Uri.joinPath(folder, name))
        .sort((a, b) => (a.path < b.path ? -1 : 1));
    } catch (error) {
      if (isWanted) this.log.warn(`The packs in ${folder.fsPath} cannot be read: ${sentence(error)}`);
      return [];
    }
  }

  async #textOf(file: vscode.Uri): Promise<PackText | null> {
    try {
      const { size } = await vscode.workspace.fs.stat(file);
      // Whoever reads it says that it is too large; that much need not be read for it.
      const isTooLarge = size > MAX_PACK_BYTES;
      const text = isTooLarge ? ' '.repeat(MAX_PACK_BYTES + 1) : decode(await vscode.workspace.fs.readFile(file));
      return { origin: file.toString(), text };
    } catch (error) {
      this.log.warn(`The pack ${file.fsPath} cannot be read: ${sentence(error)}`);
      return null;
    }
  }
}

/** What is used of people's own, for the status bar. */
function summaryOf(frameworks: number, packs: number): string {
  if (frameworks === 1 && packs === 1) return l10n.t('Framework Director: 1 framework of your own in 1 pack.');
  const [some, files] = [localNumber(frameworks), localNumber(packs)];
  if (packs === 1) return l10n.t('Framework Director: {0} frameworks of your own in 1 pack.', some);
  if (frameworks === 1) return l10n.t('Framework Director: 1 framework of your own in {0} packs.', files);
  return l10n.t('Framework Director: {0} frameworks of your own in {1} packs.', some, files);
}

function decode(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
