import * as l10n from '@vscode/l10n';
import { ANALYZE_WORKSPACE } from '../commands';
import { localNumber } from '../words';
import type { FileInventory, FrameworkUse, InventoryState } from '../workspace-inventory';
import { filesText, frameworksText } from './counts';
import type { FrameworkFilter, FrameworkGrouping } from './filters';
import { elementsText, frameworkIcon, kindText, lineText, shownBy, standingText } from './framework-rows';
import { limited, messageRow, moreInInventory, type Row } from './row';

/** What is known of a file, by its uri. */
export type WorkspaceFile = Pick<FileInventory, 'frameworks' | 'problem'>;

/** What is known of the files of the workspace. */
export interface WorkspaceFiles {
  readonly state: InventoryState;
  readonly files: ReadonlyMap<string, WorkspaceFile>;
  /** How many files were looked at. */
  readonly read: number;
  /** How far it has come, or why there are not all results; null where there is nothing to say. */
  readonly message: string | null;
  /** The path of a file as people know it, with the folder of the workspace where there are several. */
  readonly pathOf: (uri: string) => string;
}

/** A file with one framework in it. */
interface UseIn {
  readonly uri: string;
  readonly use: FrameworkUse;
}

interface Layout {
  readonly filter: FrameworkFilter;
  readonly grouping: FrameworkGrouping;
}

const ID = 'workspace';

/** The workspace, with its frameworks and their files, or its files and their frameworks. */
export function workspaceRow(workspace: WorkspaceFiles, layout: Layout): Row {
  const label = l10n.t('Workspace');
  const description = summary(workspace);
  // VS Code keeps a row folded that it knows: the one that has something to show is another.
  const id = workspace.state === 'none' ? `${ID}/none` : ID;
  return {
    ...{ id, label, description, icon: { name: 'root-folder' }, unfolded: workspace.state !== 'none' },
    tooltip: [label, ...[description, workspace.message ?? ''].filter(Boolean)],
    spoken: [label, description].filter(Boolean).join(', '),
    can: ['analyzeWorkspace', ...(workspace.state === 'none' ? [] : (['export'] as const))],
    children: once(() => [...contents(workspace, layout), ...problems(workspace)]),
  };
}

function contents(workspace: WorkspaceFiles, { filter, grouping }: Layout): readonly Row[] {
  const { state } = workspace;
  const notice = `${ID}/message`;
  if (state === 'none') {
    const label = l10n.t('Not analyzed yet: analyze it now…');
    return [messageRow(notice, label, 'telescope', { command: ANALYZE_WORKSPACE })];
  }
  const rows = grouping === 'file' ? fileRows(workspace, filter) : frameworkRows(workspace, filter);
  if (rows.length > 0) return rows;
  if (state === 'running') return [messageRow(notice, l10n.t('being analyzed…'), 'sync')];
  const hidden = [...workspace.files.values()].some(({ frameworks }) => frameworks.length > 0);
  const why = hidden ? l10n.t('The filter hides what was found') : l10n.t('No framework was found');
  return [messageRow(notice, why, hidden ? 'filter' : 'info')];
}

/** Frameworks by how many files have them, each with its files. */
function frameworkRows({ files, pathOf }: WorkspaceFiles, filter: FrameworkFilter): readonly Row[] {
  const uses = new Map<string, UseIn[]>();
  for (const [uri, { frameworks }] of files) {
    for (const use of frameworks) {
      if (!shownBy(filter, use)) continue;
      const known = uses.get(use.id);
      if (known) known.push({ uri, use });
      else uses.set(use.id, [{ uri, use }]);
    }
  }
  const most = [...uses.values()].sort((a, b) => b.length - a.length || nameOf(a).localeCompare(nameOf(b)));
  return limited(most, (found) => frameworkRow(found, pathOf), moreInInventory(ID));
}

function frameworkRow(found: readonly UseIn[], pathOf: WorkspaceFiles['pathOf']): Row {
  const [first] = found;
  const { id: framework, name, kind } = (first as UseIn).use;
  const applied = found.filter(({ use }) => use.standing === 'applied').length;
  const standing = applied > 0 ? 'applied' : 'mentioned';
  const id = `${ID}/framework:${framework}`;
  const word = standingText({ kind, standing });
  const inSome = applied > 0 && applied < found.length ? `${localNumber(applied)} × ${word}` : word;
  const description = `${filesText(found.length)} · ${inSome}`;
  return {
    ...{ id, label: name, description, icon: frameworkIcon({ kind, standing }) },
    tooltip: [name, `${kindText(kind)} · ${description}`],
    spoken: `${name}, ${kindText(kind)}, ${description}`,
    can: ['copy'],
    subject: { text: name },
    children: once(() => limited(byPath(found, pathOf), (one) => fileOfRow(one, pathOf, id), moreInInventory(id))),
  };
}

function fileOfRow({ uri, use }: UseIn, pathOf: WorkspaceFiles['pathOf'], parent: string): Row {
  return { ...fileRow(uri, pathOf, `${parent}/${uri}`, useText(use)), opens: { uri, range: lineRange(use) } };
}

/** Files by their paths, each with its frameworks. */
function fileRows({ files, pathOf }: WorkspaceFiles, filter: FrameworkFilter): readonly Row[] {
  const found = [...files].flatMap(([uri, { frameworks }]) => {
    const shown = frameworks.filter((use) => shownBy(filter, use));
    return shown.length > 0 ? [{ uri, shown }] : [];
  });
  return limited(
    byPath(found, pathOf),
    ({ uri, shown }) => {
      const id = `${ID}/file:${uri}`;
      return {
        ...fileRow(uri, pathOf, id, frameworksText(shown.length)),
        children: () => limited(shown, (use) => useRow(uri, use, id), moreInInventory(id)),
      };
    },
    moreInInventory(ID),
  );
}

function useRow(uri: string, use: FrameworkUse, parent: string): Row {
  const { id, name, kind } = use;
  const description = useText(use);
  return {
    ...{ id: `${parent}/${id}`, label: name, description, icon: frameworkIcon(use) },
    tooltip: [name, `${kindText(kind)} · ${description}`],
    spoken: `${name}, ${kindText(kind)}, ${description}`,
    can: ['go', 'copy'],
    opens: { uri, range: lineRange(use) },
    subject: { uri, text: name },
  };
}

/** Files that could not be read to their end. */
function problems({ files, pathOf }: WorkspaceFiles): readonly Row[] {
  const failed = [...files].flatMap(([uri, { problem }]) => (problem === null ? [] : [{ uri, problem }]));
  if (failed.length === 0) return [];
  const id = `${ID}/problems`;
  const label = l10n.t('Not read to the end');
  const description = filesText(failed.length);
  return [
    {
      ...{ id, label, description, spoken: `${label}, ${description}`, can: [] },
      icon: { name: 'warning', color: 'problemsWarningIcon.foreground' },
      children: () =>
        limited(
          byPath(failed, pathOf),
          ({ uri, problem }) => fileRow(uri, pathOf, `${id}/${uri}`, problem),
          moreInInventory(id),
        ),
    },
  ];
}

function fileRow(uri: string, pathOf: WorkspaceFiles['pathOf'], id: string, what: string): Row {
  const path = pathOf(uri);
  const name = path.slice(path.lastIndexOf('/') + 1);
  const folder = path.slice(0, -name.length - 1);
  const description = [folder, what].filter(Boolean).join(' · ');
  return {
    ...{ id, label: name, description, icon: 'file', file: uri, tooltip: [name, path, what] },
    spoken: `${name}, ${description}`,
    can: ['go', 'analyze', 'copy'],
    opens: { uri, range: null },
    subject: { uri, text: path },
  };
}

/** "line 12 · applied · 3 of 4 elements" */
function useText(use: FrameworkUse): string {
  const coverage = use.coverage && elementsText(use.coverage.present, use.coverage.of);
  return [lineText(use.line - 1), standingText(use), use.version, coverage].filter(Boolean).join(' · ');
}

function lineRange({ line }: FrameworkUse): readonly [number, number, number, number] {
  return [line - 1, 0, line - 1, 0];
}

function summary({ state, files, read }: WorkspaceFiles): string {
  switch (state) {
    case 'none':
      return '';
    case 'running':
      return l10n.t('{0} so far', filesText(read));
    case 'cancelled':
      return l10n.t('cancelled after {0}', filesText(read));
    case 'complete': {
      const ids = new Set([...files.values()].flatMap(({ frameworks }) => frameworks.map(({ id }) => id)));
      return `${frameworksText(ids.size)} · ${filesText(read)}`;
    }
  }
}

/** Rows that are made when they are first asked for, and kept: they may be of many thousand files. */
function once(make: () => readonly Row[]): () => readonly Row[] {
  let made: readonly Row[] | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function byPath<T extends { readonly uri: string }>(found: readonly T[], pathOf: WorkspaceFiles['pathOf']): T[] {
  const paths = new Map(found.map(({ uri }) => [uri, pathOf(uri)]));
  return [...found].sort((a, b) => ((paths.get(a.uri) ?? '') < (paths.get(b.uri) ?? '') ? -1 : 1));
}

function nameOf(uses: readonly UseIn[]): string {
  return uses[0]?.use.name ?? '';
}
