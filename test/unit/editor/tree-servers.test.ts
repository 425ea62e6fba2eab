import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ServerView } from '../../../src/editor/server-rows';
import { serversTree } from '../../../src/editor/tree/server-tree';
import type { ReplicaHealth, ServerHealth } from '../../../src/engine/enhancement/health';

const IDLE: ReplicaHealth = {
  ...{ url: null, state: 'idle', breaker: 'closed', inFlight: 0, calls: 0, failures: 0, p50Ms: null, p95Ms: null },
  ...{ lastError: null, isDown: false, opened: 0, restarts: 0, stderr: '', serverInfo: null, protocol: null },
};
const READY: ReplicaHealth = { ...IDLE, state: 'ready', calls: 3, p50Ms: 12, p95Ms: 40 };
const AT = new Date(2026, 0, 1, 14, 3, 22).getTime();
const DOWN: ReplicaHealth = { ...IDLE, calls: 1, isDown: true, lastError: { sentence: 'It ended.', at: AT } };

function row(
  replicas: ServerHealth['replicas'] | null,
  more: Partial<ServerView> = {},
  toolsChanged: string | null = null,
) {
  const health: ServerHealth | undefined = replicas
    ? { name: 'wiki', type: 'stdio', replicas, toolsChanged }
    : undefined;
  const [row] = serversTree([
    { name: 'wiki', permission: 'allowed', used: true, what: 'node wiki.js', health, ...more },
  ]);
  assert.ok(row);
  return row;
}

const told = (...of: Parameters<typeof row>): string => row(...of).description ?? '';

describe('a server in the tree', () => {
  it('is told by whether it answers, how fast, and how often it was asked', () => {
    assert.equal(told([READY]), 'running · 12.0 ms · 3 calls');
    assert.equal(told([DOWN]), 'not answering · 1 call');
    assert.equal(told([{ ...IDLE, state: 'failed' }]), 'not answering');
    assert.equal(told([{ ...IDLE, state: 'connecting' }]), 'starting…');
    assert.equal(told([{ ...READY, state: 'stopped' }]), 'stopped · 12.0 ms · 3 calls');
    assert.equal(told([IDLE]), 'not started yet');
    assert.equal(told(null), 'not started yet');
    assert.equal(told([READY], {}, 'A tool is gone.'), 'its tools changed · 12.0 ms · 3 calls');
  });

  it('answers as long as one replica does, and says how many do not', () => {
    assert.equal(told([READY, DOWN]), 'running · 1 of 2 not answering · 12.0 ms · 4 calls');
    assert.equal(told([DOWN, DOWN]), 'not answering · 2 calls');
  });

  it('says why it is not started, where it may not be', () => {
    assert.equal(told(null, { permission: 'undecided' }), 'not allowed yet');
    assert.equal(told(null, { permission: 'refused' }), 'not allowed');
    assert.equal(told(null, { permission: 'untrusted' }), 'not started in Restricted Mode');
    assert.match(told(null, { permission: 'switched-off' }), /chat\.mcp\.access/);
  });

  it('offers what can be done with it as it stands', () => {
    assert.deepEqual(row([READY]).can, ['copy', 'log', 'stop', 'revoke', 'defined']);
    assert.deepEqual(row([DOWN]).can, ['copy', 'log', 'start', 'revoke', 'defined']);
    assert.deepEqual(row(null, { permission: 'undecided' }).can, ['copy', 'log', 'allow', 'defined']);
    assert.deepEqual(row(null, { permission: 'untrusted' }).can, ['copy', 'log', 'defined']);
    assert.deepEqual(row([READY], { permission: 'own' }).can, ['copy', 'log']);
    assert.ok(row([READY], {}, 'A tool is gone.').can.includes('acceptTools'));
  });

  it('says its last error when one rests on it, and all in words', () => {
    const { tooltip, spoken } = row([DOWN]);
    assert.equal(tooltip?.at(-1), 'Last error at 14:03:22: It ended.');
    assert.equal(spoken, 'wiki, not answering · 1 call');
  });
});
