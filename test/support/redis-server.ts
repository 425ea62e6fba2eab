import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@redis/client';
import { scratchFolder } from './scratch';

/** A Redis of a test's own, which keeps nothing when it ends. */
export interface RedisServer {
  readonly url: string;
  readonly port: number;
  /** Runs a command as an administrator. */
  run(...command: readonly string[]): Promise<unknown>;
  stop(): Promise<void>;
  /** Starts it anew at the same address, with nothing in it. */
  restart(): Promise<void>;
  /** Lets its process stand still: connections stay open, and nothing is answered. */
  freeze(): void;
  thaw(): void;
}

const STARTS = 5;
const LOOK_MS = 20;
const DEADLINE_MS = 10_000;

/** @param options of its configuration, such as `--requirepass secret` */
export async function startRedis(...options: readonly string[]): Promise<RedisServer> {
  const password = options[options.indexOf('--requirepass') + 1];
  const secret = options.includes('--requirepass') ? { password } : {};
  let child: ChildProcess;
  let port = 0;
  for (let start = 1; ; start++) {
    port = await freePort();
    child = spawnServer(port, options);
    try {
      await answers(port, secret, child);
      break;
    } catch (error) {
      child.kill('SIGKILL');
      // Another program may have taken the port meanwhile.
      if (start === STARTS) throw error;
    }
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    run: (...command) => asked(port, secret, command),
    stop: () => ended(child),
    async restart() {
      await ended(child);
      child = spawnServer(port, options);
      await answers(port, secret, child);
    },
    freeze: () => void child.kill('SIGSTOP'),
    thaw: () => void child.kill('SIGCONT'),
  };
}

function spawnServer(port: number, options: readonly string[]): ChildProcess {
  const folder = mkdtempSync(join(scratchFolder(), 'redis-'));
  const fixed = ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder];
  const child = spawn(process.env.REDIS_SERVER_PATH ?? 'redis-server', [...fixed, ...options], { stdio: 'ignore' });
  const kill = (): void => void child.kill('SIGKILL');
  process.once('exit', kill);
  child.once('error', () => undefined);
  child.once('exit', () => {
    process.off('exit', kill);
    rmSync(folder, { recursive: true, force: true });
  });
  return child;
}

async function answers(port: number, secret: { password?: string | undefined }, child: ChildProcess): Promise<void> {
  const end = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      await asked(port, secret, ['PING']);
      return;
    } catch (error) {
      if (child.exitCode !== null || child.pid === undefined || performance.now() > end) {
        throw new Error('redis-server did not start: is it installed?', { cause: error });
      }
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
  }
}

async function asked(
  port: number,
  { password }: { password?: string | undefined },
  command: readonly string[],
): Promise<unknown> {
  const socket = { host: '127.0.0.1', port, reconnectStrategy: false as const };
  const client = createClient({ RESP: 2, socket, ...(password !== undefined && { password }) });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return await client.sendCommand([...command]);
  } finally {
    client.destroy();
  }
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** A port of this machine that nothing listens at. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('No port is free.');
  return address.port;
}
