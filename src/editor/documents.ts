import * as vscode from 'vscode';
import { SourceDocument, type Span } from '../engine/document';

/** Scheme of the documents that tell how a server does. */
export const SERVER_LOG = 'framework-director-server';

/** Scheme of the document that tells how the cache does. */
export const CACHE_REPORT = 'framework-director-cache';

/** Scheme of the document that tells where the time went. */
export const PERFORMANCE_REPORT = 'framework-director-performance';

/** Schemes of surfaces, VS Code's own and ours, whose text nobody wrote as a document. */
const SURFACES: ReadonlySet<string> = new Set([
  'output',
  'comment',
  'debug',
  'walkThrough',
  'vscode-settings',
  'vscode-terminal',
  'webview-panel',
  SERVER_LOG,
  CACHE_REPORT,
  PERFORMANCE_REPORT,
]);

/** Whether a document is one that people write or read: not an output channel, a settings editor or the like. */
export function isAnalysable(document: vscode.TextDocument): boolean {
  return !SURFACES.has(document.uri.scheme);
}

/** Says that a document was changed before its text was asked for; a newer analysis is about to begin. */
export class Superseded extends Error {
  /** By which whoever measures knows that nothing has failed. */
  override readonly name = 'AbortError';
}

/**
 * The engine's view of a document as it is now. Its text is fetched when it is asked for, because that takes milliseconds where
 * it is long.
 */
export function sourceOf(document: vscode.TextDocument): SourceDocument {
  const { version } = document;
  return new SourceDocument(document.uri.toString(), document.languageId, version, () => {
    if (document.version !== version) throw new Superseded('The document was changed meanwhile.');
    return document.getText();
  });
}

/** How many UTF-16 units a document has, without a copy of its text. */
export function lengthOf(document: vscode.TextDocument): number {
  return document.offsetAt(document.lineAt(document.lineCount - 1).range.end);
}

/** The engine's span as VS Code's range. */
export function rangeOf(document: vscode.TextDocument, { start, end }: Span): vscode.Range {
  return new vscode.Range(document.positionAt(start), document.positionAt(end));
}
