import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { sentence, UserError } from '../engine/errors';
import { type LanguageModel, NothingSent } from '../engine/review/model/language-model';

/** UTF-16 units of what a model's extension says of a failure that are passed on. */
const MAX_WORDS = 200;

/** The language models that the user has in the editor. None where there are none, or where the editor lets nobody use them. */
export async function chatModels(): Promise<readonly LanguageModel[]> {
  // Editors built on VS Code may lack any of this, whatever the types say.
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  if (!lm?.selectChatModels) return [];
  return (await lm.selectChatModels()).map(chatModel);
}

/** A language model of the editor's own, as the engine asks it. */
export function chatModel(chat: vscode.LanguageModelChat): LanguageModel {
  const { vendor, id, name, maxInputTokens } = chat;
  return {
    id: `vscode:${vendor}/${id}`,
    name: name || id,
    place: l10n.t('{0}, by way of the editor', vendor),
    maxInputTokens,
    ask: (prompt, { signal }) => answer(chat, prompt, signal),
  };
}

/** The editor itself asks for consent at the first question. */
async function* answer(chat: vscode.LanguageModelChat, prompt: string, signal: AbortSignal): AsyncGenerator<string> {
  const source = new vscode.CancellationTokenSource();
  const cancel = (): void => source.cancel();
  signal.addEventListener('abort', cancel, { once: true });
  try {
    if (signal.aborted) cancel();
    const messages = [vscode.LanguageModelChatMessage.User(prompt)];
    // Told to the person where the editor asks whether this extension may use the models of another.
    const justification = l10n.t(
      'A model is asked to review a document when you run “Ask a Language Model to Review…”.',
    );
    const { stream } = await chat.sendRequest(messages, { justification }, source.token);
    // What is no text, as thoughts are, says at least that it is at work.
    for await (const part of stream) yield part instanceof vscode.LanguageModelTextPart ? part.value : '';
  } catch (error) {
    signal.throwIfAborted();
    throw refusal(chat.name || chat.id, error);
  } finally {
    signal.removeEventListener('abort', cancel);
    source.dispose();
  }
}

/** By the code, for an editor may have no class for these errors. */
function refusal(name: string, error: unknown): UserError {
  switch (error instanceof Error && 'code' in error ? error.code : '') {
    case 'NoPermissions':
      return new NothingSent(l10n.t('Framework Director may not use {0}: allow it when the editor asks.', name));
    case 'NotFound':
      return new NothingSent(l10n.t('{0} is no longer there: choose another model.', name));
    case 'Blocked':
      return new UserError(
        l10n.t('{0} takes no more questions from you for now: try again later, or choose another model.', name),
      );
    default: {
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      return new UserError(l10n.t('{0} failed: {1}', name, sentence(cause).slice(0, MAX_WORDS)));
    }
  }
}
