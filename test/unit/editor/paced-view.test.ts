import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { PacedView } from '../../../src/editor/paced-view';
import { ManualClock } from '../../support/manual-clock';

describe('a paced view', () => {
  function paced() {
    const clock = new ManualClock();
    const shown: { readonly atMs: number; readonly view: string }[] = [];
    let value = 'a';
    const view = new PacedView(
      clock,
      (isBusy) => (isBusy ? `${value} busy` : value),
      (one) => shown.push({ atMs: clock.now(), view: one }),
    );
    const set = (one: string) => {
      value = one;
      view.refresh();
    };
    return { clock, shown, view, set };
  }

  it('shows a change at once, and the next ones half a second later, the last of them', () => {
    const { clock, shown, set } = paced();
    set('b');
    set('c');
    clock.advance(100);
    set('d');
    clock.advance(1_000);
    assert.deepEqual(shown, [
      { atMs: 0, view: 'b' },
      { atMs: 500, view: 'd' },
    ]);
  });

  it('shows nothing where nothing changed, and what changes then at once', () => {
    const { clock, shown, set } = paced();
    set('b');
    clock.advance(600);
    set('b');
    set('c');
    assert.deepEqual(
      shown.map(({ atMs }) => atMs),
      [0, 600],
    );
    assert.ok(clock.isQuietFor(1_000_000));
  });

  it('changes at most twice in any second, whatever happens', () => {
    const event = fc.record({ pauseMs: fc.nat({ max: 400 }), kind: fc.constantFrom('b', 'c', 'd', 'run', 'rest') });
    fc.assert(
      fc.property(fc.array(event, { maxLength: 200 }), (events) => {
        const { clock, shown, view, set } = paced();
        for (const { pauseMs, kind } of events) {
          clock.advance(pauseMs);
          if (kind === 'run' || kind === 'rest') view.setRunning(kind === 'run');
          else set(kind);
        }
        clock.advance(1_000);
        for (const [at, { atMs, view: one }] of shown.entries()) {
          const before = shown[at - 1];
          if (before) assert.ok(atMs - before.atMs >= 500 && one !== before.view);
        }
      }),
    );
  });

  it('shows that work is under way once it has been for a quarter of a second', () => {
    const { clock, shown, view } = paced();
    view.refresh();
    view.setRunning(true);
    clock.advance(249);
    view.setRunning(false);
    clock.advance(2_000);
    assert.deepEqual(
      shown.map((one) => one.view),
      ['a'],
    );
    view.setRunning(true);
    clock.advance(249);
    assert.equal(shown.length, 1);
    clock.advance(1);
    assert.equal(shown.at(-1)?.view, 'a busy');
    view.setRunning(false);
    clock.advance(500);
    assert.equal(shown.at(-1)?.view, 'a');
  });

  it('leaves no timer when it is disposed of', () => {
    const { clock, view, set } = paced();
    set('b');
    set('c');
    view.setRunning(true);
    view.dispose();
    assert.ok(clock.isQuietFor(1_000_000));
  });
});
