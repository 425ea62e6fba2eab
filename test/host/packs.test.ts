import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { Analysis } from '../../src/engine/analysis';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = 'We go the Acme Way, and nowhere else.\n';

const ACME = { id: 'acme-way', name: 'Acme Way', kind: 'strategy', names: [{ text: 'Acme Way' }] };

describe('Packs of the user’s own in VS Code', () => {
  let director: FrameworkDirector;
  let workspace: string;
  let elsewhere: string;
  let memo: vscode.TextDocument;
  const seen: Analysis[] = [];

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    director = await extension.activate();
    director.onAnalysed((analysis) => seen.push(analysis));
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder, 'a folder is open');
    workspace = join(folder.uri.fsPath, '.framework-director');
    elsewhere = mkdtempSync(join(tmpdir(), 'framework-director-packs-'));
  });

  beforeEach(async () => {
    rmSync(workspace, { recursive: true, force: true });
    const path = join(elsewhere, 'memo.md');
    writeFileSync(path, MEMO);
    memo = await vscode.workspace.openTextDocument(vscode.Uri.file(path));
    await vscode.window.showTextDocument(memo, vscode.ViewColumn.One);
    await found('nothing', (ids) => ids.length === 0);
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  after(() => {
    rmSync(workspace, { recursive: true, force: true });
    rmSync(elsewhere, { recursive: true, force: true });
  });

  function write(folder: string, name: string, ...frameworks: readonly object[]): vscode.Uri {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify({ name: 'Acme', frameworks }, null, 2));
    return vscode.Uri.file(path);
  }

  /** Waits until what was found last in the memo is as expected. */
  function found(what: string, condition: (ids: readonly string[]) => boolean): Promise<unknown> {
    const uri = memo.uri.toString();
    return until(`${what} in the memo`, () => {
      const last = seen.findLast((analysis) => analysis.uri === uri && analysis.complete);
      return last && condition(last.detections.map(({ id }) => id)) ? true : undefined;
    });
  }

  const acme = (): Promise<unknown> => found('acme-way', (ids) => ids.includes('acme-way'));

  function diagnostics(uri: vscode.Uri, count: number): Promise<readonly vscode.Diagnostic[]> {
    const ours = (): readonly vscode.Diagnostic[] =>
      vscode.languages.getDiagnostics(uri).filter(({ source }) => source === 'Framework Director');
    const what = (): string =>
      `${count} diagnostics of ${uri} instead of ${JSON.stringify(ours().map(({ message }) => message))}`;
    return until(what, () => (ours().length === count ? ours() : undefined));
  }

  async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
    const settings = vscode.workspace.getConfiguration('frameworkDirector');
    await settings.update(name, value, vscode.ConfigurationTarget.Global);
    try {
      await run();
    } finally {
      await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  }

  it('are looked for as soon as the workspace has one, as it changes, and no longer when it is gone', async () => {
    const uri = write(workspace, 'acme.frameworks.json', ACME);
    await acme();
    write(workspace, 'acme.frameworks.json', { ...ACME, names: [{ text: 'nowhere else' }], id: 'nowhere' });
    await found('nowhere', (ids) => ids.includes('nowhere') && !ids.includes('acme-way'));
    await vscode.workspace.fs.delete(uri);
    await found('nothing', (ids) => ids.length === 0);
  });

  it('are read again when their editor is saved, and judged as they are typed', async () => {
    const uri = write(workspace, 'acme.frameworks.json', ACME);
    await acme();
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
    const edit = new vscode.WorkspaceEdit();
    const at = document.getText().indexOf('"Acme Way"');
    edit.replace(uri, new vscode.Range(document.positionAt(at), document.positionAt(at + 10)), '7');
    await vscode.workspace.applyEdit(edit);
    const [problem] = await diagnostics(uri, 1);
    assert.equal(problem?.message, '"name" of the framework "acme-way" must be a text: put it in double quotes.');
    assert.equal(document.getText(problem?.range), '7');
    assert.ok(document.isDirty);
    await document.save();
    await found('nothing', (ids) => ids.length === 0);
    await vscode.commands.executeCommand('undo');
    await document.save();
    await acme();
    await diagnostics(uri, 0);
  });

  it('show what is wrong at its line, unopened, and are used for the rest', async () => {
    const uri = write(workspace, 'acme.frameworks.json', { ...ACME, id: 'okr' }, ACME, {
      ...ACME,
      ...{ id: 'other', mustMatch: [{ text: 'Nothing.', standing: 'mentioned' }] },
    });
    await acme();
    const problems = await diagnostics(uri, 2);
    assert.deepEqual(
      problems.map(({ range, severity, message }) => [range.start.line, range.start.character, severity, message]),
      [
        [
          ...[4, 12, vscode.DiagnosticSeverity.Error],
          'The id "okr" is taken by the built-in framework "OKR": give this framework another.',
        ],
        [
          ...[34, 18, vscode.DiagnosticSeverity.Warning],
          'The framework "other" is not found in this example: change the example, or add what it is known by.',
        ],
      ],
    );
  });

  it('take down no other when they are no JSON', async () => {
    const bad = write(workspace, 'a.frameworks.json');
    writeFileSync(bad.fsPath, '{ "name": "A"\n  "frameworks": [] }');
    const good = write(workspace, 'b.frameworks.json', ACME);
    await acme();
    const [problem] = await diagnostics(bad, 1);
    assert.deepEqual(
      [problem?.message, problem?.range.start.line],
      ['The pack cannot be read: a comma is missing here.', 1],
    );
    await diagnostics(good, 0);
  });

  it('are judged in an editor wherever they lie, and looked for only where they are wanted', async () => {
    const uri = write(elsewhere, 'draft.frameworks.json', ACME, { ...ACME, id: 'x', names: [] });
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uri), vscode.ViewColumn.Two);
    await diagnostics(uri, 1);
    await found('nothing', (ids) => ids.length === 0);
    await withSetting('packs.folders', [elsewhere], async () => {
      await acme();
    });
    await found('nothing', (ids) => ids.length === 0);
  });

  it('come over the network when an address is set, and stay when it no longer answers', async () => {
    let asked = 0;
    const server = createServer((_, response) => {
      asked++;
      response.end(JSON.stringify({ name: 'Acme', frameworks: [ACME] }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    try {
      await withSetting('packs.urls', [{ url: `http://127.0.0.1:${port}/acme.frameworks.json` }], async () => {
        await acme();
        assert.equal(asked, 1);
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
        await vscode.commands.executeCommand('frameworkDirector.refreshFrameworks');
        const analysis = await director.analyze(memo, 'detect');
        assert.deepEqual(
          analysis?.detections.map(({ id }) => id),
          ['acme-way'],
        );
      });
      await found('nothing', (ids) => ids.length === 0);
    } finally {
      server.close();
    }
  });

  it('get a framework made of what is selected, which opens with the cursor on it and is looked for', async () => {
    const editor = await vscode.window.showTextDocument(memo, vscode.ViewColumn.One);
    const start = MEMO.indexOf('Acme Way');
    editor.selection = new vscode.Selection(memo.positionAt(start), memo.positionAt(start + 8));
    const uri = vscode.Uri.file(join(workspace, 'own.frameworks.json'));
    const made = vscode.commands.executeCommand('frameworkDirector.newFramework');
    // There is one place to put it, so the kind is all that is asked; strategy comes first for prose.
    await accept(made);
    const opened = vscode.window.activeTextEditor;
    assert.equal(opened?.document.uri.toString(), uri.toString());
    assert.equal(opened?.document.isDirty, false);
    assert.equal(opened?.document.lineAt(opened.selection.active.line).text, '    {');
    const { frameworks } = JSON.parse(readFileSync(uri.fsPath, 'utf8'));
    assert.deepEqual(frameworks, [
      {
        ...ACME,
        elements: [],
        mustMatch: [{ text: 'Acme Way', standing: 'mentioned' }],
        mustNotMatch: [],
      },
    ]);
    await diagnostics(uri, 0);
    await vscode.window.showTextDocument(memo, vscode.ViewColumn.One);
    await acme();
  });
});

/** Takes the first row of each list that is offered, until the command is done. */
async function accept(done: Thenable<unknown>): Promise<void> {
  let isDone = false;
  const end = Promise.resolve(done).finally(() => {
    isDone = true;
  });
  while (!isDone) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    if (!isDone) await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
  }
  await end;
}

/** Looks again until a value is there. */
async function until<T>(what: string | (() => string), look: () => T | undefined): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${typeof what === 'string' ? what : what()} did not come.`);
}
