import type * as vscode from 'vscode';
import type { FrameworkUse } from '../engine/framework-use';

export type { FrameworkUse } from '../engine/framework-use';

/** What was found in one file of the workspace. */
export interface FileInventory {
  readonly uri: vscode.Uri;
  readonly bytes: number;
  readonly frameworks: readonly FrameworkUse[];
  /** Why the file could not be read to its end, in a sentence; null where it was. */
  readonly problem: string | null;
}

/** How far the analysis of a workspace has come. */
export type InventoryState = 'none' | 'running' | 'complete' | 'cancelled';

/** What is known of the files of the workspace; grows while an analysis runs. */
export interface WorkspaceInventory {
  readonly state: InventoryState;
  /** Files in which a framework was found, or that have a problem, by uri; files with neither are only counted. */
  readonly files: ReadonlyMap<string, FileInventory>;
  /** All files that were looked at. */
  readonly read: number;
  /** Those of them that were known by their content, so that nothing was computed. */
  readonly kept: number;
  /**
   * What is to be said beside the results, in a line: how far a running analysis has come, or why there are not all results; null
   * where there is nothing to say.
   */
  readonly message: string | null;
  /** Fires at most a few times a second while an analysis runs, and at its end. */
  readonly onChanged: vscode.Event<void>;
}
