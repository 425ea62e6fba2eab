import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import { withSignal } from '../cancellation';
import type { AiPort, ToolName } from './ai-port';
import { forModel, namedDocument, textField } from './named-document';
import { type Budget, fitted, frameworksText, reviewText, type ToolText } from './tool-text';

/** UTF-16 units of the name of a framework. */
const MAX_NAME = 200;

/**
 * Runs a tool for a model.
 * @throws UserError a sentence for the model, where it must ask otherwise; CancellationError where nobody waits any more
 */
export async function invokeTool(
  name: ToolName,
  {
    input,
    tokenizationOptions,
  }: Pick<vscode.LanguageModelToolInvocationOptions<unknown>, 'input' | 'tokenizationOptions'>,
  token: vscode.CancellationToken,
  port: AiPort,
): Promise<vscode.LanguageModelToolResult> {
  const budget: Budget | undefined = tokenizationOptions && {
    tokens: tokenizationOptions.tokenBudget,
    count: (text) => tokenizationOptions.countTokens(text, token),
  };
  const said = await withSignal(token, async (signal) => {
    const text = await answer(name, input, signal, port);
    if (signal.aborted) throw new vscode.CancellationError();
    return fitted(text, budget);
  });
  return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(said)]);
}

async function answer(name: ToolName, input: unknown, signal: AbortSignal, port: AiPort): Promise<ToolText> {
  if (name === 'framework_guide') return { head: await guide(input, port), entries: [] };
  const named = await namedDocument(input, () => port.document());
  const isReview = name === 'review_document';
  const analysed = await port.analyze(named.document, isReview ? 'review' : 'detect', signal);
  return isReview ? reviewText(named.name, analysed) : frameworksText(named.name, analysed);
}

async function guide(input: unknown, port: AiPort): Promise<string> {
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const framework = textField(fields, 'framework', MAX_NAME)?.trim() ?? '';
  if (framework === '') throw forModel('Name the framework in "framework", by its name or its id.');
  const said = await port.guide(framework);
  if (said === undefined)
    throw forModel(
      `The catalogue has no framework with the id or name "${framework}": use an id that detect_frameworks gives.`,
    );
  return said;
}

/** What the chat shows while a tool runs. It changes nothing and sends nothing by itself, so nobody is asked to confirm it. */
export function prepareTool(name: ToolName, input: unknown): vscode.PreparedToolInvocation {
  const fields = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const about = (field: string): string => {
    const value = fields[field];
    return typeof value === 'string' ? value.slice(0, MAX_NAME) : '';
  };
  if (name === 'framework_guide')
    return { invocationMessage: l10n.t('Looking up the guide to {0}', about('framework') || '…') };
  const path = about('path') || (about('text') === '' ? l10n.t('the open document') : l10n.t('the given text'));
  return {
    invocationMessage:
      name === 'detect_frameworks'
        ? l10n.t('Looking for frameworks in {0}', path)
        : l10n.t('Asking the board about {0}', path),
  };
}
