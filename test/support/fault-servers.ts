import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CustomMapping, StdioServer } from '../../src/engine/enhancement/servers/definition';

/** The servers in `test/support/servers`. Tests run with the repository as their current folder. */
export type FaultServer =
  | 'echo'
  | 'environment'
  | 'silent'
  | 'hangs'
  | 'crashes'
  | 'exits'
  | 'grandchild'
  | 'huge'
  | 'is-error';

/** Stands in the arguments of every process of this test run, so that those left over can be counted. */
const MARK = `mark-${randomUUID()}`;

/** The definition of a server, under its own name. */
export function faultServer(name: FaultServer, env: Readonly<Record<string, string>> = {}): StdioServer {
  return {
    type: 'stdio',
    name,
    command: process.execPath,
    args: [resolve('test/support/servers', `${name}.mjs`), MARK],
    env,
  };
}

/** The `lookup` tool of a server, asked by the framework's name. */
export function lookup(server: string, more: Partial<CustomMapping> = {}): CustomMapping {
  const name = '$' + '{framework.name}';
  return { server, tool: 'lookup', arguments: { query: name }, for: 'all', cacheSeconds: 300, ...more };
}

/** Processes of this test run that are alive. */
export function processes(): number {
  const list = execFileSync('ps', ['-A', '-ww', '-o', 'args='], { encoding: 'utf8' });
  return list.split('\n').filter((line) => line.includes(MARK)).length;
}

/** Waits until a condition holds; fails after five seconds. */
export async function until(condition: () => boolean, what: string): Promise<void> {
  for (let waitedMs = 0; !condition(); waitedMs += 20) {
    if (waitedMs > 5_000) throw new Error(`Waited in vain: ${what}`);
    await sleep(20);
  }
}
