/**
 * Pins an MCP server that the extension offers: `node scripts/lock-server.mjs ID PACKAGE@VERSION`.
 *
 * Writes `src/engine/enhancement/servers/locks/ID/package-lock.json`, with every package below the server at the version the
 * registry gives today and with its hash, and prints what belongs into `known.ts`.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npmInstall } from './npm.mjs';
import { say } from './processes.mjs';

/** What npm needs to install from a lock; addresses are left out, so that everybody's own registry is asked. */
const KEPT = [
  'version',
  'integrity',
  'dependencies',
  'optionalDependencies',
  'peerDependencies',
  'peerDependenciesMeta',
  'optional',
  'os',
  'cpu',
];

const [id, wanted] = process.argv.slice(2);
const name = wanted?.replace(/(?!^)@[^@]*$/, '');
if (!id || !wanted || name === wanted) throw new Error('Usage: node scripts/lock-server.mjs ID PACKAGE@VERSION');

const folder = mkdtempSync(join(tmpdir(), 'lock-server-'));
try {
  await npmInstall(folder, ['--package-lock-only', '--ignore-scripts', '--save-exact', wanted]);
  const { packages } = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
  const kept = Object.entries(packages).map(([path, entry]) => [
    path,
    Object.fromEntries(Object.entries(entry).filter(([key]) => KEPT.includes(key))),
  ]);
  const lock = { lockfileVersion: 3, requires: true, packages: Object.fromEntries(kept) };
  const file = join('src', 'engine', 'enhancement', 'servers', 'locks', id, 'package-lock.json');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(lock, null, 1)}\n`);
  const { version, integrity } = packages[`node_modules/${name}`];
  say(`${file}: ${kept.length - 1} packages\n  version: '${version}',\n  integrity: '${integrity}',`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
