import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { serverEnvironment } from '../../../../../src/engine/enhancement/link/environment';

describe('the environment of a server', () => {
  it('has what its definition gives, and lacks what that takes away', () => {
    const server = { type: 'stdio', name: 'wiki', command: 'node', args: [] } as const;
    const inherited = serverEnvironment({ ...server, env: {} });
    assert.equal(inherited.PATH, process.env.PATH);
    const { PATH, ...rest } = inherited;
    assert.deepEqual(serverEnvironment({ ...server, env: { PATH: null, TOKEN: '1', NEVER_THERE: null } }), {
      ...rest,
      TOKEN: '1',
    });
    assert.equal(serverEnvironment({ ...server, env: { PATH: '/opt/bin' } }).PATH, '/opt/bin');
  });
});
