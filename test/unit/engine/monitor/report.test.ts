import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { DayTally } from '../../../../src/engine/monitor/day';
import { historyCsv, historyJson, performanceCsv, performanceJson } from '../../../../src/engine/monitor/export';
import { machineFacts } from '../../../../src/engine/monitor/machine';
import { Monitor } from '../../../../src/engine/monitor/monitor';
import type { PerformanceSnapshot, ServerPerformance } from '../../../../src/engine/monitor/performance';
import { historyReport, performanceReport, type ReportParts } from '../../../../src/engine/monitor/report';
import { ManualClock } from '../../../support/manual-clock';
import { measurement } from '../../../support/measurements';

const CONTEXT7: ServerPerformance = {
  name: 'context7',
  standing: 'down',
  problem: 'The server "context7" ended.',
  lastError: 'The server "context7" ended.',
  calls: 5,
  failures: 3,
  p50Ms: 300,
  p95Ms: 900,
  breaker: 'open',
  opened: 2,
  restarts: 0,
};

const HOST = {
  delayP50Ms: 0.2,
  delayP99Ms: 30,
  delayMaxMs: 210,
  utilization: 0.12,
  watchedMs: 60_000,
  heapUsedBytes: 40_000_000,
  heapTotalBytes: 60_000_000,
  rssBytes: 200_000_000,
  handles: [
    { kind: 'PipeWrap', count: 3 },
    { kind: 'Timeout', count: 1 },
  ],
};

describe('the performance report', () => {
  function snapshot(more: Partial<PerformanceSnapshot> = {}): PerformanceSnapshot {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    for (let at = 0; at < 30; at++) monitor.record(measurement({ durationMs: at === 0 ? 620 : 12, busyMs: 12 }));
    const asked = { operation: 'enhancement', label: 'context7', durationMs: 620 } as const;
    monitor.record(measurement(asked));
    monitor.record(measurement({ ...asked, label: 'framework-director', durationMs: 380, outcome: 'cached' }));
    return {
      at: 0,
      sessionMs: 60_000,
      operations: monitor.performances(),
      alerts: [],
      servers: [],
      host: null,
      loads: [],
      ...more,
    };
  }

  function day(date: string, ms: number) {
    const tally = new DayTally(date);
    for (let at = 0; at < 20; at++) tally.add(measurement({ durationMs: ms }), 500);
    return tally.day;
  }

  const parts = (more: Partial<ReportParts> = {}): ReportParts => ({
    snapshot: snapshot(),
    history: [],
    facts: machineFacts(),
    activation: [],
    ...more,
  });

  const report = (more: Partial<ReportParts> = {}): string => performanceReport(parts(more));

  it('says in plain sentences what is slow, who took the time, and who is down', () => {
    const text = report({ snapshot: snapshot({ servers: [CONTEXT7], host: HOST }) });
    assert.match(text, /^- Detection: 97 % of 30 times within 500 ms\.$/m);
    assert.match(text, /^- context7 took 62 % of enhanced time; its breaker opened twice\.$/m);
    assert.match(text, /^- The server context7 is down: `The server "context7" ended\.`$/m);
    assert.match(
      text,
      /^- The event loop was late by 210 ms at most; .* held it was 12\.0 ms, and to load a part of it took 0 ms: neither explains it\.$/m,
    );
  });

  it('tells whether it may have been this extension', () => {
    const ours = report({ snapshot: snapshot({ host: { ...HOST, delayMaxMs: 20 } }) });
    assert.match(ours, /late by 20\.0 ms at most, which nobody notices/);
    const loads = [{ name: 'Our own server', ms: 120 }];
    const loaded = report({ snapshot: snapshot({ host: HOST, loads }) });
    assert.match(loaded, /to load a part of it took 120 ms: it may have been this extension\.$/m);
    assert.match(loaded, /^\| Our own server +\| 120 ms \|$/m);
    assert.match(ours, /^\| Detection +\| +360 ms \| +0\.6 % \| 12\.0 ms \|$/m);
    assert.match(ours, /Handles, of all extensions: PipeWrap 3, Timeout 1\./);
  });

  it('has tables that are narrow, of the machine and of every step', () => {
    const activation = [{ name: 'Surfaces', ms: 3.25 }];
    const text = report({
      snapshot: snapshot({ servers: [CONTEXT7], host: HOST }),
      activation,
      history: [day('2026-03-01', 5)],
    });
    for (const line of text.split('\n').filter((one) => one.startsWith('|'))) {
      assert.ok(line.length <= 80, line);
    }
    assert.match(text, /^\| Detection +\| +30 \| 12\.0 ms \| 12\.0 ms \| 62\d ms \| 62\d ms \|$/m);
    assert.match(text, /^\| context7 \| down \| +5 \| +3 \| 300 ms \| 900 ms \| +2 \| +0 \|$/m);
    assert.match(text, /^\| Surfaces +\| 3\.3 ms \|$/m);
    assert.match(text, /^\| 2026-03-01 \| Detection \| +20 \| 5\.0 ms /m);
    assert.match(text, new RegExp(`^\\| Node +\\| ${process.version.replaceAll('.', '\\.')}`, 'm'));
  });

  it('can be made before anything was measured', () => {
    const text = report({
      snapshot: { at: 0, sessionMs: 0, operations: [], alerts: [], servers: [], host: null, loads: [] },
    });
    assert.match(text, /Nothing was measured yet\./);
    assert.match(text, /No server was asked yet\./);
    assert.match(text, /No day is kept yet\./);
  });

  it('tells of a day that is slower than those before, and of none where the difference is not felt', () => {
    const before = [day('2026-03-01', 40), day('2026-03-02', 41), day('2026-03-03', 300), day('2026-03-04', 39)];
    const slower = historyReport([...before, day('2026-03-05', 90)], []);
    assert.match(
      slower,
      /^- Detection is slower on 2026-03-05: p95 9\d\.\d ms, and (?:39|4\d)\.\d ms on most of the 4 days before\.$/m,
    );
    assert.match(historyReport([...before, day('2026-03-05', 45)], []), /^- No operation is slower/m);
    assert.match(historyReport([day('2026-03-01', 1), day('2026-03-02', 3)], []), /^- No operation is slower/m);
    assert.match(historyReport([day('2026-03-01', 1)], []), /^- There is one day so far/m);
  });

  it('is exported as JSON with every figure, and as a table', () => {
    const exported = parts({ history: [day('2026-03-01', 5)] });
    const json = JSON.parse(performanceJson(exported));
    assert.deepEqual([json.schema, json.operations[0].session.count, json.history[0].date], [1, 30, '2026-03-01']);
    assert.equal(json.operations[0].recent.length, 30);
    assert.equal(json.machine.Node, process.version);
    const [head = '', ...rows] = performanceCsv(exported).trim().split('\r\n');
    assert.deepEqual(
      rows.map((row) => row.split(',').slice(0, 3).join()),
      [
        'session,detection,30',
        'session,enhancement,2',
        '5 minutes,detection,30',
        '5 minutes,enhancement,2',
        '2026-03-01,detection,20',
      ],
    );
    assert.ok(rows.every((row) => row.split(',').length === head.split(',').length));
    assert.equal(rows[1]?.split(',').at(-1), '0.5', 'one of two was kept');
    assert.equal(historyCsv(exported.history).trim().split('\r\n').length, 2);
    assert.equal(JSON.parse(historyJson(exported.history)).operations.detection.count, 20);
  });
});
