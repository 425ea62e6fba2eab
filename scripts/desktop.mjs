/** The host suite in a desktop VS Code, got through test-electron: the one route that has Electron in it. */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { HOST_SUITE, TOOL_EXTENSION } from './host.mjs';
import { parseCounts, parseReport } from './mocha.mjs';
import { run, say } from './processes.mjs';
import { freshProfile } from './vscode-server.mjs';

const DOWNLOAD_DEADLINE_MS = 600_000;
const SUITE_DEADLINE_MS = 300_000;

/**
 * Runs the suite in the VS Code that VSCODE_PATH names, or else in one that test-electron downloads.
 * @returns {Promise<import('./mocha.mjs').PartResult>}
 */
export async function desktopPart() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { skipped: 'a desktop VS Code needs a display; run it under `xvfb-run -a`' };
  }
  const program = process.env.VSCODE_PATH ?? (await download());
  if (typeof program !== 'string') return program;
  const profile = freshProfile();
  const folder = join(profile.home, 'workspace');
  mkdirSync(folder);
  /** @type {import('./mocha.mjs').Counts | null} */
  let counts = null;
  try {
    await run(program, launchArguments(profile, folder), {
      deadlineMs: SUITE_DEADLINE_MS,
      onLine: (line) => {
        counts = parseCounts(line) ?? counts;
        const report = parseReport(line);
        if (report !== null) say(report);
      },
    });
  } finally {
    profile.remove();
  }
  return { counts };
}

/** @returns {Promise<string | { skipped: string }>} the program, or why there is none */
async function download() {
  const { downloadAndUnzipVSCode } = await import('@vscode/test-electron');
  try {
    const timeout = DOWNLOAD_DEADLINE_MS;
    return await downloadAndUnzipVSCode({ version: 'stable', timeout, cachePath: resolve('.vscode-test') });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { skipped: `VS Code could not be downloaded (${reason}); name an installed one in VSCODE_PATH` };
  }
}

/**
 * The flags that test-electron passes too: as root, without updates, greetings or trust questions.
 * @param {{ userData: string, extensionsDir: string }} profile
 * @param {string} folder
 */
function launchArguments({ userData, extensionsDir }, folder) {
  return [
    folder,
    ...['--no-sandbox', '--disable-gpu-sandbox', '--disable-updates', '--skip-welcome', '--skip-release-notes'],
    ...['--disable-workspace-trust', '--disable-extensions'],
    ...['--user-data-dir', userData, '--extensions-dir', extensionsDir],
    ...['.', TOOL_EXTENSION].map((path) => `--extensionDevelopmentPath=${resolve(path)}`),
    `--extensionTestsPath=${resolve(HOST_SUITE)}`,
  ];
}
