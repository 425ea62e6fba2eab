import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { scratchFile } from '../support/scratch';
import { pictureFailures } from './failures';
import { type Settings, server, withServers } from './settings';
import { chooseTheme } from './themes';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

/** Servers are given up on after this time. */
const ENHANCEMENT_DEADLINE_MS = 5_000;

const ANALYZE = 'Framework Director: Analyze Document';

describe('A server of the user’s own, in VS Code', () => {
  let workbench: Workbench | undefined;
  pictureFailures(() => workbench);

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  async function open(name: string, settings: Settings = withServers({ [name]: server(name) })): Promise<Workbench> {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO }, settings });
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    return workbench;
  }

  it('is started only after its very command was shown and allowed, and is asked for once', async () => {
    const window = await open('echo');
    const text = await window.dialog.text(/Allow Framework Director to start the MCP server “echo”\?/);
    assert.match(text, /echo\.mjs/);
    assert.match(text, /names of the frameworks in your documents and our own questions about them, and nothing else/);
    await window.screenshot('consent');
    await window.dialog.answer('Allow');
    await window.panel.text(/lookup/);
    await window.panel.text(/sent: .*Team Topologies.* to echo/);
    await window.runCommand(ANALYZE);
    await window.panel.text(/cached/);
    assert.equal(await window.dialog.isShown(), false);
  });

  it('is left alone when it is refused, and can be allowed from the panel later', async () => {
    const window = await open('echo');
    await window.dialog.text(/“echo”/);
    await window.dialog.answer('Do Not Allow');
    await window.panel.text(/not started before you allow it/);
    await window.panel.text(/nothing left this machine/);
    const panel = await window.panel.frame();
    await panel.getByRole('button', { name: /allow/i }).click();
    await window.dialog.text(/“echo”/);
    await window.dialog.answer('Allow');
    await window.panel.text(/lookup/);
  });

  it('holds back neither detection nor the panel when it never answers', async () => {
    const window = await open('silent');
    await window.dialog.text(/“silent”/);
    await window.panel.text(/Team Topologies/);
    await window.dialog.answer('Allow');
    const text = await window.panel.text(/silent/);
    assert.match(text, /Team Topologies/);
    await window.statusBar.text('frameworkDirector.latency', /\d/);
    await window.panel.text(/The server “silent”|The server "silent"/);
    await window.screenshot('server-silent');
  });

  it('shows its answer while others are asked, of which one is late at the end and one fails', async () => {
    // One is given more time than an analysis takes.
    const hangs = { ...server('hangs'), timeoutMs: 4 * ENHANCEMENT_DEADLINE_MS };
    const servers = { echo: server('echo'), hangs, exits: server('exits') };
    const window = await open('echo', withServers(servers));
    for (const _ of Object.keys(servers)) {
      await window.dialog.text(/Allow Framework Director to start the MCP server/);
      await window.dialog.answer('Allow');
    }
    const panel = await window.panel.frame();
    const row = (outcome: string, name: string) =>
      panel.locator(`.enhancement[data-outcome=${outcome}] .count`).getByText(name);
    const progress = panel.getByRole('progressbar', { name: 'Analysing' });
    await row('failed', 'exits').waitFor();
    await row('ok', 'echo').waitFor();
    assert.ok(await progress.isVisible(), 'one is still asked');
    await window.screenshot('servers-partial');
    await row('late', 'hangs').waitFor();
    await progress.waitFor({ state: 'hidden' });
    assert.equal(await panel.getByRole('button', { name: /^Try again/ }).count(), 2);
    for (const kind of ['dark', 'light'] as const) {
      await chooseTheme(window, kind);
      await window.screenshot(`servers-late-and-failed-${kind}`);
    }
  });

  it('that keeps what it is told is asked when somebody asks for an analysis, and not as the text changes', async () => {
    const calls = scratchFile();
    const sequential = server('takes-down', { COUNT_FILE: calls.path });
    const window = await open('sequential', withServers({ sequential }, []));
    assert.match(await window.dialog.text(/“sequential”/), /When you ask for an analysis yourself, it is told/);
    await window.dialog.answer('Allow');
    await window.panel.text(/recorded/i);
    const asked = calls.lines().length;
    assert.ok(asked > 0);
    await window.editor.typeAtEnd('\nOKR: our objectives and key results.\n');
    await window.panel.text(/2 frameworks/);
    await window.pause(ENHANCEMENT_DEADLINE_MS);
    assert.equal(calls.lines().length, asked);
    await window.runCommand(ANALYZE);
    await window.panel.text(/recorded/i);
    assert.ok(calls.lines().length > asked);
  });
});
