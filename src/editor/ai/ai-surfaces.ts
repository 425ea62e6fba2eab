import * as vscode from 'vscode';
import type { Engine } from '../../engine/engine';
import { sentence } from '../../engine/errors';
import type { ReviewSettings } from '../../engine/review/review-settings';
import { analyzeBeside } from '../analyze-beside';
import { type AiPort, PARTICIPANT, TOOLS } from './ai-port';
import { OfferedServer } from './offered-server';

/** What these surfaces take of the rest of the extension. */
export interface AiSources extends Pick<AiPort, 'document' | 'noteSent' | 'openPanel'> {
  /** Loads and builds the engine at its first call. */
  engine(): Promise<Engine>;
  /** What is wanted of the reviews of a document. */
  review(document: vscode.TextDocument): Promise<ReviewSettings>;
  readonly log: vscode.LogOutputChannel;
}

/**
 * What other people's models may use of us: tools, the chat participant `@director`, and our MCP server where the user offers it. Its
 * code is loaded when somebody does. Editors built on VS Code may lack any of this, whatever the types say, or refuse it: the rest
 * goes on without it.
 */
export function registerAiSurfaces(extensionUri: vscode.Uri, sources: AiSources): vscode.Disposable {
  const port = portTo(sources);
  const surfaces = [() => tools(port), () => participant(port), () => [new OfferedServer(extensionUri)]];
  const registered = surfaces.flatMap((register) => {
    try {
      return register();
    } catch (error) {
      sources.log.warn(`This editor does not take all that we offer to models: ${sentence(error)}`);
      return [];
    }
  });
  return vscode.Disposable.from(...registered);
}

function portTo(sources: AiSources): AiPort {
  const { engine, review } = sources;
  return {
    ...sources,
    analyze: async (document, depth, signal) => analyzeBeside(await engine(), document, { depth, signal, review }),
    guide: async (name) => (await engine()).guide(name),
    async *ask({ analysis, source }, model, options) {
      yield* (await engine()).askModel(source, analysis.findings, model, options);
    },
  };
}

function tools(port: AiPort): vscode.Disposable[] {
  const lm: Partial<typeof vscode.lm> | undefined = vscode.lm;
  const register = lm?.registerTool;
  if (!register) return [];
  return TOOLS.map((name) =>
    register<unknown>(name, {
      prepareInvocation: async ({ input }) => (await import('./tools')).prepareTool(name, input),
      invoke: async (options, token) => (await import('./tools')).invokeTool(name, options, token, port),
    }),
  );
}

function participant(port: AiPort): vscode.Disposable[] {
  const chat: Partial<typeof vscode.chat> | undefined = vscode.chat;
  const director = chat?.createChatParticipant?.(PARTICIPANT, async (request, _, stream, token) =>
    (await import('./participant')).answerChat(request, stream, token, port),
  );
  if (!director) return [];
  director.iconPath = new vscode.ThemeIcon('telescope');
  director.followupProvider = {
    provideFollowups: async (result) => (await import('./participant')).followUps(result),
  };
  return [director];
}
