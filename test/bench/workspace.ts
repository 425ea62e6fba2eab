import { appendFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Engine } from '../../src/engine/engine';
import { type Progress, scan } from '../../src/workspace/scan';
import { Threads } from '../../src/workspace/threads';
import { generateWorkspace } from '../support/generated-workspace';
import { machine, table } from './measure';

/** Files of the workspace, unless the first argument says it. */
const FILES = Number(process.argv[2] ?? 20_000);

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

/** Analyses a workspace for the first time, again, and after one file has changed, and tells what the asking thread felt of it. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-workspace-'));
  const storage = mkdtempSync(join(tmpdir(), 'framework-director-storage-'));
  try {
    const bytes = generateWorkspace(folder, FILES);
    console.log(`${machine(1)}; ${FILES} files, ${Math.round(bytes / 1_048_576)} MB\n`);
    const rows: Record<string, string | number>[] = [];
    let engine = engineOver(storage);
    rows.push({ run: 'first', ...(await run(engine, folder)) });
    rows.push({ run: 'second', ...(await run(engine, folder)) });
    await engine.dispose();
    engine = engineOver(storage);
    rows.push({ run: 'after a restart', ...(await run(engine, folder)) });
    appendFileSync(firstFile(folder), '\nOne more line.\n');
    rows.push({ run: 'one file changed', ...(await run(engine, folder)) });
    await engine.dispose();
    table(rows);
    console.log('\nDelays are those of the event loop of the thread that asks, in milliseconds.');
  } finally {
    for (const one of [folder, storage]) rmSync(one, { recursive: true, force: true });
  }
}

async function run(engine: Engine, folder: string): Promise<Record<string, string | number>> {
  const inventories = engine.inventories();
  const { packs, basis } = inventories;
  const workers = new Threads({ workerFile: resolve('dist/workspace-worker.js'), data: { packs, basis } });
  const beforeBytes = process.memoryUsage().rss;
  const delay = monitorEventLoopDelay({ resolution: 5 });
  const cpu = process.cpuUsage();
  const loop = performance.eventLoopUtilization();
  const startedMs = performance.now();
  delay.enable();
  let last: Progress | undefined;
  let firstMs = 0;
  let peakBytes = 0;
  const signal = new AbortController().signal;
  const roots = [{ place: { path: folder }, exclusions: [] }];
  for await (const { found, progress } of scan(roots, { workers, inventories, mostFiles: 100_000, signal })) {
    if (firstMs === 0 && found.length > 0) firstMs = performance.now() - startedMs;
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    last = progress;
  }
  const ms = performance.now() - startedMs;
  delay.disable();
  const busy = performance.eventLoopUtilization(loop).utilization;
  await workers.close();
  const { read = 0, kept = 0 } = last ?? {};
  return {
    files: read,
    kept,
    'threads/cores': `${workers.most / 2}/${availableParallelism()}`,
    seconds: ms / 1_000,
    'files/s': Math.round((read * 1_000) / ms),
    'first result ms': firstMs,
    'delay p99': delay.percentile(99) / 1e6,
    'delay max': delay.max / 1e6,
    'loop busy %': busy * 100,
    'cpu s': process.cpuUsage(cpu).user / 1e6,
    'RSS before MB': beforeBytes / 1_048_576,
    'RSS peak MB': peakBytes / 1_048_576,
  };
}

function firstFile(folder: string): string {
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).find((entry) => entry.isFile());
  if (!found) throw new Error('The workspace has no files.');
  return join(found.parentPath, found.name);
}

function engineOver(storageFolder: string): Engine {
  return new Engine({ storageFolder, localServer: () => Promise.reject(new Error('No server.')), log: console.error });
}
