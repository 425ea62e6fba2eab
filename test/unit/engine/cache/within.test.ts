import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { describe, it } from 'mocha';
import { LATE, within } from '../../../../src/engine/cache/within';

describe('A wait for a store', () => {
  it('ends where no answer comes', async () => {
    assert.equal(await within(new Promise(() => undefined), 10), LATE);
  });

  it('brings what the store brings, its failures too', async () => {
    assert.equal(await within(Promise.resolve('text'), 1_000), 'text');
    await assert.rejects(within(Promise.reject(new Error('It broke.')), 1_000), /It broke\./);
  });

  it('does not blame the store where this thread is busy longer than the store may take', async () => {
    const server = createServer((socket: Socket) => socket.end('text')).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    assert.ok(typeof address === 'object' && address !== null);
    try {
      const socket = connect(address.port, '127.0.0.1');
      const answer = within(once(socket, 'data'), 50);
      const untilMs = performance.now() + 200;
      while (performance.now() < untilMs);
      assert.equal(String(await answer), 'text');
      socket.destroy();
    } finally {
      server.close();
    }
  });
});
