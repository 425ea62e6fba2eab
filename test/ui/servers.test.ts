import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

const ANALYZE = 'Framework Director: Analyze Document';

/** Settings under which the framework's name is looked up at one of the servers of test/support/servers. */
function withServer(name: string): Readonly<Record<string, unknown>> {
  return {
    'frameworkDirector.mcp.servers': {
      [name]: { command: process.execPath, args: [resolve('test/support/servers', `${name}.mjs`)] },
    },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the setting's own placeholder
    'frameworkDirector.mcp.mappings': [{ server: name, tool: 'lookup', arguments: { query: '${framework.name}' } }],
  };
}

describe('A server of the user’s own, in VS Code', () => {
  let workbench: Workbench | undefined;
  pictureFailures(() => workbench as Workbench);

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  async function open(name: string): Promise<Workbench> {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO }, settings: withServer(name) });
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    return workbench;
  }

  it('is started only after its very command was shown and allowed, and is asked for once', async () => {
    const window = await open('echo');
    const text = await window.dialogText(/Allow Framework Director to start the MCP server “echo”\?/);
    assert.match(text, /echo\.mjs/);
    assert.match(text, /names of the frameworks in your documents, and nothing else/);
    await window.screenshot('consent');
    await window.answer('Allow');
    await window.panelText(/lookup/);
    await window.panelText(/sent: .*Team Topologies.* to echo/);
    await window.runCommand(ANALYZE);
    await window.panelText(/cached/);
    assert.equal(await window.hasDialog(), false);
  });

  it('is left alone when it is refused, and can be allowed from the panel later', async () => {
    const window = await open('echo');
    await window.dialogText(/“echo”/);
    await window.answer('Do Not Allow');
    await window.panelText(/not started before you allow it/);
    await window.panelText(/nothing left this machine/);
    const panel = await window.panelFrame();
    await panel.getByRole('button', { name: /allow/i }).click();
    await window.dialogText(/“echo”/);
    await window.answer('Allow');
    await window.panelText(/lookup/);
  });

  it('holds back neither detection nor the panel when it never answers', async () => {
    const window = await open('silent');
    await window.dialogText(/“silent”/);
    await window.panelText(/Team Topologies/);
    await window.answer('Allow');
    const text = await window.panelText(/silent/);
    assert.match(text, /Team Topologies/);
    await window.statusBarText('frameworkDirector.latency', /\d/);
    await window.panelText(/The server “silent”|The server "silent"/);
    await window.screenshot('server-silent');
  });
});
