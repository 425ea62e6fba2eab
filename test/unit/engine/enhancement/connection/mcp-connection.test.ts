import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, it } from 'mocha';
import { type Clock, systemClock } from '../../../../../src/engine/clock';
import type { Connection } from '../../../../../src/engine/enhancement/connection/connection';
import { readText } from '../../../../../src/engine/enhancement/result';
import type { StdioServer } from '../../../../../src/engine/enhancement/servers/definition';
import { UserError } from '../../../../../src/engine/errors';
import { connectionTo } from '../../../../support/connect';
import { type FaultServer, faultServer, processes, until } from '../../../../support/fault-servers';
import { ManualClock } from '../../../../support/manual-clock';
import { scratchFile } from '../../../../support/scratch';

const REMEDY = 'Check the settings.';

describe('a connection to a server', function () {
  this.timeout(20_000);
  const open: Connection[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((connection) => connection.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  function connect(server: StdioServer | FaultServer, clock: Clock = systemClock, idleMs?: number): Connection {
    const definition = typeof server === 'string' ? faultServer(server) : server;
    const connection = connectionTo(definition, clock, idleMs);
    open.push(connection);
    return connection;
  }

  async function ask(connection: Connection, query: string, signal = new AbortController().signal): Promise<string> {
    const result = await connection.call({ tool: 'lookup', arguments: { query } }, signal, () => {});
    return readText(result);
  }

  it('starts one process for any number of calls at a time', async () => {
    const connection = connect('echo');
    assert.equal(processes(), 0);
    const answers = await Promise.all(['a', 'b', 'c'].map((query) => ask(connection, query)));
    assert.deepEqual(answers.toSorted(), ['a: call 1', 'b: call 2', 'c: call 3']);
    assert.equal(processes(), 1);
  });

  it('gives the program the allowed variables and its own, and no other', async () => {
    process.env.FRAMEWORK_DIRECTOR_CANARY = 'secret';
    try {
      const names = (await ask(connect(faultServer('environment', { WIKI_TOKEN: 'x' })), '')).split('\n');
      assert.ok(names.includes('PATH') && names.includes('WIKI_TOKEN') && names.includes('ELECTRON_RUN_AS_NODE'));
      assert.ok(!names.includes('FRAMEWORK_DIRECTOR_CANARY'));
    } finally {
      delete process.env.FRAMEWORK_DIRECTOR_CANARY;
    }
  });

  const broken: readonly { readonly why: string; readonly server: StdioServer; readonly says: string }[] = [
    {
      why: 'its command does not exist',
      server: { ...faultServer('echo'), command: 'no-such-program' },
      says: 'The server "echo" could not be started: the command "no-such-program" was not found.',
    },
    {
      why: 'its folder does not exist',
      server: { ...faultServer('echo'), cwd: '/no/such/folder' },
      says: 'The server "echo" could not be started: its folder "/no/such/folder" does not exist.',
    },
    {
      why: 'it ends at once',
      server: faultServer('exits'),
      says: 'The server "exits" could not be started: it ended with code 1 ("Error: WIKI_TOKEN is not set").',
    },
  ];
  for (const { why, server, says } of broken) {
    it(`says in a sentence that a server cannot be started because ${why}`, async () => {
      await assert.rejects(ask(connect(server), 'a'), new UserError(`${says} ${REMEDY}`));
    });
  }

  it('gives up on a server that does not answer the handshake, and ends it', async () => {
    const clock = new ManualClock();
    const connection = connect('silent', clock);
    const answer = assert.rejects(
      ask(connection, 'a'),
      new UserError(`The server "silent" could not be started: it did not answer within 3 s. ${REMEDY}`),
    );
    await until(() => processes() === 1, 'the server starts');
    clock.advance(3_000);
    await answer;
    await until(() => processes() === 0, 'the server ends');
  });

  it('tells a timeout of a call from an abort by the caller', async () => {
    const clock = new ManualClock();
    const connection = connect('hangs', clock);
    await connection.ready(new AbortController().signal);
    const caller = new AbortController();
    const aborted = assert.rejects(ask(connection, 'a', caller.signal), { name: 'AbortError' });
    const late = assert.rejects(
      ask(connection, 'b'),
      new UserError('The server "hangs" did not answer "lookup" within 2.5 s.'),
    );
    caller.abort();
    await aborted;
    clock.advance(2_500);
    await late;
  });

  it('starts a server again after a crash, after a pause that grows', async () => {
    const clock = new ManualClock();
    const connection = connect('crashes', clock);
    const crashed = new UserError(
      'The server "crashes" stopped working: it ended with code 3 ("Error: the index is corrupt"). ' +
        'It is started again when it is next needed.',
    );
    let started = 0;
    const call = () =>
      connection.call({ tool: 'lookup', arguments: { query: 'a' } }, new AbortController().signal, () => {
        started++;
      });
    for (const pauseMs of [1_000, 2_000, 4_000, 8_000]) {
      const before = started;
      await assert.rejects(call(), crashed);
      assert.equal(started, before + 1);
      clock.advance(pauseMs - 1);
      await assert.rejects(call(), crashed);
      assert.equal(started, before + 1, `asked again within ${pauseMs} ms`);
      clock.advance(1);
    }
    await assert.rejects(call(), crashed);
    clock.advance(3_600_000);
    const givenUp = 'The server "crashes" failed 5 times in a row and is not started again by itself.';
    await assert.rejects(call(), new UserError(`${givenUp} Put it right, and start it in Manage MCP Servers.`));
    assert.deepEqual([started, connection.state], [5, 'failed']);
    connection.reset(false);
    await assert.rejects(call(), crashed);
    assert.equal(started, 6);
  });

  it('ends a server that sends more than 4 MB at once', async () => {
    await assert.rejects(
      ask(connect('huge'), 'a'),
      new UserError(
        'The server "huge" stopped working: it sent more than 4 MB in one message. ' +
          'It is started again when it is next needed.',
      ),
    );
    await until(() => processes() === 0, 'the server ends');
  });

  for (const name of ['legacy', 'modern', 'noise', 'long'] as const) {
    it(`is answered by a program that is healthy in its way: ${name}`, async () => {
      assert.match(await ask(connect(name), 'a'), /a|x{60000}/);
    });
  }

  it('waits longer for a program that tells of its progress', async () => {
    const release = scratchFile();
    const clock = new ManualClock();
    const connection = connect(faultServer('slow-progress', { RELEASE_FILE: release.path }), clock);
    await connection.ready(new AbortController().signal);
    const answer = ask(connection, 'a');
    for (let step = 0; step < 5; step++) {
      // Long enough for a dozen signs of progress.
      await sleep(250);
      clock.advance(2_000);
    }
    release.write('now');
    assert.equal(await answer, 'a');
  });

  it('takes a program for dead that let two calls in a row go unanswered, and ends it', async () => {
    const clock = new ManualClock();
    const connection = connect('hangs', clock);
    await connection.ready(new AbortController().signal);
    for (let call = 0; call < 2; call++) {
      let hasLeft = false;
      const { signal } = new AbortController();
      const late = assert.rejects(
        connection.call({ tool: 'lookup', arguments: { query: 'a' } }, signal, () => {
          hasLeft = true;
        }),
      );
      await until(() => hasLeft, 'the call leaves');
      clock.advance(2_500);
      await late;
    }
    await until(() => processes() === 0, 'the program ends');
  });

  it('ends a program that was not used for a while', async () => {
    const clock = new ManualClock();
    const connection = connect('echo', clock, 300_000);
    await ask(connection, 'a');
    clock.advance(299_999);
    assert.equal(processes(), 1);
    clock.advance(1);
    await until(() => processes() === 0, 'the program ends');
    assert.equal(await ask(connection, 'b'), 'b: call 1');
  });

  it('says what the server refused', async () => {
    const call = connect('echo').call({ tool: 'missing', arguments: {} }, new AbortController().signal, () => {});
    await assert.rejects(call, /^UserError: The server "echo" refused the call of "missing": .*missing.*\.$/);
  });

  it('ends what a server started, behind a shell and deaf to every hint, without delay', async () => {
    const { command, args, ...rest } = faultServer('grandchild');
    const shell: StdioServer = { ...rest, command: 'sh', args: ['-c', '"$0" "$@"; exit $?', command, ...args] };
    const connection = connect(shell);
    assert.equal(await ask(connection, 'a'), 'a');
    assert.equal(processes(), 3);
    const startedMs = performance.now();
    await connection.dispose();
    assert.equal(processes(), 0);
    assert.ok(performance.now() - startedMs < 2_500);
  });

  it('ends an attempt to connect and refuses calls once it is disposed of', async () => {
    const connection = connect('silent');
    const answer = assert.rejects(ask(connection, 'a'), /connection to the server "silent" was closed/);
    await until(() => processes() === 1, 'the server starts');
    await connection.dispose();
    await answer;
    assert.equal(processes(), 0);
    await assert.rejects(ask(connection, 'a'), /connection to the server "silent" was closed/);
  });
});
