import type { Clock } from '../../engine/clock';
import type { Row, RowLook } from './row';

/** A tree changes at most this often, in milliseconds. */
const INTERVAL_MS = 500;

interface Node {
  row: Row;
  readonly parent: string | undefined;
  /** Ids of the rows below, once somebody has asked for them. */
  children: readonly string[] | undefined;
}

/**
 * The rows of a tree as they were last shown. They are made anew when something may have changed: at most twice a second, and only
 * while somebody sees them; and only rows that differ are said to have changed.
 */
export class LiveRows {
  readonly #nodes = new Map<string, Node>();
  #roots: readonly string[] | undefined;
  #lastMs = Number.NEGATIVE_INFINITY;
  #stopTimer: (() => void) | undefined;
  #isVisible = false;
  #isStale = false;

  /**
   * @param build the roots as they are now
   * @param changed is told the ids of rows that differ, each with all below it; null where the roots do
   */
  constructor(
    private readonly clock: Clock,
    private readonly build: () => readonly Row[],
    private readonly changed: (ids: readonly string[] | null) => void,
  ) {}

  /** The ids of the rows below one, or of the roots. */
  children(id?: string): readonly string[] {
    if (id === undefined) {
      if (!this.#roots) {
        this.#roots = this.#keep(this.build(), undefined);
        // A change that VS Code hears of while it takes up the first rows is lost on it.
        this.#lastMs = this.clock.now();
      }
      return this.#roots;
    }
    const node = this.#nodes.get(id);
    if (!node) return [];
    node.children ??= this.#keep(node.row.children?.() ?? [], id);
    return node.children;
  }

  /** What a row says; undefined where it is gone. */
  row(id: string): Row | undefined {
    return this.#nodes.get(id)?.row;
  }

  parent(id: string): string | undefined {
    return this.#nodes.get(id)?.parent;
  }

  /** Says whether anybody sees the rows; while nobody does, nothing is made. */
  setVisible(isVisible: boolean): void {
    this.#isVisible = isVisible;
    if (isVisible && this.#isStale) this.refresh();
  }

  /** Takes up, now or soon, what may have changed. */
  refresh(): void {
    this.#isStale = true;
    if (!this.#isVisible || this.#stopTimer) return;
    const waitMs = this.#lastMs + INTERVAL_MS - this.clock.now();
    if (waitMs <= 0) this.#update();
    else {
      this.#stopTimer = this.clock.after(waitMs, () => {
        this.#stopTimer = undefined;
        if (this.#isVisible) this.#update();
      });
    }
  }

  dispose(): void {
    this.#stopTimer?.();
  }

  #update(): void {
    this.#isStale = false;
    // Nobody has asked for a row yet: the first who does gets what is true then.
    if (!this.#roots) return;
    const roots = this.build();
    const isSame = sameIds(roots, this.#roots);
    const different: string[] = [];
    this.#roots = this.#follow(roots, this.#roots, undefined, isSame ? different : null);
    if (isSame && different.length === 0) return;
    this.#lastMs = this.clock.now();
    this.changed(isSame ? different : null);
  }

  /**
   * Takes rows in the place of others, and goes on to those below that were asked for.
   * @param different takes the ids of those that differ; null where a row above them is told of already
   */
  #follow(
    rows: readonly Row[],
    before: readonly string[],
    parent: string | undefined,
    different: string[] | null,
  ): readonly string[] {
    const kept = new Set(rows.map(({ id }) => id));
    for (const id of before) if (!kept.has(id)) this.#forget(id, parent);
    for (const row of rows) {
      const node = this.#nodes.get(row.id);
      if (!node || node.parent !== parent) {
        this.#nodes.set(row.id, { row, parent, children: undefined });
        continue;
      }
      const asked = node.children;
      const below = asked && (row.children?.() ?? []);
      const differs = lookOf(node.row) !== lookOf(row) || (asked && below && !sameIds(below, asked));
      if (differs) different?.push(row.id);
      node.row = row;
      if (asked && below) node.children = this.#follow(below, asked, row.id, differs ? null : different);
    }
    return rows.map(({ id }) => id);
  }

  #keep(rows: readonly Row[], parent: string | undefined): readonly string[] {
    for (const row of rows) this.#nodes.set(row.id, { row, parent, children: undefined });
    return rows.map(({ id }) => id);
  }

  /** A row that stands elsewhere by now is another's. */
  #forget(id: string, parent: string | undefined): void {
    const node = this.#nodes.get(id);
    if (!node || node.parent !== parent) return;
    for (const child of node.children ?? []) this.#forget(child, id);
    this.#nodes.delete(id);
  }
}

/** Everything that can be seen of a row, and whether it can be unfolded. */
function lookOf({ children, ...look }: Row): string {
  return JSON.stringify([look satisfies RowLook, children !== undefined]);
}

function sameIds(rows: readonly Row[], ids: readonly string[]): boolean {
  return rows.length === ids.length && rows.every(({ id }, at) => id === ids[at]);
}
