import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { scratchFile } from '../support/scratch';
import { pictureFailures } from './failures';
import { type Settings, server, serversOf, withServers } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const IMPORT = 'Framework Director: Import MCP Servers from VS Code…';

describe('Importing MCP servers, in VS Code', () => {
  let workbench: Workbench | undefined;
  pictureFailures(() => workbench);

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  async function open(file: unknown, settings: Settings = {}, trust = true): Promise<Workbench> {
    const text = typeof file === 'string' ? file : JSON.stringify(file);
    workbench = await openWorkbench({ files: { 'memo.md': '# Memo\n', '.vscode/mcp.json': text }, settings, trust });
    await workbench.openFile('memo.md');
    await workbench.runCommand(IMPORT);
    return workbench;
  }

  it('shows exactly what would run, writes what is chosen, and starts nothing', async () => {
    const started = scratchFile();
    const script = `require('node:fs').writeFileSync(${JSON.stringify(started.path)}, 'started\\n')`;
    const wiki = { command: 'node', args: ['-e', script] };
    const window = await open({
      servers: { wiki, tracker: { command: 'npx', args: ['-y', '@acme/tracker'] }, broken: { command: 5 } },
    });
    await window.list.pick('.vscode/mcp.json');
    const text = await window.list.text(/wiki/);
    assert.match(text, /node -e "require\('node:fs'\)/);
    assert.match(text, /npx -y @acme\/tracker/);
    assert.match(text, /asks a registry at each start/);
    assert.match(text, /"broken" cannot be taken over: "command" must be a text/);
    await window.list.tick('broken');
    await window.list.tick('wiki');
    await window.screenshot('import-servers');
    await window.press('Enter');
    const question = await window.dialog.text(/Import 1 MCP server into your settings\?/);
    assert.match(question, /It runs this program on your machine, with your rights:\n\nnode -e "require\('node:fs'\)/);
    await window.screenshot('import-confirm');
    await window.dialog.answer('Import');
    assert.match((await window.notifications.messages()).join(), /Imported into your settings: “wiki”/);
    assert.deepEqual(Object.keys(serversOf(window)), ['wiki']);
    assert.deepEqual(started.lines(), []);
  });

  it('keeps a server that is there under its name beside the imported one, or not, as is wished', async () => {
    const window = await open({ servers: { echo: { command: 'other' } } }, withServers({ echo: server('echo') }));
    await window.list.pick('.vscode/mcp.json');
    await window.list.tick('echo');
    await window.press('Enter');
    await window.dialog.text(/Import 1 MCP server/);
    await window.dialog.answer('Import');
    await window.list.text(/There is another “echo” in your settings/);
    await window.screenshot('import-conflict');
    await window.list.pick('Keep Both');
    await window.notifications.messages();
    const servers = serversOf(window);
    assert.deepEqual(Object.keys(servers), ['echo', 'echo-2']);
    assert.deepEqual(servers.echo, server('echo'));
  });

  it('says in a sentence why a file cannot be read', async () => {
    const window = await open('{ "servers": nothing }');
    await window.list.pick('.vscode/mcp.json');
    assert.match(await notification(window), /Nothing was imported from \.vscode\/mcp\.json\. .*line 1 is no JSON/);
  });

  it('reads no file of a workspace that is not trusted', async () => {
    const window = await open({ servers: { wiki: { command: 'wiki' } } }, {}, false);
    assert.match(await notification(window), /No MCP servers are imported here/);
    assert.deepEqual(serversOf(window), {});
  });

  async function notification(window: Workbench): Promise<string> {
    for (let looks = 0; looks < 10; looks++) {
      const messages = await window.notifications.messages();
      if (messages.length > 0) return messages.join();
    }
    return '';
  }
});
