import { readFileSync } from 'node:fs';
import { describe, it } from 'mocha';
import { openWorkbench } from './window';

describe('look', () => {
  it('looks', async () => {
    const w = await openWorkbench({
      files: { 'platform-strategy.md': readFileSync('samples/platform-strategy.md', 'utf8') },
    });
    try {
      await w.openFile('platform-strategy.md');
      await w.runCommand('Framework Director: Open Panel');
      await new Promise((r) => setTimeout(r, 6000));
      await w.screenshot('zz-overview-dark');
      const frame = await w.panelFrame();
      await frame.locator('[role=tab]').nth(1).click();
      await new Promise((r) => setTimeout(r, 1000));
      await frame.locator('summary').first().click();
      await new Promise((r) => setTimeout(r, 1000));
      await w.screenshot('zz-findings-dark');
      await w.runCommand('Preferences: Toggle between Light/Dark Themes');
      await new Promise((r) => setTimeout(r, 2000));
      await w.screenshot('zz-findings-light');
    } finally {
      await w.close();
    }
  });
});
