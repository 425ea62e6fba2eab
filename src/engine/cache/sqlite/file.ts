import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** Broken files that are kept; with another one the oldest goes. */
const MAX_KEPT = 3;
/** Whoever holds the lock for longer than this, in milliseconds, was killed with it. */
const STALE_MS = 10_000;
const POLL_MS = 20;

/** Makes a file ready for SQLite that its owner alone may read; what SQLite puts beside it gets the same rights. */
export function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  // One that is there is not opened: to close it again would end the locks that this process has on it.
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
  if ((statSync(file).mode & 0o777) !== 0o600) chmodSync(file, 0o600);
}

/** What tells a file from another that took its name. */
export function identityOf(file: string): string | null {
  const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
  return stat ? `${stat.dev} ${stat.ino} ${stat.birthtimeNs}` : null;
}

/**
 * Renames a broken file and what belongs to it, unless another window has done so: where the name belongs to another file
 * by now, nothing happens. Returns the new name, or null.
 * @param identity of the file that is broken
 */
export async function setAside(
  file: string,
  identity: string | null,
  log: (line: string) => void,
): Promise<string | null> {
  return await alone(`${file}.lock`, () => {
    if (identity === null || identityOf(file) !== identity) return null;
    const name = freeName(file);
    renameSync(file, name);
    for (const part of ['-wal', '-shm']) if (existsSync(file + part)) renameSync(file + part, name + part);
    prune(file, log);
    return basename(name);
  });
}

function freeName(file: string): string {
  const date = new Date().toISOString().slice(0, 19).replaceAll(':', '-');
  let name = `${file}.broken-${date}`;
  for (let number = 2; existsSync(name); number++) name = `${file}.broken-${date}-${number}`;
  return name;
}

function prune(file: string, log: (line: string) => void): void {
  const kept = readdirSync(dirname(file)).filter(
    (name) => name.startsWith(`${basename(file)}.broken-`) && !/-(?:wal|shm)$/.test(name),
  );
  for (const name of kept.sort().slice(0, -MAX_KEPT)) {
    for (const part of ['', '-wal', '-shm']) rmSync(join(dirname(file), name + part), { force: true });
    log(`The cache deleted ${name}: it keeps the last ${MAX_KEPT} broken files.`);
  }
}

/** Runs work while no other process runs any under the same lock. */
async function alone<T>(lock: string, work: () => T): Promise<T> {
  for (;;) {
    try {
      closeSync(openSync(lock, 'wx', 0o600));
      break;
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
      const held = statSync(lock, { throwIfNoEntry: false });
      if (held && Date.now() - held.mtimeMs > STALE_MS) rmSync(lock, { force: true });
      else await delay(POLL_MS);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}
