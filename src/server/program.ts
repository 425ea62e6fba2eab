import { sentence } from '../engine/errors';

/** The engine as a program of its own that serves the Model Context Protocol on its standard input and output. */
async function main(): Promise<void> {
  const [{ Engine }, { inProcessTransport, serveStdio }] = await Promise.all([
    import('../engine/engine'),
    import('./server'),
  ]);
  const engine = new Engine({
    storageFolder: null,
    localServer: inProcessTransport,
    log: say,
  });
  await serveStdio(engine);
  await engine.dispose();
}

/** Standard output carries the protocol. */
function say(line: string): void {
  process.stderr.write(`framework-director: ${line}\n`);
}

main().catch((error) => {
  say(sentence(error));
  process.exitCode = 1;
});
