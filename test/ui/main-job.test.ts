import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Payments platform: one decision

We decide by WRAP, because the last two choices were made in a hurry.

## Widen your options
Keep the monolith, split out billing, or buy a ledger.

## Reality-test your assumptions
A two-week trial with real invoices comes first.

## Attain distance before deciding
We sleep on it, and ask what we would tell a friend to do.
`;

const MANIFEST = `{
  "name": "shop",
  "dependencies": {
    "react": "^18.2.0"
  }
}
`;

/** Where the server of the settings leaves a file, so that having been started can be seen. */
const SIGN_OF_LIFE = join(mkdtempSync(join(tmpdir(), 'framework-director-ui-')), 'started');

const WITH_SERVER = {
  'frameworkDirector.mcp.servers': {
    wiki: {
      command: process.execPath,
      args: ['-e', "require('node:fs').writeFileSync(process.env.SIGN_OF_LIFE, '')"],
      env: { SIGN_OF_LIFE },
    },
  },
  'frameworkDirector.mcp.mappings': [{ server: 'wiki', tool: 'lookup' }],
};

/** By then every server has answered or is late, so none will be started any more. */
const ENHANCEMENT_DEADLINE_MS = 5_000;

const ANALYZE = 'Framework Director: Analyze Document';
const OPEN_PANEL = 'Framework Director: Open Panel';
const LATENCY = 'frameworkDirector.latency';

describe('Reading a document in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO, 'package.json': MANIFEST } });
  });

  after(async () => {
    await workbench?.close();
  });

  it('shows the frameworks of a memo in the panel', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/WRAP/);
  });

  it('tells in the status bar how long it took', async () => {
    assert.match(await workbench.statusBar.text(LATENCY, /\d/), /\d/);
  });

  it('explains a framework where the pointer rests on it', async () => {
    assert.match(await workbench.hover.at('WRAP', /WRAP/), /WRAP/);
  });

  it('leads from a place in the panel to its line in the document', async () => {
    const panel = await workbench.panel.frame();
    const row = panel.getByRole('button', { name: /^WRAP/ });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    await panel
      .getByRole('button', { name: /^Line 8\b/ })
      .first()
      .click();
    assert.equal(await workbench.statusBar.cursorLine(8), 8);
  });

  it('shows the panel in a dark and in a light theme', async () => {
    await workbench.screenshot('panel-dark');
    await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await (await workbench.panel.frame()).locator('body.vscode-light').waitFor({ state: 'attached' });
    await workbench.panel.text(/WRAP/);
    await workbench.screenshot('panel-light');
  });

  it('follows the document while it is edited', async () => {
    await workbench.editor.typeAtEnd('\nTeam Topologies asks for a platform team and stream-aligned teams.\n');
    await workbench.panel.text(/Team Topologies/);
    await workbench.editor.clear();
    await workbench.panel.text(/^(?!.*WRAP)/s);
  });

  it('finds the software a manifest asks for', async () => {
    await workbench.openFile('package.json');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/React/);
    assert.match(await workbench.hover.at('react', /React\b.*\b18\b/s), /React/);
  });

  it('shows the panel again after the window is reloaded', async () => {
    await workbench.reload();
    // Which of the two files is in front again is VS Code's affair; the panel follows it.
    await workbench.panel.text(/(?:memo\.md|package\.json)\s.*framework/s);
  });

  it('interrupts nobody with a notification', async () => {
    assert.deepEqual(await workbench.notifications.messages(), []);
  });
});

describe('Reading a document in Restricted Mode', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    const memo = `${MEMO}\nEveryone agrees that this is the way.\n`;
    workbench = await openWorkbench({ files: { 'memo.md': memo }, settings: WITH_SERVER, trust: false });
  });

  after(async () => {
    await workbench?.close();
    rmSync(dirname(SIGN_OF_LIFE), { recursive: true });
  });

  const started = (): boolean => existsSync(SIGN_OF_LIFE);

  it('still finds frameworks, and asks what a reviewer would', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/WRAP[\s\S]*“Everyone agrees” stands where evidence should/);
  });

  it('neither asks for a server nor starts it', async () => {
    await workbench.runCommand(ANALYZE);
    await workbench.statusBar.text(LATENCY, /\d/);
    await workbench.pause(ENHANCEMENT_DEADLINE_MS);
    assert.equal(await workbench.dialog.isShown(), false);
    assert.ok(!started());
  });

  it('does not start a server that was allowed while the folder was trusted', async () => {
    await workbench.setTrust(true);
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.dialog.text(/“wiki”/);
    await workbench.dialog.answer('Allow');
    await workbench.panel.text(/The server "wiki"/);
    assert.ok(started(), 'a trusted folder starts it');
    rmSync(SIGN_OF_LIFE);
    await workbench.setTrust(false);
    await workbench.openFile('memo.md');
    await workbench.editor.typeAtEnd('\nTeam Topologies, too.\n');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/Team Topologies/);
    await workbench.pause(ENHANCEMENT_DEADLINE_MS);
    assert.ok(!started());
  });
});
