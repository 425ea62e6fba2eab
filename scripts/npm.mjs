/** Running npm: installing packages into folders outside the project's dependencies, and the project's own scripts. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from './processes.mjs';

const INSTALL_DEADLINE_MS = 600_000;

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
  const options = ['install', '--no-audit', '--no-fund', '--loglevel=error', '--prefix', folder, ...args];
  const { code, tail } = await npm(options, { deadlineMs: INSTALL_DEADLINE_MS, cwd: folder });
  if (code !== 0) throw new Error(`npm could not install into ${folder}:\n${tail}`);
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
