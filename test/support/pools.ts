import assert from 'node:assert/strict';
import { systemClock } from '../../src/engine/clock';
import type { ReplicaHealth } from '../../src/engine/enhancement/health';
import { Pool, type PoolOptions } from '../../src/engine/enhancement/pool/pool';
import type { Answer, Asker, Question } from '../../src/engine/enhancement/pool/questions';
import type { HttpServer, ServerDefinition } from '../../src/engine/enhancement/servers/definition';
import { inProcessTransport } from '../../src/server/server';
import { enginePort } from './engine-port';
import { processes } from './fault-servers';
import { killHttpServers } from './http-servers';
import { MemoryCache } from './memory-cache';

const pools: Pool[] = [];

/** A pool of these servers and our own; {@link endPools} ends it. */
export function create(servers: readonly ServerDefinition[], options: Partial<PoolOptions> = {}): Pool {
  const pool = new Pool({
    localTransport: () => inProcessTransport(enginePort),
    localHash: () => 'test',
    cache: new MemoryCache(),
    clock: systemClock,
    ...options,
  });
  pools.push(pool);
  pool.setServers(servers);
  return pool;
}

/** Ends all pools and the servers over HTTP, and checks that no process is left. */
export async function endPools(): Promise<void> {
  await Promise.all(pools.splice(0).map((pool) => pool.dispose()));
  await killHttpServers();
  assert.equal(processes(), 0, 'processes left');
}

/** The server `wiki` at these addresses. */
export function at(...urls: [string, ...string[]]): HttpServer {
  return { type: 'http', name: 'wiki', urls, headers: {} };
}

/** A question to the `lookup` tool of `wiki` whose answer may be kept, as far as nothing else is said. */
export function ask(pool: Pool, query: string, more: Partial<Question & Asker> = {}): Promise<Answer> {
  const question: Question = {
    server: 'wiki',
    tool: 'lookup',
    arguments: { query },
    ttlMs: 60_000,
    keptOnly: false,
    ...more,
  };
  const asker: Asker = {
    signal: new AbortController().signal,
    deadlineMs: Number.POSITIVE_INFINITY,
    priority: 'background',
    ...more,
  };
  return pool.ask(question, asker);
}

/** How `wiki` stands. */
export function health(pool: Pool): ReplicaHealth {
  const found = pool.health().find(({ name }) => name === 'wiki');
  assert.ok(found);
  return found.replicas[0];
}
