import { readFileSync } from 'node:fs';
import { SourceDocument } from '../../src/engine/document';
import { Engine } from '../../src/engine/engine';
import { inProcessTransport } from '../../src/server/server';
import { machine, median, table } from './measure';

/** Rounds of every measurement; the rows of a round run one after another, so that all see the same machine. */
const ROUNDS = 15;

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  console.log(`${machine(ROUNDS)}
`);
  await benchAnalysis();
}

/** A whole analysis, the first time and with everything cached. */
async function benchAnalysis(): Promise<void> {
  const text = readFileSync('samples/platform-strategy.md', 'utf8');
  const engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
  const first: number[] = [];
  const firstResult: number[] = [];
  const cached: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const document = new SourceDocument(`file:///bench-${round}.md`, 'markdown', 1, `${text}\n${round}\n`);
    const startedMs = performance.now();
    let sawFirst = false;
    for await (const _ of engine.analyze(document, { depth: 'enhance' })) {
      if (!sawFirst) firstResult.push(performance.now() - startedMs);
      sawFirst = true;
    }
    first.push(performance.now() - startedMs);
    const againMs = performance.now();
    for await (const _ of engine.analyze(document, { depth: 'enhance' }));
    cached.push(performance.now() - againMs);
  }
  await engine.dispose();
  console.log('\nAnalysis of samples/platform-strategy.md: detection, reviews, guides from our own server');
  table([
    { 'frameworks shown ms': median(firstResult), 'complete ms': median(first), 'again, cached ms': median(cached) },
  ]);
}
