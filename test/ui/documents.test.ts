import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.

Everyone agrees that this is the way.
`;

const MODES = /no interaction mode between any two of them/;
const APPEAL = /“Everyone agrees” stands where evidence should/;

const NOTEBOOK = JSON.stringify({
  cells: [
    { cell_type: 'code', metadata: {}, source: 'import pandas as pd', outputs: [], execution_count: null },
    { cell_type: 'code', metadata: {}, source: 'import flask', outputs: [], execution_count: null },
  ],
  metadata: { language_info: { name: 'python' } },
  nbformat: 4,
  nbformat_minor: 5,
});

const OPEN_PANEL = 'Framework Director: Open Panel';

describe('Several folders in one window', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      workspace: 'all.code-workspace',
      files: {
        'all.code-workspace': JSON.stringify({ folders: [{ path: 'one' }, { path: 'two' }] }),
        'one/first.md': MEMO,
        'one/.framework-director.json': JSON.stringify({ rules: { 'engineering-leadership/team-interaction': 'off' } }),
        'two/second.md': MEMO,
        'two/.vscode/settings.json': JSON.stringify({
          'frameworkDirector.review.rules': { 'engineering-leadership/appeal-instead-of-evidence': 'off' },
        }),
      },
    });
  });

  after(async () => {
    await workbench?.close();
  });

  it('are reviewed each as its own team has said', async () => {
    await workbench.openFile('first.md');
    await workbench.runCommand(OPEN_PANEL);
    assert.doesNotMatch(await workbench.panel.text(/first\.md[\s\S]*“Everyone agrees” stands/), MODES);
  });

  it('are reviewed each as its own settings say', async () => {
    await workbench.openFile('second.md');
    assert.doesNotMatch(await workbench.panel.text(/second\.md[\s\S]*no interaction mode/), APPEAL);
  });
});

describe('Documents of other kinds beside the panel', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({
      files: {
        'memo.md': MEMO,
        'plan.ipynb': NOTEBOOK,
        'large.md': 'We follow Team Topologies.\n'.repeat(2_000_000),
      },
    });
    await workbench.openFile('memo.md');
    await workbench.runCommand(OPEN_PANEL);
    await workbench.panel.text(/memo\.md[\s\S]*Team Topologies/);
  });

  after(async () => {
    await workbench?.close();
  });

  /** Opens a file that is shown otherwise than as the lines of one text. */
  async function open(name: string): Promise<void> {
    await workbench.press('Control+P');
    await workbench.type(name);
    await workbench.list.activeRow(new RegExp(name));
    await workbench.press('Enter');
  }

  it('show a notebook cell by cell', async () => {
    await open('plan.ipynb');
    await workbench.panel.text(/plan\.ipynb[\s\S]*pandas/);
    await workbench.press('ArrowDown');
    assert.doesNotMatch(await workbench.panel.text(/plan\.ipynb[\s\S]*Flask/), /pandas/);
    await workbench.screenshot('notebook-dark');
  });

  it('say that a file is larger than extensions are given', async () => {
    await open('large.md');
    await workbench.panel.text(/“large\.md” has 5\d(?:\.\d)? MB: VS Code gives extensions no text of more than 50 MB/);
  });
});
