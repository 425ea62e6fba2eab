import type { CallToolResult } from '@modelcontextprotocol/client';
import type { ServerState } from '../health';

/** A tool's name and what it is called with. */
export interface ToolRequest {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** One way to have tools called, connected when it is first needed. */
export interface Connection {
  readonly state: ServerState;
  /** Connections made after the first. */
  readonly restarts: number;
  /** The end of the server's log. */
  readonly log: string;
  /** Connects if there is no connection; concurrent callers share one attempt, which no single caller's abort ends. */
  ready(signal: AbortSignal): Promise<void>;
  /**
   * Calls a tool and returns the result as it came, failed or not.
   * @param onSend called when the request is about to leave
   * @throws Fault where the server is to blame; UserError where the request is; the signal's reason where it fired
   */
  call(request: ToolRequest, signal: AbortSignal, onSend: () => void): Promise<CallToolResult>;
  /** Asks a connected server whether it is there; one that is not is connected to again when it is next needed. */
  probe(signal: AbortSignal): Promise<void>;
  /** Forgets pauses and what failed before, and with `redial` the connection itself: the next use makes a new one. */
  reset(redial: boolean): void;
  /** Ends the connection, the attempt to make one, and every call. Resolves when the server's processes are gone. */
  dispose(): Promise<void>;
}
