import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { type Settings, server, withServers } from './settings';
import { pickTheme, THEME_KINDS } from './themes';
import { openWorkbench, type WindowOptions } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Platform strategy

We follow Team Topologies: one platform team, four stream-aligned teams.

Everyone agrees that the platform is the right choice.

We widened our options, reality-tested our assumptions, and attained some distance before deciding (WRAP).

| Candidate | Reach | Impact | Confidence | Effort | RICE score |
|---|---|---|---|---|---|
| Portal | 600 | 1 | 80 % | 2 | 420 |
| Pipelines | 500 | 2 | 80 % | 2 | 400 |
| Secrets | 300 | 1 | 80 % | 2 | 120 |

An OKR $(flame) is mentioned.
`;
const APP = "import React from 'react';\n";
const FILES = { 'memo.md': MEMO, 'src/app.tsx': APP, 'calm.md': 'Good morning.\n' };
const CONTAINER = 'Framework Director';
const RICE = 'The RICE score of “Portal”';

describe('The views of the activity bar, in VS Code', () => {
  let workbench: Workbench | undefined;
  pictureFailures(() => workbench);

  afterEach(async () => {
    await workbench?.close();
    workbench = undefined;
  });

  async function open(more: Partial<WindowOptions> = {}): Promise<Workbench> {
    workbench = await openWorkbench({ files: FILES, ...more });
    return workbench;
  }

  async function openViews(more: Partial<WindowOptions> = {}): Promise<Workbench> {
    const window = await open(more);
    await window.openFile('app.tsx');
    await window.openFile('memo.md');
    await window.views.open(CONTAINER);
    await window.views.text('Frameworks', /WRAP/);
    return window;
  }

  it('lead by the keyboard from a framework to its elements, and to their places in the text', async () => {
    const window = await openViews();
    await window.views.clickRow('Frameworks', 'This Document');
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /This Document memo\.md\n.*WRAP applied · 3 of 4 elements/s);
    for (let row = 0; row < 20; row++) {
      await window.press('ArrowDown');
      if ((await window.views.activeRow()).startsWith('WRAP')) break;
    }
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /Attain distance 1 place\nPrepare to be wrong missing/);
    assert.equal(await window.views.spokenRow('Frameworks', 'Prepare to be wrong'), 'Prepare to be wrong, missing');
    await window.press('ArrowDown');
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /We widened our options/);
    await window.press('ArrowDown');
    await window.press('Space');
    await window.statusBar.cursorLine(7);
    assert.match(await window.views.activeRow(), /^line 7: We widened our options/);
    await window.press('Enter');
    await window.statusBar.cursorLine(7);
    await window.type('Hello ');
    await window.editor.text(/Hello/);
  });

  it('show text of documents as it is written', async () => {
    const window = await openViews();
    await window.views.clickRow('Frameworks', 'OKR');
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /An OKR \$\(flame\) is mentioned\. line 15/);
  });

  it('show the frameworks of other open editors, and open them at a place', async () => {
    const window = await openViews();
    await window.views.clickRow('Frameworks', 'Other Open Editors');
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /Other Open Editors 1\napp\.tsx src · 1 framework/);
    await window.views.clickRow('Frameworks', 'app.tsx');
    await window.editor.text(/import React/);
    await window.views.text('Frameworks', /This Document app\.tsx\nReact used/);
  });

  it('say how much there is to answer, and mend it from a row', async () => {
    const window = await open();
    await window.openFile('memo.md');
    assert.equal(await window.views.badge(CONTAINER, /\d/), '3');
    await window.views.open(CONTAINER);
    await window.views.text('Findings', /Errors 1 finding\nThe RICE score/);
    await window.views.pressRowButton('Findings', RICE, 'Fix');
    await window.editor.text(/\| 240 \|/);
    assert.equal(await window.views.badge(CONTAINER, /^2$/), '2');
    await window.views.text('Findings', /^Warnings 2 findings/);
    await window.views.chooseFromRowMenu('Findings', '“Everyone agrees”', 'Silence Here');
    await window.editor.text(/framework-director-disable-next-line/);
    await window.views.badge(CONTAINER, /^1$/);
    await window.views.chooseFromRowMenu('Findings', 'Platform and stream-aligned', 'Turn Off Rule for This Folder');
    await window.editor.text(/"engineering-leadership\/[a-z-]+": "off"/);
  });

  it('show what a filter lets through, which stays after a reload, and how findings are gathered', async () => {
    const window = await openViews();
    await window.views.text('Frameworks', /OKR mentioned/);
    await window.views.pressButton('Frameworks', 'Filter Frameworks…');
    await window.list.text(/Frameworks that are only mentioned/);
    await window.list.tick('Frameworks that are only mentioned');
    await window.press('Enter');
    const left = await window.views.text('Frameworks', /^(?!.*OKR).*WRAP/s);
    assert.match(left, /Team Topologies/);
    await window.runCommand('Framework Director: Group Findings by…');
    await window.list.pick('By persona');
    await window.views.text('Findings', /^Engineering leadership \d findings?\n/m);
    await window.screenshot('tree-filtered');
    await window.reload();
    await window.views.text('Findings', /^Engineering leadership \d findings?\n/m);
    await window.views.text('Frameworks', /^(?!.*OKR).*WRAP/s);
    await window.views.pressButton('Frameworks', 'Clear Filter of Frameworks');
    await window.views.text('Frameworks', /OKR mentioned/);
  });

  it('show how servers do: allowed, running, not answering, stopped', async () => {
    const servers: Settings = { echo: server('echo'), wiki: server('crashes') };
    const window = await openViews({ settings: withServers(servers) });
    await window.views.text('MCP Servers', /echo not allowed yet\nwiki not allowed yet/);
    for (const name of ['echo', 'wiki']) {
      await window.views.pressRowButton('MCP Servers', name, 'Allow…');
      await window.dialog.text(new RegExp(`“${name}”`));
      await window.dialog.answer('Allow');
    }
    await window.views.text('MCP Servers', /echo not started yet\nwiki not started yet/);
    await window.runCommand('Framework Director: Analyze Document');
    const text = await window.views.text('MCP Servers', /echo running · [\d.]+ ms · \d+ calls?\nwiki not answering/);
    assert.match(text, /framework-director running/);
    assert.match(await window.views.spokenRow('MCP Servers', 'wiki'), /^wiki, not answering/);
    await window.screenshot('tree-servers');
    await window.views.pressRowButton('MCP Servers', 'echo', 'Stop');
    await window.views.text('MCP Servers', /echo stopped/);
    await window.views.pressRowButton('MCP Servers', 'echo', 'Start');
    await window.views.text('MCP Servers', /echo running/);
    await window.views.chooseFromRowMenu('MCP Servers', 'wiki', 'Show Log');
    await window.editor.text(/the index is corrupt/);
  });

  it('say what can be done where they have nothing to show', async () => {
    const window = await open();
    await window.views.open(CONTAINER);
    await window.views.text('Frameworks', /Open a document to see which frameworks.*Analyze Workspace…/s);
    await window.views.text('Findings', /Open a document to see what reviewers would ask/);
    await window.views.text('MCP Servers', /None is set up.*Manage MCP Servers.*Import MCP Servers/s);
    await window.screenshot('tree-empty');
    await window.openFile('calm.md');
    await window.views.text('Frameworks', /No framework was found in this document/);
    await window.views.text('Findings', /have no question about this text/);
  });

  it('wait for a person to ask where documents are not analysed by themselves', async () => {
    const window = await open({ settings: { 'frameworkDirector.automaticAnalysis': false } });
    await window.openFile('memo.md');
    await window.views.open(CONTAINER);
    await window.views.text('Frameworks', /has not been analyzed yet/);
    await window.views.pressWelcomeButton('Frameworks', 'Analyze Document');
    await window.views.text('Frameworks', /WRAP applied/);
    await window.views.text('Findings', /The RICE score/);
  });

  it('work in Restricted Mode, where they start no server', async () => {
    const window = await openViews({ trust: false, settings: withServers({ echo: server('echo') }) });
    await window.views.text('MCP Servers', /In Restricted Mode no MCP server is started/);
    await window.views.text('MCP Servers', /echo not started in Restricted Mode/);
    await window.views.text('Findings', /The RICE score/);
  });

  it('can be read in a theme of each kind', async () => {
    const window = await openViews({ settings: withServers({ echo: server('echo') }) });
    await window.views.clickRow('Frameworks', 'WRAP');
    await window.press('ArrowRight');
    await window.views.text('Frameworks', /Prepare to be wrong missing/);
    await window.views.text('MCP Servers', /echo not allowed yet/);
    for (const kind of THEME_KINDS) {
      await pickTheme(window, kind);
      await window.views.text('Findings', /The RICE score/);
      await window.pause(500);
      await window.screenshot(`tree-${kind}`);
    }
  });
});
