import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Analysis } from '../../src/engine/analysis';
import type { FrameworkDirector } from '../../src/extension';
import { hoverText } from '../support/hovers';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.
`;

describe('Framework Director in VS Code', () => {
  let director: FrameworkDirector;
  let folder: string;
  const seen: Analysis[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-host-'));
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    director = await extension.activate();
    director.onAnalysed((analysis) => seen.push(analysis));
  });

  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true, force: true });
  });

  async function open(name: string, text: string): Promise<vscode.TextDocument> {
    const path = join(folder, name);
    writeFileSync(path, text);
    const document = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
    return document;
  }

  /** The first analysis of a document that satisfies a condition, once it is there. */
  async function analysed(
    document: vscode.TextDocument,
    condition: (analysis: Analysis) => boolean,
  ): Promise<Analysis> {
    const uri = document.uri.toString();
    const found = (): Analysis | undefined => seen.findLast((analysis) => analysis.uri === uri && condition(analysis));
    return until(`an analysis of ${uri}`, found);
  }

  const ids = (analysis: Analysis): string[] => analysis.detections.map(({ id }) => id);

  it('follows edits of every kind without losing a place', async () => {
    const document = await open('edits.md', `${MEMO}\n${'Some prose, and more of it.\n'.repeat(200)}`);
    await analysed(document, ({ detections }) => detections.length > 0);
    const edit = async (change: (edit: vscode.WorkspaceEdit) => void): Promise<void> => {
      const one = new vscode.WorkspaceEdit();
      change(one);
      assert.equal(await vscode.workspace.applyEdit(one), true);
    };
    const steps: (() => Thenable<unknown>)[] = [
      // Several places at once, above and below the evidence.
      () =>
        edit((one) => {
          one.insert(document.uri, new vscode.Position(0, 0), '```ts\nimport x from "react";\n```\n\n');
          one.insert(document.uri, new vscode.Position(50, 3), ' OKR ');
          one.delete(document.uri, new vscode.Range(60, 0, 70, 4));
        }),
      () => vscode.commands.executeCommand('undo'),
      () => vscode.commands.executeCommand('redo'),
      () => edit((one) => one.insert(document.uri, new vscode.Position(2, 0), '<!-- 🚀\r\n')),
      () => vscode.window.activeTextEditor?.edit((one) => one.setEndOfLine(vscode.EndOfLine.CRLF)) ?? Promise.resolve(),
      () =>
        edit((one) => one.insert(document.uri, new vscode.Position(9, 0), '-->\nSWOT analysis, Flask and Vue.js\n')),
      () => vscode.commands.executeCommand('editor.action.selectAll'),
      () => vscode.commands.executeCommand('editor.action.sortLinesAscending'),
    ];
    for (const [step, take] of steps.entries()) {
      await take();
      const analysis = await director.analyze(document, 'detect');
      assert.ok(analysis, `step ${step}: no analysis`);
      const text = document.getText();
      const copy = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
      const fresh = await director.analyze(copy, 'detect');
      assert.deepEqual(analysis.detections, fresh?.detections, `step ${step}`);
      for (const { evidence } of analysis.detections)
        for (const { start, end, text: found } of evidence) assert.equal(text.slice(start, end), found, `step ${step}`);
    }
  });

  it('analyses a document as it opens', async () => {
    const document = await open('memo.md', MEMO);
    const analysis = await analysed(document, ({ complete }) => complete);
    assert.deepEqual(ids(analysis), ['team-topologies']);
    assert.equal(analysis.detections[0]?.standing, 'applied');
    assert.ok(analysis.reviews.length >= 2);
  });

  it('analyses the manifest of a program', async () => {
    const document = await open('package.json', '{ "dependencies": { "react": "^18.2.0" } }');
    const analysis = await analysed(document, ({ complete }) => complete);
    assert.deepEqual(
      analysis.detections.map(({ id, version }) => [id, version]),
      [['react', '^18.2.0']],
    );
  });

  it('explains evidence in a hover of eight lines at most, and is silent on everything else', async () => {
    const document = await open('hover.md', MEMO);
    await analysed(document, ({ complete }) => complete);
    const text = await hoverText(document, 'stream-aligned');
    assert.match(text, /^\*\*Team.*Topologies\*\* — applied/);
    assert.match(text, /This is its element “Stream\\-aligned team”/);
    assert.match(text, /2 of 9 elements; missing\\: Enabling team/);
    assert.ok(text.split(/\n+/).length <= 8, text);
    assert.doesNotMatch(await hoverText(document, 'We follow'), /Team/);
  });

  it('shows document text in a hover as text, whatever it contains', async () => {
    const document = await open('evil.md', '# OKR\n\nOKR: [x](command:workbench.action.quit) <img src=x>\n');
    await analysed(document, ({ complete }) => complete);
    const text = await hoverText(document, 'OKR');
    assert.doesNotMatch(text, /[^\\]\(command:workbench/);
    assert.doesNotMatch(text, /[^\\]<img/);
  });

  it('says nothing in hovers when they are switched off', async () => {
    const document = await open('off.md', MEMO);
    await analysed(document, ({ complete }) => complete);
    const settings = vscode.workspace.getConfiguration('frameworkDirector');
    await settings.update('hover.enabled', false, vscode.ConfigurationTarget.Global);
    try {
      assert.doesNotMatch(await hoverText(document, 'stream-aligned'), /Topologies/);
    } finally {
      await settings.update('hover.enabled', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('follows the text as it changes', async () => {
    const document = await open('edit.md', MEMO);
    await analysed(document, ({ complete }) => complete);
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), 'Let us run a pre-mortem first.\n');
    await vscode.workspace.applyEdit(edit);
    const analysis = await analysed(document, ({ complete, version }) => complete && version === document.version);
    assert.deepEqual(ids(analysis), ['pre-mortem']);
  });

  it('leaves documents alone when automatic analysis is switched off, and analyses them when asked', async () => {
    const settings = vscode.workspace.getConfiguration('frameworkDirector');
    await settings.update('automaticAnalysis', false, vscode.ConfigurationTarget.Global);
    try {
      const document = await open('asked.md', MEMO);
      // A hover shows what is known, and starts nothing to know more.
      assert.doesNotMatch(await hoverText(document, 'stream-aligned'), /Topologies/);
      await new Promise((resolve) => setTimeout(resolve, 1_000));
      assert.ok(!seen.some(({ uri }) => uri === document.uri.toString()));
      await vscode.commands.executeCommand('frameworkDirector.analyzeDocument');
      const analysis = await analysed(document, ({ complete }) => complete);
      assert.deepEqual(ids(analysis), ['team-topologies']);
    } finally {
      await settings.update('automaticAnalysis', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('opens its panel beside the editor, which keeps the focus', async () => {
    const document = await open('panel.md', MEMO);
    await vscode.commands.executeCommand('frameworkDirector.analyzeDocument');
    await until('the panel', () =>
      vscode.window.tabGroups.all
        .filter(({ viewColumn }) => viewColumn !== vscode.ViewColumn.One)
        .flatMap(({ tabs }) => tabs)
        .find(
          ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('frameworkDirector.panel'),
        ),
    );
    assert.equal(vscode.window.activeTextEditor?.document, document);
  });

  it('brings its own reasoning, and the guide to each framework from its own server, and sends nothing', async () => {
    const document = await open('guide.md', MEMO);
    const analysis = await director.analyze(document, 'enhance');
    assert.deepEqual(
      analysis?.enhancements.map(({ enhancer, framework }) => [enhancer, framework]),
      [
        ['reasoning', null],
        ['guide', 'team-topologies'],
      ],
    );
    for (const { text } of analysis?.enhancements ?? []) assert.match(text ?? '', /team/i);
    assert.deepEqual(analysis?.disclosures, []);
  });

  it('serves reviews and enhancements of an unchanged document from the cache', async () => {
    const document = await open('again.md', `${MEMO}\nAgain.\n`);
    await director.analyze(document, 'enhance');
    const again = await director.analyze(document, 'enhance');
    const reviews = again?.timings.filter(({ operation }) => operation === 'review').map(({ outcome }) => outcome);
    assert.deepEqual([...new Set(reviews)], ['cached']);
    const guide = again?.enhancements.find(({ enhancer }) => enhancer === 'guide');
    assert.equal(guide?.outcome, 'cached');
  });

  it('measures every step', async () => {
    const document = await open('measured.md', `${MEMO}\nMeasured.\n`);
    const analysis = await director.analyze(document, 'enhance');
    const steps = analysis?.timings.map(({ operation, label }) => `${operation} ${label}`.trim());
    const asked = analysis?.reviews.map(({ persona }) => `review ${persona}`) ?? [];
    assert.ok(asked.includes('review business-value'));
    assert.deepEqual(
      steps?.toSorted(),
      ['detection', 'enhancement framework-director', 'enhancement framework-director', ...asked].toSorted(),
    );
    assert.ok(analysis?.timings.every(({ durationMs, startMs }) => durationMs >= 0 && startMs >= 0));
  });

  it('ends an analysis that a newer one replaces', async () => {
    const document = await open('twice.md', MEMO);
    const [first, second] = await Promise.all([
      director.analyze(document, 'enhance'),
      director.analyze(document, 'enhance'),
    ]);
    assert.equal(first, undefined);
    assert.equal(second?.complete, true);
  });
});

/** Looks again until a value is there. */
async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come.`);
}
