import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { CustomMapping, StdioServer } from '../../src/engine/enhancement/servers/definition';
import { scratchFile } from './scratch';

/** The servers in `test/support/servers`, each of which says at its top what it does. */
export type FaultServer =
  | 'changing-tools'
  | 'crashes'
  | 'echo'
  | 'environment'
  | 'exits'
  | 'grandchild'
  | 'hangs'
  | 'huge'
  | 'ignores-sigterm'
  | 'is-error'
  | 'leaky-stderr'
  | 'legacy'
  | 'lies'
  | 'long'
  | 'modern'
  | 'noise'
  | 'silent'
  | 'slow-progress'
  | 'soft-errors';

/** Stands in the arguments of every process of this test run, so that those left over can be counted. */
export const MARK = `mark-${randomUUID()}`;

/** The definition of a server, under its own name. Tests run with the repository as their current folder. */
export function faultServer(name: FaultServer, env: Readonly<Record<string, string>> = {}): StdioServer {
  const args = [resolve('test/support/servers', `${name}.mjs`), MARK];
  return { type: 'stdio', name, command: process.execPath, args, env };
}

/** The same server as the child of a shell that ends without it: what ends the program alone leaves the server. */
export function behindShell({ command, args, ...rest }: StdioServer): StdioServer {
  // What runs in the background reads from nowhere, unless it is told where from.
  return { ...rest, command: 'sh', args: ['-c', 'exec 3<&0; "$0" "$@" <&3 & wait', command, ...args] };
}

/** A server that counts. */
export interface Counted {
  readonly server: StdioServer;
  /** How often it was started, whatever became of that. */
  starts(): number;
  /** How many calls of a tool reached it. */
  calls(): number;
}

/** The same server, counting how often it is really started and called. */
export function counted(server: StdioServer): Counted {
  const file = scratchFile();
  const preload = pathToFileURL(resolve('test/support/servers/count-start.mjs')).href;
  const count = (event: string) => file.lines().filter((line) => line === event).length;
  return {
    server: {
      ...server,
      args: [`--import=${preload}`, ...server.args],
      env: { ...server.env, COUNT_FILE: file.path },
    },
    starts: () => count('start'),
    calls: () => count('call'),
  };
}

/** The `lookup` tool of a server, asked by the framework's name. */
export function lookup(server: string, more: Partial<CustomMapping> = {}): CustomMapping {
  const name = '$' + '{framework.name}';
  return { server, tool: 'lookup', arguments: { query: name }, for: 'all', cacheSeconds: 300, ...more };
}

/** Processes of this test run that are alive. */
export function processes(): number {
  return processIds().length;
}

/** Sends a signal to each of them. */
export function signalProcesses(signal: NodeJS.Signals): void {
  for (const id of processIds()) {
    try {
      process.kill(id, signal);
    } catch {
      // It ended by itself meanwhile.
    }
  }
}

function processIds(): readonly number[] {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,args='], { encoding: 'utf8' });
  return list
    .split('\n')
    .filter((line) => line.includes(MARK))
    .map((line) => Number.parseInt(line, 10));
}

/** Waits until a condition holds; fails after five seconds. */
export async function until(condition: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let waitedMs = 0; !(await condition()); waitedMs += 20) {
    if (waitedMs > 5_000) throw new Error(`Waited in vain: ${what}`);
    await sleep(20);
  }
}
