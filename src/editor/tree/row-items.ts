import * as vscode from 'vscode';
import { plain } from '../markdown';
import type { PlainRange, Row } from './row';
import { commandOf } from './tree-commands';

/**
 * A row as VS Code shows it.
 * @param unfolded how a person left it; undefined where nobody touched it
 */
export function itemOf(row: Row, unfolded: boolean | undefined): vscode.TreeItem {
  const { id, label, marks, description, file, tooltip, spoken, can, opens, children } = row;
  const item = new vscode.TreeItem({ label, highlights: (marks ?? []).map(([start, end]) => [start, end]) });
  item.id = id;
  item.collapsibleState = foldingOf(children !== undefined, unfolded ?? row.unfolded ?? false);
  item.contextValue = can.join(' ');
  item.accessibilityInformation = { label: spoken };
  if (description !== undefined) item.description = description;
  if (file !== undefined) item.resourceUri = vscode.Uri.parse(file, true);
  const icon = iconOf(row);
  if (icon) item.iconPath = icon;
  if (tooltip) item.tooltip = tooltipOf(tooltip);
  if (opens) item.command = opening(row.id, opens);
  return item;
}

export function rangeOf([startLine, start, endLine, end]: PlainRange): vscode.Range {
  return new vscode.Range(startLine, start, endLine, end);
}

function foldingOf(hasChildren: boolean, isUnfolded: boolean): vscode.TreeItemCollapsibleState {
  if (!hasChildren) return vscode.TreeItemCollapsibleState.None;
  return isUnfolded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function iconOf({ icon }: Row): vscode.ThemeIcon | undefined {
  if (icon === undefined) return undefined;
  if (icon === 'file') return vscode.ThemeIcon.File;
  return new vscode.ThemeIcon(icon.name, icon.color === undefined ? undefined : new vscode.ThemeColor(icon.color));
}

/** What comes from documents, packs and servers is shown as it is: no markup, no link. */
function tooltipOf([heading = '', ...paragraphs]: readonly string[]): vscode.MarkdownString {
  return new vscode.MarkdownString([`**${plain(heading)}**`, ...paragraphs.map(plain)].join('\n\n'));
}

/** VS Code's own command keeps the focus in the tree or gives it to the editor, as the click or the key has it everywhere else. */
function opening(id: string, opens: NonNullable<Row['opens']>): vscode.Command {
  if ('command' in opens) return { command: opens.command, title: '' };
  if ('deed' in opens) return { command: commandOf(opens.deed), title: '', arguments: [id] };
  const options: vscode.TextDocumentShowOptions = opens.range ? { selection: rangeOf(opens.range) } : {};
  return { command: 'vscode.open', title: '', arguments: [vscode.Uri.parse(opens.uri, true), options] };
}
