import type { Held } from './held';
import type { Namespace } from './tiered-cache';

/** What one level of the cache did so far in this process, and what it holds. */
export interface LevelStatistics {
  /** `memory`, `sqlite` or `redis`. */
  readonly level: 'memory' | 'sqlite' | 'redis';
  /** `off` where the settings say so; `away` where it is wanted and cannot be used at the moment. */
  readonly state: 'on' | 'off' | 'away';
  /** Why it is away, or takes nothing, in a sentence; null where all is well. */
  readonly problem: string | null;
  readonly hits: number;
  readonly misses: number;
  /** Entries that were pushed out to keep within the bound. */
  readonly evictions: number;
  /** Null where only the store knows, and it cannot be asked. */
  readonly entries: number | null;
  readonly bytes: number | null;
  readonly maxBytes: number | null;
  /** Age of the oldest entry in milliseconds; null where there is none or it is not known. */
  readonly oldestMs: number | null;
  /** What each namespace has in it; empty where that is not known. */
  readonly held: readonly Held[];
}

export interface CacheStatistics {
  readonly levels: readonly LevelStatistics[];
  /** Hits and misses over all levels, by namespace. */
  readonly namespaces: readonly {
    readonly namespace: Namespace;
    /** Whether a shared level has it, where there is one. */
    readonly isShared: boolean;
    readonly hits: number;
    readonly misses: number;
    readonly computations: number;
  }[];
}
