import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  barOf,
  chartData,
  decades,
  durationRange,
  MOST_ROWS,
  outcomesOf,
  SHAPES,
  tableRows,
  tickText,
  timeRange,
} from '../../../src/panel/page/performance/chart-data';
import type { ChartStep, StepOutcome } from '../../../src/panel/performance-protocol';

const step = (at: number, outcome: StepOutcome = 'ok', ms = 1): ChartStep => {
  return { at, ms, took: `${ms} ms`, outcome, label: '' };
};

describe('the chart of latency', () => {
  it('has every step and the budget within its range, whatever they are', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 600_000, noNaN: true }), { minLength: 1, maxLength: 50 }),
        fc.double({ min: 0.1, max: 120_000, noNaN: true }),
        (durations, budgetMs) => {
          const [, drawn] = chartData(durations.map((ms, at) => step(at, 'ok', ms)));
          const [min, max] = durationRange(Math.min(...drawn), Math.max(...drawn), budgetMs);
          assert.ok(min > 0);
          for (const ms of [...drawn, budgetMs])
            assert.ok(min <= ms * (1 + 1e-9) && ms < max, `${ms} in ${min} to ${max}`);
          const lines = decades(min, max);
          assert.ok(lines.length >= 1 && lines.every((one) => one >= min * (1 - 1e-9) && one <= max * (1 + 1e-9)));
        },
      ),
    ));

  it('has lines at powers of ten, with their unit', () => {
    assert.deepEqual(durationRange(0.3, 12, 500), [0.1, 1_000]);
    assert.deepEqual(decades(0.1, 1_000).map(tickText), ['0.1 ms', '1 ms', '10 ms', '100 ms', '1 s']);
  });

  it('shows a minute at least, and all steps with a margin', () => {
    const [from, to] = timeRange(1_000, 2_000);
    assert.ok(to - from >= 60_000 && from < 1_000 && to > 2_000);
    const [first, last] = timeRange(0, 3_600_000);
    assert.ok(first < 0 && last > 3_600_000);
  });

  it('tells outcomes apart by their form', () => {
    const forms = Object.values(SHAPES).map(({ path, isFilled }) => `${path} ${isFilled}`);
    assert.equal(new Set(forms).size, 6);
  });

  it('counts outcomes in one order, and leaves out those there are not', () => {
    assert.deepEqual(outcomesOf([step(1, 'failed'), step(2), step(3, 'failed')]), [
      ['ok', 1],
      ['failed', 2],
    ]);
  });

  it('has a table beside it of the latest steps, the latest first', () => {
    const rows = tableRows(Array.from({ length: 300 }, (_, at) => step(at)));
    assert.deepEqual([rows.length, rows[0]?.at, rows.at(-1)?.at], [MOST_ROWS, 299, 100]);
  });
});

describe('a bar of the waterfall', () => {
  it('stays within its line and can be seen, however short it is', () =>
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (start, length) => {
          const { x, width } = barOf(start, length);
          const [from, long] = [Number.parseFloat(x), Number.parseFloat(width)];
          assert.ok(from >= 0 && long >= 1.2 && from + long <= 100.01, `${x} ${width}`);
        },
      ),
    ));
});
