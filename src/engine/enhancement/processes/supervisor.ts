import { type ChildProcess, spawn } from 'node:child_process';

/**
 * Reads `+PID` and `-PID` lines, and when the input ends, which it does at whatever end of this process, gives the groups
 * that are left a second to end by themselves and then kills them. It holds no other file, takes no hint from a terminal,
 * and is a shell of some 1 MB, where a second Node would be 40. The numbers are the only thing that reaches it.
 */
const SCRIPT = `
trap '' HUP INT TERM
groups=
while read -r sign group; do
  left=
  for one in $groups; do [ "$one" = "$group" ] || left="$left $one"; done
  [ "$sign" = + ] && left="$left $group"
  groups=$left
done
[ -n "$groups" ] || exit 0
sleep 1
for one in $groups; do kill -KILL "-$one" 2>/dev/null; done
`;

let watcher: ChildProcess | undefined;

/**
 * Has a process group ended should this process be killed, where it can do nothing itself any more. Not on Windows: there
 * Node puts its children into a job that ends with it.
 */
export function superviseGroup(pid: number): void {
  if (process.platform === 'win32') return;
  watcher ??= start();
  tell(`+ ${pid}`);
}

/** Says that nothing of the group is left, before its number can be another's. */
export function releaseGroup(pid: number): void {
  tell(`- ${pid}`);
}

/** Ends the watcher when there is nothing to watch. */
export function endSupervision(): void {
  watcher?.stdin?.end();
  watcher = undefined;
}

function start(): ChildProcess {
  // A session of its own, so that what ends ours does not end it.
  const child = spawn('/bin/sh', ['-c', SCRIPT], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    cwd: '/',
    env: PATHS,
  });
  const forget = (): void => {
    if (watcher === child) watcher = undefined;
  };
  child.on('error', forget);
  child.on('exit', forget);
  child.stdin?.on('error', forget);
  // It must not keep this process alive: its whole point is to see it end.
  child.unref();
  return child;
}

/** What the shell finds `sleep` by, and nothing of ours. */
const PATHS = { PATH: '/usr/bin:/bin' };

function tell(line: string): void {
  watcher?.stdin?.write(`${line}\n`);
}
