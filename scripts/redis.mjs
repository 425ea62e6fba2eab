/** Finding a redis-server on this machine, or installing one where that takes no question. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run, say } from './processes.mjs';

const INSTALL_DEADLINE_MS = 300_000;

/**
 * Finds redis-server; on a Debian machine of root's own without one, installs it.
 * @returns {Promise<{ path: string } | { path: null, reason: string }>}
 */
export async function findRedis() {
  const named = process.env.REDIS_SERVER_PATH;
  if (named)
    return existsSync(named)
      ? { path: named }
      : { path: null, reason: `REDIS_SERVER_PATH names ${named}, which does not exist` };
  const found = onPath('redis-server');
  if (found) return { path: found };
  if (process.getuid?.() !== 0 || !onPath('apt-get')) {
    return { path: null, reason: 'redis-server is neither on the PATH nor named by REDIS_SERVER_PATH' };
  }
  say('Installing redis-server ...');
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'redis-server']]) {
    const { code, tail } = await run('apt-get', ['-qq', ...args], { deadlineMs: INSTALL_DEADLINE_MS });
    if (code !== 0) say(tail);
  }
  const installed = onPath('redis-server');
  return installed ? { path: installed } : { path: null, reason: 'redis-server could not be installed' };
}

/** @param {string} name */
function onPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));
}
