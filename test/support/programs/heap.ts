/** Analyses distinct documents and prints how large the heap is on the way: `node --expose-gc heap.js FOLDER`. */
import { readFileSync } from 'node:fs';
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';

const CHECKED = [1_000, 10_000];

async function main(folder: string): Promise<void> {
  const engine = new Engine({
    storageFolder: folder,
    localServer: () => Promise.reject(new Error('No server is asked.')),
    log: (line) => process.stderr.write(`${line}\n`),
  });
  const text = readFileSync('samples/platform-strategy.md', 'utf8').slice(0, 2_000);
  const heaps: number[] = [];
  for (let at = 1; at <= (CHECKED.at(-1) ?? 0); at++) {
    const document = new SourceDocument(
      `file:///${at}.md`,
      'markdown',
      1,
      `${text}\n\nEverybody agrees on number ${at}.\n`,
    );
    let findings = 0;
    for await (const analysis of engine.analyze(document, { depth: 'review' })) findings = analysis.findings.length;
    if (findings === 0) throw new Error('Nothing was found.');
    // As between documents that people open: without a turn of the loop, writes would only pile up, to their bound.
    await nextTurn();
    if (CHECKED.includes(at)) heaps.push(await heap());
  }
  const { levels } = await engine.cacheStatistics();
  await engine.dispose();
  process.stdout.write(JSON.stringify({ heaps, levels }));
}

/** Bytes in use once they get no fewer: what was gathered for the store is written then, however busy the machine is. */
async function heap(): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (;;) {
    await sleep(1_000);
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    const bytes = heapUsed + arrayBuffers;
    if (bytes > least * 0.99) return Math.min(bytes, least);
    least = bytes;
  }
}

void main(process.argv[2] ?? '');
