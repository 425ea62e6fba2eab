import type * as vscode from 'vscode';

/** A framework as one file of the workspace uses it. */
export interface FrameworkUse {
  readonly id: string;
  readonly name: string;
  readonly kind: 'strategy' | 'software';
  readonly standing: 'mentioned' | 'applied';
  readonly version: string | null;
  /** How many pieces of evidence there are. */
  readonly places: number;
  /** Line of the first of them, counted from 1. */
  readonly line: number;
  /** Of a framework with elements that is applied: how many have evidence, and how many there are; else null. */
  readonly coverage: { readonly present: number; readonly of: number } | null;
}

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
  /** Fires at most a few times a second while an analysis runs, and at its end. */
  readonly onChanged: vscode.Event<void>;
}
