/**
 * One of several processes that use one cache file: `cache-user.js FOLDER MILLISECONDS`. Writes and reads the same keys as all the
 * others, and prints what it saw as JSON. Without an end (0 milliseconds) it writes until it is killed, and says when it begins.
 */
import { fileCache } from '../file-cache';
import { isTold, told } from '../stored-values';

const KEYS = 200;

async function main(folder: string, forMs: number): Promise<void> {
  const log: string[] = [];
  // Nothing stays in memory, so that every read is one of the file.
  const cache = fileCache(folder, log, 1);
  const seen = { writes: 0, reads: 0, hits: 0, wrong: 0 };
  if (forMs === 0) process.stdout.write('begun\n');
  const untilMs = performance.now() + (forMs || Number.POSITIVE_INFINITY);
  for (let round = 0; performance.now() < untilMs; round++) {
    for (let at = 0; at < 20; at++) {
      const key = `key-${Math.floor(Math.random() * KEYS)}`;
      cache.set('reviews', key, told(key, round), 60_000);
      seen.writes++;
    }
    for (let at = 0; at < 20; at++) {
      const key = `key-${Math.floor(Math.random() * KEYS)}`;
      const value = await cache.get('reviews', key, isAnything);
      seen.reads++;
      if (value === undefined) continue;
      seen.hits++;
      if (!isTold(key)(value)) seen.wrong++;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await cache.close();
  process.stdout.write(JSON.stringify({ ...seen, log }));
}

function isAnything(value: unknown): value is unknown {
  return value !== undefined;
}

void main(process.argv[2] ?? '', Number(process.argv[3]));
