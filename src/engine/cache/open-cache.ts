import type { CacheSettings } from './settings';
import { TieredCache } from './tiered-cache';

/** How long a shared cache may keep anything waiting; after that, what this machine has or makes itself is faster. */
const SHARED_DEADLINE_MS = 50;
const OPEN_DEADLINE_MS = 1_000;
const READ_DEADLINE_MS = 150;

type Loading = <T>(name: string, work: () => Promise<T>) => Promise<T>;

/**
 * The cache as the settings want it. No store is opened, nor its code loaded, before something is read.
 * @param folder where the file of this machine lies; null keeps everything in memory
 * @param log hears, once for each reason, why a level cannot be used
 * @param loading does what loads a store, and may take note of how long that took
 */
export function openCache(
  folder: string | null,
  { maxStoreBytes: maxBytes, maxMemoryBytes, redis }: CacheSettings,
  log: (line: string) => void,
  loading: Loading = (_, work) => work(),
): TieredCache {
  return new TieredCache({
    local:
      folder === null
        ? null
        : {
            level: 'sqlite',
            open: () =>
              loading('The cache on this machine', async () =>
                (await import('./sqlite')).openSqlite({ folder, log, ...(maxBytes !== undefined && { maxBytes }) }),
              ),
            openDeadlineMs: OPEN_DEADLINE_MS,
            readDeadlineMs: READ_DEADLINE_MS,
          },
    shared: redis
      ? {
          level: 'redis',
          open: () => loading('The shared cache', async () => (await import('./redis')).openRedis(redis)),
          openDeadlineMs: SHARED_DEADLINE_MS,
          readDeadlineMs: SHARED_DEADLINE_MS,
        }
      : null,
    log,
    ...(maxMemoryBytes !== undefined && { maxMemoryBytes }),
  });
}
