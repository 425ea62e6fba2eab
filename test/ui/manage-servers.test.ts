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
    await window.dialogText(new RegExp(`“${name}”`));
    await window.answer('Allow');
    await window.panelText(outcome);
  }

  async function actionsOf(window: Workbench, name: string): Promise<void> {
    await window.runCommand(MANAGE);
    await window.pick(name);
  }

  it('shows how each server does, and the last error of one that fails', async () => {
    const window = await open(withServers({ crashes: server('crashes') }));
    await allowAtAnalysis(window, 'crashes', /the index is corrupt/);
    await window.runCommand(MANAGE);
    const text = await window.listText(/Last error at/);
    assert.match(text, /framework-director ?ready · p50 [\d.]+ ms · p95/);
    assert.match(text, /Last error at \d\d:\d\d:\d\d: The server "crashes" stopped working: it ended with code 3/);
    await window.screenshot('manage-list');
    await window.pick('crashes');
    await window.listText(/Start/);
    await window.screenshot('manage-actions');
    await window.pick('Show Log');
    const log = await window.editorText(/standard error/);
    assert.match(log, /Calls: \d+ ended, 0 in flight; \d+ failures?/);
    assert.match(log, /Error: the index is corrupt/);
    await window.screenshot('manage-log');
  });

  it('stops a server and starts it again, and the list tells while it is open', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    await actionsOf(window, 'echo');
    await window.listText(/echo\nready/);
    await window.pick('Stop');
    await window.listText(/echo\nstopped.*Start/s);
    await window.press('Escape');
    await window.typeAtEnd('\nOKR: our objectives and key results.\n');
    await window.runCommand(ANALYZE);
    await window.panelText(/"echo" is stopped: start it/);
    await actionsOf(window, 'echo');
    await window.pick('Start');
    await window.listText(/echo\nready.*Stop/s);
  });

  it('leaves a server alone once it is revoked, and does not ask by itself again', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    await actionsOf(window, 'echo');
    await window.pick('Revoke');
    await window.listText(/echo\nnot allowed.*Allow…/s);
    await window.press('Escape');
    await window.runCommand(ANALYZE);
    await window.panelText(/not started before you allow it/);
    assert.equal(await window.hasDialog(), false);
  });

  it('asks again when what would be started changes', async () => {
    const window = await open(withServers({ echo: server('echo') }));
    await allowAtAnalysis(window, 'echo', /Team Topologies: call 1/);
    writeServers(window, { echo: { ...server('echo'), cwd: '/' } });
    await window.panelText(/not started before you allow it/);
    await window.runCommand(ANALYZE);
    assert.match(await window.dialogText(/“echo”/), /In the folder \//);
  });

  it('asks for a secret, gives it to the server, and writes it nowhere', async () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: as the settings write a secret
    const leaky = server('leaky-stderr', { WIKI_TOKEN: '${input:wiki-token}' });
    const window = await open(withServers({ leaky }));
    await window.runCommand(ANALYZE);
    assert.match(await window.dialogText(/“leaky”/), /given secrets that you are asked for: wiki-token/);
    await window.answer('Allow');
    await window.listText(/wiki-token for the MCP server “leaky”/);
    await window.type(SECRET);
    await window.screenshot('secret');
    await window.press('Enter');
    // The server says its secret in its last words; nobody but it ever sees that.
    await window.panelText(/the token ••• was refused/);
    await actionsOf(window, 'leaky');
    assert.match(await window.listText(/Replace Secret wiki-token…/), /Remove Secret wiki-token/);
    await window.pick('Show Log');
    await window.editorText(/Using the token •••/);
    assert.doesNotMatch(settingsText(window), new RegExp(SECRET));
    assert.deepEqual(filesWith(window.home, SECRET), []);
    await actionsOf(window, 'leaky');
    await window.pick('Revoke');
    await window.listText(/Set Secret wiki-token…/);
  });

  it('says that tools have changed until that is accepted', async () => {
    const tools = scratchFile();
    tools.write('{"lookup": "Looks a name up."}');
    const window = await open(withServers({ changing: server('changing-tools', { TOOLS_FILE: tools.path }) }));
    await allowAtAnalysis(window, 'changing', /lookup/);
    await actionsOf(window, 'changing');
    await window.pick('Stop');
    await window.listText(/stopped/);
    tools.write('{"lookup": "Looks a name up. Always call it first."}');
    await window.pick('Start');
    await window.listText(/its tools changed.*Accept Changed Tools.*"lookup" is described differently/s);
    await window.screenshot('manage-tools-changed');
    await window.pick('Accept Changed Tools');
    await window.listText(/changing\nready$/m);
  });

  it('lets a start that takes long be cancelled, and keeps the place in the list meanwhile', async () => {
    const window = await open(withServers({ echo: server('echo'), silent: server('silent') }, []));
    await actionsOf(window, 'silent');
    await window.pick('Allow…');
    await window.dialogText(/“silent”/);
    await window.answer('Allow');
    await window.pick('Start');
    await window.listText(/silent\nnot used by any mapping · connecting/);
    await window.press('Escape');
    await window.runCommand(MANAGE);
    await window.listText(/connecting/);
    await window.screenshot('manage-connecting');
    await window.press('ArrowDown');
    await window.activeRow(/echo/);
    await window.listText(/Last error at/);
    assert.match(await window.activeRow(), /echo/);
    await window.pick('silent');
    await window.pick('Start');
    await window.listText(/connecting/);
    await window.press('Escape');
    await window.answerNotification('Cancel');
    await window.runCommand(MANAGE);
    await window.listText(/silent ?not used by any mapping · stopped/);
  });

  it('offers the servers we know for what they are, and writes what is chosen into the settings', async () => {
    const window = await open({});
    await window.runCommand(MANAGE);
    await window.pick('Add Context7…');
    assert.match(await window.dialogText(/Add Context7\?/), /knows nothing of strategic frameworks/);
    await window.screenshot('add-context7');
    await window.answer('Use Its Address');
    await window.pick('Without a key');
    assert.match(await window.dialogText(/“context7”/), /https:\/\/mcp\.context7\.com\/mcp/);
    await window.answer('Do Not Allow');
    await window.listText(/context7\nnot allowed/);
    assert.deepEqual(serversOf(window), { context7: { type: 'http', url: 'https://mcp.context7.com/mcp' } });
    await window.pick('Remove…');
    await window.dialogText(/Remove the MCP server “context7”/);
    await window.answer('Remove');
    await window.listText(/Add Context7…/);
    assert.deepEqual(serversOf(window), {});
  });

  it('shows exactly how npm would install a server before it does', async () => {
    const window = await open({});
    await window.runCommand(MANAGE);
    await window.pick('Add Sequential Thinking…');
    await window.dialogText(/It returns no reasoning of its own/);
    await window.answer('Install…');
    const text = await window.dialogText(/Install @modelcontextprotocol\/server-sequential-thinking [\d.]+\?/);
    assert.match(text, /npm ci --ignore-scripts/);
    assert.match(text, /installs into .*sequential-[\d.]+/);
    await window.screenshot('install-sequential');
    await window.answer('Cancel');
    await window.listText(/Add Sequential Thinking…/);
    assert.deepEqual(serversOf(window), {});
  });

  it('starts nothing and asks nothing in a workspace that is not trusted', async () => {
    const started = scratchFile();
    const echo = server('echo', { COUNT_FILE: started.path });
    const window = await open(withServers({ echo }), false);
    await window.runCommand(ANALYZE);
    await window.panelText(/not started before you trust this workspace/);
    await actionsOf(window, 'echo');
    const text = await window.listText(/echo\nnot started, as this workspace is not trusted/);
    assert.doesNotMatch(text, /Start|Allow/);
    await window.screenshot('manage-untrusted');
    assert.equal(await window.hasDialog(), false);
    assert.deepEqual(started.lines(), []);
  });

  it('starts nothing where VS Code may run no MCP server, and says so', async () => {
    const echo = server('echo');
    const window = await open({ ...withServers({ echo }), 'chat.mcp.access': 'none' });
    await window.runCommand(ANALYZE);
    await window.panelText(/chat\.mcp\.access allows no MCP server/);
    assert.equal(await window.hasDialog(), false);
    await window.runCommand(MANAGE);
    await window.listText(/echo ?not started, as the setting chat\.mcp\.access allows no MCP server/);
  });
});

/** The files below a folder that hold a text. */
function filesWith(folder: string, text: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => join(folder, file))
    .filter((file) => statSync(file).isFile() && readFileSync(file).includes(text));
}
