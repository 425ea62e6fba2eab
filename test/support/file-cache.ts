import { openSqlite } from '../../src/engine/cache/sqlite';
import { TieredCache } from '../../src/engine/cache/tiered-cache';

/** A cache over a file in a folder, which has time enough on the busiest machine. */
export function fileCache(folder: string, log: string[], maxMemoryBytes?: number): TieredCache {
  return new TieredCache({
    local: {
      level: 'sqlite',
      open: () => openSqlite({ folder, log: (line) => log.push(line) }),
      openDeadlineMs: 5_000,
      readDeadlineMs: 1_000,
    },
    shared: null,
    log: (line) => log.push(line),
    ...(maxMemoryBytes !== undefined && { maxMemoryBytes }),
  });
}
