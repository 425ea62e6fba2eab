import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, it } from 'mocha';
import type { StdioServer } from '../../../../../src/engine/enhancement/servers/definition';
import { ask, connectionTo } from '../../../../support/connect';
import {
  behindShell,
  type FaultServer,
  faultServer,
  lookup,
  processes,
  until,
} from '../../../../support/fault-servers';
import { scratchFile } from '../../../../support/scratch';

describe('what servers leave behind', function () {
  this.timeout(60_000);

  it('is nothing after 50 times of starting and stopping them, whatever they do against it', async () => {
    const stubborn = { ...faultServer('ignores-sigterm'), name: 'stubborn' };
    const kinds = [faultServer('echo'), behindShell(faultServer('echo')), faultServer('grandchild'), stubborn];
    const cycle = async (server: StdioServer): Promise<void> => {
      const connection = connectionTo(server);
      await ask(connection, 'lookup', { query: 'a' });
      await connection.dispose();
    };
    for (let done = 0; done < 50; done += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => cycle(kinds[index % kinds.length] ?? stubborn)));
    }
    assert.equal(processes(), 0);
  });

  for (const name of ['hangs', 'grandchild', 'ignores-sigterm'] as const) {
    it(`is nothing after their host was killed, which could do nothing about it: ${name}`, async () => {
      const host = await startHost(name);
      await until(() => processes() > 0, 'the server starts');
      await until(() => host.sent(), 'it is connected to');
      host.process.kill('SIGKILL');
      await once(host.process, 'exit');
      await until(() => processes() === 0, 'the server ends');
    });
  }

  it('is nothing after their host ended by itself', async () => {
    const host = await startHost('grandchild');
    await once(host.process, 'exit');
    await until(() => processes() === 0, 'the server ends');
  });
});

/** The terminal program, analysing a memo with the help of a faulty server and one that hangs, so that it takes a while. */
async function startHost(name: FaultServer) {
  const started = scratchFile();
  const memo = scratchFile();
  memo.write('We follow Team Topologies: one platform team, four stream-aligned teams.\n');
  const file = scratchFile();
  const log = { COUNT_FILE: started.path };
  const { command, args } = faultServer(name);
  const hanging = faultServer('hangs');
  file.write(
    JSON.stringify({
      servers: {
        [name]: { command, args, env: log },
        other: { command: hanging.command, args: hanging.args, env: log },
      },
      mappings: [lookup(name), lookup('other')],
    }),
  );
  const child = spawn(process.execPath, ['dist/cli.js', 'analyze', '--no-cache', '--servers', file.path, memo.path], {
    stdio: 'ignore',
  });
  return { process: child, sent: () => started.lines().includes('call') };
}
