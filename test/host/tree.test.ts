import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';
import { until } from '../support/until';

const MEMO = `# Platform strategy

Everyone agrees that the platform is the right choice.

We widened our options, reality-tested our assumptions, and attained some distance before deciding (WRAP).

| Candidate | Reach | Impact | Confidence | Effort | RICE score |
|---|---|---|---|---|---|
| Portal | 600 | 1 | 80 % | 2 | 420 |
| Pipelines | 500 | 2 | 80 % | 2 | 400 |
| Secrets | 300 | 1 | 80 % | 2 | 120 |
`;

describe('The views of the activity bar', () => {
  let folder: string;
  let memo: vscode.TextDocument;

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    const [opened] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(opened, 'a folder is open');
    folder = join(opened.uri.fsPath, 'tree');
    mkdirSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    const path = join(folder, 'memo.md');
    writeFileSync(path, MEMO);
    memo = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(memo, vscode.ViewColumn.One);
    await until(() => rules().length >= 2, 'the findings of the memo');
  });

  afterEach(async () => {
    await vscode.window.showTextDocument(memo);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await vscode.commands.executeCommand('workbench.view.explorer');
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function rules(): readonly unknown[] {
    return vscode.languages.getDiagnostics(memo.uri).map(({ code }) => code);
  }

  const deed = (name: string, row?: string): Thenable<unknown> =>
    vscode.commands.executeCommand(`frameworkDirector.tree.${name}`, row);

  /** Does something with a row as soon as VS Code has asked for it. */
  async function doWith(name: string, row: string, isDone: () => boolean): Promise<void> {
    await until(async () => {
      await deed(name, row);
      return isDone();
    }, `${name} of ${row}`);
  }

  it('load no code before one of them is seen', async () => {
    const isLoaded = (): boolean => Object.keys(require.cache).some((file) => file.endsWith('trees.js'));
    assert.equal(isLoaded(), false);
    await vscode.commands.executeCommand('frameworkDirector.frameworks.focus');
    await until(isLoaded, 'the code of the trees');
  });

  it('go to the place of a framework', async () => {
    await vscode.commands.executeCommand('frameworkDirector.frameworks.focus');
    const wrap = MEMO.split('\n').findIndex((line) => line.includes('WRAP'));
    const line = (): number | undefined => vscode.window.activeTextEditor?.selection.start.line;
    await doWith('goTo', `document/${memo.uri}/wrap`, () => line() === wrap);
  });

  it('mend a finding, and silence another', async () => {
    await vscode.commands.executeCommand('frameworkDirector.findings.focus');
    await doWith('fix', `finding/${memo.uri}/business-value/rice-arithmetic/0`, () =>
      memo.getText().includes('| 240 |'),
    );
    const appeal = `finding/${memo.uri}/engineering-leadership/appeal-instead-of-evidence/0`;
    await doWith('silence', appeal, () => memo.getText().includes('framework-director-disable-next-line'));
    await until(() => rules().length === 0, 'no finding left');
  });

  it('do nothing with a row that is gone', async () => {
    await deed('fix', 'finding/of/nothing');
    assert.equal(memo.getText(), MEMO);
  });
});
