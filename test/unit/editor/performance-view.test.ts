import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type PerformanceParts, performanceView } from '../../../src/editor/performance-view';
import type { CacheStatistics } from '../../../src/engine/cache/statistics';
import { SourceDocument } from '../../../src/engine/document';
import { Engine } from '../../../src/engine/engine';
import { budgetsOf, type Measurement } from '../../../src/engine/monitor/measurement';
import { Monitor } from '../../../src/engine/monitor/monitor';
import type { PerformanceSnapshot, ServerPerformance } from '../../../src/engine/monitor/performance';
import { Watch } from '../../../src/engine/monitor/watch';
import type { PerformanceView } from '../../../src/panel/performance-protocol';
import { inProcessTransport } from '../../../src/server/server';
import { ManualClock } from '../../support/manual-clock';
import { measurement } from '../../support/measurements';

const NOTHING: PerformanceSnapshot = {
  at: 0,
  sessionMs: 0,
  operations: [],
  alerts: [],
  servers: [],
  host: null,
  loads: [],
};

const WIKI: ServerPerformance = {
  name: 'wiki',
  standing: 'up',
  problem: null,
  lastError: null,
  calls: 1_204,
  failures: 3,
  p50Ms: 12.34,
  p95Ms: 90,
  breaker: 'closed',
  opened: 0,
  restarts: 0,
};

/** What is seen of steps, each of which ends a second after the one before. */
function viewOf(steps: readonly Partial<Measurement>[], more: Partial<PerformanceParts> = {}): PerformanceView {
  const clock = new ManualClock();
  const monitor = new Monitor(() => clock.now());
  monitor.setBudgets(budgetsOf({ detection: 100 }));
  for (const step of steps) {
    monitor.record(measurement({ ...step, startMs: clock.now() - (step.durationMs ?? 1) }));
    clock.advance(1_000);
  }
  const snapshot = { ...NOTHING, at: Date.now(), operations: monitor.performances() };
  return performanceView({
    snapshot,
    activation: [],
    cache: undefined,
    isCacheOn: true,
    operation: null,
    ...more,
  });
}

describe('the view of the performance tab', () => {
  it('has a row for each operation with the budget that the person set, in their order', () => {
    const rows = viewOf([
      { operation: 'review', durationMs: 3, outcome: 'cached' },
      ...[80, 90, 120, 2].map((durationMs) => ({ durationMs })),
      { operation: 'review', durationMs: 5 },
    ]).operations;
    assert.deepEqual(
      rows.map(({ name, last, budget, within, kept }) => [name, last, budget, within, kept]),
      [
        ['Detection', '2.0 ms', '100 ms', '75 %', '–'],
        ['Review', '5.0 ms', '2 s', '100 %', '50 %'],
      ],
    );
    assert.match(rows[0]?.p50 ?? '', /^(79|80)\.\d ms$/);
    assert.match(rows[0]?.p95 ?? '', /^1(19|20) ms$/);
  });

  it('tells of the chosen operation over time, or of the first one', () => {
    const steps = [
      { durationMs: 2 },
      { durationMs: 12 },
      { operation: 'review', durationMs: 3, label: 'finance' },
    ] as const;
    const { chart } = viewOf(steps);
    assert.equal(chart?.summary, '2 detections in 3 seconds, median 2.0 ms, slowest 12.0 ms, budget 100 ms');
    assert.deepEqual([chart?.budgetMs, chart?.budget], [100, 'budget 100 ms']);
    const review = viewOf(steps, { operation: 'review' }).chart;
    assert.equal(review?.summary, '1 review: it took 3.0 ms, budget 2 s');
    const [step] = review?.steps ?? [];
    assert.deepEqual([step?.ms, step?.took, step?.outcome, step?.label], [3, '3.0 ms', 'ok', 'finance']);
    assert.equal(viewOf(steps, { operation: 'model' }).chart?.operation, 'detection');
  });

  it('has every latest step of the chart, the oldest first, as the monitor has it', () => {
    const { chart } = viewOf(Array.from({ length: 400 }, (_, at) => ({ durationMs: at + 1 })));
    assert.equal(chart?.steps.length, 300);
    assert.deepEqual([chart?.steps[0]?.ms, chart?.steps.at(-1)?.ms], [101, 400]);
    assert.match(chart?.summary ?? '', /^300 detections in 5 minutes, median 250 ms, slowest 400 ms/);
  });

  it('says of an alert what is wrong, and marks the operation', () => {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    const watch = new Watch(monitor, clock, () => undefined);
    for (let at = 0; at < 6; at++) monitor.record(measurement({ durationMs: 620 }));
    clock.advance(5_000);
    const snapshot = { ...NOTHING, operations: monitor.performances(), alerts: watch.active };
    const view = viewOf([], { snapshot });
    watch.dispose();
    assert.match(
      view.alerts.join(),
      /^Detection is slow: one in twenty of the last five minutes took 6\d\d ms or longer, and the budget is 500 ms\.$/,
    );
    assert.deepEqual(
      view.operations.map(({ isSlow }) => isSlow),
      [true],
    );
  });

  it('says of each server how it stands, with its last failure', () => {
    const gone: ServerPerformance = {
      ...WIKI,
      name: 'gone',
      standing: 'down',
      p50Ms: null,
      breaker: 'open',
      opened: 2,
      lastError: 'It ended.',
    };
    const view = viewOf([], { snapshot: { ...NOTHING, servers: [WIKI, gone] } });
    assert.deepEqual(
      view.servers.map(({ state, calls, failures, median, breaker, lastError }) =>
        [state, calls, failures, median, breaker, lastError].join(' | '),
      ),
      ['up | 1,204 | 3 | 12.3 ms | closed | ', 'down | 1,204 | 3 | – | open, opened 2 times | It ended.'],
    );
  });

  it('has nothing to show before anything was measured', () => {
    const { operations, chart, servers, cache, host } = viewOf([]);
    assert.deepEqual([operations, chart, servers, cache, host], [[], null, [], null, null]);
  });

  it('answers whether it may be this extension, beside what it rests on', () => {
    const host = {
      ...{ delayP50Ms: 0.2, delayP99Ms: 30, delayMaxMs: 210, utilization: 0.12, watchedMs: 60_000 },
      ...{ heapUsedBytes: 40_000_000, heapTotalBytes: 60_000_000, rssBytes: 200_000_000, handles: [] },
    };
    const loads = [{ name: 'Our own server', ms: 120 }];
    const activation = [{ name: 'Surfaces', ms: 3.25 }];
    const of = (more: Partial<PerformanceSnapshot>) =>
      viewOf([], { snapshot: { ...NOTHING, host, ...more }, activation }).host;
    assert.match(of({})?.verdict ?? '', /nothing that this one did explains it/);
    assert.match(of({ loads })?.verdict ?? '', /may have been this one/);
    assert.match(of({ host: { ...host, delayMaxMs: 20 } })?.verdict ?? '', /Nothing held up/);
    const values = new Map(of({ loads })?.rows.map(({ name, value }) => [name, value]));
    assert.equal(values.get('Event loop was late by'), '0.2 ms median, 30.0 ms p99, 210 ms at most');
    assert.equal(values.get('Starting took'), 'Surfaces 3.3 ms · Our own server 120 ms');
  });
});

describe('the cache in the performance tab', () => {
  let statistics: CacheStatistics;
  let engine: Engine;

  before(async () => {
    engine = new Engine({ storageFolder: null, localServer: inProcessTransport, log: () => undefined });
    const memo = new SourceDocument('file:///memo.md', 'markdown', 1, 'We follow Team Topologies and OKR. All agree.');
    for (let times = 0; times < 2; times++) {
      for await (const _ of engine.analyze(memo, { depth: 'review' }));
    }
    statistics = await engine.cacheStatistics();
  });

  after(() => engine.dispose());

  it('has hits, misses and what is held of each kind, and of each level', () => {
    const cache = viewOf([], { cache: statistics }).cache;
    assert.match(cache?.summary ?? '', /^(\d+) of (\d+) reviews and answers were kept, 50 %$/);
    const kind = (name: string) => cache?.kinds.find((one) => one.name === name);
    assert.match(kind('Reviews')?.size ?? '', /^\d+ in memory \(\d+ (KB|bytes)\)$/);
    assert.deepEqual(
      [kind('Reviews')?.hitRate, kind('Detections')?.hits, kind('Detections')?.misses],
      ['50 %', '1', '1'],
    );
    assert.deepEqual(
      cache?.levels.map(({ name, size }) => [name, size.replace(/^\d+ (KB|bytes)/, 'some')]),
      [
        ['Memory', 'some of 16 MB'],
        ['Shared (Redis)', 'off'],
        ['This machine (SQLite)', 'off'],
      ],
    );
    assert.equal(cache?.notice, null);
  });

  it('says that it is switched off, and why a level cannot be used', () => {
    assert.match(
      viewOf([], { cache: statistics, isCacheOn: false }).cache?.notice ?? '',
      /switched off by the setting/,
    );
    const away = { ...statistics.levels[0], level: 'redis', state: 'away', problem: 'It does not answer.' } as const;
    const [level] =
      viewOf([], { cache: { ...statistics, levels: [away as CacheStatistics['levels'][number]] } }).cache?.levels ?? [];
    assert.deepEqual([level?.name, level?.problem], ['Shared (Redis)', 'It does not answer.']);
  });
});
