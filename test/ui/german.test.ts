import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team, four stream-aligned teams.\n';
const LATENCY = 'frameworkDirector.latency';

describe('VS Code in German', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.mcp.servers': { wiki: { command: 'wiki-server' } } },
      language: 'de',
    });
    await workbench.openFile('memo.md');
    await workbench.statusBar.text(LATENCY, /\d/);
  });

  after(async () => workbench?.close());

  it('has commands with German titles, which are found by these', async () => {
    await workbench.runCommand('Framework Director: MCP-Server verwalten');
    const list = await workbench.list.text(/wiki/);
    assert.match(list, /Einen Server auswählen, um zu sehen, was sich mit ihm tun lässt/);
    assert.match(list, /Aus den Einstellungen/);
    assert.match(list, /MCP-Server aus VS Code importieren…/);
    await workbench.screenshot('german-servers');
    await workbench.press('Escape');
  });

  it('tells in German how each step did, with numbers as Germans write them', async () => {
    const hover = await workbench.statusBar.hover(LATENCY, /Erkennung/);
    assert.match(hover, /Erkennung\s+\d+,\d ms/);
    assert.match(hover, /Panel · Bericht · Protokoll · Ausblenden/);
    // It is to be seen as a whole a moment later.
    await workbench.pause(500);
    await workbench.screenshot('german-status-bar');
  });

  it('has the panel in German', async () => {
    await workbench.runCommand('Framework Director: Panel öffnen');
    const text = await workbench.panel.text(/angewendet[\s\S]*Wohin die Zeit ging/i);
    assert.match(text, /memo\.md\s+Markdown · \d+ Wörter · 1 Framework in \d+(?:,\d)? ms/);
    assert.match(text, /Überblick[\s\S]*Befunde[\s\S]*Leistung/);
    assert.doesNotMatch(text, /Overview|Findings/);
    const panel = await workbench.panel.frame();
    assert.equal(await panel.locator('html').getAttribute('lang'), 'de');
    await workbench.screenshot('german-panel');
  });

  it('describes settings in German', async () => {
    await workbench.runCommand('Preferences: Open Settings (UI)');
    await workbench.type('frameworkDirector.statusBar');
    assert.match(await workbench.editor.paneText(/Statusleiste/), /Ob die Statusleiste zeigt, wie lange alles dauert/);
    await workbench.screenshot('german-settings');
  });

  it('asks in German whether a server may be started', async () => {
    await workbench.runCommand('Framework Director: MCP-Server verwalten');
    await workbench.list.pick('wiki');
    await workbench.list.pick('Erlauben…');
    const dialog = await workbench.dialog.text(/wiki/);
    assert.match(dialog, /Framework Director erlauben, den MCP-Server „wiki“ zu starten\?/);
    await workbench.screenshot('german-consent');
    await workbench.dialog.answer('Nicht erlauben');
    // The list behind the dialog comes back.
    await workbench.list.text(/Erlauben…/);
    await workbench.press('Escape');
  });
});
