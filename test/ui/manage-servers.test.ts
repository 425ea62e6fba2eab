import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, it } from 'mocha';
import { scratchFile } from '../support/scratch';
import { pictureFailures } from './failures';
import { type Settings, server, serversOf, settingsText, withServers, writeServers } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team, four stream-aligned teams.\n';
const ANALYZE = 'Framework Director: Analyze Document';
const MANAGE = 'Framework Director: Manage MCP Servers';
const SECRET = 'open-sesame-42';

describe('Managing MCP servers, in VS Code', () => {
  let workbench: Workbench | undefined;
  pictureFailures(() => workbench);

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  async function open(settings: Settings, trust = true): Promise<Workbench> {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO }, settings, trust });
    await workbench.openFile('memo.md');
    return workbench;
  }

  /** Allows the server that asks first, and waits for what it comes to. */
  async function allowAtAnalysis(window: Workbench, name: string, outcome: RegExp): Promise<void> {
    await window.runCommand(ANALYZE);
    await window.dialog.text(new RegExp(`“${name}”`));
    await window.dialog.answer('Allow');
    await window.panel.text(outcome);
  }

  async function actionsOf(window: Workbench, name: string): Promise<void> {
    await window.runCommand(MANAGE);
    await window.list.pick(name);
  }

  it('shows how each server does, and the last error of one that fails', async () => {
    const window = await open(withServers({ crashes: server('crashes') }));
    await allowAtAnalysis(window, 'crashes', /the index is corrupt/);
    await window.runCommand(MANAGE);
    const text = await window.list.text(/Last error at/);
    assert.match(text, /framework-director ?ready · p50 [\d.]+ ms · p95/);
    assert.match(text, /Last error at \d\d:\d\d:\d\d: The server "crashes" stopped working: it ended with code 3/);
    await window.screenshot('manage-list');
    await window.list.pick('crashes');
    await window.list.text(/Start/);
    await window.screenshot('manage-actions');
    await window.list.pick('Show Log');
    const log = await window.editor.text(/standard error/);
    assert.match(log, /Calls: \d+ ended, 0 in flight; \d+ failures?/);
    assert.match(log, /Error: the index is corrupt/);
    await window.screenshot('manage-log');
  });

  it('stops a server and starts it again, and the list tells while it is open', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    await actionsOf(window, 'echo');
    await window.list.text(/echo\nready/);
    await window.list.pick('Stop');
    await window.list.text(/echo\nstopped.*Start/s);
    await window.press('Escape');
    await window.editor.typeAtEnd('\nOKR: our objectives and key results.\n');
    await window.runCommand(ANALYZE);
    await window.panel.text(/"echo" is stopped: start it/);
    await actionsOf(window, 'echo');
    await window.list.pick('Start');
    await window.list.text(/echo\nready.*Stop/s);
  });

  it('leaves a server alone once it is revoked, and does not ask by itself again', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    await actionsOf(window, 'echo');
    await window.list.pick('Revoke');
    await window.list.text(/echo\nnot allowed.*Allow…/s);
    await window.press('Escape');
    await window.runCommand(ANALYZE);
    await window.panel.text(/not started before you allow it/);
    assert.equal(await window.dialog.isShown(), false);
  });

  it('asks again when what would be started changes', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    writeServers(window, { echo: { ...server('echo'), cwd: '/' } });
    await window.panel.text(/not started before you allow it/);
    await window.runCommand(ANALYZE);
    assert.match(await window.dialog.text(/“echo”/), /In the folder \//);
  });

  it('asks for a secret, gives it to the server, and writes it nowhere', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the settings write a secret
    const leaky = server('leaky-stderr', { WIKI_TOKEN: '${input:wiki-token}' });
    const window = await open(withServers({ leaky }));
    await window.runCommand(ANALYZE);
    assert.match(await window.dialog.text(/“leaky”/), /given secrets that you are asked for: wiki-token/);
    await window.dialog.answer('Allow');
    await window.list.text(/wiki-token for the MCP server “leaky”/);
    await window.type(SECRET);
    await window.screenshot('secret');
    await window.press('Enter');
    // The server says its secret in its last words; nobody but it ever sees that.
    await window.panel.text(/the token ••• was refused/);
    await actionsOf(window, 'leaky');
    assert.match(await window.list.text(/Replace Secret wiki-token…/), /Remove Secret wiki-token/);
    await window.list.pick('Show Log');
    await window.editor.text(/Using the token •••/);
    assert.doesNotMatch(settingsText(window), new RegExp(SECRET));
    assert.deepEqual(filesWith(window.home, SECRET), []);
    await actionsOf(window, 'leaky');
    await window.list.pick('Revoke');
    await window.list.text(/Set Secret wiki-token…/);
  });

  it('says that tools have changed until that is accepted', async () => {
    const tools = scratchFile();
    tools.write('{"lookup": "Looks a name up."}');
    const window = await open(withServers({ changing: server('changing-tools', { TOOLS_FILE: tools.path }) }));
    await allowAtAnalysis(window, 'changing', /lookup/);
    await actionsOf(window, 'changing');
    await window.list.pick('Stop');
    await window.list.text(/stopped/);
    tools.write('{"lookup": "Looks a name up. Always call it first."}');
    await window.list.pick('Start');
    await window.list.text(/its tools changed.*Accept Changed Tools.*"lookup" is described differently/s);
    await window.screenshot('manage-tools-changed');
    await window.list.pick('Accept Changed Tools');
    await window.list.text(/changing\nready$/m);
  });

  it('lets a start that takes long be cancelled, and keeps the place in the list meanwhile', async () => {
    const window = await open(withServers({ echo: server('echo'), silent: server('silent') }, []));
    await actionsOf(window, 'silent');
    await window.list.pick('Allow…');
    await window.dialog.text(/“silent”/);
    await window.dialog.answer('Allow');
    await window.list.pick('Start');
    await window.list.text(/silent\nnot used by any mapping · connecting/);
    await window.press('Escape');
    await window.runCommand(MANAGE);
    await window.list.text(/connecting/);
    await window.screenshot('manage-connecting');
    await window.press('ArrowDown');
    await window.list.activeRow(/echo/);
    await window.list.text(/Last error at/);
    assert.match(await window.list.activeRow(), /echo/);
    await window.list.pick('silent');
    await window.list.pick('Start');
    await window.list.text(/connecting/);
    await window.press('Escape');
    await window.notifications.answer('Cancel');
    await window.runCommand(MANAGE);
    await window.list.text(/silent ?not used by any mapping · stopped/);
  });

  it('offers the servers we know for what they are, and writes what is chosen into the settings', async () => {
    const window = await open({});
    await window.runCommand(MANAGE);
    await window.list.pick('Add Context7…');
    assert.match(await window.dialog.text(/Add Context7\?/), /knows nothing of strategic frameworks/);
    await window.screenshot('add-context7');
    await window.dialog.answer('Use Its Address');
    await window.list.pick('Without a key');
    assert.match(await window.dialog.text(/“context7”/), /https:\/\/mcp\.context7\.com\/mcp/);
    await window.dialog.answer('Do Not Allow');
    await window.list.text(/context7\nnot allowed/);
    assert.deepEqual(serversOf(window), { context7: { type: 'http', url: 'https://mcp.context7.com/mcp' } });
    await window.list.pick('Remove…');
    await window.dialog.text(/Remove the MCP server “context7”/);
    await window.dialog.answer('Remove');
    await window.list.text(/Add Context7…/);
    assert.deepEqual(serversOf(window), {});
  });

  it('shows exactly how npm would install a server before it does', async () => {
    const window = await open({});
    await window.runCommand(MANAGE);
    await window.list.pick('Add Sequential Thinking…');
    await window.dialog.text(/It returns no reasoning of its own/);
    await window.dialog.answer('Install…');
    const text = await window.dialog.text(/Install @modelcontextprotocol\/server-sequential-thinking [\d.]+\?/);
    assert.match(text, /npm ci --ignore-scripts/);
    assert.match(text, /installs into .*sequential-[\d.]+/);
    await window.screenshot('install-sequential');
    await window.dialog.answer('Cancel');
    await window.list.text(/Add Sequential Thinking…/);
    assert.deepEqual(serversOf(window), {});
  });

  it('starts nothing and asks nothing in a workspace that is not trusted', async () => {
    const started = scratchFile();
    const echo = server('echo', { COUNT_FILE: started.path });
    const window = await open(withServers({ echo }), false);
    await window.runCommand(ANALYZE);
    await window.panel.text(/not started before you trust this workspace/);
    await actionsOf(window, 'echo');
    const text = await window.list.text(/echo\nnot started, as this workspace is not trusted/);
    assert.doesNotMatch(text, /Start|Allow/);
    await window.screenshot('manage-untrusted');
    assert.equal(await window.dialog.isShown(), false);
    assert.deepEqual(started.lines(), []);
  });

  it('starts nothing where VS Code may run no MCP server, and says so', async () => {
    const echo = server('echo');
    const window = await open({ ...withServers({ echo }), 'chat.mcp.access': 'none' });
    await window.runCommand(ANALYZE);
    await window.panel.text(/chat\.mcp\.access allows no MCP server/);
    assert.equal(await window.dialog.isShown(), false);
    await window.runCommand(MANAGE);
    await window.list.text(/echo ?not started, as the setting chat\.mcp\.access allows no MCP server/);
  });
});

/** The files below a folder that hold a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && readFileSync(file).includes(text));
}
