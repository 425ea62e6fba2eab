import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Platform strategy

## Background

Everyone agrees that the platform is the right choice.

## Decision

We will use one platform from May on. The head of platform owns it. We look at it again in October. The alternative was
to stay as we are.

## Priorities

| Candidate | Reach | Impact | Confidence | Effort | RICE score |
|---|---|---|---|---|---|
| Portal | 600 | 1 | 80 % | 2 | 420 |
| Pipelines | 500 | 2 | 80 % | 2 | 400 |
| Secrets | 300 | 1 | 80 % | 2 | 120 |
`;

describe('Reading what the board asks in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO } });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
  });

  it('shows in the findings tab what to answer first, who was asked, and each question under its persona', async () => {
    await workbench.runCommand('Framework Director: Show Findings');
    const text = await workbench.panel.text(/Business value[\s\S]*RICE score of “Portal”/);
    assert.match(text, /Answer \d questions first|Not ready to be decided/);
    assert.match(text, /\d+ personas asked/);
    assert.match(text, /Engineering leadership[\s\S]*“Everyone agrees”/);
    const panel = await workbench.panel.frame();
    await panel.locator('summary').click();
    await workbench.panel.text(/it reads every text/);
    await workbench.screenshot('findings-dark');
    await workbench.runCommand('Preferences: Toggle between Light/Dark Themes');
    await (await workbench.panel.frame()).locator('body.vscode-light').waitFor({ state: 'attached' });
    await workbench.panel.text(/RICE score of “Portal”/);
    await workbench.screenshot('findings-light');
  });

  it('mends a finding from the panel, and takes it back with undo', async () => {
    const panel = await workbench.panel.frame();
    await panel.getByRole('button', { name: /240/ }).click();
    await workbench.editor.text(/\| 240 \|/);
    await workbench.panel.text(/^(?![\s\S]*RICE score of “Portal” is)/);
    await workbench.press('Control+z');
    await workbench.editor.text(/\| 420 \|/);
    await workbench.panel.text(/RICE score of “Portal” is/);
  });

  it('asks one persona alone', async () => {
    await workbench.runCommand('Framework Director: Review as…');
    await workbench.list.pick('Finance');
    await workbench.panel.text(/1 persona asked/);
    await workbench.runCommand('Framework Director: Review as…');
    await workbench.list.pick('The board');
    await workbench.panel.text(/RICE score of “Portal” is/);
  });

  it('offers the same at the place in the text', async () => {
    await workbench.runCommand('Go to Next Problem (Error, Warning, Info)');
    await workbench.press('Escape');
    const fixes = await workbench.editor.quickFixes(/Write “240”/);
    assert.match(fixes, /Silence business-value\/rice-arithmetic here[\s\S]*Turn off[\s\S]*Show all findings/);
    await workbench.screenshot('quick-fixes');
    await workbench.press('Escape');
  });

  it('interrupts nobody with a notification', async () => {
    assert.deepEqual(await workbench.notifications.messages(), []);
  });
});
