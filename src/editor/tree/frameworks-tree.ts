import * as l10n from '@vscode/l10n';
import { frameworksText } from './counts';
import type { DocumentState } from './document-state';
import type { FrameworkFilter } from './filters';
import { frameworkRows, shownBy } from './framework-rows';
import { limited, messageRow, more, type Row } from './row';

/** All that the tree of frameworks is made of. */
export interface FrameworksSource {
  /** The document that is read. */
  readonly document: DocumentState | undefined;
  /** The others that are open, in the order of their tabs. */
  readonly others: readonly DocumentState[];
  /** The row of the workspace; undefined where no folder is open. */
  readonly workspace: Row | undefined;
  /** Whether the workspace was analysed. */
  readonly hasWorkspace: boolean;
  readonly filter: FrameworkFilter;
}

/** Why there is nothing to show; package.json has the words for each. */
export type NoFrameworks = 'noDocument' | 'running' | 'notAnalysed' | 'nothingFound' | 'filtered';

/** Why there are no rows at all, so that the view says in their place what can be done; null where there are some. */
export function noFrameworks({ document, others, hasWorkspace, filter }: FrameworksSource): NoFrameworks | null {
  const found = document?.analysis?.detections ?? [];
  if (others.length > 0 || hasWorkspace || found.some((detection) => shownBy(filter, detection))) return null;
  if (!document) return 'noDocument';
  if (!document.analysis) return document.isRunning ? 'running' : 'notAnalysed';
  return found.length > 0 ? 'filtered' : 'nothingFound';
}

/** The roots of the tree: this document, the other open ones, the workspace. */
export function frameworksTree(source: FrameworksSource): readonly Row[] {
  if (noFrameworks(source)) return [];
  const { document, others, workspace } = source;
  return [
    ...(document ? [thisDocumentRow(document, source)] : []),
    ...(others.length > 0 ? [openEditorsRow(others, source)] : []),
    ...(workspace ? [workspace] : []),
  ];
}

function thisDocumentRow(document: DocumentState, { filter }: FrameworksSource): Row {
  const label = l10n.t('This Document');
  return {
    ...{ id: 'document', label, description: document.name, icon: { name: 'file-text' }, unfolded: true },
    tooltip: [label, pathOf(document)],
    spoken: `${label}, ${document.name}`,
    can: ['analyze', 'details'],
    subject: { uri: document.uri },
    children: () => documentRows(document, filter, `document/${document.uri}`),
  };
}

function openEditorsRow(others: readonly DocumentState[], { filter }: FrameworksSource): Row {
  const label = l10n.t('Other Open Editors');
  const description = String(others.length);
  return {
    ...{ id: 'open', label, description, icon: { name: 'files' }, spoken: `${label}, ${description}` },
    can: others.some(({ analysis }) => !analysis) ? ['analyzeOpen'] : [],
    children: () => limited(others, (document) => openEditorRow(document, filter), more('open')),
  };
}

function openEditorRow(document: DocumentState, filter: FrameworkFilter): Row {
  const { uri, name, folder, analysis } = document;
  const shown = analysis?.detections.filter((detection) => shownBy(filter, detection)).length;
  const state = shown === undefined ? unread(document) : frameworksText(shown);
  const id = `open/${uri}`;
  const description = [folder, state].filter(Boolean).join(' · ');
  return {
    ...{ id, label: name, description, icon: 'file', file: uri, tooltip: [name, pathOf(document), state] },
    spoken: `${name}, ${description}`,
    can: ['analyze', 'go', 'details', 'copy'],
    opens: { uri, range: null },
    subject: { uri, text: pathOf(document) },
    ...(shown && { children: () => documentRows(document, filter, id) }),
  };
}

/** The frameworks of a document, or why there is none. */
function documentRows(document: DocumentState, filter: FrameworkFilter, parent: string): readonly Row[] {
  const { analysis, uri } = document;
  const notice = `${parent}/message`;
  if (!analysis) {
    if (document.isRunning) return [messageRow(notice, unread(document), 'sync')];
    const row = messageRow(notice, l10n.t('Not analyzed yet: analyze it now'), 'telescope', { deed: 'analyze' });
    return [{ ...row, subject: { uri } }];
  }
  const rows = frameworkRows(document, filter, parent);
  const end = analysis.truncated
    ? [messageRow(`${parent}/truncated`, l10n.t('Only the beginning of this text was read'), 'warning')]
    : [];
  if (rows.length > 0) return [...rows, ...end];
  const hidden = analysis.detections.length > 0;
  const why = hidden ? l10n.t('The filter hides what was found') : l10n.t('No framework was found');
  return [messageRow(notice, why, hidden ? 'filter' : 'info'), ...end];
}

function unread({ isRunning }: DocumentState): string {
  return isRunning ? l10n.t('being analyzed…') : l10n.t('not analyzed yet');
}

function pathOf({ folder, name }: DocumentState): string {
  return folder === '' ? name : `${folder}/${name}`;
}
