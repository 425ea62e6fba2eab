import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = '# One platform\n\nWe follow Team Topologies. Everyone agrees that we decide to do it.\n';

describe('The cache', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    const director = await extension?.activate();
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
    await director?.analyze(document, 'review');
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('is told of in a document of its own', async () => {
    const report = await statistics();
    assert.match(report.getText(), /^\| +\| +memory \| shared \(Redis\) \| this machine \(SQLite\) \|$/m);
    assert.match(report.getText(), /^\| state +\| +on \| +off \| +on \|$/m);
    assert.match(kept(report), /^\| Reviews +\| memory +\| +\d+ \|/);
    assert.equal(report.languageId, 'markdown');
  });

  it('is cleared of what is chosen, and the report follows', async () => {
    const report = await statistics();
    assert.match(kept(report), /memory/);
    const cleared = vscode.commands.executeCommand('frameworkDirector.clearCache');
    // Until the list is there, accepting does nothing.
    for (let isDone = false; !isDone; ) {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      isDone = await Promise.race([cleared.then(() => true), pause().then(() => false)]);
    }
    for (let waits = 0; /memory/.test(kept(report)) && waits < 100; waits++) await pause();
    assert.equal(kept(report), '');
  });
});

async function statistics(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('frameworkDirector.showCacheStatistics');
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.uri.scheme === 'framework-director-cache');
  return document;
}

/** What the report says of reviews that are kept. */
function kept(report: vscode.TextDocument): string {
  return /^\| Reviews +\| (?:memory|this machine).*$/m.exec(report.getText())?.[0] ?? '';
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
