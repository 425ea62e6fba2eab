import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { Announcer } from '../../../src/panel/page/announcer';
import { ManualClock } from '../../support/manual-clock';

/** An announcer on a clock of ours, and what it has said. */
function announcing(): { announcer: Announcer; clock: ManualClock; said: string[] } {
  const clock = new ManualClock();
  const said: string[] = [];
  const announcer = new Announcer(
    (sentence) => said.push(sentence),
    (ms, then) => clock.after(ms, then),
  );
  return { announcer, clock, said };
}

describe('the announcement of results', () => {
  it('says a result once it stands', () => {
    const { announcer, clock, said } = announcing();
    announcer.show('memo.md: 1 framework.');
    assert.deepEqual(said, []);
    clock.advance(1_000);
    assert.deepEqual(said, ['memo.md: 1 framework.']);
  });

  it('says the last of those that follow each other while somebody types', () => {
    const { announcer, clock, said } = announcing();
    for (const result of ['1 framework', '2 frameworks', null, '3 frameworks']) {
      announcer.show(result);
      clock.advance(300);
    }
    clock.advance(1_000);
    assert.deepEqual(said, ['3 frameworks']);
  });

  it('does not repeat itself', () => {
    const { announcer, clock, said } = announcing();
    for (let times = 0; times < 3; times++) {
      announcer.show(null);
      announcer.show('1 framework');
      clock.advance(2_000);
    }
    assert.deepEqual(said, ['1 framework']);
  });
});
