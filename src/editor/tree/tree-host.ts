import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { systemClock } from '../../engine/clock';
import type { Analyzer } from '../analyzer';
import { PacedView } from '../paced-view';
import type { PanelHost } from '../panel-host';
import type { ServersHost } from '../servers-host';
import type { WorkspaceInventory } from '../workspace-inventory';
import { findingsText } from './counts';
import { ReadDocument } from './read-document';
import { commandOf, FINDINGS_VIEW, FRAMEWORKS_VIEW, SERVERS_VIEW, TREE_DEEDS } from './tree-commands';
import type { TreeSurface } from './tree-surface';
import type { Trees } from './trees';

/** What the trees ask of the rest of the extension. */
export interface TreePort {
  readonly analyzer: Pick<Analyzer, 'onAnalysed' | 'onRunning' | 'isRunning' | 'latest' | 'current' | 'analyze'>;
  readonly inventory: Pick<WorkspaceInventory, 'state' | 'files' | 'read' | 'message' | 'onChanged'>;
  readonly servers: Pick<ServersHost, 'manager'>;
  readonly panel: Pick<PanelHost, 'reveal'>;
  /** Keeps for this workspace what a person chose. */
  readonly memory: vscode.Memento;
  readonly log: vscode.LogOutputChannel;
}

/** A view of rows, which are known by their ids. */
export interface HostedView {
  readonly view: vscode.TreeView<string>;
  /** Says which rows have changed; undefined for all. */
  readonly changed: vscode.EventEmitter<string[] | undefined>;
}

export type HostedViews = Readonly<Record<'frameworks' | 'findings' | 'servers', HostedView>>;

/**
 * The views of the activity bar. What fills them is loaded when one is seen first, or at the first command about them; only how many
 * findings there are is said before.
 */
export class TreeHost implements vscode.Disposable {
  readonly #read = new ReadDocument();
  readonly #views: HostedViews;
  readonly #badge: PacedView<number>;
  readonly #subscriptions: vscode.Disposable[];
  #trees: Promise<Trees> | undefined;

  constructor(private readonly port: TreePort) {
    this.#views = {
      frameworks: this.#host(FRAMEWORKS_VIEW, (trees) => trees.frameworks),
      findings: this.#host(FINDINGS_VIEW, (trees) => trees.findings),
      servers: this.#host(SERVERS_VIEW, (trees) => trees.servers),
    };
    this.#badge = new PacedView(
      systemClock,
      () => this.#toAnswer(),
      (count) => this.#showBadge(count),
    );
    this.#subscriptions = [
      this.#read,
      this.#badge,
      this.#read.onChanged(() => this.#badge.refresh()),
      port.analyzer.onAnalysed(({ uri }) => {
        if (uri === this.#read.current?.uri.toString()) this.#badge.refresh();
      }),
      ...Object.values(this.#views).flatMap(({ view, changed }) => [view, changed]),
      ...TREE_DEEDS.map((deed) =>
        vscode.commands.registerCommand(commandOf(deed), async (id?: unknown) => (await this.#load()).run(deed, id)),
      ),
    ];
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    this.#trees?.then(
      (trees) => trees.dispose(),
      () => undefined,
    );
  }

  #host(id: string, surfaceOf: (trees: Trees) => TreeSurface): HostedView {
    const changed = new vscode.EventEmitter<string[] | undefined>();
    const surface = async (): Promise<TreeSurface> => surfaceOf(await this.#load());
    const treeDataProvider: vscode.TreeDataProvider<string> = {
      onDidChangeTreeData: changed.event,
      getChildren: async (row) => {
        const rows = await surface();
        await rows.ready();
        return [...rows.children(row)];
      },
      getTreeItem: async (row) => (await surface()).item(row),
      getParent: async (row) => (await surface()).parent(row),
    };
    return { view: vscode.window.createTreeView(id, { treeDataProvider, showCollapseAll: true }), changed };
  }

  #load(): Promise<Trees> {
    this.#trees ??= import('./trees').then(({ Trees }) => new Trees(this.#views, this.#read, this.port));
    this.#trees.catch(() => {
      // The next look tries again.
      this.#trees = undefined;
    });
    return this.#trees;
  }

  /** Errors and warnings of the document that is read, as long as they are about its text as it is. */
  #toAnswer(): number {
    const document = this.#read.current;
    const analysis = document && this.port.analyzer.latest(document);
    if (!analysis?.reviewed) return 0;
    return analysis.findings.filter(({ severity }) => severity !== 'info').length;
  }

  #showBadge(count: number): void {
    const tooltip = l10n.t('{0} to answer in this document', findingsText(count));
    this.#views.findings.view.badge = count === 0 ? undefined : { value: count, tooltip };
  }
}
