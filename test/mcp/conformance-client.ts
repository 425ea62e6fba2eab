/**
 * The client that the official conformance tests run: `node conformance-client.js URL`, with the name of the scenario in
 * `MCP_CONFORMANCE_SCENARIO`. It does what the scenario asks with our own connection, and ends with 1 if that fails.
 */
import { systemClock } from '../../src/engine/clock';
import type { Connection } from '../../src/engine/enhancement/connection/connection';
import { McpConnection } from '../../src/engine/enhancement/connection/mcp-connection';
import { httpLink } from '../../src/engine/enhancement/link/http';
import { ask } from '../support/connect';

const SCENARIOS: Readonly<Record<string, (connection: Connection) => Promise<unknown>>> = {
  initialize: (connection) => connection.ready(new AbortController().signal),
  tools_call: (connection) => ask(connection, 'add_numbers', { a: 5, b: 3 }),
  'sse-retry': (connection) => ask(connection, 'test_reconnection'),
};

async function main(url: string, scenario: string): Promise<void> {
  const connection = new McpConnection({
    name: scenario,
    dial: async () => httpLink(url, {}),
    clock: systemClock,
    remedy: 'See what the scenario wants.',
    isProgram: false,
    probesEra: true,
  });
  const play = SCENARIOS[scenario];
  if (!play) throw new Error(`Nothing is known of the scenario "${scenario}".`);
  await play(connection);
  await connection.dispose();
}

main(process.argv[2] ?? '', process.env.MCP_CONFORMANCE_SCENARIO ?? '').catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
