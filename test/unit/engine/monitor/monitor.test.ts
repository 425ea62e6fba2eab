import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import type { Measurement } from '../../../../src/engine/monitor/measurement';
import { Monitor } from '../../../../src/engine/monitor/monitor';

describe('the monitor', () => {
  it('measures how long work took and how it ended, and tells whoever listens', async () => {
    let now = 1_000;
    const monitor = new Monitor(() => now);
    const heard: Measurement[] = [];
    monitor.onMeasured((measurement) => heard.push(measurement));
    const { value } = await monitor.measure('review', 'finance', async (step) => {
      now += 12;
      step.outcome = 'cached';
      return 'done';
    });
    assert.equal(value, 'done');
    assert.deepEqual(heard, [
      { operation: 'review', label: 'finance', startMs: 1_000, durationMs: 12, outcome: 'cached' },
    ]);
  });

  it('records failures and aborts, and passes them on', async () => {
    const monitor = new Monitor();
    const outcomes: string[] = [];
    monitor.onMeasured(({ outcome }) => outcomes.push(outcome));
    const boom = new Error('boom');
    await assert.rejects(
      monitor.measure('review', '', () => Promise.reject(boom)),
      boom,
    );
    await assert.rejects(monitor.measure('review', '', () => Promise.reject(new DOMException('stop', 'AbortError'))));
    assert.throws(() =>
      monitor.measureSync('detection', '', () => {
        throw boom;
      }),
    );
    assert.deepEqual(outcomes, ['failed', 'aborted', 'failed']);
  });

  it('knows nothing of an operation that was never measured', () => {
    assert.equal(new Monitor().summary('detection'), null);
  });

  it('sums up like the raw samples do, to a thousandth', () => {
    const sample = fc.double({ min: 0.01, max: 2_000, noNaN: true });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 200 }), (samples) => {
        const monitor = new Monitor();
        for (const durationMs of samples)
          monitor.record({ operation: 'detection', label: '', startMs: 0, durationMs, outcome: 'ok' });
        const summary = monitor.summary('detection');
        assert.ok(summary);
        const sorted = samples.toSorted((a, b) => a - b);
        // HDR histograms round the rank to the nearest, half up.
        const at = (share: number) => sorted[Math.max(1, Math.floor(share * sorted.length + 0.5)) - 1] ?? 0;
        const close = (one: number, other: number) => Math.abs(one - other) <= 0.002 * other + 0.002;
        assert.ok(close(summary.p50Ms, at(0.5)), `p50 ${summary.p50Ms} ${at(0.5)}`);
        assert.ok(close(summary.p95Ms, at(0.95)), `p95 ${summary.p95Ms} ${at(0.95)}`);
        assert.ok(close(summary.maxMs, at(1)), `max ${summary.maxMs} ${at(1)}`);
        assert.equal(summary.count, samples.length);
        assert.equal(summary.withinBudget, samples.filter((ms) => ms <= 500).length / samples.length);
      }),
    );
  });
});
