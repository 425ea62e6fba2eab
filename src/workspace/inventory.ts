import type { FrameworkUse } from '../engine/framework-use';

/** Inventories that were exported into the workspace: they name every framework, and use none. */
export const EXPORTED = '**/framework-inventory.{md,csv,json}';

/** What was found in one file, as it is exported. */
export interface InventoryFile {
  /** From the folder that was opened on; where there are several, with the folder's name before it. */
  readonly path: string;
  readonly bytes: number;
  readonly frameworks: readonly FrameworkUse[];
  readonly problem: string | null;
}

/** What was found in the files of a workspace. */
export interface Inventory {
  /** Of the workspace. */
  readonly name: string;
  readonly madeAt: Date;
  /** Files in which a framework was found, or that have a problem. */
  readonly files: readonly InventoryFile[];
  /** All files that were looked at, and their bytes. */
  readonly read: number;
  readonly bytes: number;
  /** Why it is not all, in a sentence; null where it is. */
  readonly note: string | null;
}

/** How an analysis of files ended. */
export type Ending =
  | { readonly kind: 'complete' | 'cancelled' | 'limited' }
  | { readonly kind: 'failed'; readonly problem: string };

/** Why an inventory is not all there is, in a sentence; null where it is. */
export function noteOf(ending: Ending): string | null {
  switch (ending.kind) {
    case 'complete':
      return null;
    case 'cancelled':
      return 'The analysis was cancelled: there may be more in files that were not read.';
    case 'limited':
      return 'There are more files than the settings let be read.';
    case 'failed':
      return `The analysis failed before its end: ${ending.problem}`;
  }
}

/** A framework, and where it is used. */
export interface FrameworkRow {
  readonly id: string;
  readonly name: string;
  readonly kind: FrameworkUse['kind'];
  /** By path. */
  readonly files: readonly { readonly path: string; readonly use: FrameworkUse }[];
  /** The versions that files ask for, as they are written, with the paths of the files that do. */
  readonly versions: readonly { readonly version: string; readonly paths: readonly string[] }[];
}

/** The frameworks of an inventory by name, each with its files. */
export function byFramework(files: readonly InventoryFile[]): readonly FrameworkRow[] {
  const uses = new Map<string, { readonly path: string; readonly use: FrameworkUse }[]>();
  for (const { path, frameworks } of byPath(files)) {
    for (const use of frameworks) {
      const known = uses.get(use.id);
      if (known) known.push({ path, use });
      else uses.set(use.id, [{ path, use }]);
    }
  }
  return [...uses.values()]
    .flatMap((rows): FrameworkRow[] => {
      const use = rows[0]?.use;
      return use ? [{ id: use.id, name: use.name, kind: use.kind, files: rows, versions: versionsOf(rows) }] : [];
    })
    .sort((one, other) => one.name.localeCompare(other.name, 'en') || (one.id < other.id ? -1 : 1));
}

/** Files by path, those of a folder together. */
export function byPath<T extends { readonly path: string }>(files: readonly T[]): readonly T[] {
  return [...files].sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
}

function versionsOf(rows: FrameworkRow['files']): FrameworkRow['versions'] {
  const paths = new Map<string, string[]>();
  for (const { path, use } of rows) {
    if (use.version === null) continue;
    const known = paths.get(use.version);
    if (known) known.push(path);
    else paths.set(use.version, [path]);
  }
  return [...paths]
    .map(([version, paths]) => ({ version, paths }))
    .sort((one, other) => one.version.localeCompare(other.version, 'en', { numeric: true }));
}
