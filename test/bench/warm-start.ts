/**
 * Run by the benchmark of the cache in processes of its own: how long it takes from nothing to the first detection with a pack
 * of the user's own. `warm-start.js FOLDER PACK`
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

async function main(folder: string, packFile: string): Promise<void> {
  // What is packaged, so that parts are loaded as they are in the editor.
  const { Engine } = require(resolve('dist/engine.js')) as typeof import('../../src/engine/engine');
  const { SourceDocument } = require('../../src/engine/document') as typeof import('../../src/engine/document');
  const log = (line: string): void => void process.stderr.write(`${line}\n`);
  const localServer = () => Promise.reject(new Error('No server is asked.'));
  const engine = new Engine({ storageFolder: folder, localServer, log });
  const text = readFileSync(packFile, 'utf8');
  const startMs = performance.now();
  const reports = await engine.readPacks([{ origin: packFile, text }]);
  const readMs = performance.now() - startMs;
  engine.setPacks(reports.flatMap(({ pack }) => pack ?? []));
  const detectFromMs = performance.now();
  const { detections } = engine.detect(new SourceDocument('file:///a.md', 'markdown', 1, 'We use OwnThing0 for this.'));
  const detectMs = performance.now() - detectFromMs;
  const frameworks = reports.reduce((sum, { pack }) => sum + (pack?.frameworks.length ?? 0), 0);
  await engine.dispose();
  process.stdout.write(JSON.stringify({ readMs, detectMs, frameworks, found: detections.length }));
}

void main(process.argv[2] ?? '', process.argv[3] ?? '');
