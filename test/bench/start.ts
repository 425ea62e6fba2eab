/** Run by the benchmark of detection in processes of its own: how long it takes from nothing to the first result. */
const startedMs = performance.now();
const { readFileSync } = require('node:fs') as typeof import('node:fs');
const { builtIn } = require('../../src/engine/catalog/built-in') as typeof import('../../src/engine/catalog/built-in');
const { Catalog } = require('../../src/engine/catalog/catalog') as typeof import('../../src/engine/catalog/catalog');
const { Detector } = require('../../src/engine/detection/detect') as typeof import('../../src/engine/detection/detect');
const { prebuilt } =
  require('../../src/engine/detection/patterns/prebuilt') as typeof import('../../src/engine/detection/patterns/prebuilt');
const { SourceDocument } = require('../../src/engine/document') as typeof import('../../src/engine/document');

const codeMs = performance.now() - startedMs;
// The texts are handed over as files, so that nothing but detection runs here.
const [first = '', second = ''] = process.argv.slice(2).map((file) => readFileSync(file, 'utf8'));
const heapBefore = heap();
const readyFromMs = performance.now();
const detector = new Detector(new Catalog([], builtIn), prebuilt);
detector.detect(new SourceDocument('file:///a.md', 'markdown', 1, 'Nothing.'));
const readyMs = performance.now() - readyFromMs;
const firstFromMs = performance.now();
detector.detect(new SourceDocument('file:///b.md', 'markdown', 1, first));
const firstMs = performance.now() - firstFromMs;
const secondFromMs = performance.now();
detector.detect(new SourceDocument('file:///c.md', 'markdown', 1, second));
const secondMs = performance.now() - secondFromMs;
process.stdout.write(JSON.stringify({ codeMs, readyMs, firstMs, secondMs, heapMb: (heap() - heapBefore) / 1e6 }));

/** Bytes of the heap and of arrays beside it, after a collection. */
function heap(): number {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}
