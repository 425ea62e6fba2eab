import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ReplicaHealth } from '../../../src/engine/enhancement/health';
import { serverPerformance } from '../../../src/engine/server-performance';

const READY: ReplicaHealth = {
  url: null,
  state: 'ready',
  breaker: 'closed',
  inFlight: 0,
  calls: 4,
  failures: 1,
  p50Ms: 10,
  p95Ms: 20,
  lastError: null,
  isDown: false,
  opened: 1,
  restarts: 0,
  stderr: '',
  serverInfo: null,
  protocol: null,
};

describe('how a server does', () => {
  const of = (...replicas: [ReplicaHealth, ...ReplicaHealth[]]) =>
    serverPerformance({ name: 'wiki', type: 'http', replicas, toolsChanged: null });

  it('sums up its replicas, with the times of the slowest', () => {
    assert.deepEqual(of(READY, { ...READY, p50Ms: 30, p95Ms: 90 }), {
      name: 'wiki',
      standing: 'up',
      problem: null,
      lastError: null,
      calls: 8,
      failures: 2,
      p50Ms: 30,
      p95Ms: 90,
      breaker: 'closed',
      opened: 2,
      restarts: 0,
    });
  });

  it('is down where no replica answered when it was last asked, and tells the latest reason', () => {
    const down = (at: number): ReplicaHealth => ({ ...READY, isDown: true, lastError: { sentence: `At ${at}.`, at } });
    assert.equal(of(down(1), READY).standing, 'up');
    assert.deepEqual([of(down(2), down(1)).standing, of(down(2), down(1)).problem], ['down', 'At 2.']);
    assert.equal(of({ ...READY, state: 'failed' }, { ...READY, state: 'stopped' }).standing, 'down');
  });

  it('tells its last failure though it is over, and of its breakers the one that lets the least through', () => {
    const failed: ReplicaHealth = { ...READY, breaker: 'half-open', lastError: { sentence: 'It ended.', at: 1 } };
    const { standing, problem, lastError, breaker } = of(READY, failed);
    assert.deepEqual([standing, problem, lastError, breaker], ['up', null, 'It ended.', 'half-open']);
    assert.equal(of(failed, { ...READY, breaker: 'open' }).breaker, 'open');
  });

  it('is neither up nor down where it is stopped, or was not asked yet', () => {
    assert.equal(of({ ...READY, state: 'stopped', isDown: true }).standing, 'stopped');
    assert.equal(of({ ...READY, state: 'idle' }).standing, 'idle');
  });
});
