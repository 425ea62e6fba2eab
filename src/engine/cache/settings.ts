/** How the cache is kept; everything has a default. */
export interface CacheSettings {
  /** Bound of what is held in memory, in bytes. */
  readonly maxMemoryBytes?: number;
  /** Bound of the file on this machine, in bytes. */
  readonly maxStoreBytes?: number;
  /** How long a review is served, in milliseconds. */
  readonly reviewTtlMs?: number;
  /** The level that is shared with others; without it there is none. */
  readonly redis?: RedisSettings | null;
}

/** Where a team's Redis is, and who may use it. */
export interface RedisSettings {
  /** `redis://` or `rediss://`; without credentials. */
  readonly url: string;
  /** Asked at every connection, so that changed ones are used. */
  readonly credentials: () => Promise<RedisCredentials | null>;
}

export interface RedisCredentials {
  readonly username?: string;
  readonly password: string;
}
