import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { writeSetting } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const OFFER = 'frameworkDirector.mcp.offerServer';
const LIST = 'MCP: List Servers';

describe('Offering Framework Director to VS Code as an MCP server', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    const files = { 'memo.md': '# One platform\n\nWe follow Team Topologies.\n' };
    workbench = await openWorkbench({ files, settings: { 'chat.disableAIFeatures': false } });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
  });

  it('does nothing before the person wants it', async () => {
    await workbench.runCommand(LIST);
    assert.doesNotMatch(await workbench.list.text(/Add Server/), /Framework Director/);
    await workbench.press('Escape');
  });

  it('has VS Code list it, and start it when it is asked to', async () => {
    writeSetting(workbench, OFFER, true);
    await workbench.runCommand(LIST);
    await workbench.list.text(/Framework Director/);
    await workbench.screenshot('offered-server');
    await workbench.list.pick('Framework Director');
    await workbench.list.text(/Start Server/);
    await workbench.list.pick('Start Server');
    // VS Code shows what the server does as it starts.
    await workbench.outputText(/Connection state: Running[\s\S]*Discovered 3 tools/);
    await workbench.screenshot('offered-server-running');
  });

  it('takes it away as soon as the person wants it no more', async () => {
    writeSetting(workbench, OFFER, false);
    await workbench.pause(1_000);
    await workbench.runCommand(LIST);
    assert.doesNotMatch(await workbench.list.text(/Add Server/), /Framework Director/);
    await workbench.press('Escape');
  });
});
