/**
 * An engine of its own with a cache shared over Redis: `share.js FOLDER URL`. Analyses one document once the shared level can be
 * used, and prints what it found and what it cost, as JSON.
 */
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';
import { inProcessTransport } from '../../../src/server/server';
import { SHARED_MEMO } from '../shared-memo';

async function main(storageFolder: string, url: string): Promise<void> {
  const log: string[] = [];
  const engine = new Engine({
    storageFolder,
    cache: { redis: { url, credentials: async () => null } },
    localServer: inProcessTransport,
    log: (line) => log.push(line),
  });
  // Whoever asks for the statistics has the shared level opened.
  await engine.cacheStatistics();
  let last: unknown;
  const document = new SourceDocument('file:///memo.md', 'markdown', 1, SHARED_MEMO);
  for await (const { reviews, enhancements } of engine.analyze(document, { depth: 'enhance' })) {
    last = { reviews, texts: enhancements.map(({ text }) => text) };
  }
  const { namespaces } = await engine.cacheStatistics();
  await engine.dispose();
  process.stdout.write(JSON.stringify({ found: last, namespaces, log }));
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
