import type { EnhancementCache } from '../../src/engine/enhancement/enhance';

/** A cache in memory that remembers what it was given. */
export class MemoryCache implements EnhancementCache {
  readonly kept = new Map<string, string>();
  readonly ttlsMs = new Map<string, number>();

  /** What is kept beside what is remembered of the servers themselves, which is JSON. */
  get answers(): string[] {
    return [...this.kept.values()].filter((text) => !text.startsWith('{'));
  }

  async get(key: string): Promise<string | undefined> {
    return this.kept.get(key);
  }

  set(key: string, text: string, ttlMs: number): void {
    this.kept.set(key, text);
    this.ttlsMs.set(text, ttlMs);
  }
}
