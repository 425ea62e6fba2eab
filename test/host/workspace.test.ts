import assert from 'node:assert/strict';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { FrameworkDirector } from '../../src/extension';
import { generateWorkspace } from '../support/generated-workspace';

/** Of the workspace; by hand many more, to see what the host feels of it: WORKSPACE_TEST_FILES=20000. */
const FILES = Number(process.env.WORKSPACE_TEST_FILES ?? 400);

const MANIFEST = JSON.stringify({ dependencies: { react: '^19.0.0' } });

describe('The analysis of a workspace in VS Code', () => {
  let director: FrameworkDirector;
  let folder: string;

  before(async () => {
    const extension = vscode.extensions.getExtension<FrameworkDirector>('framework-director.framework-director');
    assert.ok(extension, 'the extension is installed');
    director = await extension.activate();
    const opened = vscode.workspace.workspaceFolders?.[0];
    assert.ok(opened, 'a folder is open');
    folder = join(opened.uri.fsPath, 'generated');
    generateWorkspace(folder, FILES, extension.extensionPath);
    write({
      '.gitignore': 'ignored/\n',
      'ignored/package.json': MANIFEST,
      'node_modules/react/package.json': MANIFEST,
      'own/package.json': MANIFEST,
      'own/framework-inventory.md': 'React, Vue and Django.\n',
      'own/deep/vendor/package.json': MANIFEST,
      'own/binary.bin': Uint8Array.from([1, 0, 2]),
    });
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  function write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
  }

  const at = (path: string): string => vscode.Uri.file(join(folder, path)).toString();

  /** Analyses the workspace, and tells the slowest turn of the host's event loop meanwhile, in milliseconds. */
  async function analyze(what: string): Promise<void> {
    const delay = monitorEventLoopDelay({ resolution: 5 });
    const beforeBytes = process.memoryUsage.rss();
    const startedMs = performance.now();
    delay.enable();
    await vscode.commands.executeCommand('frameworkDirector.analyzeWorkspace');
    delay.disable();
    const { read, kept } = director.workspace;
    const ms = performance.now() - startedMs;
    const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;
    console.log(
      `${what}: ${read} files, ${kept} kept, ${Math.round(ms)} ms, ${Math.round((read * 1_000) / ms)} files/s; event loop late by ` +
        `p99 ${(delay.percentile(99) / 1e6).toFixed(1)} ms, at most ${(delay.max / 1e6).toFixed(1)} ms; ` +
        `${megabytes(beforeBytes)} before, ${megabytes(process.memoryUsage.rss())} after; ${cpus().length} cores`,
    );
  }

  async function withSetting(name: string, value: unknown, run: () => Promise<void>): Promise<void> {
    const section = vscode.workspace.getConfiguration('frameworkDirector');
    await section.update(name, value, vscode.ConfigurationTarget.Global);
    try {
      await run();
    } finally {
      await section.update(name, undefined, vscode.ConfigurationTarget.Global);
    }
  }

  it('streams what it finds in files, and is complete at its end', async () => {
    const states = new Set<string>();
    let changes = 0;
    const listening = director.workspace.onChanged(() => {
      changes++;
      states.add(director.workspace.state);
    });
    await analyze('first');
    listening.dispose();
    const { state, files, read, message } = director.workspace;
    assert.deepEqual([...states], ['running', 'complete']);
    assert.ok(changes >= 2);
    assert.equal(state, 'complete');
    assert.equal(message, null);
    assert.ok(read >= FILES, `${read} files`);
    const [use] = files.get(at('own/package.json'))?.frameworks ?? [];
    assert.deepEqual([use?.name, use?.version, use?.standing], ['React', '^19.0.0', 'applied']);
  });

  it('leaves out what Git ignores and what VS Code’s own settings exclude', () => {
    assert.equal(director.workspace.files.get(at('ignored/package.json')), undefined);
    assert.equal(director.workspace.files.get(at('node_modules/react/package.json')), undefined);
  });

  it('leaves out inventories that were exported before', () => {
    assert.equal(director.workspace.files.get(at('own/framework-inventory.md')), undefined);
  });

  it('computes nothing the second time', async () => {
    await analyze('second');
    assert.equal(director.workspace.kept, director.workspace.read - 1, 'all but the file that holds no text');
  });

  it('computes what was changed, and nothing else', async () => {
    write({ 'own/package.json': JSON.stringify({ dependencies: { vue: '^3.5.0' } }) });
    await analyze('one file changed');
    assert.equal(director.workspace.kept, director.workspace.read - 2);
    assert.deepEqual(
      director.workspace.files.get(at('own/package.json'))?.frameworks.map(({ name, version }) => [name, version]),
      [['Vue', '^3.5.0']],
    );
  });

  it('leaves out what the setting workspace.exclude names', async () => {
    assert.ok(director.workspace.files.has(at('own/deep/vendor/package.json')));
    await withSetting('workspace.exclude', ['**/vendor'], () => analyze('without vendor'));
    assert.ok(!director.workspace.files.has(at('own/deep/vendor/package.json')));
  });

  it('reads as many files as the setting workspace.maxFiles says, and says so', async () => {
    await withSetting('workspace.maxFiles', 10, () => analyze('ten files'));
    assert.equal(director.workspace.read, 10);
    assert.match(director.workspace.message ?? '', /^Only the first 10 files were read: /);
  });
});
