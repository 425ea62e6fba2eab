import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { endSupervision, releaseGroup, superviseGroup } from './supervisor';

/** Children whose tree must not outlive this process. */
const living = new Set<number>();

/** Ends the child's whole tree when this process exits or is killed, unless {@link forget} is called before. */
export function remember(pid: number): void {
  if (living.size === 0) process.on('exit', killAll);
  living.add(pid);
  superviseGroup(pid);
}

/** Says that the child and its tree are gone. */
export function forget(pid: number): void {
  if (!living.delete(pid)) return;
  releaseGroup(pid);
  if (living.size > 0) return;
  process.off('exit', killAll);
  endSupervision();
}

/**
 * Options for `spawn` under which the whole tree can be ended: a process group of its own where there are such.
 * Windows has none (and would open a console); there `taskkill` follows the tree.
 */
export const OWN_TREE = { detached: process.platform !== 'win32', windowsHide: true } as const;

/** Asks a child and all below it to end (`SIGTERM`), or ends them (`SIGKILL`). A tree that is gone is no error. */
export function signalTree(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform !== 'win32') {
    signalGroup(child.pid, signal);
  } else if (signal === 'SIGKILL' && child.exitCode === null) {
    // Windows programs without a window cannot be asked, and a number may be another program's once the child is gone.
    spawn(TASKKILL, taskkillArgs(child.pid), { stdio: 'ignore', windowsHide: true }).on('error', () => child.kill());
  }
}

/** By its full path, so that no program of that name in the current folder is started. */
const TASKKILL = join(process.env.SYSTEMROOT ?? 'C:\\Windows', 'System32', 'taskkill.exe');

function taskkillArgs(pid: number): string[] {
  return ['/PID', String(pid), '/T', '/F'];
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of the group is left.
  }
}

/** Runs while the process exits, where nothing can be waited for. */
function killAll(): void {
  for (const pid of living) {
    if (process.platform === 'win32') spawnSync(TASKKILL, taskkillArgs(pid), { timeout: 1_000, windowsHide: true });
    else signalGroup(pid, 'SIGKILL');
  }
}
