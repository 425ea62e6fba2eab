import { type Clock, systemClock } from '../../src/engine/enhancement/clock';
import { Connection } from '../../src/engine/enhancement/connection';
import { StdioTransport } from '../../src/engine/enhancement/link/stdio';
import { readText } from '../../src/engine/enhancement/result';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';

/** A connection to a program, not made yet. */
export function connectionTo(server: StdioServer, clock: Clock = systemClock): Connection {
  const dial = async () => {
    const transport = new StdioTransport(server);
    return { transport, ending: () => transport.ending(), complaint: () => transport.complaint() };
  };
  return new Connection({ name: server.name, dial, clock, remedy: 'Check the settings.' });
}

/** The text of a tool's answer. */
export async function ask(connection: Connection, tool: string, args: Record<string, unknown> = {}): Promise<string> {
  const { signal } = new AbortController();
  return readText(await connection.call({ tool, arguments: args }, signal, () => {}));
}
