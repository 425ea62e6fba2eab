import { serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import { createServer, type EnginePort } from './server';

/**
 * Serves our engine over this process's standard input and output. Resolves when the input closes, which is how a client
 * ends a server; the caller ends the process then. Messages for people go to stderr, for stdout carries the protocol.
 */
export async function serveStdio(engine: EnginePort): Promise<void> {
  // Whatever library prints must not end up among the messages.
  // biome-ignore lint/suspicious/noConsole: it is taken out of use here
  console.log = console.info = console.debug = console.error;
  const closed = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) process.stdin.once(event, () => resolve());
  });
  const handle = serve(() => createServer(engine), {
    onerror: (error) => process.stderr.write(`framework-director: ${error.message}\n`),
  });
  await closed;
  await handle.close();
}
