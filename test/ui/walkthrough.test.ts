import assert from 'node:assert/strict';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MOST_BYTES = 150_000;
const TITLE = 'Get Started with Framework Director';

interface Step {
  readonly id: string;
  readonly media: { readonly image: Readonly<Record<'dark' | 'light' | 'hc' | 'hcLight', string>> };
}

const steps: readonly Step[] = JSON.parse(readFileSync('package.json', 'utf8')).contributes.walkthroughs[0].steps;

describe('The walkthrough, in VS Code', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': '# One platform\n\nWe follow Team Topologies.\n' } });
  });

  after(async () => workbench?.close());

  it('has four steps, each with a picture for every kind of theme', async () => {
    assert.deepEqual(
      steps.map(({ id }) => id),
      ['see', 'mend', 'allow', 'watch'],
    );
    for (const { media } of steps) {
      for (const file of Object.values(media.image)) {
        assert.ok(existsSync(file), file);
        assert.ok(statSync(file).size < MOST_BYTES, `${file} has ${statSync(file).size} bytes`);
      }
    }
  });

  it('is opened by whoever wants it, and by nobody else', async () => {
    assert.doesNotMatch(await workbench.tabs.labels(), /Walkthrough/);
    await workbench.runCommand('Welcome: Open Walkthrough...');
    await workbench.list.pick(TITLE);
    const text = await workbench.editor.paneText(/Watch the times/);
    for (const title of ['See what a document uses', 'Read and mend findings', 'Allow servers that add to it'])
      assert.ok(text.includes(title), text);
    await workbench.screenshot('walkthrough');
  });

  it('has buttons that do what they say, and ticks a step that was taken', async () => {
    await workbench.walkthrough.pressButton('Allow servers that add to it', 'Manage MCP Servers');
    await workbench.list.text(/Choose a server to see what can be done with it/);
    await workbench.press('Escape');
    await workbench.walkthrough.waitForTick('Allow servers that add to it');
  });

  it('opens an example for whoever has nothing at hand', async () => {
    await workbench.walkthrough.pressButton('See what a document uses', 'Open Example Document');
    await workbench.editor.text(/One platform for all product teams/);
    await workbench.statusBar.text('frameworkDirector.latency', /ms · \s*[2-9]/);
  });
});
