import type { ServerDefinition } from './servers/definition';

/** The value of `${input:name}` for a server, or undefined where the user has given none. */
export type Secrets = (server: ServerDefinition, name: string) => Promise<string | undefined>;

/**
 * Calls a tool of the editor's own and returns its text.
 * @throws UserError where the editor has no such tool
 */
export type EditorTools = (
  tool: string,
  args: Readonly<Record<string, unknown>>,
  signal: AbortSignal,
) => Promise<string>;
