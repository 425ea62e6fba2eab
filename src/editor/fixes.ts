import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import { UserError } from '../engine/errors';
import type { Finding, Fix } from '../engine/review/review';
import { isEditable, rangeOf } from './documents';

/** The edit that mends a finding. */
export function fixEdit(document: vscode.TextDocument, fix: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of fix.edits) {
    edit.replace(document.uri, rangeOf(document, { start, end }), text);
  }
  return edit;
}

/**
 * Mends a finding in the text.
 * @throws UserError where the document cannot be changed
 */
export async function applyFix(document: vscode.TextDocument, fix: Fix): Promise<void> {
  const name = document.uri.path.split('/').at(-1) ?? '';
  // VS Code changes what is open also where nobody could save it.
  if (!(await isEditable(document)))
    throw new UserError(l10n.t('“{0}” is read-only here. Save a copy of it, and mend that.', name));
  if (!(await vscode.workspace.applyEdit(fixEdit(document, fix))))
    throw new UserError(l10n.t('“{0}” could not be changed. Mend it by hand.', name));
}

/** The finding of a rule that begins at an offset, while the analysis is of the text that stands there now. */
export function findingAt(
  document: vscode.TextDocument,
  analysis: Analysis | undefined,
  rule: string,
  start: number,
): Finding | undefined {
  if (analysis?.version !== document.version) return undefined;
  return analysis.findings.find((finding) => finding.rule === rule && finding.start === start);
}
