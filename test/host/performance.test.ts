import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = '# One platform\n\nWe follow Team Topologies. Everyone agrees that we decide to do it.\n';

describe('Where the time went', () => {
  let director: FrameworkDirector | undefined;

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    director = await extension?.activate();
    await analyze();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  async function analyze(): Promise<void> {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
    await director?.analyze(document, 'enhance');
  }

  it('is told of in a document of its own', async () => {
    const report = await shown();
    assert.equal(report.languageId, 'markdown');
    const text = report.getText();
    assert.match(text, /^- Detection: (all \d+ times?|\d+ % of \d+ times) within 500 ms\.$/m);
    assert.match(text, /^- framework-director took 100 % of enhanced time\.$/m);
    assert.match(text, /^- The event loop was late by /m);
    assert.match(text, /^\| framework-director \| up +\| +\d+ /m);
    for (const phase of [
      'Code of the extension',
      'Surfaces',
      'Code of the engine',
      'Engine',
      'Code for servers',
      'Our own server',
      'The cache on this machine',
    ]) {
      assert.match(text, new RegExp(`^\\| ${phase} +\\| +[\\d.]+ m?s`, 'm'));
    }
    assert.match(text, /^\| heap +\| +.* MB of .* MB/m);
    assert.match(text, /^\| \d{4}-\d{2}-\d{2} \| Detection /m);
    assert.ok(text.includes(`| ${vscode.version} `));
  });

  it('is told of anew when it is asked for again', async () => {
    const count = (text: string): number => Number(/^\| Detection +\| +(\d+)/m.exec(text)?.[1]);
    const before = count((await shown()).getText());
    await analyze();
    const report = await shown();
    for (let waits = 0; count(report.getText()) <= before && waits < 100; waits++) await pause();
    assert.equal(count(report.getText()), before + 1);
  });

  it('is written as a trace where the settings want it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'framework-director-traces-'));
    const settings = vscode.workspace.getConfiguration('frameworkDirector');
    const traces = (): readonly string[] => (existsSync(folder) ? readdirSync(folder) : []);
    try {
      await settings.update('trace', folder, vscode.ConfigurationTarget.Global);
      await analyze();
      for (let waits = 0; traces().length === 0 && waits < 100; waits++) await pause();
      const trace = JSON.parse(readFileSync(join(folder, traces()[0] ?? ''), 'utf8'));
      assert.equal(trace.resourceSpans[0].scopeSpans[0].spans[0].name, 'analysis');
    } finally {
      await settings.update('trace', undefined, vscode.ConfigurationTarget.Global);
      rmSync(folder, { recursive: true });
    }
  });
});

async function shown(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('frameworkDirector.showPerformanceReport');
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.uri.scheme === 'framework-director-performance');
  return document;
}

async function pause(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
}
