import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../src/engine/clock';
import { History } from '../../src/engine/monitor/history';
import { Monitor } from '../../src/engine/monitor/monitor';
import { Watch } from '../../src/engine/monitor/watch';
import { machine, median, quantile, table } from './measure';

/** Calls that are timed together, for one of them is too short for a clock; and how many such rounds there are. */
const CALLS = 2_000;
const ROUNDS = 200;
/** What one call may cost, in microseconds: issue and docs/architecture.md. */
const MOST_US = 2;

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});

/** What measuring a step costs, alone and with everything that listens to it. */
async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'framework-director-bench-'));
  const alone = new Monitor();
  const full = new Monitor();
  const history = new History(folder, systemClock, console.error);
  full.onMeasured((one) => history.add(one, full.budgets[one.operation]));
  const watch = new Watch(full, systemClock, () => undefined);
  console.log(
    `${machine(ROUNDS)}\nWhat a call of the monitor costs beside its work, in microseconds, of ${CALLS} calls a round`,
  );
  const rows = [
    await row('measureSync', () => alone.measureSync('detection', '', () => 1)),
    await row('measureSync, kept, watched', () => full.measureSync('detection', '', () => 1)),
    await row('measure', () => alone.measure('review', 'finance', noWork), noWork),
    await row('measure, kept, watched', () => full.measure('review', 'finance', noWork), noWork),
  ];
  table(rows);
  console.log(`\nA snapshot of everything: ${snapshotMs(full).toFixed(2)} ms`);
  watch.dispose();
  await history.flush();
  rmSync(folder, { recursive: true });
  const costliest = Math.max(...rows.map((one) => Number(one.median)));
  if (costliest > MOST_US) throw new Error(`A call costs ${costliest.toFixed(2)} µs, and ${MOST_US} µs is the most.`);
}

async function noWork(): Promise<number> {
  return 1;
}

/** @param bare the same work without being measured; what it costs is taken off */
async function row(
  name: string,
  call: () => unknown,
  bare: () => unknown = () => 1,
): Promise<Record<string, string | number>> {
  const costs: number[] = [];
  for (let round = -20; round < ROUNDS; round++) {
    const us = ((await rounded(call)) - (await rounded(bare))) / CALLS;
    if (round >= 0) costs.push(us * 1_000);
  }
  return { call: name, median: median(costs), p95: quantile(costs, 0.95) };
}

/** Milliseconds that all calls of a round take, one after another. */
async function rounded(call: () => unknown): Promise<number> {
  const startedMs = performance.now();
  for (let at = 0; at < CALLS; at++) {
    const result = call();
    if (result instanceof Promise) await result;
  }
  return performance.now() - startedMs;
}

function snapshotMs(monitor: Monitor): number {
  const times: number[] = [];
  for (let round = 0; round < 50; round++) {
    const startedMs = performance.now();
    monitor.performances();
    times.push(performance.now() - startedMs);
  }
  return median(times);
}
