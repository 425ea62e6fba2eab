import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Payments platform: one decision

We decide by WRAP, because the last two choices were made in a hurry. Team Topologies came up.

## Widen your options
Keep the monolith, split out billing, or buy a ledger.

## Reality-test your assumptions
A two-week trial with real invoices comes first.
${'\nAnd so on.\n'.repeat(96)}
## Prepare to be wrong
`;

const OPEN_PANEL = 'Framework Director: Open Panel';

describe('The marks of evidence in the text', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO, 'notes.txt': MEMO },
      settings: { 'frameworkDirector.delay': 50, '[plaintext]': { 'frameworkDirector.decorations': 'never' } },
    });
    await workbench.openFile('memo.md');
    await workbench.statusBar.text('frameworkDirector.latency', /\d/);
  });

  after(async () => {
    await workbench?.close();
  });

  it('are not there while the panel is not', async () => {
    await workbench.editor.marks(({ applied, mentioned }) => applied + mentioned === 0);
  });

  it('are a line where a framework is applied, and dots where one is mentioned, while the panel can be seen', async () => {
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/WRAP/);
    await workbench.editor.marks(({ applied, mentioned }) => applied === 3 && mentioned >= 1);
  });

  it('move with the text while somebody types, and none of them goes', async () => {
    const counts = new Set<number>();
    await workbench.press('Control+Home');
    for (const letter of 'Before: ') {
      await workbench.type(letter);
      const { applied } = await workbench.editor.marks(() => true);
      counts.add(applied);
    }
    assert.deepEqual([...counts], [3]);
  });

  it('stay away where a language has none', async () => {
    await workbench.openFile('notes.txt');
    await workbench.panel.text(/WRAP/);
    await workbench.editor.marks(({ applied, mentioned }) => applied + mentioned === 0);
    await workbench.openFile('memo.md');
    await workbench.editor.marks(({ applied }) => applied === 3);
  });

  it('put nothing between the lines', async () => {
    assert.equal(await workbench.editor.codeLenses(), 0);
  });

  it('show the place that is pointed at in the panel, and scroll nowhere', async () => {
    const panel = await workbench.panel.frame();
    const row = panel.getByRole('button', { name: /^WRAP/ });
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.click();
    const above = await workbench.editor.firstLine();
    await panel
      .getByRole('button', { name: /^Line 5\b/ })
      .first()
      .hover();
    await workbench.editor.marks(({ pointed }) => pointed.join() === '5');
    await panel
      .getByRole('button', { name: /^Line 203\b/ })
      .first()
      .hover();
    await workbench.editor.marks(({ pointed }) => pointed.length === 0);
    assert.equal(await workbench.editor.firstLine(), above);
  });

  it('go with the panel', async () => {
    await workbench.runCommand('View: Close Editors in Other Groups');
    await workbench.editor.marks(({ applied, mentioned }) => applied + mentioned === 0);
  });
});

describe('The marks of evidence where they are always wanted', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: { 'memo.md': MEMO },
      settings: { 'frameworkDirector.decorations': 'always' },
    });
  });

  after(async () => {
    await workbench?.close();
  });

  it('are there without the panel', async () => {
    await workbench.openFile('memo.md');
    await workbench.editor.marks(({ applied, mentioned }) => applied === 3 && mentioned === 1);
  });
});
