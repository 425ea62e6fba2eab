import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { HostWatch } from '../../../../src/engine/monitor/host-load';
import { until } from '../../../support/until';

describe('the watch over the process', () => {
  it('tells how late the event loop was, what it holds in memory and what keeps it alive', async () => {
    const watch = new HostWatch();
    await until(() => {
      const end = performance.now() + 200;
      while (performance.now() < end);
      return watch.load.delayMaxMs > 50;
    }, 'a held-up loop is noticed');
    const { delayP50Ms, delayP99Ms, delayMaxMs, utilization, heapUsedBytes, rssBytes, handles } = watch.load;
    assert.ok(delayP50Ms <= delayP99Ms && delayP99Ms <= delayMaxMs);
    assert.ok(utilization > 0 && utilization <= 1);
    assert.ok(heapUsedBytes > 0 && rssBytes > heapUsedBytes);
    assert.deepEqual(
      handles,
      handles.toSorted((a, b) => b.count - a.count),
    );
    watch.dispose();
  });
});
