import * as vscode from 'vscode';
import { systemClock } from '../../engine/clock';
import { LiveRows } from './live-rows';
import type { Row } from './row';
import { itemOf } from './row-items';
import type { HostedView } from './tree-host';

/** How many rows' folding is remembered that a person changed. */
const MOST_FOLDED = 2_000;

/** What a view says of itself beside its rows. */
export interface ViewWords {
  readonly description: string;
  /** Stands above the rows. */
  readonly message: string;
  /** Words for `when` clauses by context key, such as why there are no rows. */
  readonly context: Readonly<Record<string, string | boolean>>;
}

/** One view: its rows as VS Code's items, made anew while it is seen. */
export class TreeSurface implements vscode.Disposable {
  readonly #rows: LiveRows;
  /** Rows that a person folded or unfolded: they come back as they were left. */
  readonly #unfolded = new Map<string, boolean>();
  readonly #context = new Map<string, string | boolean>();
  readonly #subscriptions: vscode.Disposable[];

  /**
   * @param build the rows as they are now, and what the view says with them
   * @param ready what the first rows wait for
   * @param onSeen is called when somebody sees the view, each time
   */
  constructor(
    private readonly hosted: HostedView,
    build: () => { readonly rows: readonly Row[]; readonly words: ViewWords },
    readonly ready: () => Promise<void> = () => Promise.resolve(),
    onSeen: () => void = () => undefined,
  ) {
    const { view, changed } = hosted;
    this.#rows = new LiveRows(
      systemClock,
      () => {
        const { rows, words } = build();
        this.#say(words);
        return rows;
      },
      (ids) => changed.fire(ids ? [...ids] : undefined),
    );
    const seen = (): void => {
      this.#rows.setVisible(view.visible);
      if (view.visible) onSeen();
    };
    this.#subscriptions = [
      view.onDidChangeVisibility(seen),
      view.onDidExpandElement(({ element }) => this.#remember(element, true)),
      view.onDidCollapseElement(({ element }) => this.#remember(element, false)),
    ];
    seen();
  }

  get view(): vscode.TreeView<string> {
    return this.hosted.view;
  }

  children(id?: string): readonly string[] {
    return this.#rows.children(id);
  }

  item(id: string): vscode.TreeItem {
    const row = this.#rows.row(id);
    return row ? itemOf(row, this.#unfolded.get(id)) : new vscode.TreeItem('');
  }

  parent(id: string): string | undefined {
    return this.#rows.parent(id);
  }

  row(id: string): Row | undefined {
    return this.#rows.row(id);
  }

  /** Takes up what may have changed, as soon as somebody sees it. */
  refresh(): void {
    this.#rows.refresh();
  }

  dispose(): void {
    this.#rows.dispose();
    for (const subscription of this.#subscriptions) subscription.dispose();
  }

  #say({ description, message, context }: ViewWords): void {
    const { view } = this.hosted;
    if ((view.description ?? '') !== description) view.description = description;
    if ((view.message ?? '') !== message) view.message = message;
    for (const [key, value] of Object.entries(context)) {
      if (this.#context.get(key) === value) continue;
      this.#context.set(key, value);
      void vscode.commands.executeCommand('setContext', key, value);
    }
  }

  #remember(id: string, isUnfolded: boolean): void {
    this.#unfolded.delete(id);
    this.#unfolded.set(id, isUnfolded);
    const oldest = this.#unfolded.keys().next().value;
    if (this.#unfolded.size > MOST_FOLDED && oldest !== undefined) this.#unfolded.delete(oldest);
  }
}
