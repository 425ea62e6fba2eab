import { createClient } from '@redis/client';
import { openRedis } from '../../src/engine/cache/redis';
import { TieredCache } from '../../src/engine/cache/tiered-cache';
import { startRedis } from '../support/redis-server';
import { median, quantile, table } from './measure';

const TTL_MS = 3_600_000;
const KEYS = 100;

/**
 * Reads of the shared level beside those of the bare client as its authors hand it out, over one real redis-server on this
 * machine: objects come out of both. They take turns, so that both see the same machine.
 */
export async function benchRedis(rounds: number, make: (size: number, key: number) => unknown): Promise<void> {
  const server = await startRedis();
  const bare = createClient({ url: server.url });
  await bare.connect();
  const cache = new TieredCache({
    local: null,
    shared: {
      level: 'redis',
      open: () => openRedis({ url: server.url, credentials: async () => null }),
      openDeadlineMs: 1_000,
      readDeadlineMs: 1_000,
    },
    log: console.error,
    // Nothing stays in memory, so that every read is one of the server.
    maxMemoryBytes: 1,
  });
  const rows = [];
  try {
    for (const size of [1_000, 100_000]) {
      for (let key = 0; key < KEYS; key++) {
        const value = make(size, key);
        cache.set('reviews', `${size}-${key}`, value, TTL_MS);
        await bare.set(`${size}-${key}`, JSON.stringify(value), { expiration: { type: 'PX', value: TTL_MS } });
        // Beyond a few megabytes at a time the cache writes no more.
        if (key % 20 === 19) await written(server, size, key + 1);
      }
      const ways = {
        ours: (key: string) => cache.get('reviews', key, isAnything),
        bare: async (key: string) => JSON.parse((await bare.get(key)) ?? 'null') as unknown,
      };
      const times = { ours: [] as number[], bare: [] as number[] };
      let late = 0;
      for (let round = -100; round < rounds; round++) {
        const order = round % 2 === 0 ? (['ours', 'bare'] as const) : (['bare', 'ours'] as const);
        for (const way of order) {
          const startMs = performance.now();
          const value = await ways[way](`${size}-${(round + KEYS) % KEYS}`);
          const ms = performance.now() - startMs;
          if (value === undefined || value === null) {
            // On a busy machine an answer may come after our deadline.
            if (++late > rounds / 50) throw new Error(`${way} found nothing.`);
          } else if (round >= 0) times[way].push(ms);
        }
      }
      rows.push({
        'value KB': size / 1_000,
        'ours us': median(times.ours) * 1_000,
        'ours p99': quantile(times.ours, 0.99) * 1_000,
        'bare us': median(times.bare) * 1_000,
        'bare p99': quantile(times.bare, 0.99) * 1_000,
        'ours / bare': median(times.ours) / median(times.bare),
      });
    }
  } finally {
    await cache.close();
    bare.destroy();
    await server.stop();
  }
  console.log('\nReads over Redis on this machine, microseconds');
  table(rows);
}

async function written(
  server: { run(...command: string[]): Promise<unknown> },
  size: number,
  count: number,
): Promise<void> {
  for (;;) {
    const keys = (await server.run('KEYS', `framework-director:*:${size}-*`)) as string[];
    if (keys.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function isAnything(value: unknown): value is unknown {
  return value !== undefined;
}
