import type { CallToolResult } from '@modelcontextprotocol/client';
import { abortable, type Clock, deriveAbort } from '../../clock';
import { sentence, UserError } from '../../errors';
import type { ServerState } from '../health';
import type { EditorTools } from '../ports';
import type { EditorServer } from '../servers/definition';
import type { Connection, ToolRequest } from './connection';
import { Fault } from './fault';
import { CALL_TIMEOUT_MS } from './mcp-connection';
import { seconds } from './wording';

/** The tools of the editor's own that the user declared to change nothing. The editor connects to its servers itself. */
export class EditorConnection implements Connection {
  readonly state: ServerState = 'ready';
  readonly restarts = 0;
  readonly log = '';
  readonly #disposal = new AbortController();

  constructor(
    private readonly server: EditorServer,
    private readonly tools: EditorTools | undefined,
    private readonly clock: Clock,
  ) {}

  async ready(): Promise<void> {
    if (this.tools) return;
    throw new UserError(`The server "${this.server.name}" is a part of the editor: it can be asked only there.`);
  }

  async call({ tool, arguments: args }: ToolRequest, signal: AbortSignal, onSend: () => void): Promise<CallToolResult> {
    const { name, timeoutMs = CALL_TIMEOUT_MS } = this.server;
    await this.ready();
    const known = this.#nameOf(tool);
    if (known === undefined) {
      throw new UserError(
        `"${tool}" is not among the "readOnlyTools" of "${name}": add it there if it changes nothing.`,
      );
    }
    const either = AbortSignal.any([signal, this.#disposal.signal]);
    const limit = deriveAbort(this.clock, either, timeoutMs);
    try {
      onSend();
      const text = await abortable(this.tools?.(known, args, limit.signal) ?? Promise.resolve(''), limit.signal);
      return { content: [{ type: 'text', text }] };
    } catch (error) {
      if (limit.reached())
        throw new Fault(`The server "${name}" did not answer "${tool}" within ${seconds(timeoutMs)}.`);
      if (either.aborted) throw either.reason;
      if (error instanceof UserError) throw error;
      throw new Fault(`The server "${name}" failed in "${tool}": ${sentence(error)}`);
    } finally {
      limit.release();
    }
  }

  /** The editor's name of a tool: it puts the server's before it, as in `mcp_context7_query-docs`. */
  #nameOf(tool: string): string | undefined {
    const { readOnlyTools } = this.server;
    return readOnlyTools.find((one) => one === tool) ?? readOnlyTools.find((one) => one.endsWith(`_${tool}`));
  }

  async probe(): Promise<void> {}

  reset(): void {}

  async dispose(): Promise<void> {
    this.#disposal.abort(new UserError(`The server "${this.server.name}" was closed.`));
  }
}
