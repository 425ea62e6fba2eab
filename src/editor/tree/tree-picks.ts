import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type {
  Choices,
  FindingFilter,
  FindingGrouping,
  FindingScope,
  FrameworkFilter,
  FrameworkGrouping,
} from './filters';
import { severitiesText } from './finding-rows';

interface Option<T> extends vscode.QuickPickItem {
  readonly value: T;
}

/** Lets a person choose which frameworks are shown; undefined where they left it. */
export async function pickFrameworkFilter(filter: FrameworkFilter): Promise<FrameworkFilter | undefined> {
  const options: readonly Option<keyof FrameworkFilter>[] = [
    option('strategy', 'compass', l10n.t('Strategic frameworks')),
    option('software', 'package', l10n.t('Software frameworks')),
    option(
      'mentioned',
      'tag',
      l10n.t('Frameworks that are only mentioned'),
      l10n.t('Without these, only what is applied'),
    ),
  ];
  const title = l10n.t('Filter Frameworks');
  return pickShown(title, options, filter);
}

/** Lets a person choose which findings are shown; undefined where they left it. */
export async function pickFindingFilter(filter: FindingFilter): Promise<FindingFilter | undefined> {
  const options = (['error', 'warning', 'info'] as const).map((one) => option(one, one, severitiesText(one)));
  return pickShown(l10n.t('Filter Findings'), options, filter);
}

/** Lets a person choose how the files of the workspace are laid out. */
export async function pickFrameworkGrouping(grouping: FrameworkGrouping): Promise<FrameworkGrouping | undefined> {
  const options: readonly Option<FrameworkGrouping>[] = [
    option('framework', 'compass', l10n.t('By framework'), l10n.t('Each framework with the files that use it')),
    option('file', 'files', l10n.t('By file'), l10n.t('Each file with the frameworks in it')),
  ];
  return pickOne(l10n.t('Group the Workspace'), options, grouping);
}

/** Lets a person choose how findings are laid out, or whose there are. */
export async function pickFindingLayout(choices: Choices): Promise<Partial<Choices> | undefined> {
  const { findingGrouping, findingScope } = choices;
  const grouping = (value: FindingGrouping, icon: string, label: string): Option<Partial<Choices>> =>
    marked(option({ findingGrouping: value }, icon, label), value === findingGrouping);
  const scope = (value: FindingScope, icon: string, label: string): Option<Partial<Choices>> =>
    marked(option({ findingScope: value }, icon, label), value === findingScope);
  const items: readonly (Option<Partial<Choices>> | vscode.QuickPickItem)[] = [
    heading(l10n.t('group')),
    grouping('severity', 'warning', l10n.t('By severity')),
    grouping('persona', 'person', l10n.t('By persona')),
    grouping('line', 'list-ordered', l10n.t('In the order of the text')),
    heading(l10n.t('show')),
    scope('document', 'file-text', l10n.t('Findings of this document')),
    scope('open', 'files', l10n.t('Findings of all open editors')),
  ];
  const picked = await vscode.window.showQuickPick(items, { title: l10n.t('Group Findings') });
  return picked && 'value' in picked ? picked.value : undefined;
}

function option<T>(value: T, icon: string, label: string, detail?: string): Option<T> {
  return { value, iconPath: new vscode.ThemeIcon(icon), label, ...(detail !== undefined && { detail }) };
}

async function pickShown<K extends string>(
  title: string,
  options: readonly Option<K>[],
  shown: Readonly<Record<K, boolean>>,
): Promise<Readonly<Record<K, boolean>> | undefined> {
  const placeHolder = l10n.t('Tick what is shown');
  const items = options.map((one) => ({ ...one, picked: shown[one.value] }));
  const picked = await vscode.window.showQuickPick(items, { title, placeHolder, canPickMany: true });
  if (!picked) return undefined;
  const chosen = new Set(picked.map(({ value }) => value));
  return Object.fromEntries(options.map(({ value }) => [value, chosen.has(value)])) as Record<K, boolean>;
}

async function pickOne<T>(title: string, options: readonly Option<T>[], present: T): Promise<T | undefined> {
  const items = options.map((one) => marked(one, one.value === present));
  return (await vscode.window.showQuickPick(items, { title }))?.value;
}

function marked<T>(one: Option<T>, isPresent: boolean): Option<T> {
  return isPresent ? { ...one, description: l10n.t('now') } : one;
}

function heading(label: string): vscode.QuickPickItem {
  return { label, kind: vscode.QuickPickItemKind.Separator };
}
