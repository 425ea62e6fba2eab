import * as l10n from '@vscode/l10n';
import * as vscode from 'vscode';
import type { EditorTools } from '../engine/enhancement/ports';
import { UserError } from '../engine/errors';

/** How many tools are named to somebody who asked for one that is not there. */
const MOST_NAMED = 5;

/**
 * Calls tools that extensions and MCP servers offer through the editor.
 * @param isReadOnly whether the user declares a tool to change nothing; no other is called
 */
export function editorTools(isReadOnly: (tool: string) => boolean): EditorTools {
  return async (tool, args, signal) => {
    if (!isReadOnly(tool))
      throw new UserError(
        l10n.t('The editor\'s tool "{0}" is not called: add it to "readOnlyTools" if it changes nothing.', tool),
      );
    // Editors built on VS Code may lack any of this, whatever the types say.
    const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
    if (!lm?.invokeTool || !lm.tools)
      throw new UserError(
        l10n.t('This editor does not let extensions call its tools: reach the server over stdio or http.'),
      );
    if (!lm.tools.some(({ name }) => name === tool)) throw new UserError(missing(tool, lm.tools));
    const source = new vscode.CancellationTokenSource();
    const cancel = (): void => source.cancel();
    signal.addEventListener('abort', cancel, { once: true });
    try {
      if (signal.aborted) cancel();
      const input = { ...args };
      const { content } = await lm.invokeTool(tool, { input, toolInvocationToken: undefined }, source.token);
      return content.flatMap((part) => (part instanceof vscode.LanguageModelTextPart ? [part.value] : [])).join('\n');
    } finally {
      signal.removeEventListener('abort', cancel);
      source.dispose();
    }
  };
}

function missing(tool: string, tools: readonly vscode.LanguageModelToolInformation[]): string {
  const names = tools.map(({ name }) => `"${name}"`);
  const named = names.slice(0, MOST_NAMED).join(', ');
  if (names.length === 0)
    return l10n.t(
      'The editor has no tool "{0}": it has none now. A server of the editor\'s own offers its tools once it was started there.',
      tool,
    );
  if (names.length <= MOST_NAMED)
    return l10n.t(
      'The editor has no tool "{0}": it has {1}. A server of the editor\'s own offers its tools once it was started there.',
      tool,
      named,
    );
  return l10n.t(
    'The editor has no tool "{0}": it has {1} and {2} more. A server of the editor\'s own offers its tools once it was started there.',
    tool,
    named,
    names.length - MOST_NAMED,
  );
}
