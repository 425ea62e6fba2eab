import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import type { Frame } from 'playwright-core';
import { pictureFailures } from './failures';
import { server, withServers } from './settings';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const STRATEGY = readFileSync('samples/platform-strategy.md', 'utf8');

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

const ANALYZE = 'Framework Director: Analyze Document';
const OPEN_PANEL = 'Framework Director: Open Panel';

/** A picture of one pixel. */
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

describe('The panel beside a document', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'strategy.md': STRATEGY, 'memo.md': MEMO } });
    await workbench.openFile('strategy.md');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/strategy\.md[\s\S]*WRAP[\s\S]*RICE score/);
  });

  after(async () => workbench?.close());

  async function turnTo(tab: string): Promise<Frame> {
    const panel = await workbench.panel.frame();
    await panel.getByRole('tab', { name: new RegExp(tab) }).click();
    return panel;
  }

  it('tells who was asked, why, and how much they found', async () => {
    const text = await workbench.panel.text(/Who was asked/i);
    assert.match(text, /4 personas asked[\s\S]*Engineering leadership\s+it reads every text\s+6 questions/);
    assert.match(text, /Executive strategy\s+the text applies OKR\s+no question/);
  });

  it('tells what was added, by whom and how long that took', async () => {
    const text = await workbench.panel.text(/guide/);
    assert.match(text, /guide\s[\s\S]*WRAP[\s\S]*\d+(?:\.\d)? m?s · local/);
  });

  it('orders findings by persona or by line, and keeps that', async () => {
    const panel = await turnTo('Findings');
    await workbench.panel.text(/Business value[\s\S]*Engineering leadership/);
    await panel.getByLabel('Group by').selectOption('line');
    const text = await workbench.panel.text(/In the order of the text/i);
    assert.match(text, /“Everyone agrees” stands[\s\S]*RICE score of “Self-service portal” is 240/);
    await turnTo('Overview');
    await turnTo('Findings');
    await workbench.panel.text(/In the order of the text/i);
  });

  it('leaves out findings of a severity that is not wanted', async () => {
    const panel = await turnTo('Findings');
    await panel.getByRole('switch', { name: /^Warnings: / }).click();
    await workbench.panel.text(/^(?![\s\S]*“Everyone agrees” stands)[\s\S]*RICE score/);
    await workbench.screenshot('panel-findings-by-line');
    for (const name of [/^Errors: /, /^Hints: /]) await panel.getByRole('switch', { name }).click();
    await workbench.panel.text(/There are findings, but none of the severities chosen above/);
    await panel.getByRole('button', { name: 'Show all', exact: true }).first().click();
    await workbench.panel.text(/“Everyone agrees” stands/);
  });

  it('has the editor show what is pointed at, by the pointer or by the keyboard', async () => {
    const panel = await turnTo('Findings');
    await workbench.editor.marks(({ pointed }) => pointed.length === 0);
    const row = panel.locator('#panel-findings').getByText('“Everyone agrees” stands where');
    await row.hover();
    await workbench.editor.marks(({ pointed }) => pointed.length === 1);
    await workbench.screenshot('panel-pointing');
    await panel.getByRole('heading', { level: 1 }).hover();
    await workbench.editor.marks(({ pointed }) => pointed.length === 0);
    await panel
      .locator('#panel-findings')
      .getByRole('button', { name: /^Line 11: / })
      .focus();
    await workbench.editor.marks(({ pointed }) => pointed.length === 1);
    await panel.getByRole('tab', { name: /Findings/ }).focus();
    await workbench.editor.marks(({ pointed }) => pointed.length === 0);
  });

  it('leads to the place of a finding from anywhere on its row', async () => {
    const panel = await turnTo('Findings');
    await panel.locator('#panel-findings').getByText('“Everyone agrees” stands where').click();
    assert.equal(await workbench.statusBar.cursorLine(11), 11);
  });

  it('leads there by the keyboard', async () => {
    const panel = await turnTo('Findings');
    await panel.getByRole('button', { name: /^Line 59: / }).focus();
    await workbench.press('Enter');
    assert.equal(await workbench.statusBar.cursorLine(59), 59);
  });

  it('copies its analysis as Markdown, and exports it, at a press', async () => {
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: 'Copy as Markdown' }).click();
    await workbench.statusBar.text('status.extensionMessage', /The analysis was copied as Markdown\./);
    await panel.getByRole('button', { name: 'Export…' }).click();
    await workbench.list.text(/Export Analysis/);
    await workbench.press('Escape');
  });

  it('opens more to do in a menu of VS Code’s own', async () => {
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: 'More actions…' }).click();
    await workbench.menuText(/Review as…[\s\S]*Manage MCP Servers[\s\S]*Show Log/);
    await workbench.screenshot('panel-more');
    await workbench.press('Escape');
  });

  it('stays with a document to which it is pinned, and says so', async () => {
    const panel = await workbench.panel.frame();
    await panel.getByRole('switch', { name: 'Pin to this document' }).click();
    await workbench.tabs.titles(/^Framework Director: strategy\.md \(pinned\)$/m);
    await workbench.openFile('memo.md');
    await workbench.statusBar.text('frameworkDirector.latency', /\d/);
    assert.match(await workbench.panel.text(/strategy\.md/), /^strategy\.md/);
    await workbench.screenshot('panel-pinned');
  });

  it('keeps what it found of a document that is closed, and opens it again at a press', async () => {
    await workbench.openFile('strategy.md');
    await workbench.tabs.close('strategy.md');
    await workbench.panel.text(/The document was closed; this was found before\.[\s\S]*RICE score/);
    await workbench.screenshot('panel-pinned-closed');
    const panel = await workbench.panel.frame();
    await panel
      .getByRole('button', { name: /^Line 59: / })
      .first()
      .click();
    await workbench.tabs.titles(/^strategy\.md\b/m);
    assert.equal(await workbench.statusBar.cursorLine(59), 59);
    await workbench.panel.text(/^(?![\s\S]*was closed)/);
  });

  it('is as it was left after the window is loaded again', async () => {
    await workbench.openFile('memo.md');
    const left = await turnTo('Findings');
    await left.locator('main').evaluate((main) => main.ownerDocument.defaultView.scrollTo(0, 300));
    await workbench.pause(500);
    await workbench.reload();
    await workbench.panel.text(/^strategy\.md[\s\S]*In the order of the text/i);
    await workbench.tabs.titles(/^Framework Director: strategy\.md \(pinned\)$/m);
    const panel = await workbench.panel.frame();
    assert.equal(await panel.getByRole('tab', { name: /Findings/ }).getAttribute('aria-selected'), 'true');
    await panel.getByRole('heading', { name: 'In the order of the text' }).waitFor();
    await panel.waitForFunction(() => (globalThis as unknown as { readonly scrollY: number }).scrollY === 300);
  });

  it('follows the active editor again when it is let go, by the button in its title', async () => {
    await workbench.openFile('memo.md');
    const panel = await workbench.panel.frame();
    await panel.getByRole('heading', { level: 1 }).click();
    await workbench.tabs.pressButton('Let Panel Follow the Active Editor');
    await workbench.tabs.titles(/^Framework Director$/m);
    await workbench.panel.text(/^memo\.md/);
  });

  it('offers to insert an element that is missing where there is a fix for it', async () => {
    await workbench.openFile('strategy.md');
    await workbench.panel.text(/^strategy\.md/);
    const panel = await turnTo('Overview');
    const row = panel.getByRole('button', { name: /^WRAP/ });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    await panel.getByRole('button', { name: 'insert… Prepare to be wrong' }).click();
    await workbench.panel.text(/WRAP applied[\s\S]{0,40}4\/4/);
    await workbench.press('Control+z');
    await workbench.panel.text(/WRAP applied[\s\S]{0,40}3\/4/);
  });

  it('keeps focus and what is unfolded while the text is edited', async () => {
    const panel = await turnTo('Overview');
    await panel.getByRole('button', { name: /^Team Topologies/ }).focus();
    await workbench.press('Enter');
    await panel.locator('.element', { hasText: 'Stream-aligned team' }).first().waitFor();
    await workbench.editor.typeAtEnd('\nWe score by RICE.\n');
    await workbench.panel.text(/RICE Scoring/);
    assert.equal(await panel.getByRole('button', { name: /^Team Topologies/ }).getAttribute('aria-expanded'), 'true');
  });

  it('is as it was left after it is moved to another group', async () => {
    const panel = await turnTo('Findings');
    await panel.getByRole('heading', { level: 1 }).click();
    await workbench.runCommand('View: Move Editor into Left Group');
    const moved = await workbench.panel.frame();
    await moved.getByRole('heading', { name: 'In the order of the text' }).waitFor();
    assert.equal(await moved.getByRole('tab', { name: /Findings/ }).getAttribute('aria-selected'), 'true');
  });
});

describe('The panel, where there is no analysis to show', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO, 'plain.txt': 'It rains.\n' },
      settings: { 'frameworkDirector.automaticAnalysis': false },
    });
    writeFileSync(join(workbench.folder, 'photo.png'), Buffer.from(PNG, 'base64'));
    writeFileSync(join(workbench.folder, 'huge.log'), 'It rains, and it rains again.\n'.repeat(1_900_000));
  });

  after(async () => workbench?.close());

  it('asks for a document', async () => {
    await workbench.openFile('plain.txt');
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/Open a document to see which frameworks it uses\./);
  });

  it('says in one sentence that nothing was found', async () => {
    await workbench.runCommand('View: Close All Editors');
    await workbench.openFile('plain.txt');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/No framework was found in this text, and no reviewer has a question\./);
    await workbench.screenshot('panel-nothing-found');
  });

  it('offers to analyse a document that nobody has asked about', async () => {
    await workbench.openFile('memo.md');
    await workbench.panel.text(/“memo\.md” has not been analysed yet\./);
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: 'Analyse' }).click();
    await workbench.panel.text(/^memo\.md[\s\S]*Team Topologies/);
  });

  it('says that a picture is no text', async () => {
    await workbench.openFile('memo.md');
    await workbench.press('Control+P');
    await workbench.type('photo.png');
    await workbench.list.activeRow(/photo\.png/);
    await workbench.press('Enter');
    await workbench.panel.text(/“photo\.png” is not open as text/);
    await workbench.screenshot('panel-unsupported');
  });

  it('says of a file that is too large for extensions how large it is', async () => {
    await workbench.press('Control+P');
    await workbench.type('huge.log');
    await workbench.list.activeRow(/huge\.log/);
    await workbench.press('Enter');
    await workbench.panel.text(/“huge\.log” has 54\.4 MB: VS Code gives extensions no text of more than 50 MB\./);
    await workbench.screenshot('panel-too-large');
  });

  it('says that a document was closed, and opens it again', async () => {
    await workbench.openFile('memo.md');
    await workbench.panel.text(/^memo\.md/);
    await workbench.runCommand('View: Close All Editors in Group');
    await workbench.panel.text(/“memo\.md” was closed\./);
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: 'Open it again' }).click();
    await workbench.tabs.titles(/^memo\.md\b/m);
  });
});

describe('The panel in Restricted Mode', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: withServers({ echo: server('echo') }),
      trust: false,
    });
  });

  after(async () => workbench?.close());

  it('says that no server is started, and leads to where that is decided', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.panel.text(/This workspace is not trusted, so no server is started\./);
    await workbench.screenshot('panel-restricted');
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: 'Manage workspace trust' }).click();
    await workbench.trustText(/You are in Restricted Mode/);
  });
});
