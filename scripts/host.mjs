/** The host suite in the VS Code server: mocha inside a real extension host. */
import { cpSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { findBrowser, launchBrowser } from './browser.mjs';
import { runInHost } from './extension-host.mjs';
import { parseCounts, parseReport } from './mocha.mjs';
import { say } from './processes.mjs';
import { ensureServer, freshProfile, startServer } from './vscode-server.mjs';

/** The suite's bundle, which runs on a desktop as well. */
export const HOST_SUITE = 'dist/test/host/run.js';

/** An extension with tools of the editor's own, which the suite finds beside ours. */
export const TOOL_EXTENSION = 'test/support/tool-extension';

/**
 * Runs the suite on one VS Code.
 * @param {'newest' | 'oldest'} age
 * @returns {Promise<import('./mocha.mjs').PartResult>}
 */
export async function hostPart(age) {
  const found = await findBrowser();
  if (found.path === null) return { skipped: `no browser: ${found.reason}` };
  const server = await ensureServer(age);
  const profile = freshProfile();
  const folder = join(profile.home, 'workspace');
  mkdirSync(folder);
  cpSync(TOOL_EXTENSION, join(profile.extensionsDir, 'tools'), { recursive: true });
  const results = resolve('test-results', `host-${server.vscode}`);
  /** @type {import('./mocha.mjs').Counts | null} */
  let counts = null;
  let last = '';
  const running = await startServer({ server, smokeDriver: true, trust: true, ...profile });
  const browser = await launchBrowser(found.path);
  try {
    await runInHost({
      ...{ browser, server: running, folder, results },
      module: resolve(HOST_SUITE),
      onLog: (text) => {
        counts = parseCounts(text) ?? counts;
        const report = parseReport(text);
        if (report !== null) say(report);
        else if (/^\s*\w*Error\b/.test(text)) last = text;
      },
    });
    if (!counts) say(`${last}\nThe suite told no result; what the window logged is in ${results}.`);
  } finally {
    await browser.close();
    await running.stop();
    profile.remove();
  }
  return { counts, version: server.vscode };
}
