import * as vscode from 'vscode';
import type { PackProblem } from '../engine/catalog/user-pack';
import { SourceDocument } from '../engine/document';

/** What is wrong with a file of ours, as its editor shows it. */
export function diagnosticsOf(text: string, problems: readonly PackProblem[]): vscode.Diagnostic[] {
  const source = new SourceDocument('', 'json', 1, text);
  const positionAt = (offset: number): vscode.Position => {
    const before = text.slice(0, offset);
    const lineStart = Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    return new vscode.Position(source.lineAt(offset) - 1, offset - lineStart);
  };
  return problems.map(({ message, severity, start, end }) => {
    const range = new vscode.Range(positionAt(start), positionAt(Math.min(end, text.length)));
    const diagnostic = new vscode.Diagnostic(
      range,
      message,
      severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning,
    );
    diagnostic.source = 'Framework Director';
    return diagnostic;
  });
}
