import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { DayTally, dayFigures, joinedDays } from '../../../../src/engine/monitor/day';
import { History, readHistory } from '../../../../src/engine/monitor/history';
import { OUTCOMES } from '../../../../src/engine/monitor/measurement';
import { ManualClock } from '../../../support/manual-clock';
import { measurement, percentileOf } from '../../../support/measurements';

describe('the history of times', () => {
  let storage: string;
  let log: string[];
  let today: string;

  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'framework-director-history-'));
    log = [];
    today = '2026-03-01';
  });

  afterEach(() => rmSync(storage, { recursive: true, force: true }));

  const create = (clock = new ManualClock()): History =>
    new History(
      storage,
      clock,
      (line) => log.push(line),
      () => today,
    );
  const file = (name: string): string => join(storage, 'performance', name);

  async function count(date: string): Promise<number | undefined> {
    const day = (await readHistory(storage)).find((one) => one.date === date);
    return day?.operations.detection && dayFigures(day.operations.detection).count;
  }

  it('is one file a day, which only its owner may read', async () => {
    const history = create();
    for (const ms of [10, 20, 700]) history.add(measurement({ durationMs: ms }), 500);
    await history.flush();
    assert.deepEqual(readdirSync(file('')), ['2026-03-01.json']);
    const [day] = await readHistory(storage);
    assert.ok(day?.operations.detection);
    const { count, maxMs, withinBudget } = dayFigures(day.operations.detection);
    assert.deepEqual([count, maxMs, withinBudget], [3, 700, 2 / 3]);
    if (process.platform !== 'win32') {
      assert.equal(statSync(file('2026-03-01.json')).mode & 0o777, 0o600);
      assert.equal(statSync(file('')).mode & 0o777, 0o700);
    }
  });

  it('is written a minute after something was measured, and not at all while nothing is', async () => {
    const clock = new ManualClock();
    const history = create(clock);
    assert.ok(clock.isQuietFor(1_000_000));
    history.add(measurement(), 500);
    clock.advance(59_999);
    assert.deepEqual(await readHistory(storage), []);
    clock.advance(1);
    await history.flush();
    assert.equal(await count(today), 1);
    assert.ok(clock.isQuietFor(1_000_000));
  });

  it('loses nothing where several windows add to one day at the same time', async () => {
    const windows = Array.from({ length: 8 }, () => create());
    for (let round = 0; round < 5; round++) {
      for (const one of windows) one.add(measurement(), 500);
      await Promise.all(windows.map((one) => one.flush()));
    }
    await Promise.all(windows.map((one) => one.flush()));
    await Promise.all(windows.map((one) => one.flush()));
    assert.equal(await count(today), 40);
    assert.deepEqual(log, []);
  });

  it('keeps the last thirty days', async () => {
    const history = create();
    for (let day = 1; day <= 35; day++) {
      today = `2026-${day <= 28 ? `02-${String(day).padStart(2, '0')}` : `03-0${day - 28}`}`;
      history.add(measurement(), 500);
      await history.flush();
    }
    const days = await readHistory(storage);
    assert.deepEqual([days.length, days[0]?.date, days.at(-1)?.date], [30, '2026-02-06', '2026-03-07']);
  });

  it('begins a day anew where its file is broken, too large, or none of ours', async () => {
    mkdirSync(file(''), { recursive: true });
    for (const text of [
      '',
      '{"date":',
      '[]',
      '{"date":"2026-03-01","operations":{"detection":{}}}',
      ' '.repeat(300_000),
    ]) {
      writeFileSync(file('2026-03-01.json'), text);
      assert.deepEqual(await readHistory(storage), [], text.slice(0, 40));
      const history = create();
      history.add(measurement(), 500);
      await history.flush();
      assert.equal(await count(today), 1, text.slice(0, 40));
    }
  });

  it('takes the lock of a program that was killed', async () => {
    mkdirSync(file(''), { recursive: true });
    writeFileSync(file('lock'), '');
    utimesSync(file('lock'), new Date(0), new Date(0));
    const history = create();
    history.add(measurement(), 500);
    await history.flush();
    assert.equal(await count(today), 1);
  });

  it('tries again with the next measurements where another program is at it for long', async () => {
    mkdirSync(file(''), { recursive: true });
    writeFileSync(file('lock'), '');
    const history = create();
    history.add(measurement(), 500);
    await history.flush();
    assert.deepEqual(await readHistory(storage), []);
    rmSync(file('lock'));
    history.add(measurement(), 500);
    await history.flush();
    assert.equal(await count(today), 2);
  });

  it('says once that it cannot be kept, and stops nobody', async () => {
    writeFileSync(file(''), '', { flag: 'wx' });
    const history = create();
    for (let times = 0; times < 3; times++) {
      history.add(measurement(), 500);
      await history.flush();
    }
    assert.equal(log.length, 1);
    assert.match(log[0] ?? '', /^The history of times cannot be kept: /);
    assert.equal(readFileSync(file(''), 'utf8'), '');
  });

  it('comes to what the raw samples do, percentiles to 2.5 %, however they are spread over programs', () => {
    const sample = fc.record({
      durationMs: fc.double({ min: 0.01, max: 60_000, noNaN: true }),
      outcome: fc.constantFrom(...OUTCOMES),
      program: fc.nat({ max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(sample, { minLength: 1, maxLength: 100 }), (samples) => {
        const programs = [0, 1, 2, 3].map(() => new DayTally(today));
        for (const { program, ...one } of samples) programs[program]?.add(measurement(one), 500);
        const day = programs.map((one) => one.day).reduce(joinedDays);
        assert.ok(day.operations.detection);
        const figures = dayFigures(JSON.parse(JSON.stringify(day.operations.detection)));
        const sorted = samples.map(({ durationMs }) => durationMs).sort((a, b) => a - b);
        for (const [share, ms] of [
          [0.5, figures.p50Ms],
          [0.95, figures.p95Ms],
          [0.99, figures.p99Ms],
        ] as const) {
          const exact = percentileOf(sorted, share);
          assert.ok(Math.abs(ms - exact) <= 0.025 * exact + 0.001, `${ms} but ${exact}`);
        }
        assert.deepEqual([figures.count, figures.maxMs], [samples.length, sorted.at(-1)]);
      }),
    );
  });
});
