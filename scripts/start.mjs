/**
 * `npm start [-- [--no-editor] FILE...]`: analyses the files, or a sample, in the terminal; then, for a person at a
 * terminal, opens VS Code with the extension loaded. The exit status is the analysis's.
 */
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { windowAddress } from './extension-host.mjs';
import { projectNode, say, start, untilSignal } from './processes.mjs';
import { ensureServer, freshProfile, startServer } from './vscode-server.mjs';

const SAMPLE = 'samples/platform-strategy.md';

/** What the extension consists of once it is built. */
const PARTS = ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md', 'dist', 'media'];

const asked = process.argv.slice(2);
const given = asked.filter((argument) => !argument.startsWith('--')).map((file) => resolve(file));
process.chdir(fileURLToPath(new URL('..', import.meta.url)));
const shown = given[0] ?? resolve(SAMPLE);

process.exitCode = await analyze(given.length > 0 ? given : [SAMPLE]);
if (process.stdout.isTTY && !asked.includes('--no-editor') && existsSync(shown)) {
  await openEditor(shown, given.length === 0);
}

/**
 * @param {readonly string[]} paths
 * @returns {Promise<number>} the exit status
 */
function analyze(paths) {
  const child = start(projectNode(), ['dist/cli.js', 'analyze', ...paths], { stdio: 'inherit' });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => done(code ?? 1));
  });
}

/**
 * Opens the folder of a file in the VS Code of this machine, or else in its server.
 * @param {string} file
 * @param {boolean} ours the folder is the project's own samples, which need no question about trust
 */
async function openEditor(file, ours) {
  const program = installedEditor();
  if (program) {
    say(`\nOpening ${dirname(file)} in VS Code ...`);
    const args = [`--extensionDevelopmentPath=${resolve('.')}`, dirname(file), file];
    // Not among our processes: the person's editor outlives this program.
    const editor = spawn(program, args, { stdio: 'ignore', detached: true, shell: process.platform === 'win32' });
    editor.on('error', (error) => say(`VS Code could not be opened: ${error.message}`));
    editor.unref();
    return;
  }
  say('\nThere is no `code` on the PATH. The VS Code server shows the same in a browser; Ctrl+C ends it.');
  const profile = freshProfile();
  try {
    const server = await ensureServer('newest');
    installFromFolder(profile.extensionsDir);
    const interrupted = untilSignal();
    const running = await startServer({ server, smokeDriver: false, trust: ours, ...profile });
    say(`\nOpen ${windowAddress(running, { folder: dirname(file), extension: null, file })}\n`);
    await Promise.race([interrupted, running.ended]);
    await running.stop();
  } finally {
    profile.remove();
  }
}

function installedEditor() {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

/**
 * Installs the extension as it was just built, without packaging it.
 * @param {string} extensionsDir
 */
function installFromFolder(extensionsDir) {
  const { publisher, name, version } = JSON.parse(readFileSync('package.json', 'utf8'));
  const home = join(extensionsDir, `${publisher}.${name}-${version}`);
  mkdirSync(home, { recursive: true });
  const wanted = (/** @type {string} */ path) => path !== join('dist', 'test');
  for (const part of PARTS.filter((path) => existsSync(path))) {
    cpSync(part, join(home, part), { recursive: true, filter: wanted });
  }
}
