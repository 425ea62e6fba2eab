import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { describe, it } from 'mocha';
import { PerformanceFeed } from '../../../src/editor/performance-feed';
import type { CacheStatistics } from '../../../src/engine/cache/statistics';
import { Emitter } from '../../../src/engine/event';
import { Monitor } from '../../../src/engine/monitor/monitor';
import type { PerformanceView } from '../../../src/panel/performance-protocol';
import { ManualClock } from '../../support/manual-clock';
import { measurement } from '../../support/measurements';

const EMPTY: CacheStatistics = { levels: [], namespaces: [] };

/** A feed of a monitor, with what it posted and how often it asked for what. */
function watched() {
  const clock = new ManualClock();
  const monitor = new Monitor(() => clock.now());
  const measured = new Emitter<void>();
  monitor.onMeasured(() => measured.fire());
  const posts: PerformanceView[] = [];
  const asked = { snapshots: 0, caches: 0 };
  let isLoaded = true;
  const feed = new PerformanceFeed(
    {
      snapshot: () => {
        asked.snapshots++;
        if (!isLoaded) return undefined;
        const operations = monitor.performances();
        return { at: clock.now(), sessionMs: 0, operations, alerts: [], servers: [], host: null, loads: [] };
      },
      cacheStatistics: async () => {
        asked.caches++;
        return EMPTY;
      },
      isCacheOn: true,
      activation: [],
      onMeasured: measured.event,
    },
    clock,
    (view) => posts.push(view),
  );
  const step = (durationMs = 1): void => void monitor.record(measurement({ durationMs, startMs: clock.now() }));
  return { clock, feed, posts, asked, step, load: (loaded: boolean) => (isLoaded = loaded) };
}

describe('what is posted to the performance tab', () => {
  it('is nothing, and nothing is computed for it, before the tab is seen and after it', () => {
    const { clock, feed, posts, asked, step } = watched();
    step();
    clock.advance(60_000);
    assert.deepEqual([posts.length, asked.snapshots, asked.caches], [0, 0, 0]);
    feed.show(null);
    assert.equal(posts.length, 1);
    feed.hide();
    const before = { ...asked };
    step();
    clock.advance(60_000);
    assert.deepEqual([posts.length, asked], [1, before]);
    assert.ok(clock.isQuietFor(3_600_000), 'no timer is left');
  });

  it('comes at once, and then at most twice a second, however much is measured', () => {
    const { clock, feed, posts, step } = watched();
    feed.show(null);
    for (let at = 0; at < 1_000; at++) {
      step();
      clock.advance(10);
    }
    assert.ok(posts.length > 15 && posts.length <= 21, `${posts.length} posts in ten seconds`);
    assert.equal(posts.at(-1)?.chart?.steps.length, 300);
    feed.dispose();
  });

  it('comes only where something changed', async () => {
    const { clock, feed, posts, step } = watched();
    step();
    feed.show(null);
    await setImmediate();
    clock.advance(1_000);
    const count = posts.length;
    clock.advance(25_000);
    assert.equal(posts.length, count);
    step(2);
    clock.advance(1_000);
    assert.equal(posts.length, count + 1);
    feed.dispose();
  });

  it('follows the window of five minutes though nothing is measured any more', () => {
    const { clock, feed, posts, step } = watched();
    step(400);
    clock.advance(200_000);
    step(2);
    feed.show(null);
    const slowest = (): string | undefined => posts.at(-1)?.operations[0]?.p95;
    assert.match(slowest() ?? '', /^40\d ms$/);
    clock.advance(150_000);
    assert.equal(slowest(), '2.0 ms');
    feed.dispose();
  });

  it('asks the stores what they hold at most every five seconds, and only after a step', async () => {
    const { clock, feed, posts, asked, step } = watched();
    feed.show(null);
    await setImmediate();
    clock.advance(600);
    assert.deepEqual([asked.caches, posts.at(-1)?.cache?.kinds], [1, []]);
    for (let at = 0; at < 100; at++) {
      step();
      clock.advance(100);
      await setImmediate();
    }
    assert.equal(asked.caches, 3, 'at once, and after five and ten seconds');
    clock.advance(60_000);
    await setImmediate();
    const settled = asked.caches;
    clock.advance(60_000);
    await setImmediate();
    assert.equal(asked.caches, settled);
    feed.dispose();
  });

  it('has the chart that was chosen as soon as it is, and what is known of the cache stays', async () => {
    const { clock, feed, posts, asked, step } = watched();
    step();
    feed.show(null);
    await setImmediate();
    clock.advance(500);
    const count = posts.length;
    feed.show('analysis');
    assert.deepEqual([posts.length, posts.at(-1)?.cache?.kinds, asked.caches], [count + 1, [], 1]);
    feed.hide();
    feed.show('analysis');
    assert.deepEqual([posts.at(-1)?.cache?.kinds, asked.caches], [[], 2]);
    feed.dispose();
  });

  it('is nothing as long as the engine is not loaded', () => {
    const { clock, feed, posts, step, load } = watched();
    load(false);
    feed.show(null);
    assert.equal(posts.length, 0);
    load(true);
    step();
    clock.advance(500);
    assert.equal(posts.length, 1);
    feed.dispose();
  });
});
