import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { ensureServer, freshProfile, installExtension } from '../../scripts/vscode-server.mjs';
import { VSIX } from '../../scripts/vsix.mjs';
import { pictureFailures } from './failures';
import { openWorkbench } from './window';
import type { Workbench } from './workbench';

/** Everything a user is sent; whatever else gets in is there by accident. */
const ALLOWED = [
  /^package\.json$/,
  /^package\.nls(\.\w+)?\.json$/,
  /^l10n\/bundle\.l10n\.\w+\.json$/,
  /^readme\.md$/i,
  /^license(\.txt|\.md)?$/i,
  /^changelog\.md$/i,
  /^dist\/[\w-]+\.js$/,
  /^dist\/piscina\/(main|worker)\.js$/,
  /^dist\/(frameworks|team)\.schema\.json$/,
  /^dist\/panel\/[\w.-]+\.(js|css|ttf)$/,
  /^media\/.+\.(css|png|svg|md)$/,
];

/** Written by VS Code when it installs. */
const INSTALLED = /^\.vsixmanifest$/;

const NEEDED = [
  'package.json',
  'dist/ai-tools.js',
  'dist/cache-surface.js',
  'dist/export-analysis.js',
  'dist/extension.js',
  'dist/frameworks.schema.json',
  'dist/team.schema.json',
  'dist/import-servers.js',
  'dist/l10n.js',
  'package.nls.json',
  'package.nls.de.json',
  'dist/linear-expressions.js',
  'dist/manage-servers.js',
  'dist/mcp-server.js',
  'dist/packs.js',
  'dist/participant.js',
  'dist/read-pack.js',
  'dist/redis.js',
  'dist/panel/panel.js',
  'dist/panel/uPlot.min.css',
  'dist/piscina/main.js',
  'dist/piscina/worker.js',
  'dist/servers.js',
  'dist/workspace-surface.js',
  'dist/workspace-worker.js',
];

const MAX_BYTES = 10_000_000;

describe('The packaged extension', () => {
  const vsix = resolve(VSIX);

  it('holds what users need and nothing else', async () => {
    const profile = freshProfile();
    try {
      await installExtension(await ensureServer('newest'), vsix, profile);
      const files = filesOf(installedFolder(profile.extensionsDir));
      assert.deepEqual(
        files.filter((file) => !INSTALLED.test(file) && !ALLOWED.some((allowed) => allowed.test(file))),
        [],
      );
      assert.deepEqual(
        NEEDED.filter((file) => !files.includes(file)),
        [],
      );
    } finally {
      profile.remove();
    }
  });

  it('stays small', () => {
    const { size } = statSync(vsix);
    assert.ok(size < MAX_BYTES, `${size} bytes`);
  });

  describe('installed in a clean VS Code', () => {
    let workbench: Workbench;
    pictureFailures(() => workbench);

    before(async () => {
      workbench = await openWorkbench({ vsix, files: { 'memo.md': '# Memo\n\nWe decide by the WRAP framework.\n' } });
    });

    after(async () => {
      await workbench?.close();
    });

    it('activates and analyses a document', async () => {
      await workbench.openFile('memo.md');
      await workbench.runCommand('Framework Director: Analyze Document');
      await workbench.panel.text(/WRAP/);
      await workbench.screenshot('installed');
    });

    it('analyzes the workspace in threads, which need nothing beside the package', async () => {
      await workbench.runCommand('Framework Director: Analyze Workspace…');
      await workbench.runCommand('Framework Director: Export Workspace Inventory…');
      await workbench.list.text(/Export Workspace Inventory/);
      // Its field has the file's name a moment after it is shown.
      await workbench.pause(1_000);
      await workbench.press('Enter');
      const file = join(workbench.folder, 'framework-inventory.md');
      const deadline = Date.now() + 30_000;
      while (!existsSync(file) && Date.now() < deadline) await workbench.pause(100);
      assert.match(readFileSync(file, 'utf8'), /\| `memo\.md` \| WRAP/);
    });
  });
});

function installedFolder(extensionsDir: string): string {
  const name = readdirSync(extensionsDir).find((entry) => entry.startsWith('framework-director.'));
  assert.ok(name, 'the extension was not installed');
  return join(extensionsDir, name);
}

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => statSync(join(folder, file)).isFile())
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}
