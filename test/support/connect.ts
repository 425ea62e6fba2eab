import { type Clock, systemClock } from '../../src/engine/clock';
import type { Connection } from '../../src/engine/enhancement/connection/connection';
import { McpConnection } from '../../src/engine/enhancement/connection/mcp-connection';
import { stdioLink } from '../../src/engine/enhancement/link/stdio';
import { readText } from '../../src/engine/enhancement/result';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';

/** A connection to a program, not made yet. */
export function connectionTo(server: StdioServer, clock: Clock = systemClock, idleMs?: number): McpConnection {
  return new McpConnection({
    name: server.name,
    dial: async () => stdioLink(server),
    clock,
    remedy: 'Check the settings.',
    isProgram: true,
    probesEra: false,
    ...(idleMs !== undefined && { idleMs }),
  });
}

/** The text of a tool's answer. */
export async function ask(connection: Connection, tool: string, args: Record<string, unknown> = {}): Promise<string> {
  const { signal } = new AbortController();
  return readText(await connection.call({ tool, arguments: args }, signal, () => {}));
}
