import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { generateWorkspace } from '../support/generated-workspace';
import { pictureFailures } from './failures';
import { chooseTheme } from './themes';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const ANALYZE = 'Framework Director: Analyze Workspace…';
const EXPORT = 'Framework Director: Export Workspace Inventory…';

/** As many as take some seconds, so that a person can see how it goes. */
const FILES = 15_000;
/** How long a dialog takes to come in. */
const FADE_MS = 500;

describe('A person who analyzes a workspace', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    // In Restricted Mode, for nothing is done but reading.
    workbench = await openWorkbench({
      trust: false,
      files: { 'memo.md': '# Memo\n\nWe decide by the WRAP framework.\n' },
    });
    generateWorkspace(join(workbench.folder, 'big'), FILES);
  });

  after(() => workbench?.close());

  it('sees how far it has come, and may cancel it', async () => {
    // Before the work begins, which may be over by the time that the centre is open.
    await workbench.notifications.show();
    await workbench.runCommand(ANALYZE);
    const line = await workbench.notifications.progress(
      /\d of (at least )?[\d,]+ files · \d+ MB · [\d,]+ files\/s · \d+ s left/,
    );
    assert.match(line, /Analyzing the workspace/);
    await workbench.screenshot('workspace-progress-dark');
    await workbench.notifications.answer('Cancel');
    assert.deepEqual(await workbench.notifications.messages(), []);
    const written = JSON.parse(await exported('cancelled.json'));
    assert.match(written.note, /^The analysis was cancelled/);
    assert.ok(written.read > 0 && written.read < FILES);
  });

  it('gets an inventory of all files as Markdown, CSV or JSON, and no message that asks for nothing', async () => {
    await workbench.runCommand(ANALYZE);
    await workbench.notifications.progressEnd();
    const markdown = await exported('inventory.md');
    assert.match(markdown, /^# Frameworks in workspace\n\n15,00\d files read \([\d.]+ MB\) on \d{4}-\d\d-\d\d: /);
    assert.match(markdown, /\n\| React \| \d+ \| /);
    assert.match(await exported('inventory.csv'), /\r\nmemo\.md,wrap,WRAP,strategy,\w+,,/);
    assert.equal(JSON.parse(await exported('inventory.json')).note, null);
    assert.deepEqual(await workbench.notifications.messages(), []);
    await workbench.openFile('inventory.md');
    await workbench.pause(FADE_MS);
    await workbench.screenshot('workspace-inventory-dark');
  });

  it('sees in the panel what its files use', async () => {
    await workbench.openFile('memo.md');
    await workbench.runCommand('Framework Director: Open Panel');
    const text = await workbench.panel.text(/Workspace\s+\d+ frameworks in [\d,]+ files/i);
    assert.match(text, /React\s+(used|mentioned)\s+[\d,]+ files/);
    assert.match(text, /Export Workspace Inventory…/);
    const panel = await workbench.panel.frame();
    for (const kind of ['dark', 'light'] as const) {
      await chooseTheme(workbench, kind);
      await panel.locator('.workspace .actions').scrollIntoViewIfNeeded();
      await workbench.screenshot(`workspace-panel-${kind}`);
    }
  });

  const exported = (name: string): Promise<string> => exportedFrom(workbench, name);
});

describe('A person with several folders, one of which lies elsewhere', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    const manifest = '{ "dependencies": { "react": "^18.2.0" } }\n';
    workbench = await openWorkbench({
      files: {
        'one/memo.md': 'Nothing of interest.\n',
        'one/package.json': manifest,
        'two/package.json': manifest,
        'several.code-workspace': JSON.stringify({
          folders: [{ path: 'one' }, { path: 'two' }, { uri: 'memory-files:/notes', name: 'notes' }],
        }),
      },
      workspace: 'several.code-workspace',
      extensions: ['test/support/memory-files'],
    });
  });

  after(() => workbench?.close());

  it('chooses which of them are analyzed', async () => {
    // Until the extension is there, the palette does not list its commands.
    await workbench.openFile('memo.md');
    await workbench.runCommand(ANALYZE);
    await workbench.list.text(/Choose the folders[\s\S]*notes/);
    await workbench.list.tick('two');
    await workbench.screenshot('workspace-folders-dark');
    await workbench.press('Enter');
    const { files, frameworks } = JSON.parse(await exportedFrom(workbench, 'some.json'));
    assert.deepEqual(
      files.map(({ path }: { readonly path: string }) => path),
      ['notes/plan.md', 'notes/web/package.json', 'one/package.json'],
    );
    const react = frameworks.find(({ id }: { readonly id: string }) => id === 'react');
    assert.deepEqual(react.versions, [
      { version: '^18.2.0', files: ['one/package.json'] },
      { version: '^19.0.0', files: ['notes/web/package.json'] },
    ]);
  });
});

/** Exports the inventory to a file, and reads it. */
async function exportedFrom(workbench: Workbench, name: string): Promise<string> {
  await workbench.runCommand(EXPORT);
  await workbench.list.text(/Export Workspace Inventory/);
  // Its field has a file's name a moment after it is shown.
  await workbench.pause(2 * FADE_MS);
  const file = join(workbench.folder, name);
  await workbench.press('Control+A');
  await workbench.type(file);
  await workbench.pause(FADE_MS);
  await until(async () => {
    // As long as the dialog still looks at the folder it takes no answer.
    await workbench.press('Enter');
    await workbench.pause(FADE_MS);
    return existsSync(file) && readFileSync(file).length > 0;
  }, `the file ${name}`);
  return readFileSync(file, 'utf8');
}

async function until(condition: () => Promise<boolean>, what: string): Promise<void> {
  const deadline = Date.now() + 90_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`Waited 90 s for ${what}.`);
    await new Promise((done) => setTimeout(done, 100));
  }
}
