import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AxeResults } from 'axe-core';
import { after, before, describe, it } from 'mocha';
import { findBrowser, launchBrowser } from '../../scripts/browser.mjs';
import { until } from '../support/until';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

const MEMO = `# Platform strategy

## Background

Everyone agrees that the platform is the right choice.

## Decision

We follow Team Topologies: <b>one</b> platform team, four stream-aligned teams. The head of platform owns it.
`;

describe('Taking an analysis along', () => {
  let workbench: Workbench;
  pictureFailures(() => workbench);

  before(async () => {
    workbench = await openWorkbench({ files: { 'memo.md': MEMO } });
    await workbench.openFile('memo.md');
  });

  after(async () => {
    await workbench?.close();
  });

  it('copies it as Markdown, and says so in the status bar alone', async () => {
    await workbench.runCommand('Framework Director: Copy Analysis as Markdown');
    await workbench.statusBar.text('status.extensionMessage', /The analysis was copied as Markdown\./);
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.press('Control+V');
    await workbench.editor.text(/Made by Framework Director/);
    await workbench.press('Control+Home');
    const text = await workbench.editor.text(/# Analysis of memo\.md/);
    assert.match(text, /- \*\*Team Topologies\*\* \(strategic framework, applied/);
    assert.deepEqual(await workbench.notifications.messages(), []);
    await workbench.openFile('memo.md');
  });

  /** Takes the file that is proposed, or one of another name. */
  async function exported(name: string): Promise<string> {
    await workbench.runCommand('Framework Director: Export Analysis…');
    await workbench.list.text(/Export Analysis/);
    // Its field has the file's name a moment after it is shown.
    await workbench.pause(1_000);
    if (name !== 'memo.analysis.md') {
      await workbench.press('Control+A');
      await workbench.type(join(workbench.folder, name));
    }
    await workbench.press('Enter');
    const file = join(workbench.folder, name);
    await until(() => existsSync(file) && readFileSync(file).length > 0, name);
    return file;
  }

  it('proposes a file beside the document, and writes Markdown to it', async () => {
    const file = await exported('memo.analysis.md');
    assert.match(readFileSync(file, 'utf8'), /^# Analysis of memo\.md\n/);
  });

  it('writes JSON where the name of the file says so', async () => {
    const { schema, file, detections } = JSON.parse(readFileSync(await exported('memo.json'), 'utf8'));
    assert.deepEqual([schema, file, detections[0].id], [1, 'memo.md', 'team-topologies']);
  });

  it('writes a page that reads well in light, dark and print, and that everybody can use', async () => {
    const address = pathToFileURL(await exported('memo.html')).href;
    const found = await findBrowser();
    assert.ok(found.path !== null);
    const browser = await launchBrowser(found.path);
    try {
      const page = await browser.newPage({ viewport: { width: 900, height: 1_200 } });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.goto(address);
        await page.screenshot({ path: `test-results/export-${colorScheme}.png`, fullPage: true });
        await page.evaluate(readFileSync(resolve('node_modules/axe-core/axe.min.js'), 'utf8'));
        const { violations }: AxeResults = await page.evaluate('axe.run()');
        assert.deepEqual(
          violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)]),
          [],
        );
      }
      assert.equal(await page.locator('h1').innerText(), 'Analysis of memo.md');
      assert.ok(await page.getByText('<b>one</b>').first().isVisible(), 'what stands there is text');
      assert.deepEqual(new Set(asked), new Set([address]), 'nothing else is loaded');
      await page.emulateMedia({ media: 'print' });
      await page.screenshot({ path: 'test-results/export-print.png', fullPage: true });
    } finally {
      await browser.close();
    }
  });
});
