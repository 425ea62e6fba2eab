import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { ServerManager } from '../manage-servers';
import { hasComments } from '../quick-fixes';
import { told } from '../told';
import { type FrameworkFilter, hides } from './filters';
import { type FindingsSource, findingsTree, noFindings, severitiesText } from './finding-rows';
import { type FrameworksSource, frameworksTree, noFrameworks } from './frameworks-tree';
import type { ReadDocument } from './read-document';
import type { Can, Row } from './row';
import { RunningBar } from './running-bar';
import { serversTree } from './server-tree';
import { TreeChoices } from './tree-choices';
import { FINDINGS_VIEW, FRAMEWORKS_VIEW, type TreeDeed } from './tree-commands';
import { TreeDeeds } from './tree-deeds';
import { TreeDocuments } from './tree-documents';
import type { HostedViews, TreePort } from './tree-host';
import { TreeSurface, type ViewWords } from './tree-surface';
import { type WorkspaceFiles, workspaceRow } from './workspace-rows';

type Built = { readonly rows: readonly Row[]; readonly words: ViewWords };

/** The trees of the activity bar: frameworks, findings, servers. */
export class Trees implements vscode.Disposable {
  readonly frameworks: TreeSurface;
  readonly findings: TreeSurface;
  readonly servers: TreeSurface;
  readonly #documents: TreeDocuments;
  readonly #choices: TreeChoices;
  readonly #deeds: TreeDeeds;
  readonly #subscriptions: vscode.Disposable[];
  #manager: ServerManager | undefined;
  /** The workspace as it was last laid out: that takes its time where many files are known. */
  #workspace: Row | undefined;
  readonly #paths = new Map<string, string>();

  constructor(
    views: HostedViews,
    private readonly read: ReadDocument,
    private readonly port: TreePort,
  ) {
    const { analyzer, inventory, memory } = port;
    this.#documents = new TreeDocuments(read, analyzer);
    this.#choices = new TreeChoices(memory, () => {
      this.#workspace = undefined;
      this.#refresh();
    });
    this.#deeds = new TreeDeeds(port);
    this.frameworks = new TreeSurface(views.frameworks, () => this.#buildFrameworks());
    this.findings = new TreeSurface(views.findings, () => this.#buildFindings());
    this.servers = new TreeSurface(
      views.servers,
      () => this.#buildServers(),
      () => this.#listServers(),
      () => this.#manager?.connect(),
    );
    const refresh = (): void => this.#refreshDocuments();
    this.#subscriptions = [
      this.frameworks,
      this.findings,
      this.servers,
      analyzer.onAnalysed(refresh),
      analyzer.onRunning(refresh),
      read.onChanged(refresh),
      vscode.window.tabGroups.onDidChangeTabs(({ opened, closed }) => {
        if (opened.length > 0 || closed.length > 0) refresh();
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.#workspace = undefined;
        this.#paths.clear();
        refresh();
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.servers.refresh()),
      inventory.onChanged(() => {
        this.#workspace = undefined;
        this.frameworks.refresh();
      }),
      ...[FRAMEWORKS_VIEW, FINDINGS_VIEW].map(
        (view, at) =>
          new RunningBar(view, at === 0 ? this.frameworks.view : this.findings.view, analyzer.onRunning, () =>
            this.#isRunning(),
          ),
      ),
    ];
  }

  /**
   * Does what a person chose in a view, or with a row of one.
   * @param id the row; the one that is chosen in a view where it is not named
   */
  async run(deed: TreeDeed, id?: unknown): Promise<void> {
    await told(async () => {
      const withRow = this.#deeds.of(deed);
      if (!withRow) return this.#inViews(deed);
      const row = this.#row(typeof id === 'string' ? id : undefined);
      if (row) await withRow(row);
    });
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  async #inViews(deed: TreeDeed): Promise<void> {
    if (await this.#choices.ask(deed)) return;
    if (deed === 'refresh') await this.#reread();
    else await this.#deeds.analyzeAll(this.#documents.others.filter(({ analysis }) => !analysis));
  }

  #row(id: string | undefined): Row | undefined {
    for (const tree of [this.frameworks, this.findings, this.servers]) {
      const row = tree.row(id ?? tree.view.selection[0] ?? '');
      if (row) return row;
    }
    return undefined;
  }

  /** Analyses the document that is read once more, and looks again how servers do. */
  async #reread(): Promise<void> {
    const document = this.read.current;
    this.#refresh();
    const { analyzer } = this.port;
    const isFull = document && analyzer.latest(document)?.depth === 'enhance';
    if (document) await analyzer.analyze(document, isFull ? 'enhance' : 'review', 'background');
  }

  #refresh(): void {
    this.#refreshDocuments();
    this.servers.refresh();
  }

  #refreshDocuments(): void {
    this.frameworks.refresh();
    this.findings.refresh();
  }

  #isRunning(): boolean {
    const uri = this.read.current?.uri.toString();
    return uri !== undefined && this.port.analyzer.isRunning(uri);
  }

  /** The path of a file as VS Code writes it, with its workspace folder where there are several. */
  readonly #pathOf = (uri: string): string => {
    let path = this.#paths.get(uri);
    if (path === undefined) {
      path = vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
      this.#paths.set(uri, path);
    }
    return path;
  };

  #buildFrameworks(): Built {
    const { frameworkFilter: filter, frameworkGrouping: grouping } = this.#choices.current;
    const { inventory } = this.port;
    const hasFolder = (vscode.workspace.workspaceFolders ?? []).length > 0;
    if (hasFolder)
      this.#workspace ??= workspaceRow({ ...inventoryOf(inventory), pathOf: this.#pathOf }, { filter, grouping });
    const source: FrameworksSource = {
      document: this.#documents.current,
      others: this.#documents.others,
      workspace: hasFolder ? this.#workspace : undefined,
      hasWorkspace: inventory.state !== 'none',
      filter,
    };
    const context = {
      'frameworkDirector.noFrameworks': noFrameworks(source) ?? '',
      'frameworkDirector.filtersFrameworks': hides(filter),
    };
    return { rows: frameworksTree(source), words: { description: filterText(filter), message: '', context } };
  }

  #buildFindings(): Built {
    const { findingFilter: filter, findingGrouping: grouping, findingScope: scope } = this.#choices.current;
    const document = this.#documents.current;
    const source: FindingsSource = { document, others: this.#documents.others, filter, grouping, scope, can };
    const context = {
      'frameworkDirector.noFindings': noFindings(source) ?? '',
      'frameworkDirector.filtersFindings': hides(filter),
    };
    const shown = (['error', 'warning', 'info'] as const).filter((one) => filter[one]).map(severitiesText);
    const whose = scope === 'open' ? l10n.t('open editors') : (document?.name ?? '');
    const description = [whose, ...(hides(filter) ? [shown.join(', ')] : [])].filter(Boolean).join(' · ');
    return { rows: findingsTree(source), words: { description, message: '', context } };
  }

  #buildServers(): Built {
    const views = this.#manager?.views ?? [];
    // Our own is no news by itself: without others, the view says how to add one.
    const rows = views.length > 1 ? serversTree(views) : [];
    const isBarred = rows.length > 0 && !vscode.workspace.isTrusted;
    const message = isBarred ? l10n.t('In Restricted Mode no MCP server is started.') : '';
    return {
      rows,
      words: { description: '', message, context: { 'frameworkDirector.hasNoServers': views.length < 2 } },
    };
  }

  /** Loads what knows how servers do, once somebody wants to see it; what it knows better later comes by itself. */
  async #listServers(): Promise<void> {
    const manager = await this.port.servers.manager();
    if (this.#manager) return;
    this.#manager = manager;
    this.#subscriptions.push(manager.onChanged(() => this.servers.refresh()));
    manager.connect();
  }
}

function inventoryOf({ state, files, read, message }: TreePort['inventory']): Omit<WorkspaceFiles, 'pathOf'> {
  return { state, files, read, message };
}

/** What can be done with the findings of a document. */
function can(uri: string): readonly Can[] {
  const document = vscode.workspace.textDocuments.find((one) => one.uri.toString() === uri);
  if (!document) return [];
  const isInFolder = vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
  return [...(hasComments(document) ? (['silence'] as const) : []), ...(isInFolder ? (['turnOff'] as const) : [])];
}

/** What a filter lets through, in a word or two; empty where that is everything. */
function filterText({ strategy, software, mentioned }: FrameworkFilter): string {
  const kinds =
    strategy && software ? [] : strategy ? [l10n.t('strategic')] : software ? [l10n.t('software')] : [l10n.t('none')];
  return [...kinds, ...(mentioned ? [] : [l10n.t('applied only')])].join(', ');
}
