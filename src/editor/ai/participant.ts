import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { UserError } from '../../engine/errors';
import { withSignal } from '../cancellation';
import { isAnalysable } from '../documents';
import type { AiPort } from './ai-port';
import { type ChatStream, writeFrameworks, writePanelButton, writeReview } from './chat-answers';
import { explain } from './explain';
import { nameOf } from './named-document';

/** What a person wrote to the participant. The model is there where the editor has one. */
export interface DirectorRequest extends Pick<vscode.ChatRequest, 'command' | 'prompt' | 'references'> {
  readonly model?: vscode.LanguageModelChat | undefined;
}

/** What is known of an answer when further questions are proposed; VS Code keeps it as JSON in between. */
interface Metadata {
  readonly command: string;
  readonly findings: number;
}

/** Answers a request to `@director`: what is found and asked by rules, and in `/explain` and free questions what a model says. */
export async function answerChat(
  request: DirectorRequest,
  stream: ChatStream,
  token: vscode.CancellationToken,
  port: AiPort,
): Promise<vscode.ChatResult> {
  try {
    return await withSignal(token, (signal) => answer(request, stream, signal, port));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { errorDetails: { message: error.message } };
  }
}

async function answer(
  request: DirectorRequest,
  stream: ChatStream,
  signal: AbortSignal,
  port: AiPort,
): Promise<vscode.ChatResult> {
  const { command } = request;
  const document = await documentOf(request, port);
  const name = nameOf(document.uri);
  stream.reference(document.uri);
  if (command === 'panel') {
    await port.openPanel(document);
    stream.markdown(l10n.t('The panel shows {0}.', `\`${name.replaceAll('`', '')}\``));
    return {};
  }
  const analysed = await port.analyze(document, command === 'detect' ? 'detect' : 'review', signal);
  if (signal.aborted) return {};
  if (command === 'detect') writeFrameworks(stream, name, analysed);
  else if (command === 'review') writeReview(stream, name, analysed);
  else await explain({ request, name, document, analysed }, stream, signal, port);
  writePanelButton(stream);
  const metadata: Metadata = { command: command ?? '', findings: analysed.analysis.findings.length };
  return { metadata: { ...metadata } };
}

/** The first document that is attached, else the one that the person reads. */
async function documentOf({ references }: DirectorRequest, port: AiPort): Promise<vscode.TextDocument> {
  // They are told from the last of the prompt to the first.
  for (const { value } of references.toReversed()) {
    const uri = value instanceof vscode.Uri ? value : value instanceof vscode.Location ? value.uri : null;
    if (uri) return opened(uri);
  }
  const document = port.document();
  if (!document || !isAnalysable(document))
    throw new UserError(l10n.t('There is no text document to speak about: open one, or attach one.'));
  return document;
}

async function opened(uri: vscode.Uri): Promise<vscode.TextDocument> {
  try {
    return await vscode.workspace.openTextDocument(uri);
  } catch {
    throw new UserError(l10n.t('{0} cannot be opened as text: choose a text document.', nameOf(uri)));
  }
}

/** What a person may want to ask next. */
export function followUps({ metadata }: vscode.ChatResult): vscode.ChatFollowup[] {
  if (!metadata) return [];
  const { command, findings = 0 }: Partial<Metadata> = metadata;
  const review = { prompt: '', command: 'review', label: l10n.t('What would a reviewer ask?') };
  const explained = { prompt: '', command: 'explain', label: l10n.t('Explain what was found') };
  const panel = { prompt: '', command: 'panel', label: l10n.t('Show it in the panel') };
  const frameworks = { prompt: '', command: 'detect', label: l10n.t('Which frameworks does it use?') };
  if (command === 'detect') return [review, panel];
  if (command === 'review') return findings > 0 ? [explained, panel] : [frameworks, panel];
  return [review, frameworks];
}
