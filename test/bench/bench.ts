import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { Catalog } from '../../src/engine/catalog/catalog';
import type { Framework } from '../../src/engine/catalog/framework';
import { builtInPacks } from '../../src/engine/catalog/packs';
import { Detector } from '../../src/engine/detection/detect';
import { SourceDocument } from '../../src/engine/document';
import { Engine } from '../../src/engine/engine';
import { inProcessTransport } from '../../src/server/server';

/** Rounds of every measurement; the rows of a round run one after another, so that all see the same machine. */
const ROUNDS = 15;
const SIZES: readonly (readonly [label: string, chars: number])[] = [
  ['2 KB', 2_000],
  ['40 KB', 40_000],
  ['400 KB', 400_000],
  ['1 MB', 1_000_000],
];

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  console.log(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores, Node ${process.version}; medians of ${ROUNDS} rounds\n`,
  );
  benchDetection();
  await benchAnalysis();
}

/** Detection beside its floor, a loop that reads every character, and beside one regular expression for every signal. */
function benchDetection(): void {
  const catalog = new Catalog(builtInPacks);
  const detector = new Detector(catalog);
  const patterns = catalog.frameworks.flatMap(regularExpressions);
  const prose = readFileSync('samples/platform-strategy.md', 'utf8');
  console.log(`Detection, ${catalog.frameworks.length} frameworks, ${patterns.length} signals as regular expressions`);
  const rows = SIZES.map(([label, chars]) => {
    const text = prose.repeat(Math.ceil(chars / prose.length)).slice(0, chars);
    const document = new SourceDocument('file:///bench.md', 'markdown', 1, text);
    const detection: number[] = [];
    const floor: number[] = [];
    const naive: number[] = [];
    for (let round = 0; round < ROUNDS + 3; round++) {
      detection.push(timed(() => detector.detect(document)));
      floor.push(timed(() => charCodes(text)));
      if (round < (chars > 100_000 ? 1 : 3))
        naive.push(timed(() => patterns.reduce((sum, pattern) => sum + (text.match(pattern)?.length ?? 0), 0)));
    }
    const [ours, least, others] = [median(detection.slice(3)), median(floor.slice(3)), median(naive)];
    return {
      text: label,
      'detection ms': ours,
      'floor ms': least,
      'times the floor': ours / least,
      'one RegExp each ms': others,
      'times faster': others / ours,
    };
  });
  table(rows);
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

function regularExpressions(framework: Framework): RegExp[] {
  const names = framework.names.map(({ text }) => text);
  const rest =
    framework.kind === 'strategy'
      ? framework.elements.flatMap(({ distinct = [], everyday = [] }) => [...distinct, ...everyday])
      : framework.signals.map((signal) => Object.values(signal)[0] as string);
  return [...names, ...rest].map(
    (text) => new RegExp(`\\b${text.replace(/[~_*]/g, '').replace(/[.+?^${}()|[\]\\]/g, '\\$&')}`, 'gi'),
  );
}

function charCodes(text: string): number {
  let sum = 0;
  for (let at = 0; at < text.length; at++) sum ^= text.charCodeAt(at);
  return sum;
}

function timed(work: () => unknown): number {
  const startedMs = performance.now();
  const result = work();
  const ms = performance.now() - startedMs;
  // The result is used, so that no work can be optimised away.
  if (result === undefined) throw new Error('The work returned nothing.');
  return ms;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function table(rows: readonly Record<string, string | number>[]): void {
  const cell = (value: string | number | undefined): string =>
    typeof value === 'number' ? value.toFixed(value < 10 ? 2 : 0) : (value ?? '');
  const heads = Object.keys(rows[0] ?? {});
  const widths = heads.map((head) => Math.max(head.length, ...rows.map((row) => cell(row[head]).length)));
  const line = (cells: readonly string[]): string => cells.map((text, at) => text.padStart(widths[at] ?? 0)).join('  ');
  console.log(line(heads));
  for (const row of rows) console.log(line(heads.map((head) => cell(row[head]))));
}
