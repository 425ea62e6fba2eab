import * as vscode from 'vscode';
import { SourceDocument, type Span } from '../engine/document';

/** Schemes of VS Code's own surfaces, whose text nobody wrote as a document. */
const SURFACES: ReadonlySet<string> = new Set([
  'output',
  'comment',
  'debug',
  'walkThrough',
  'vscode-settings',
  'vscode-terminal',
  'webview-panel',
]);

/** Whether a document is one that people write or read: not an output channel, a settings editor or the like. */
export function isAnalysable(document: vscode.TextDocument): boolean {
  return !SURFACES.has(document.uri.scheme);
}

/** The engine's view of a document as it is now. */
export function sourceOf(document: vscode.TextDocument): SourceDocument {
  return new SourceDocument(document.uri.toString(), document.languageId, document.version, document.getText());
}

/** The engine's span as VS Code's range. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
