/** Writes a value to a cache and reads it, and another that may be there from before: `cache-once.js FOLDER`. Prints what it saw. */
import { fileCache } from '../file-cache';

async function main(folder: string): Promise<void> {
  const log: string[] = [];
  const cache = fileCache(folder, log);
  const isText = (value: unknown): value is string => typeof value === 'string';
  for (let at = 0; at < 3; at++) {
    const { value } = await cache.compute('reviews', 'new', { ttlMs: 60_000, isValid: isText, compute: () => 'made' });
    const before = await cache.get('reviews', 'key-1', isText);
    if (value !== 'made' || before !== undefined) throw new Error(`${value}, ${before}`);
  }
  const { levels } = await cache.statistics();
  await cache.close();
  process.stdout.write(JSON.stringify({ uid: process.getuid?.(), log, states: levels.map(({ state }) => state) }));
}

void main(process.argv[2] ?? '');
