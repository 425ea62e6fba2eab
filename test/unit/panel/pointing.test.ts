import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Pointing } from '../../../src/panel/page/pointing';
import type { FromPage } from '../../../src/panel/protocol';
import { ManualClock } from '../../support/manual-clock';

/** Pointing on a clock of ours, and what the host was told. */
function pointing(): { pointing: Pointing; clock: ManualClock; told: FromPage[] } {
  const clock = new ManualClock();
  const told: FromPage[] = [];
  return {
    pointing: new Pointing(
      (message) => told.push(message),
      (ms, then) => clock.after(ms, then),
    ),
    clock,
    told,
  };
}

describe('pointing at rows', () => {
  it('is told where somebody rests, not of what is passed', () => {
    const { pointing: at, clock, told } = pointing();
    for (const start of [10, 20, 30]) {
      at.at({ start, end: start + 5 });
      clock.advance(20);
    }
    clock.advance(200);
    assert.deepEqual(told, [{ type: 'point', start: 30, end: 35 }]);
  });

  it('ends when nothing is pointed at any more', () => {
    const { pointing: at, clock, told } = pointing();
    at.at({ start: 1, end: 2 });
    clock.advance(200);
    at.at(null);
    clock.advance(200);
    assert.deepEqual(told.at(-1), { type: 'point-away' });
  });

  it('is told once for each place, and says nothing where nothing was pointed at', () => {
    const { pointing: at, clock, told } = pointing();
    at.at(null);
    clock.advance(200);
    for (let times = 0; times < 3; times++) {
      at.at({ start: 1, end: 2 });
      clock.advance(200);
    }
    assert.equal(told.length, 1);
  });
});
