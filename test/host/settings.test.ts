import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Analysis } from '../../src/engine/analysis';
import type { FrameworkDirector } from '../../src/extension';
import { hoverText } from '../support/hovers';
import { until } from '../support/until';

const MEMO = '# One platform\n\nWe follow Team Topologies: one platform team, four stream-aligned teams.\n';
const DELAY_MS = 1_500;
/** Timers may be early by as much. */
const TOLERANCE_MS = 50;

describe('The settings', () => {
  let director: FrameworkDirector;

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension);
    director = await extension.activate();
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('wait as long as “delay” says before a changed document is analysed', async () => {
    const document = await shown('markdown');
    await director.analyze(document, 'detect');
    await withSettings({ delay: DELAY_MS }, async () => {
      const changed = nextVersion(director, document);
      const startMs = performance.now();
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(0, 0), 'OKR\n');
      await vscode.workspace.applyEdit(edit);
      await changed;
      assert.ok(performance.now() - startMs >= DELAY_MS - TOLERANCE_MS);
    });
  });

  it('switch off hovers for one language alone', async () => {
    const [markdown, text] = [await shown('markdown'), await shown('plaintext')];
    for (const document of [markdown, text]) await director.analyze(document, 'review');
    const scope = { languageId: 'markdown' };
    const settings = vscode.workspace.getConfiguration('frameworkDirector', scope);
    await settings.update('hover.enabled', false, vscode.ConfigurationTarget.Global, true);
    try {
      assert.doesNotMatch(await hoverText(markdown, 'stream-aligned'), /Topologies/);
      assert.match(await hoverText(text, 'stream-aligned'), /Topologies/);
    } finally {
      await settings.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global, true);
    }
  });

  it('have the personas of “review.personas” read every document', async () => {
    const document = await shown('markdown');
    const readers = async (): Promise<readonly string[]> =>
      ((await director.analyze(document, 'review'))?.reviews ?? []).map(({ persona }) => persona).sort();
    const chosen = await readers();
    assert.notDeepEqual(chosen, ['finance', 'vendor']);
    await withSettings({ 'review.personas': ['finance', 'vendor'] }, async () =>
      assert.deepEqual(await readers(), ['finance', 'vendor']),
    );
    assert.deepEqual(await readers(), chosen);
  });

  it('are the budgets that the report judges by', async () => {
    const document = await shown('markdown');
    await director.analyze(document, 'enhance');
    const budgets = {
      'budgets.detection': 101,
      'budgets.review': 102,
      'budgets.enhancement': 103,
      'budgets.jointReview': 104,
    };
    await withSettings(budgets, async () => {
      await vscode.commands.executeCommand('frameworkDirector.showPerformanceReport');
      const report = vscode.window.activeTextEditor?.document;
      const judgedBy = (step: string, ms: number): boolean =>
        new RegExp(`^\\| ${step} +\\| +${ms} ms \\|`, 'm').test(report?.getText() ?? '');
      // A report that was open already is brought up to date a moment later.
      await until(() => judgedBy('Detection', 101), 'the report');
      assert.ok(judgedBy('Review', 102));
      assert.ok(judgedBy('Enhancement', 103));
      assert.ok(judgedBy('Joint review', 104));
    });
  });
});

async function shown(language: string): Promise<vscode.TextDocument> {
  const document = await vscode.workspace.openTextDocument({ language, content: MEMO });
  await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
  return document;
}

/** Resolves with the first analysis of a version of a document that is yet to come. */
function nextVersion(director: FrameworkDirector, { uri, version }: vscode.TextDocument): Promise<Analysis> {
  return new Promise((resolve) => {
    const subscription = director.onAnalysed((analysis) => {
      if (analysis.uri !== uri.toString() || analysis.version <= version) return;
      subscription.dispose();
      resolve(analysis);
    });
  });
}

/** Runs a step while settings have other values than those they begin with. */
async function withSettings(values: Readonly<Record<string, unknown>>, step: () => Promise<void>): Promise<void> {
  const settings = vscode.workspace.getConfiguration('frameworkDirector');
  try {
    for (const [name, value] of Object.entries(values))
      await settings.update(name, value, vscode.ConfigurationTarget.Global);
    await step();
  } finally {
    for (const name of Object.keys(values)) await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}
