import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { sentence, UserError } from '../engine/errors';
import { type ExportFormat, exported } from '../engine/export/export';
import type { ExportContext } from '../engine/export/parts';
import type { ModelReview, Sent } from '../engine/review/model/model-review';
import { isAnalysable } from './documents';
import type { Analysed } from './models';
import { withLateProgress } from './progress';
import { settings } from './settings';
import { told } from './told';

/** How long the status bar says that it is done. */
const TOLD_MS = 2_000;
/** How often an analysis is made anew because the document changed meanwhile. */
const MOST_TRIES = 3;

/** What exporting takes of the rest of the extension. */
export interface ExportPort {
  /** The document that is read, or that the panel shows. */
  document(): vscode.TextDocument | undefined;
  /** The analysis of a document as it is now, with the text it is about; undefined where a newer one ended it. */
  analysed(document: vscode.TextDocument): Promise<Analysed | undefined>;
  modelReview(document: vscode.TextDocument): ModelReview | undefined;
  sent(document: vscode.TextDocument): readonly Sent[];
}

/** *Copy Analysis as Markdown*, of the document that is named or read. */
export async function copyAnalysis(uri: vscode.Uri | undefined, port: ExportPort): Promise<void> {
  await told(async () => {
    const document = await documentFor(uri, port);
    const analysed = await analysedNow(document, port);
    if (!analysed) return;
    await vscode.env.clipboard.writeText(textOf('markdown', document, analysed, port));
    vscode.window.setStatusBarMessage(l10n.t('The analysis was copied as Markdown.'), TOLD_MS);
  });
}

/** *Export Analysis…*, of the document that is named or read: to a file in the form that its ending says. */
export async function exportAnalysis(uri: vscode.Uri | undefined, port: ExportPort): Promise<void> {
  await told(async () => {
    const document = await documentFor(uri, port);
    const defaultUri = beside(document.uri);
    const chosen = await vscode.window.showSaveDialog({
      title: l10n.t('Export Analysis'),
      saveLabel: l10n.t('Export'),
      filters: { Markdown: ['md'], HTML: ['html'], JSON: ['json'] },
      ...(defaultUri && { defaultUri }),
    });
    if (!chosen) return;
    const analysed = await analysedNow(document, port);
    if (!analysed) return;
    await write(chosen, textOf(formatFor(chosen), document, analysed, port));
    vscode.window.setStatusBarMessage(l10n.t('The analysis was written to {0}.', baseName(chosen)), TOLD_MS);
  });
}

async function documentFor(uri: vscode.Uri | undefined, port: ExportPort): Promise<vscode.TextDocument> {
  const document = uri instanceof vscode.Uri ? await opened(uri) : port.document();
  if (!document || !isAnalysable(document))
    throw new UserError(l10n.t('There is no text document to export the analysis of: open one first.'));
  return document;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new UserError(l10n.t('{0} cannot be opened as text: choose a text document.', baseName(uri)));
  }
}

/** Undefined where the person does not want to wait for it any more. */
async function analysedNow(document: vscode.TextDocument, port: ExportPort): Promise<Analysed | undefined> {
  const leaving = new AbortController();
  const left = new Promise<undefined>((resolve) => {
    leaving.signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
  const analyse = async (): Promise<Analysed> => {
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const analysed = await port.analysed(document);
      if (analysed) return analysed;
    }
    throw new UserError(l10n.t('The document is changing: try again when it has come to rest.'));
  };
  return withLateProgress(l10n.t('Analyzing {0}', baseName(document.uri)), Promise.race([analyse(), left]), () =>
    leaving.abort(),
  );
}

function textOf(
  format: ExportFormat,
  document: vscode.TextDocument,
  { analysis, source }: Analysed,
  port: ExportPort,
): string {
  const context: ExportContext = {
    name: nameOf(document.uri),
    document: source,
    model: port.modelReview(document),
    sent: port.sent(document),
    budgets: settings.budgets(),
  };
  return exported(format, analysis, context);
}

async function write(uri: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
  } catch (error) {
    throw new UserError(
      l10n.t('The analysis could not be written to {0}: choose another place. ({1})', baseName(uri), sentence(error)),
    );
  }
}

function formatFor({ path }: vscode.Uri): ExportFormat {
  if (/\.html?$/i.test(path)) return 'html';
  return /\.json$/i.test(path) ? 'json' : 'markdown';
}

/** Its path in the workspace, or its name alone: where else it lies is nobody's business who is sent the export. */
function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.getWorkspaceFolder(uri) ? vscode.workspace.asRelativePath(uri) : baseName(uri);
}

/** Beside the document where there can be a file, else in the workspace. */
function beside(uri: vscode.Uri): vscode.Uri | undefined {
  const name = `${baseName(uri).replace(/\.[^.]+$/, '')}.analysis.md`;
  if (vscode.workspace.fs.isWritableFileSystem(uri.scheme)) return vscode.Uri.joinPath(uri, '..', name);
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  return folder && vscode.Uri.joinPath(folder.uri, name);
}

function baseName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
