import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../errors';
import { type KnownServer, locateKnown } from './known';
import context7 from './locks/context7/package-lock.json';
import sequential from './locks/sequential/package-lock.json';
import { type Npm, runNpm } from './npm';

export interface InstallOptions {
  readonly known: KnownServer;
  /** Our own folder for installed servers; made where it is missing. */
  readonly folder: string;
  readonly npm: Npm;
  readonly signal: AbortSignal;
  /** Hears each line npm writes. */
  readonly log: (line: string) => void;
  /** What is installed, package by package; the lock that comes with us where none is given. */
  readonly lock?: PackageLock;
  readonly env?: NodeJS.ProcessEnv;
  readonly deadlineMs?: number;
}

/** What we use of a `package-lock.json`, version 3. */
export interface PackageLock {
  readonly lockfileVersion: number;
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

const DEADLINE_MS = 180_000;
const MAX_QUOTED_CHARS = 200;
const LOCKS: Readonly<Record<KnownServer['id'], PackageLock>> = { sequential, context7 };

/** As npm says that nobody answers. */
const OFFLINE =
  /^(?:ECONN(?:REFUSED|RESET|ABORTED)|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|E(?:RR_SOCKET_)?TIMEDOUT|ERR_SOCKET_TIMEOUT|EIDLETIMEOUT)$/;

/** The lock that is installed from. */
export function lockOf(known: KnownServer): PackageLock {
  return LOCKS[known.id];
}

/** The `node_modules` of a known server in our own folder. Each version has a folder of its own, so that one in use stays. */
export function ownRoot({ id, version }: KnownServer, folder: string): string {
  return join(folder, `${id}-${version}`, 'node_modules');
}

/**
 * Arguments for npm, which installs exactly what the lock in its folder names, checks each archive against the hash there before
 * it unpacks it, and runs nothing of it.
 */
export function npmInstallArgs(): readonly string[] {
  const retries = ['--fetch-retries=2', '--fetch-retry-factor=2', '--fetch-retry-mintimeout=500'];
  return ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--global=false', '--loglevel=error', ...retries];
}

/**
 * Installs a known server with npm, unless it is there, and returns its program's path. Nothing is left of what fails.
 * @throws UserError where it cannot be; the signal's reason where it is aborted
 */
export async function installKnown(options: InstallOptions): Promise<string> {
  const { known, folder, npm, deadlineMs = DEADLINE_MS } = options;
  const root = ownRoot(known, folder);
  const there = await locateKnown(known, [root]);
  if (there.program !== null) return there.program;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  // Beside its place, so that what stands there is never half of it.
  const staging = await mkdtemp(join(folder, `.${known.id}-`));
  try {
    await writeFile(join(staging, 'package.json'), JSON.stringify(manifestOf(known)));
    await writeFile(join(staging, 'package-lock.json'), JSON.stringify(pinned(known, options.lock ?? lockOf(known))));
    const { code, output } = await runNpm(npm, npmInstallArgs(), { ...options, cwd: staging, deadlineMs });
    if (code !== 0) throw new UserError(failure(known, output));
    await requireInstalled(known, join(staging, 'node_modules'));
    // Another window may have been faster, and may run it by now.
    const meanwhile = await locateKnown(known, [root]);
    if (meanwhile.program !== null) return meanwhile.program;
    await rm(join(root, '..'), { recursive: true, force: true });
    await rename(staging, join(root, '..'));
    return join(root, known.package, known.program);
  } finally {
    await rm(staging, { recursive: true, force: true });
  }
}

function manifestOf(known: KnownServer): object {
  return { private: true, dependencies: { [known.package]: known.version } };
}

/** The lock with the server's own hash as it is known, so that this one is what npm checks. */
function pinned(known: KnownServer, lock: PackageLock): PackageLock {
  const key = `node_modules/${known.package}`;
  const locked = { ...lock.packages[key], version: known.version, integrity: known.integrity };
  return { ...lock, packages: { ...lock.packages, [key]: locked } };
}

/** Looks at what npm says it installed: what goes by its name may be another program. */
async function requireInstalled(known: KnownServer, root: string): Promise<void> {
  const there = await locateKnown(known, [root]);
  const integrity = await installedIntegrity(known, root);
  if (there.program !== null && integrity === known.integrity) return;
  throw new UserError(
    `${known.title} was not installed as it should be: npm has left no ${known.package} ${known.version} with the hash that was checked.`,
  );
}

async function installedIntegrity(known: KnownServer, root: string): Promise<string | undefined> {
  try {
    const lock: PackageLock = JSON.parse(await readFile(join(root, '.package-lock.json'), 'utf8'));
    return lock.packages[`node_modules/${known.package}`]?.integrity;
  } catch {
    return undefined;
  }
}

/** What npm says, as a sentence with what to do. */
function failure({ title }: KnownServer, output: string): string {
  const code = /^npm (?:error|ERR!) code (\S+)/m.exec(output)?.[1] ?? '';
  if (code === 'EINTEGRITY') {
    return `${title} was not installed: a package from the registry does not have the hash that was checked. Try again; if it stays so, do not use that registry.`;
  }
  if (OFFLINE.test(code)) {
    return `${title} was not installed, as the registry of packages cannot be reached (${code}): check the network, or npm's settings for it.`;
  }
  if (code === 'E404' || code === 'ETARGET') {
    return `${title} was not installed, as the registry of packages lacks one it needs: check which registry npm is set to.`;
  }
  if (code === 'ENOSPC') return `${title} was not installed, as the disk is full: make room and try again.`;
  const lines = [...output.matchAll(/^npm (?:error|ERR!) (?!code |errno |syscall )(.+)$/gm)];
  const said = (lines[0]?.[1] ?? output.trim().split('\n').at(-1) ?? '').slice(0, MAX_QUOTED_CHARS).trim();
  return `${title} was not installed: npm says "${said || 'nothing'}"${code === '' ? '' : ` (${code})`}.`;
}
