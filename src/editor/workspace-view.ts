import * as l10n from '@vscode/l10n';
import type { WorkspaceFrameworkRow, WorkspaceView } from '../panel/protocol';
import { filesText, frameworksText } from './tree/counts';
import { standingText } from './tree/framework-rows';
import type { FileInventory, FrameworkUse, WorkspaceInventory } from './workspace-inventory';

/** Frameworks in the panel; the tree and the exported inventory have all. */
const MOST = 8;

/** How often a framework is used, and how at best. */
interface Used {
  readonly use: FrameworkUse;
  readonly files: number;
}

/**
 * What the panel says of the files of the workspace: the frameworks that most of them use, and how far their analysis has come.
 * @returns null before there was one
 */
export function workspaceView({
  state,
  files,
  message,
}: Pick<WorkspaceInventory, 'state' | 'message'> & {
  readonly files: ReadonlyMap<string, Pick<FileInventory, 'frameworks'>>;
}): WorkspaceView | null {
  if (state === 'none') return null;
  const used = new Map<string, Used>();
  let withSome = 0;
  for (const { frameworks } of files.values()) {
    if (frameworks.length > 0) withSome++;
    for (const use of frameworks) {
      const known = used.get(use.id);
      const best = known && (known.use.standing === 'applied' || use.standing === 'mentioned') ? known.use : use;
      used.set(use.id, { use: best, files: (known?.files ?? 0) + 1 });
    }
  }
  const most = [...used.values()].sort((a, b) => b.files - a.files || a.use.name.localeCompare(b.use.name));
  return {
    running: state === 'running',
    summary: used.size === 0 ? '' : l10n.t('{0} in {1}', frameworksText(used.size), filesText(withSome)),
    message: message ?? '',
    frameworks: most.slice(0, MOST).map(row),
    more: Math.max(0, most.length - MOST),
  };
}

function row({ use, files }: Used): WorkspaceFrameworkRow {
  return { id: use.id, name: use.name, standing: use.standing, tag: standingText(use), count: filesText(files) };
}
