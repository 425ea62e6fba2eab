import assert from 'node:assert/strict';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import type { Connection } from '../../src/engine/enhancement/connection/connection';
import type { StdioServer } from '../../src/engine/enhancement/servers/definition';
import { ask, connectionTo } from '../support/connect';
import { processes } from '../support/fault-servers';
import { realServer } from '../support/real-servers';
import { scratchFile, scratchFolder } from '../support/scratch';

describe('a published server', () => {
  const open: Connection[] = [];

  afterEach(async () => {
    await Promise.all(open.splice(0).map((connection) => connection.dispose()));
    assert.equal(processes(), 0, 'processes left');
  });

  function connect(server: StdioServer): Connection {
    const connection = connectionTo(server);
    open.push(connection);
    return connection;
  }

  it('sequential takes thoughts down and counts them, whatever it says of itself', async () => {
    const sequential = connect(realServer('sequential', { env: { DISABLE_THOUGHT_LOGGING: 'true' } }));
    const thought = { thought: 'WRAP is named.', thoughtNumber: 1, totalThoughts: 1, nextThoughtNeeded: false };
    const record = async () => JSON.parse(await ask(sequential, 'sequentialthinking', thought)).thoughtHistoryLength;
    assert.deepEqual([await record(), await record(), await record()], [1, 2, 3]);
  });

  it('memory keeps what it is told over a restart', async () => {
    const env = { MEMORY_FILE_PATH: scratchFile().path };
    const first = connect(realServer('memory', { env }));
    const entities = [{ name: 'WRAP', entityType: 'framework', observations: ['four steps'] }];
    await ask(first, 'create_entities', { entities });
    await first.dispose();
    assert.match(await ask(connect(realServer('memory', { env })), 'search_nodes', { query: 'steps' }), /"WRAP"/);
  });

  it('everything answers many calls at a time', async () => {
    const everything = connect(realServer('everything'));
    const sums = Array.from({ length: 20 }, (_, a) => ask(everything, 'get-sum', { a, b: 1 }));
    assert.deepEqual(
      await Promise.all(sums),
      Array.from({ length: 20 }, (_, a) => `The sum of ${a} and 1 is ${a + 1}.`),
    );
  });

  it('everything sees its own variables and none of ours', async () => {
    process.env.FRAMEWORK_DIRECTOR_CANARY = 'secret';
    try {
      const everything = connect(realServer('everything', { env: { WIKI_TOKEN: 'x' } }));
      const env = JSON.parse(await ask(everything, 'get-env'));
      assert.equal(env.WIKI_TOKEN, 'x');
      assert.equal(env.FRAMEWORK_DIRECTOR_CANARY, undefined);
    } finally {
      delete process.env.FRAMEWORK_DIRECTOR_CANARY;
    }
  });

  it('filesystem reads in the folder it is given, and nowhere else', async () => {
    const folder = mkdtempSync(join(scratchFolder(), 'root-'));
    writeFileSync(join(folder, 'memo.md'), 'We use WRAP.');
    const filesystem = connect(realServer('filesystem', { args: [folder] }));
    assert.equal(await ask(filesystem, 'read_text_file', { path: join(folder, 'memo.md') }), 'We use WRAP.');
    assert.match(await ask(filesystem, 'read_text_file', { path: '/etc/hostname' }), /Access denied/);
  });
});
