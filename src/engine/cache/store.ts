import { chmodSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import KeyvSqlite from '@keyv/sqlite';
import { Keyv } from 'keyv';
import type { PersistentStore } from './tiered-cache';

const FILE_NAME = 'cache.sqlite';
/** How long a write waits for another window's, in milliseconds. */
const BUSY_TIMEOUT_MS = 2_000;
/** How often rows past their time are deleted, in milliseconds. */
const SWEEP_MS = 10 * 60_000;

/**
 * Opens the persistent level of the cache: Keyv over SQLite (`node:sqlite`) in a folder of our own, readable by its owner
 * alone. One store serves all namespaces, because two Keyv instances on one store of this version read each other's keys.
 * @param onError hears what the store reports later; reads then miss and writes are lost, and nothing else happens
 * @throws where this Node has no `node:sqlite`, or the folder or the file cannot be used
 */
export async function openStore(folder: string, onError: (error: unknown) => void): Promise<PersistentStore> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, FILE_NAME);
  const adapter = new KeyvSqlite({
    uri: `sqlite://${file}`,
    driver: 'node:sqlite',
    wal: true,
    busyTimeout: BUSY_TIMEOUT_MS,
    clearExpiredInterval: SWEEP_MS,
  });
  // Until it is ready, what goes wrong rejects `ready`; an error nobody listens to would end the process.
  let ready = false;
  adapter.on('error', (error: unknown) => {
    if (ready) onError(error);
  });
  await adapter.ready;
  ready = true;
  if (existsSync(file)) chmodSync(file, 0o600);
  // Keyv's own serializer revives every value, which makes a 100 KB read ten times dearer than plain JSON.
  const serialization = { stringify: JSON.stringify, parse: <T>(text: string): T => JSON.parse(text) as T };
  const keyv = new Keyv({ store: adapter, serialization });
  keyv.on('error', onError);
  return {
    get: (key) => keyv.get(key),
    set: async (key, value, ttlMs) => {
      await keyv.set(key, value, ttlMs);
    },
    clear: async () => {
      await keyv.clear();
    },
    close: async () => {
      await keyv.disconnect();
    },
  };
}
