import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = `# Platform strategy

## Background

Everyone agrees that the platform is the right choice.

## Priorities

| Candidate | Reach | Impact | Confidence | Effort | RICE score |
|---|---|---|---|---|---|
| Portal | 600 | 1 | 80 % | 2 | 420 |
| Pipelines | 500 | 2 | 80 % | 2 | 400 |
| Secrets | 300 | 1 | 80 % | 2 | 120 |
`;

const APPEAL = 'engineering-leadership/appeal-instead-of-evidence';
const RICE = 'business-value/rice-arithmetic';

describe('Findings in the text', () => {
  let folder: string;
  let memo: vscode.TextDocument;
  const team = (): string => join(folder, '.framework-director.json');

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    const [opened] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(opened, 'a folder is open');
    folder = opened.uri.fsPath;
  });

  beforeEach(async () => {
    rmSync(team(), { force: true });
    const path = join(folder, 'memo.md');
    writeFileSync(path, MEMO);
    memo = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(memo, vscode.ViewColumn.One);
    await rulesAre('both', (rules) => rules.includes(APPEAL) && rules.includes(RICE));
  });

  afterEach(async () => {
    await vscode.workspace.getConfiguration('frameworkDirector').update('review', undefined, true);
    for (const document of vscode.workspace.textDocuments) {
      if (!document.isDirty) continue;
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(() => {
    rmSync(team(), { force: true });
    rmSync(join(folder, 'memo.md'), { force: true });
  });

  function shown(document = memo): vscode.Diagnostic[] {
    return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Framework Director');
  }

  const rules = (): unknown[] => shown().map(({ code }) => code);

  function rulesAre(what: string, condition: (rules: readonly unknown[]) => boolean): Promise<unknown> {
    return until(`${what} among the problems`, () => (condition(rules()) ? true : undefined));
  }

  async function actions(rule: string): Promise<vscode.CodeAction[]> {
    const diagnostic = shown().find(({ code }) => code === rule);
    assert.ok(diagnostic, `${rule} is shown`);
    return await vscode.commands.executeCommand('vscode.executeCodeActionProvider', memo.uri, diagnostic.range);
  }

  async function run(rule: string, title: RegExp): Promise<void> {
    const action = (await actions(rule)).find((one) => title.test(one.title));
    assert.ok(action, `${title} is offered`);
    if (action.edit) await vscode.workspace.applyEdit(action.edit);
    const { command } = action;
    if (command) await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
  }

  it('stand where the evidence is, as grave as their rule, with the question', () => {
    const appeal = shown().find(({ code }) => code === APPEAL);
    assert.ok(appeal);
    assert.equal(memo.getText(appeal.range), 'Everyone agrees');
    assert.equal(appeal.severity, vscode.DiagnosticSeverity.Warning);
    assert.match(appeal.message, /^“Everyone agrees” stands where evidence should\. Who was asked, .*\?$/);
  });

  it('go when a quick fix mends them, and come back when that is undone', async () => {
    await run(RICE, /240/);
    assert.match(memo.getText(), /\| 240 \|/);
    await rulesAre('no RICE', (found) => !found.includes(RICE));
    await vscode.window.showTextDocument(memo);
    await vscode.commands.executeCommand('undo');
    assert.equal(memo.getText(), MEMO);
    await rulesAre('RICE', (found) => found.includes(RICE));
  });

  it('can be silenced where they stand, and elsewhere they are not', async () => {
    await run(APPEAL, /^Silence/);
    assert.match(memo.getText(), /<!-- framework-director-disable-next-line .*appeal.* -->\nEveryone agrees/);
    await rulesAre('no appeal', (found) => !found.includes(APPEAL) && found.includes(RICE));
  });

  it('can be turned off for a folder, which writes the team’s file and shows it', async () => {
    await run(APPEAL, /^Turn off/);
    const editor = vscode.window.activeTextEditor;
    assert.equal(editor?.document.uri.fsPath, team());
    assert.deepEqual(JSON.parse(editor.document.getText()), { rules: { [APPEAL]: 'off' } });
    await vscode.window.showTextDocument(memo);
    await rulesAre('no appeal', (found) => !found.includes(APPEAL) && found.includes(RICE));
    rmSync(team());
    await rulesAre('the appeal', (found) => found.includes(APPEAL));
  });

  it('heed the team’s file as it changes, and what is wrong in it is shown there', async () => {
    const uri = vscode.Uri.file(team());
    writeFileSync(team(), `{"rules": {"${APPEAL}": "error", "nobody/nothing": "off"}, "persona": []}`);
    await until('the appeal as an error', () =>
      shown().some(({ code, severity }) => code === APPEAL && severity === vscode.DiagnosticSeverity.Error)
        ? true
        : undefined,
    );
    const problems = await until('problems in the file', () => {
      const found = vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Framework Director');
      return found.length === 2 ? found : undefined;
    });
    assert.deepEqual(
      problems.map(({ message }) => message),
      ['There is no rule "nobody/nothing".', '"persona" is no property here: did you mean "personas"?'],
    );
  });

  it('are as the user’s own settings say, until the team says otherwise', async () => {
    const configuration = vscode.workspace.getConfiguration('frameworkDirector');
    await configuration.update('review.rules', { 'engineering-leadership/*': 'off' }, true);
    try {
      await rulesAre('no appeal', (found) => !found.includes(APPEAL) && found.includes(RICE));
      writeFileSync(team(), `{"rules": {"${APPEAL}": "info"}}`);
      await rulesAre('the appeal', (found) => found.includes(APPEAL));
    } finally {
      await configuration.update('review.rules', undefined, true);
    }
  });

  it('are those of a pack’s rules too, where the team names the pack', async () => {
    const rule = { id: 'legal/choice', severity: 'warning', topic: 'risk', trigger: { any: ['right choice'] } };
    const said = { message: '{place} binds.', why: 'Somebody signs it.', question: 'Who read it?' };
    const legal = { id: 'legal', name: 'Legal', lens: 'contracts', joins: { always: true } };
    const pack = { name: 'Acme', frameworks: [], personas: [{ ...legal, rules: [{ ...rule, ...said }] }] };
    const packs = join(folder, 'rules');
    mkdirSync(packs, { recursive: true });
    writeFileSync(join(packs, 'legal.frameworks.json'), JSON.stringify(pack));
    // The names of the pack's rules are known only once it has been read.
    writeFileSync(team(), '{"packs": ["rules"], "rules": {"legal/*": "error"}}');
    const isError = (): boolean =>
      shown().some(({ code, severity }) => code === 'legal/choice' && severity === vscode.DiagnosticSeverity.Error);
    try {
      await until('the rule of the pack as an error', () => isError() || undefined);
      writeFileSync(team(), '{"packs": ["rules"], "rules": {"legal/*": "off"}}');
      await rulesAre('no rule of the pack', (found) => !found.includes('legal/choice') && found.includes(APPEAL));
      assert.deepEqual(vscode.languages.getDiagnostics(vscode.Uri.file(team())), []);
      writeFileSync(team(), '{}');
      await rulesAre('no rule of the pack', (found) => !found.includes('legal/choice') && found.includes(APPEAL));
    } finally {
      rmSync(packs, { recursive: true, force: true });
    }
  });

  it('stand in the panel alone where somebody prefers that', async () => {
    const configuration = vscode.workspace.getConfiguration('frameworkDirector');
    await configuration.update('review.diagnostics', false, true);
    try {
      await rulesAre('nothing', (found) => found.length === 0);
    } finally {
      await configuration.update('review.diagnostics', undefined, true);
    }
    await rulesAre('both again', (found) => found.includes(APPEAL) && found.includes(RICE));
  });
});

async function until<T>(what: string, look: () => T | undefined): Promise<T> {
  for (let turn = 0; turn < 400; turn++) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Waited in vain for ${what}.`);
}
