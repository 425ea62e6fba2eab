import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { Monitor } from '../../../../src/engine/monitor/monitor';
import { ManualClock } from '../../../support/manual-clock';
import { percentileOf } from '../../../support/measurements';

const SLICE_MS = 30_000;

describe('the sliding window', () => {
  function monitored(): {
    readonly clock: ManualClock;
    readonly monitor: Monitor;
    readonly step: (ms: number) => void;
  } {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    return { clock, monitor, step: (ms) => void monitor.measureSync('detection', '', () => clock.advance(ms)) };
  }

  it('forgets what is five minutes old, half a minute at once, and the session does not', () => {
    const { clock, monitor, step } = monitored();
    step(100);
    clock.advance(270_000);
    step(10);
    assert.deepEqual([monitor.window('detection')?.count, monitor.window('detection')?.maxMs.toFixed()], [2, '100']);
    clock.advance(30_000);
    assert.deepEqual([monitor.window('detection')?.count, monitor.window('detection')?.maxMs.toFixed()], [1, '10']);
    clock.advance(300_000);
    assert.deepEqual([monitor.window('detection')?.count, monitor.window('detection')?.maxMs], [0, 0]);
    assert.equal(monitor.performance('detection')?.session.count, 2);
  });

  it('tells how many there were a minute, of the time there was', () => {
    const { clock, monitor, step } = monitored();
    for (let times = 0; times < 6; times++) step(1);
    assert.equal(monitor.window('detection')?.perMinute, 6, 'within the first minute those that there were');
    clock.advance(120_000 - 6);
    assert.equal(monitor.window('detection')?.perMinute, 3);
    clock.advance(150_000);
    assert.equal(monitor.window('detection')?.perMinute, 6 / 4.5);
  });

  it('comes to what the raw samples of its time do, to a hundredth, whenever they were', () => {
    const step = fc.record({
      pauseMs: fc.integer({ min: 0, max: 100_000 }),
      ms: fc.integer({ min: 1, max: 3_000 }),
    });
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 60 }), (steps) => {
        const { clock, monitor, step: measure } = monitored();
        const raw: { readonly at: number; readonly ms: number }[] = [];
        for (const { pauseMs, ms } of steps) {
          clock.advance(pauseMs);
          measure(ms);
          raw.push({ at: clock.now(), ms });
          const first = Math.floor(clock.now() / SLICE_MS) - 9;
          const within = raw.filter(({ at }) => Math.floor(at / SLICE_MS) >= first).map((one) => one.ms);
          const sorted = within.sort((a, b) => a - b);
          const figures = monitor.window('detection');
          assert.equal(figures?.count, sorted.length);
          const wanted = [0.5, 0.95, 0.99, 1].map((share) => percentileOf(sorted, share));
          const told = [figures?.p50Ms, figures?.p95Ms, figures?.p99Ms, figures?.maxMs];
          for (const [at, exact] of wanted.entries()) {
            assert.ok(Math.abs((told[at] ?? 0) - exact) <= 0.01 * exact + 0.001, `${told} but ${wanted}`);
          }
          assert.equal(figures?.withinBudget, sorted.filter((one) => one <= 500).length / sorted.length);
        }
      }),
      { numRuns: 40 },
    );
  });
});
