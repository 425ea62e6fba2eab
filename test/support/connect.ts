import { type Clock, systemClock } from '../../src/engine/enhancement/clock';
import type { Connection } from '../../src/engine/enhancement/connection';
import { stdioLink } from '../../src/engine/enhancement/link/stdio';
import { McpConnection } from '../../src/engine/enhancement/mcp-connection';
import { readText } from '../../src/engine/enhancement/result';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';

/** A connection to a program, not made yet. */
export function connectionTo(server: StdioServer, clock: Clock = systemClock): McpConnection {
  return new McpConnection({
    name: server.name,
    dial: async () => stdioLink(server),
    clock,
    remedy: 'Check the settings.',
    isProgram: true,
    probesEra: false,
  });
}

/** The text of a tool's answer. */
export async function ask(connection: Connection, tool: string, args: Record<string, unknown> = {}): Promise<string> {
  const { signal } = new AbortController();
  return readText(await connection.call({ tool, arguments: args }, signal, () => {}));
}
