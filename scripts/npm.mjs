/** Running npm: installing packages into folders outside the project's dependencies, and the project's own scripts. */
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run, say } from './processes.mjs';

const INSTALL_DEADLINE_MS = 600_000;
const QUIETLY = ['--no-audit', '--no-fund', '--loglevel=error'];

/**
 * Runs `npm install` in a folder; the folder gets a package.json when it has none.
 * @param {string} folder
 * @param {readonly string[]} args
 * @throws {Error} with the end of npm's output
 */
export async function npmInstall(folder, args) {
  mkdirSync(folder, { recursive: true });
  const manifest = join(folder, 'package.json');
  if (!existsSync(manifest)) writeFileSync(manifest, '{ "private": true }\n');
  const options = ['install', ...QUIETLY, '--prefix', folder, ...args];
  const { code, tail } = await npm(options, { deadlineMs: INSTALL_DEADLINE_MS, cwd: folder });
  if (code !== 0) throw new Error(`npm could not install into ${folder}:\n${tail}`);
}

/**
 * Runs `npm ci` in a folder, unless what its lock file says is there already. No package runs a script of its own.
 * @param {string} folder
 * @throws {Error} with the end of npm's output
 */
export async function npmCi(folder) {
  // npm writes it when everything else is done.
  const installed = join(folder, 'node_modules/.package-lock.json');
  const lock = join(folder, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  say(`Installing ${folder} ...`);
  const options = ['ci', '--ignore-scripts', ...QUIETLY, '--prefix', folder];
  const { code, tail } = await npm(options, { deadlineMs: INSTALL_DEADLINE_MS });
  if (code !== 0) throw new Error(`npm could not install ${folder}:\n${tail}`);
}

/**
 * Runs npm; under `npm run` the same npm again, on the same Node, with no shell in between.
 * @param {readonly string[]} args
 * @param {{ deadlineMs: number, cwd?: string }} options
 * @returns {Promise<{ code: number, tail: string }>}
 */
export function npm(args, options) {
  const program = process.env.npm_execpath;
  if (program?.endsWith('.js')) return run(process.execPath, [program, ...args], options);
  const windows = process.platform === 'win32';
  return run(windows ? 'npm.cmd' : 'npm', args, { ...options, shell: windows });
}
