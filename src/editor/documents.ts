import * as vscode from 'vscode';
import { SourceDocument, type Span } from '../engine/document';
import { type Attention, attentionTo, isEarlierVersion, isSurface } from './document-kinds';

/** Scheme of the documents that tell how a server does. */
export const SERVER_LOG = 'framework-director-server';

/** Scheme of the document that tells how the cache does. */
export const CACHE_REPORT = 'framework-director-cache';

/** Scheme of the document that tells where the time went. */
export const PERFORMANCE_REPORT = 'framework-director-performance';

/** How far a document is analysed by itself. */
export function attention(document: vscode.TextDocument): Attention {
  const { uri, languageId } = document;
  return attentionTo({ scheme: uri.scheme, path: uri.path, languageId }, lengthOf(document));
}

/** Whether a document is one that people write or read: not an output channel, a settings editor or the like. */
export function isAnalysable(document: vscode.TextDocument): boolean {
  return !isSurface(document.uri.scheme);
}

/** Whether findings may stand among the problems: not of what a document was before, nor of text that some program made up. */
export function mayHaveProblems({ uri: { scheme } }: vscode.TextDocument): boolean {
  if (isEarlierVersion(scheme)) return false;
  return WRITTEN.has(scheme) || vscode.workspace.fs.isWritableFileSystem(scheme) !== undefined;
}

/** What people write in and no file system holds. */
const WRITTEN: ReadonlySet<string> = new Set(['untitled', 'vscode-notebook-cell']);

/**
 * Whether a document can be changed, as far as VS Code tells extensions: its edits reach documents that nobody can save, too.
 * A file that only this window shows as read-only is not known.
 */
export async function isEditable({ uri }: vscode.TextDocument): Promise<boolean> {
  if (WRITTEN.has(uri.scheme)) return true;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme) !== true) return false;
  // What was never saved, is gone, or is in a file system that does not answer is taken for what it looks like: open to be changed.
  const permissions = await Promise.race([
    vscode.workspace.fs.stat(uri).then(
      ({ permissions = 0 }) => permissions,
      () => 0,
    ),
    new Promise<number>((resolve) => setTimeout(resolve, STAT_MS, 0)),
  ]);
  return (permissions & vscode.FilePermission.Readonly) === 0;
}

/** How long a file system may take to say whether a file can be written, in milliseconds: quick fixes wait for it. */
const STAT_MS = 500;

/**
 * The resource whose settings and folder hold for a document: of a notebook's cell the notebook, of an earlier version the file.
 * VS Code finds a folder by the scheme as well, and those have schemes of their own.
 */
export function resourceOf(uri: vscode.Uri): vscode.Uri {
  if (uri.scheme === 'vscode-notebook-cell') {
    const notebook = vscode.workspace.notebookDocuments.find((one) => one.uri.path === uri.path);
    return notebook?.uri ?? uri;
  }
  return isEarlierVersion(uri.scheme) ? vscode.Uri.from({ scheme: 'file', path: uri.path }) : uri;
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
