import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { budgetsOf, type Measurement, OUTCOMES } from '../../../../src/engine/monitor/measurement';
import { Monitor } from '../../../../src/engine/monitor/monitor';
import { ManualClock } from '../../../support/manual-clock';
import { measurement, percentileOf } from '../../../support/measurements';

describe('the monitor', () => {
  it('measures how long work took and how it ended, and tells whoever listens', async () => {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    const heard: Measurement[] = [];
    monitor.onMeasured((one) => heard.push(one));
    const { value } = await monitor.measure('review', 'finance', async (step) => {
      clock.advance(12);
      step.outcome = 'cached';
      step.attributes = { rules: 7 };
      return 'done';
    });
    assert.equal(value, 'done');
    assert.deepEqual(heard, [
      {
        operation: 'review',
        label: 'finance',
        startMs: 0,
        durationMs: 12,
        outcome: 'cached',
        attributes: { rules: 7 },
      },
    ]);
  });

  it('records failures and aborts, and passes them on', async () => {
    const monitor = new Monitor();
    const outcomes: string[] = [];
    monitor.onMeasured(({ outcome }) => outcomes.push(outcome));
    const boom = new Error('boom');
    const stop = new DOMException('stop', 'AbortError');
    const throwing = (error: Error) => () => {
      throw error;
    };
    await assert.rejects(
      monitor.measure('review', '', () => Promise.reject(boom)),
      boom,
    );
    await assert.rejects(monitor.measure('review', '', () => Promise.reject(stop)));
    assert.throws(() => monitor.measureSync('detection', '', throwing(boom)));
    assert.throws(() => monitor.measureSync('detection', '', throwing(stop)));
    assert.deepEqual(outcomes, ['failed', 'aborted', 'failed', 'aborted']);
  });

  it('tells what of the time nothing else could run in', async () => {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    await monitor.measure('review', 'finance', async (step) => {
      clock.advance(5);
      step.busy(() => clock.advance(20));
      step.busy(() => clock.advance(2));
    });
    monitor.measureSync('detection', '', () => clock.advance(7));
    const [detection, review] = monitor.performances();
    assert.deepEqual([review?.totalMs, review?.busyMs, review?.longestBusyMs], [27, 22, 22]);
    assert.deepEqual([detection?.totalMs, detection?.busyMs], [7, 7]);
  });

  it('knows nothing of an operation that was never measured', () => {
    assert.equal(new Monitor().performance('detection'), null);
    assert.equal(new Monitor().window('detection'), null);
    assert.deepEqual(new Monitor().performances(), []);
  });

  it('sums up like the raw samples do, to a thousandth', () => {
    const sample = fc.record({
      durationMs: fc.double({ min: 0.01, max: 2_000, noNaN: true }),
      outcome: fc.constantFrom(...OUTCOMES),
    });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 200 }), (samples) => {
        const monitor = new Monitor();
        for (const one of samples) monitor.record(measurement(one));
        const session = monitor.performance('detection')?.session;
        assert.ok(session);
        const sorted = samples.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
        const wanted = [0.5, 0.95, 0.99, 1].map((share) => percentileOf(sorted, share));
        const told = [session.p50Ms, session.p95Ms, session.p99Ms, session.maxMs];
        for (const [at, ms] of told.entries()) {
          const exact = wanted[at] ?? 0;
          assert.ok(Math.abs(ms - exact) <= 0.001 * exact + 0.001, `${told} but ${wanted}`);
        }
        for (const outcome of OUTCOMES) {
          assert.equal(session.outcomes[outcome], samples.filter((one) => one.outcome === outcome).length);
        }
        assert.equal(session.count, samples.length);
        assert.equal(session.withinBudget, sorted.filter((ms) => ms <= 500).length / samples.length);
        const answered = samples.filter(({ outcome }) => outcome !== 'aborted');
        const cached = answered.filter(({ outcome }) => outcome === 'cached').length;
        assert.equal(session.hitRate, answered.length === 0 ? null : cached / answered.length);
      }),
    );
  });

  it('keeps the latest three hundred one by one, and counts sixty-four labels apart', () => {
    const monitor = new Monitor();
    for (let at = 0; at < 1_000; at++) {
      monitor.record(measurement({ operation: 'enhancement', label: `server-${at}`, durationMs: at }));
    }
    const known = monitor.performance('enhancement');
    assert.equal(known?.recent.length, 300);
    assert.deepEqual([known?.recent[0]?.ms, known?.recent.at(-1)?.ms], [700, 999]);
    assert.equal(known?.labels.length, 65);
    assert.deepEqual([known?.labels[0]?.label, known?.labels[0]?.count], ['others', 936]);
  });

  it('judges by the budgets that are wanted, but by none that is longer than ours', () => {
    assert.deepEqual(
      budgetsOf({ detection: 100, review: 9_000, enhancement: -1, 'joint-review': '3' }),
      budgetsOf({ detection: 100 }),
    );
    const monitor = new Monitor();
    for (const durationMs of [50, 150, 600]) monitor.record(measurement({ durationMs }));
    assert.equal(monitor.performance('detection')?.session.withinBudget, 2 / 3);
    monitor.setBudgets(budgetsOf({ detection: 100 }));
    assert.deepEqual(
      [monitor.performance('detection')?.budgetMs, monitor.performance('detection')?.session.withinBudget],
      [100, 1],
      'counted afresh',
    );
    monitor.record(measurement({ durationMs: 150 }));
    assert.equal(monitor.performance('detection')?.session.withinBudget, 0);
    assert.equal(monitor.performance('detection')?.window.withinBudget, 0);
  });
});
