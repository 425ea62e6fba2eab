import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, afterEach, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { activeDocument } from '../../src/editor/active-document';
import { applyFix } from '../../src/editor/fixes';
import type { Analysis } from '../../src/engine/analysis';
import { UserError } from '../../src/engine/errors';
import type { FrameworkDirector } from '../../src/extension';

const MEMO = `# One platform

We follow Team Topologies: one platform team, four stream-aligned teams.

Everybody agrees that it will save 40 % of the cost.
`;

const SOURCE = 'Framework Director';

/** Titles of our quick fixes; those of other extensions stand beside them. */
const OURS = /^(?:Silence|Turn off|Show all findings|Insert the section)/;

describe('documents of every kind', () => {
  let director: FrameworkDirector;
  let folder: string;
  let seen: Analysis[] = [];
  const subscriptions: vscode.Disposable[] = [];

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'framework-director-kinds-'));
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    director = await extension.activate();
    subscriptions.push(director.onAnalysed((analysis) => seen.push(analysis)));
  });

  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    seen = [];
  });

  after(() => {
    vscode.Disposable.from(...subscriptions).dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  function file(name: string, text: string): vscode.Uri {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return vscode.Uri.file(path);
  }

  async function show(uri: vscode.Uri): Promise<vscode.TextDocument> {
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.One });
    return document;
  }

  const analysed = (
    { uri }: vscode.TextDocument,
    condition: (analysis: Analysis) => boolean = ({ complete }) => complete,
  ): Promise<Analysis> =>
    until(`an analysis of ${uri}`, () => seen.findLast((one) => one.uri === uri.toString() && condition(one)));

  const reviewed = (document: vscode.TextDocument): Promise<Analysis> =>
    analysed(document, (one) => one.complete && one.reviewed);

  async function hoverText({ uri }: vscode.TextDocument, position: vscode.Position): Promise<string> {
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', uri, position);
    const contents = hovers.flatMap((hover) => hover.contents);
    return contents.map((one) => (typeof one === 'string' ? one : one.value)).join('\n');
  }

  const problems = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
    vscode.languages.getDiagnostics(uri).filter(({ source }) => source === SOURCE);

  const someProblems = (document: vscode.TextDocument): Promise<vscode.Diagnostic[]> =>
    until('a problem', () => {
      const found = problems(document);
      return found.length > 0 ? found : undefined;
    });

  const fixesOf = async ({ uri }: vscode.TextDocument, { range }: vscode.Diagnostic): Promise<vscode.CodeAction[]> =>
    vscode.commands.executeCommand('vscode.executeCodeActionProvider', uri, range);

  it('analyses each cell of a notebook as a document of its own', async () => {
    const cells = [
      { cell_type: 'markdown', metadata: {}, source: MEMO },
      { cell_type: 'code', metadata: {}, source: 'import pandas as pd\n', outputs: [], execution_count: null },
    ];
    const metadata = { language_info: { name: 'python' } };
    const uri = file('plan.ipynb', JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 }));
    const notebook = await vscode.workspace.openNotebookDocument(uri);
    const [prose, code] = notebook.getCells().map(({ document }) => document);
    assert.ok(prose && code);

    const select = (index: number): vscode.NotebookRange => new vscode.NotebookRange(index, index + 1);
    const editor = await vscode.window.showNotebookDocument(notebook, { selections: [select(1)] });
    assert.deepEqual(ids(await analysed(code)), ['pandas']);
    assert.match(await hoverText(code, new vscode.Position(0, 8)), /pandas/);

    editor.selection = select(0);
    const analysis = await reviewed(prose);
    assert.deepEqual(ids(analysis), ['team-topologies']);
    assert.match(await hoverText(prose, new vscode.Position(2, 12)), /Team.*Topologies/);
    assert.equal((await someProblems(prose)).length, analysis.findings.length);
  });

  it('analyses what was never saved, and mends it', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: MEMO });
    await vscode.window.showTextDocument(document);
    await reviewed(document);
    const [problem] = await someProblems(document);
    assert.ok(problem);
    const edit = await until('a way to silence it', async () => {
      const actions = await fixesOf(document, problem);
      return actions.find(({ title }) => title.startsWith('Silence'))?.edit;
    });
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    assert.match(document.getText(), /framework-director-disable-next-line/);
  });

  it('explains both sides of a diff, and reviews the one that is modified', async () => {
    const before = await vscode.workspace.openTextDocument(file('before.md', MEMO));
    const now = await vscode.workspace.openTextDocument(file('now.md', MEMO.replace('four', 'five')));
    await vscode.commands.executeCommand('vscode.diff', before.uri, now.uri);
    await reviewed(now);
    await analysed(before);
    assert.match(await hoverText(before, new vscode.Position(2, 12)), /Team.*Topologies/);
    assert.match(await hoverText(now, new vscode.Position(2, 12)), /Team.*Topologies/);
    assert.ok((await someProblems(now)).length > 0);
    await vscode.commands.executeCommand('workbench.action.compareEditor.focusSecondarySide');
    await until('the focus', () => vscode.window.activeTextEditor?.document === before || undefined);
    assert.equal(activeDocument(), now);
    await director.analyze(now, 'detect');
    assert.deepEqual(problems(before), []);
    assert.ok(seen.every(({ uri, depth }) => uri !== before.uri.toString() || depth === 'detect'));
  });

  it('explains an earlier version under git, reviews it when asked, and never shows a problem in it', async () => {
    const git = vscode.workspace.getConfiguration('git');
    const [opened] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(opened, 'a folder is open');
    // VS Code 1.105 opens no repository outside of the workspace for an extension.
    const repository = vscode.Uri.joinPath(opened.uri, 'repository');
    await git.update('enabled', true, vscode.ConfigurationTarget.Workspace);
    try {
      const uri = vscode.Uri.joinPath(repository, 'plan.md');
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(MEMO));
      const run = (...args: string[]): void => {
        execFileSync('git', [
          '-C',
          dirname(uri.fsPath),
          '-c',
          'user.name=n',
          '-c',
          'user.email=e@example.com',
          ...args,
        ]);
      };
      run('init', '--quiet');
      run('add', '.');
      run('commit', '--quiet', '--message', 'Plan');
      const api = await gitApi();
      await until('the repository', async () => (await api.openRepository(repository)) ?? undefined);
      const document = await show(api.toGitUri(uri, 'HEAD'));
      assert.equal(document.uri.scheme, 'git');
      const detected = await analysed(document);
      assert.deepEqual([ids(detected), detected.depth], [['team-topologies'], 'detect']);
      assert.match(await hoverText(document, new vscode.Position(2, 12)), /Team.*Topologies/);
      const asked = await director.analyze(document, 'review');
      assert.ok(asked && asked.findings.length > 0);
      assert.deepEqual(problems(document), []);
    } finally {
      await git.update('enabled', undefined, vscode.ConfigurationTarget.Workspace);
      rmSync(repository.fsPath, { recursive: true, force: true });
    }
  });

  it('analyses text that another extension makes up, without problems in it', async () => {
    subscriptions.push(
      vscode.workspace.registerTextDocumentContentProvider('made-up', { provideTextDocumentContent: () => MEMO }),
    );
    const document = await show(vscode.Uri.parse('made-up:/plan.md'));
    const analysis = await reviewed(document);
    assert.deepEqual(ids(analysis), ['team-topologies']);
    assert.ok(analysis.findings.length > 0);
    assert.match(await hoverText(document, new vscode.Position(2, 12)), /Team.*Topologies/);
    assert.deepEqual(problems(document), []);
  });

  it('analyses files that are on no disk, and mends them', async () => {
    subscriptions.push(vscode.workspace.registerFileSystemProvider('elsewhere', new Elsewhere()));
    const document = await show(vscode.Uri.parse('elsewhere:/plan.md'));
    await reviewed(document);
    const [problem] = await someProblems(document);
    assert.ok(problem);
    await until('an edit of ours', async () => {
      const actions = await fixesOf(document, problem);
      return actions.find(({ title, edit }) => OURS.test(title) && edit !== undefined);
    });
  });

  for (const [what, scheme, options, permissions] of [
    ['a file system', 'locked', { isReadonly: true }, undefined],
    ['a file', 'sealed', {}, vscode.FilePermission.Readonly],
  ] as const) {
    it(`offers no edit where ${what} is read-only, and says so where one is asked for`, async () => {
      subscriptions.push(vscode.workspace.registerFileSystemProvider(scheme, new Elsewhere(permissions), options));
      const document = await show(vscode.Uri.parse(`${scheme}:/plan.md`));
      await reviewed(document);
      const [problem] = await someProblems(document);
      assert.ok(problem);
      const ours = await until('what we offer', async () => {
        const actions = (await fixesOf(document, problem)).filter(({ title }) => OURS.test(title));
        return actions.length > 0 ? actions : undefined;
      });
      assert.deepEqual(
        ours.map(({ title, edit }) => [title, edit]),
        [['Show all findings', undefined]],
      );
      await assert.rejects(applyFix(document, { title: 'Mend', edits: [{ start: 0, end: 1, text: 'X' }] }), (error) => {
        assert.ok(error instanceof UserError);
        assert.equal(error.message, '“plan.md” is read-only here. Save a copy of it, and mend that.');
        return true;
      });
      assert.equal(document.getText(), MEMO);
    });
  }

  it('leaves settings, logs, outputs and the like alone, whatever they say', async () => {
    const words = 'Team Topologies: a platform team and stream-aligned teams.';
    await show(file('.vscode/settings.json', JSON.stringify({ note: words })));
    await show(file('server.log', words));
    for (const command of ['workbench.action.openSettingsJson', 'search.action.openNewEditor'])
      await vscode.commands.executeCommand(command);
    const output = vscode.window.createOutputChannel('Words');
    const control = vscode.scm.createSourceControl('words', 'Words', vscode.Uri.file(folder));
    subscriptions.push(output, control);
    output.append(words);
    output.show(false);
    control.inputBox.value = words;
    await vscode.commands.executeCommand('workbench.scm.focus');
    await until('the output', () => schemes().has('output') || undefined);
    await until('the input of the commit message', () => schemes().has('vscode-scm') || undefined);
    // What is left alone is not late but never comes: something else that opens afterwards is analysed first.
    const document = await show(file('afterwards.md', MEMO));
    await reviewed(document);
    assert.deepEqual([...new Set(seen.map(({ uri }) => uri))], [document.uri.toString()]);
  });

  it('reads a text of five megabytes as far as its time allows', async () => {
    const document = await show(file('five.md', MEMO.repeat(Math.ceil((5 * 1_048_576) / MEMO.length))));
    const analysis = await reviewed(document);
    assert.deepEqual(ids(analysis), ['team-topologies']);
    assert.ok(analysis.detections.every(({ evidence }) => evidence.length <= 200));
  });

  it('reads a text of more than ten million characters only when asked', async () => {
    const settings = vscode.workspace.getConfiguration('workbench');
    await settings.update('editorLargeFileConfirmation', 100, vscode.ConfigurationTarget.Global);
    try {
      const document = await show(file('twelve.md', MEMO.repeat(Math.ceil(12_000_000 / MEMO.length))));
      assert.equal(vscode.window.activeTextEditor?.document, document);
      await reviewed(await show(file('beside.md', MEMO)));
      assert.ok(!seen.some(({ uri }) => uri === document.uri.toString()));
      const asked = await director.analyze(document, 'review');
      assert.deepEqual(asked && ids(asked), ['team-topologies']);
    } finally {
      await settings.update('editorLargeFileConfirmation', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  for (const [what, name, text] of [
    ['that is larger than extensions are given', 'large.md', 'We follow Team Topologies.\n'.repeat(2_000_000)],
    ['that is no text', 'image.bin', '\u0000\u0001Team Topologies'.repeat(100)],
  ] as const) {
    it(`is silent on a file ${what}`, async () => {
      const uri = file(name, text);
      await vscode.commands.executeCommand('vscode.open', uri);
      await until('its tab', () => vscode.window.tabGroups.activeTabGroup.activeTab?.label === name || undefined);
      // It says that there is no text, and waits for nobody to take note of it.
      void vscode.commands.executeCommand('frameworkDirector.analyzeDocument', uri);
      const document = await show(file('afterwards.md', MEMO));
      await reviewed(document);
      assert.deepEqual([...new Set(seen.map((one) => one.uri))], [document.uri.toString()]);
    });
  }
});

/** Files that some other extension keeps: each is {@link MEMO}. */
class Elsewhere implements vscode.FileSystemProvider {
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  constructor(private readonly permissions?: vscode.FilePermission) {}

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat(uri: vscode.Uri): vscode.FileStat {
    if (!uri.path.endsWith('.md')) throw vscode.FileSystemError.FileNotFound(uri);
    const permissions = this.permissions === undefined ? {} : { permissions: this.permissions };
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: MEMO.length, ...permissions };
  }

  readFile(): Uint8Array {
    return new TextEncoder().encode(MEMO);
  }

  readDirectory(): [] {
    return [];
  }

  createDirectory(): void {}
  writeFile(): void {}
  delete(): void {}
  rename(): void {}
}

/** What of VS Code's own extension for Git is used: https://github.com/microsoft/vscode/blob/main/extensions/git/src/api/git.d.ts */
interface GitApi {
  toGitUri(uri: vscode.Uri, ref: string): vscode.Uri;
  openRepository(root: vscode.Uri): Promise<object | null>;
}

async function gitApi(): Promise<GitApi> {
  const extension = vscode.extensions.getExtension<{ enabled: boolean; getAPI(version: 1): GitApi }>('vscode.git');
  assert.ok(extension, 'VS Code has its extension for Git');
  const git = await extension.activate();
  await until('Git', () => git.enabled || undefined);
  return git.getAPI(1);
}

function ids({ detections }: Analysis): string[] {
  return detections.map(({ id }) => id);
}

function schemes(): ReadonlySet<string> {
  return new Set(vscode.workspace.textDocuments.map(({ uri }) => uri.scheme));
}

/** Looks again until a value is there. */
async function until<T>(what: string, look: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const value = await look();
    if (value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`${what} did not come.`);
}
