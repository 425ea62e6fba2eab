import type * as vscode from 'vscode';
import type { Analysis, Depth } from '../engine/analysis';
import { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import type { ReviewSettings } from '../engine/review/review-settings';
import type { Analysed } from './models';

interface BesideOptions {
  readonly depth: Depth;
  readonly signal: AbortSignal;
  /** What is wanted of the reviews of a document. */
  review(document: vscode.TextDocument): Promise<ReviewSettings>;
}

/**
 * Analyses a document as it is now, or a text that is no document, beside the analyses that surfaces show: it ends none of them and
 * shows nothing.
 * @returns what there was when it ended, or when the signal ended it
 */
export async function analyzeBeside(
  engine: Engine,
  document: vscode.TextDocument | SourceDocument,
  { depth, signal, review }: BesideOptions,
): Promise<Analysed> {
  // By what it can do, for each bundle has a class of its own.
  const isText = !('getText' in document);
  // The text is taken at the moment it is looked at, so that the engine follows no older version than the editor's.
  const source = isText ? document : snapshotOf(document);
  let analysis: Analysis | undefined;
  for await (const next of engine.analyze(source, { depth, signal, ...(!isText && { review: review(document) }) }))
    analysis = next;
  if (isText) engine.forget(document.uri);
  if (!analysis) throw new Error('The analysis ended without a result.');
  return { analysis, source };
}

function snapshotOf(document: vscode.TextDocument): SourceDocument {
  const { uri, languageId, version } = document;
  return new SourceDocument(uri.toString(), languageId, version, document.getText());
}
