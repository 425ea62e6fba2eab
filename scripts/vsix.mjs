/** The packaged extension: what users get. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { npm } from './npm.mjs';
import { say } from './processes.mjs';

/** Outside dist/, which every build empties. */
export const VSIX = '.vscode-test/framework-director.vsix';

const PACKAGE_DEADLINE_MS = 180_000;

/**
 * Packages the extension by the script that everybody packages it with; the production build that belongs to it replaces what is in dist/.
 * @returns {Promise<string>} the file
 */
export async function packageVsix() {
  const file = resolve(VSIX);
  mkdirSync(dirname(file), { recursive: true });
  say('Packaging the extension ...');
  const { code, tail } = await npm(['run', 'package', '--', '--out', file], { deadlineMs: PACKAGE_DEADLINE_MS });
  if (code !== 0) throw new Error(`The extension could not be packaged:\n${tail}`);
  return file;
}
