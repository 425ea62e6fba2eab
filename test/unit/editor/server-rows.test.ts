import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { actionRows, type SecretNames } from '../../../src/editor/server-actions';
import { type ServerView, serverReport, serverRow, standing } from '../../../src/editor/server-rows';
import type { ReplicaHealth, ServerHealth } from '../../../src/engine/enhancement/health';

const IDLE: ReplicaHealth = {
  url: null,
  state: 'idle',
  breaker: 'closed',
  inFlight: 0,
  calls: 0,
  failures: 0,
  p50Ms: null,
  p95Ms: null,
  lastError: null,
  isDown: false,
  opened: 0,
  restarts: 0,
  stderr: '',
  serverInfo: null,
  protocol: null,
};
const READY: ReplicaHealth = { ...IDLE, state: 'ready', calls: 9, p50Ms: 12, p95Ms: 40 };
const AT = new Date(2026, 0, 1, 14, 3, 22).getTime();
const FAILED: ReplicaHealth = { ...IDLE, breaker: 'open', lastError: { sentence: 'It $(x) ended.', at: AT } };

function view(replicas: ServerHealth['replicas'], more: Partial<ServerView & ServerHealth> = {}): ServerView {
  const { toolsChanged = null, ...rest } = more;
  const health: ServerHealth = { name: 'wiki', type: 'stdio', replicas, toolsChanged };
  return { name: 'wiki', permission: 'allowed', used: true, what: 'node wiki.js', health, ...rest };
}

describe('a server in a few words', () => {
  it('is its state, and what of its calls is worth telling', () => {
    assert.equal(standing(view([IDLE])), 'idle');
    assert.equal(
      standing(view([{ ...READY, inFlight: 2, restarts: 1 }])),
      'ready · p50 12.0 ms · p95 40.0 ms · 2 in flight · 1 restart',
    );
    assert.equal(standing(view([FAILED])), 'idle · breaker open');
    assert.equal(standing(view([IDLE], { used: false })), 'not used by any mapping · idle');
  });

  it('sums up replicas, by the slowest of them', () => {
    const slow = { ...READY, p50Ms: 90, p95Ms: 900, inFlight: 1 };
    assert.equal(
      standing(view([READY, slow, FAILED])),
      '3 replicas: 2 ready, 1 idle · 1 breaker open · p50 90.0 ms · p95 900 ms · 1 in flight',
    );
  });

  it('is why it may not be started, where it may not', () => {
    assert.equal(standing(view([IDLE], { permission: 'undecided' })), 'not allowed yet');
    assert.equal(standing(view([IDLE], { permission: 'refused' })), 'not allowed');
    assert.match(standing(view([IDLE], { permission: 'untrusted' })), /workspace is not trusted/);
    assert.match(standing(view([IDLE], { permission: 'switched-off' })), /chat\.mcp\.access/);
  });

  it('comes with an icon, and with what is wrong with it or what it is', () => {
    const icons = [
      [READY],
      [IDLE],
      [FAILED],
      [{ ...IDLE, state: 'failed' }],
      [{ ...IDLE, state: 'connecting' }],
    ] as const;
    assert.deepEqual(
      icons.map((replicas) => serverRow(view(replicas)).icon),
      ['pass', 'circle-large-outline', 'warning', 'error', 'loading~spin'],
    );
    assert.equal(serverRow(view([READY])).detail, 'node wiki.js');
    assert.equal(serverRow(view([FAILED])).detail, 'Last error at 14:03:22: It \\$(x) ended.');
    const changed = serverRow(view([FAILED], { toolsChanged: 'Its tools are others.' }));
    assert.deepEqual([changed.icon, changed.detail], ['warning', 'Its tools are others.']);
    assert.match(changed.description, /its tools changed$/);
  });
});

describe('the log of a server', () => {
  it('tells all that is known of each replica, and the end of its own log', () => {
    const first = { ...READY, serverInfo: 'wiki 1.2.0', protocol: '2025-11-25', stderr: 'started\n' };
    assert.equal(
      serverReport(
        view([
          { ...first, url: 'https://a.example' },
          { ...FAILED, url: 'https://b.example', failures: 3 },
        ]),
      ),
      [
        'wiki: 2 replicas: 1 ready, 1 idle · 1 breaker open · p50 12.0 ms · p95 40.0 ms',
        'node wiki.js',
        '',
        'https://a.example',
        'State: ready; breaker: closed',
        'It calls itself: wiki 1.2.0, protocol 2025-11-25',
        'Calls: 9 ended, 0 in flight; 0 failures, 0 restarts',
        'Time of a call: p50 12.0 ms, p95 40.0 ms',
        '',
        'The end of what it wrote to its log (standard error):',
        'started',
        '',
        'https://b.example',
        'State: idle; breaker: open',
        'Calls: 0 ended, 0 in flight; 3 failures, 0 restarts',
        '',
        'Last error, at 14:03:22:',
        'It $(x) ended.',
        '',
      ].join('\n'),
    );
  });
});

describe('what can be done with a server', () => {
  const none: SecretNames = { needed: [], given: new Set() };
  const labels = (server: ServerView, secrets = none): string[] =>
    actionRows(server, secrets).map(({ label }) => label);

  it('follows what it does and what is allowed', () => {
    const rest = ['Show Log', 'Revoke', 'Open Settings Entry', 'Remove…'];
    assert.deepEqual(labels(view([IDLE])), ['Start', ...rest]);
    assert.deepEqual(labels(view([READY])), ['Stop', ...rest]);
    const barred = ['Show Log', 'Open Settings Entry', 'Remove…'];
    assert.deepEqual(labels(view([IDLE], { permission: 'undecided' })), ['Allow…', ...barred]);
    assert.deepEqual(labels(view([IDLE], { permission: 'untrusted' })), barred);
    assert.deepEqual(labels(view([READY], { permission: 'own' })), ['Show Log']);
  });

  it('has a place for each of its secrets', () => {
    const secrets: SecretNames = { needed: ['key', 'name'], given: new Set(['key']) };
    assert.deepEqual(
      labels(view([IDLE]), secrets).filter((label) => label.includes('Secret')),
      ['Replace Secret key…', 'Remove Secret key', 'Set Secret name…'],
    );
  });

  it('begins with tools that changed, and says how', () => {
    const [first] = actionRows(view([READY], { toolsChanged: '"x" is new.' }), none);
    assert.deepEqual([first?.label, first?.detail], ['Accept Changed Tools', '"x" is new.']);
  });
});
