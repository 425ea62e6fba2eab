import { applyEdits, modify } from 'jsonc-parser';
import * as vscode from 'vscode';
import type { RuleLevel } from '../engine/review/review-settings';
import { resourceOf } from './documents';
import { TeamFiles } from './team-files';

/**
 * Says in the configuration of a document's folder how grave a rule is, and shows the file: it is the team's, so a person should
 * see what was written there before it is shared. Creates the file where there is none.
 */
export async function configureRule(document: vscode.Uri, rule: string, level: RuleLevel): Promise<void> {
  const folder = vscode.workspace.getWorkspaceFolder(resourceOf(document));
  if (!folder) return;
  const uri = TeamFiles.uriIn(folder);
  const text = await textOf(uri);
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  const changed = applyEdits(text, modify(text, ['rules', rule], level, { formattingOptions }));
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { ignoreIfExists: true });
  if (text === EMPTY) edit.insert(uri, new vscode.Position(0, 0), `${changed}\n`);
  else edit.replace(uri, new vscode.Range(0, 0, Number.MAX_SAFE_INTEGER, 0), changed);
  await vscode.workspace.applyEdit(edit);
  const opened = await vscode.workspace.openTextDocument(uri);
  await opened.save();
  const at = opened.getText().indexOf(JSON.stringify(rule));
  const selection = new vscode.Range(opened.positionAt(at), opened.positionAt(at + JSON.stringify(rule).length));
  await vscode.window.showTextDocument(opened, { selection, preview: true });
}

const EMPTY = '{}';

/** The text of the file, as its editor has it where it is open. */
async function textOf(uri: vscode.Uri): Promise<string> {
  try {
    const text = (await vscode.workspace.openTextDocument(uri)).getText();
    return text.trim() === '' ? EMPTY : text;
  } catch {
    return EMPTY;
  }
}
