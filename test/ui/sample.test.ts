import { readFileSync } from 'node:fs';
import { after, before, describe, it } from 'mocha';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

/** How long a hover takes to be seen whole. */
const FADE_MS = 1_000;

describe('The sample that everybody sees first', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    const sample = readFileSync('samples/platform-strategy.md', 'utf8');
    workbench = await openWorkbench({ files: { 'platform-strategy.md': sample } });
  });

  after(async () => {
    await workbench?.close();
  });

  it('is shown with panel, hover and status bar, as in the README’s picture', async () => {
    await workbench.openFile('platform-strategy.md');
    await workbench.runCommand('Framework Director: Analyze Document');
    await workbench.panel.text(/The RICE score of “Self-service portal” is 240, not 420/);
    await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
    await workbench.hover.at('WRAP', /missing: Prepare to be wrong/, async () => {
      await workbench.pause(FADE_MS);
      await workbench.screenshot('readme');
    });
  });
});
