import * as vscode from 'vscode';
import type { Analysis } from '../engine/analysis';
import type { Finding, Fix } from '../engine/review/review';
import { rangeOf } from './documents';

/** The edit that mends a finding. */
export function fixEdit(document: vscode.TextDocument, fix: Fix): vscode.WorkspaceEdit {
  const edit = new vscode.WorkspaceEdit();
  for (const { start, end, text } of fix.edits) {
    edit.replace(document.uri, rangeOf(document, { start, end }), text);
  }
  return edit;
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
