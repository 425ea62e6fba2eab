import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { type RedisServer, startRedis } from '../support/redis-server';
import { until } from '../support/until';
import { pictureFailures } from './failures';
import { settingsText } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = '# One platform\n\nWe follow Team Topologies. Everyone agrees that we decide to do it.\n';
const PASSWORD = 'a-password-of-the-test';

const STATISTICS = 'Framework Director: Show Cache Statistics';

describe('A cache that a team shares, in VS Code', () => {
  let server: RedisServer;
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    server = await startRedis('--requirepass', PASSWORD);
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.cache.redisUrl': server.url },
    });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
    await server?.stop();
  });

  it('says that it wants a password, and is signed in to', async () => {
    await workbench.runCommand(STATISTICS);
    await workbench.editor.text(/wants.a.password/);
    await workbench.runCommand('Framework Director: Sign In to Shared Cache');
    await workbench.list.text(/\(1\/2\)/);
    await workbench.press('Enter');
    await workbench.list.text(/\(2\/2\)/);
    await workbench.type(PASSWORD);
    await workbench.press('Enter');
    // The report that is open follows.
    await workbench.editor.text(/state\s+\|\s+on\s+\|\s+on\s+\|\s+on/);
    await workbench.screenshot('cache-statistics');
    assert.ok(!settingsText(workbench).includes(PASSWORD));
  });

  it('is given what is reviewed, and is cleared once a person has said that it is for everybody', async () => {
    await workbench.openFile('memo.md');
    await workbench.editor.typeAtEnd('Everyone agrees.');
    await until(async () => (await reviews()) > 0, 'a review is shared');
    await workbench.runCommand('Framework Director: Clear Cache…');
    assert.match(await workbench.list.text(/Reviews/), /\d+ shared \(/);
    await workbench.list.pick('Reviews');
    await workbench.dialog.text(/Clear it for your whole team\?/);
    await workbench.dialog.answer('Clear for Everybody');
    await until(async () => (await reviews()) === 0, 'reviews are cleared');
  });

  async function reviews(): Promise<number> {
    return ((await server.run('KEYS', 'framework-director:reviews:*')) as string[]).length;
  }
});
