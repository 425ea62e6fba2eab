import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { type AlertRule, Alerts } from '../../../../src/engine/monitor/alerts';
import { budgetsOf } from '../../../../src/engine/monitor/measurement';
import { Monitor } from '../../../../src/engine/monitor/monitor';
import { Watch } from '../../../../src/engine/monitor/watch';
import { ManualClock } from '../../../support/manual-clock';
import { measurement } from '../../../support/measurements';

const LATENCY: AlertRule = { id: 'latency', worse: 'higher', enter: 100, leave: 80, minSamples: 3 };
const HIT_RATE: AlertRule = { id: 'hit rate', worse: 'lower', enter: 0.2, leave: 0.5, minSamples: 3 };

describe('alerts', () => {
  /** Whether there is an alert after each value. */
  function over(rule: AlertRule, values: readonly number[], samples = 10): readonly boolean[] {
    const alerts = new Alerts();
    return values.map((value, at) => {
      alerts.update([{ rule, value, samples }], at);
      return alerts.active.length > 0;
    });
  }

  it('begin where a latency is high, and end only where it is well below', () => {
    assert.deepEqual(over(LATENCY, [99, 100, 101, 99, 81, 80, 99, 101]), [
      false,
      false,
      true,
      true,
      true,
      false,
      false,
      true,
    ]);
  });

  it('begin where a hit rate is low, and end only where it is well above', () => {
    assert.deepEqual(over(HIT_RATE, [0.9, 0.2, 0.1, 0.3, 0.49, 0.5, 0.3]), [
      false,
      false,
      true,
      true,
      true,
      false,
      false,
    ]);
  });

  it('do not begin with few measurements, and end where there are none', () => {
    const alerts = new Alerts();
    assert.deepEqual(alerts.update([{ rule: LATENCY, value: 500, samples: 2 }], 0), []);
    assert.equal(alerts.update([{ rule: LATENCY, value: 500, samples: 3 }], 1)[0]?.kind, 'began');
    assert.deepEqual(alerts.update([{ rule: LATENCY, value: 500, samples: 1 }], 2), [], 'it goes on with one');
    assert.equal(alerts.update([{ rule: LATENCY, value: 0, samples: 0 }], 3)[0]?.kind, 'ended');
    assert.deepEqual(alerts.active, []);
  });

  it('are told of once when they begin and once when they end, whatever the values do', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 })), (values) => {
        const alerts = new Alerts();
        const kinds = values.flatMap((value, at) =>
          alerts.update([{ rule: LATENCY, value, samples: 9 }], at).map(({ kind }) => kind),
        );
        assert.deepEqual(
          kinds,
          kinds.map((_, at) => (at % 2 === 0 ? 'began' : 'ended')),
        );
      }),
    );
  });
});

describe('the watch over the monitor', () => {
  function watched() {
    const clock = new ManualClock();
    const monitor = new Monitor(() => clock.now());
    const log: string[] = [];
    const watch = new Watch(monitor, clock, (line) => log.push(line));
    const steps = (count: number, durationMs: number, outcome: 'ok' | 'cached' = 'ok') => {
      for (let at = 0; at < count; at++) {
        monitor.record(
          measurement({ operation: 'enhancement', startMs: clock.now() - durationMs, durationMs, outcome }),
        );
      }
      clock.advance(2_000);
    };
    return { clock, monitor, log, watch, steps };
  }

  it('logs one line when an operation exceeds its budget, and one when it is within it again', () => {
    const { clock, log, watch, steps } = watched();
    steps(4, 6_000, 'cached');
    assert.deepEqual(log, [], 'four are too few');
    steps(1, 6_000, 'cached');
    for (let times = 0; times < 5; times++) steps(1, 6_000, 'cached');
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^Alert: Enhancement is slow: .* took 6\.0 s or longer, and the budget is 5 s\.$/);
    assert.deepEqual(
      watch.active.map(({ kind, operation }) => [kind, operation]),
      [['budget', 'enhancement']],
    );
    clock.advance(340_000);
    assert.equal(log.length, 2, 'though nothing was measured since');
    assert.match(log[1] ?? '', /^Alert over: Enhancement is within its budget again, after /);
    assert.deepEqual(watch.active, []);
  });

  it('tells when next to nothing is answered from what is kept', () => {
    const { log, steps } = watched();
    steps(40, 10);
    assert.deepEqual(log, []);
    steps(20, 10);
    assert.match(
      log.join('\n'),
      /^Alert: Enhancement hardly uses what is kept: 0 % .*, and 10 % is the least to expect\.$/,
    );
    steps(60, 10, 'cached');
    assert.match(log.at(-1) ?? '', /^Alert over: Enhancement uses what is kept again/);
  });

  it('judges by the budgets that are set', () => {
    const { log, monitor, steps } = watched();
    monitor.setBudgets(budgetsOf({ enhancement: 100 }));
    steps(5, 150, 'cached');
    assert.match(log.join(), /the budget is 100 ms/);
  });

  it('reads nothing while nothing is measured, and nothing any more once it is disposed of', () => {
    const { clock, log, watch, steps } = watched();
    assert.ok(clock.isQuietFor(1_000_000));
    watch.dispose();
    steps(10, 9_000);
    assert.deepEqual(log, []);
    assert.ok(clock.isQuietFor(1_000_000));
  });
});
