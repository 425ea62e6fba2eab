import {
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleAll,
} from 'cockatiel';
import { heldBy } from './held';
import { redisAddress } from './redis/address';
import { Line } from './redis/line';
import { type Batch, connect, type Link } from './redis/link';
import { inTime, isForeign, isRefusal, problemOf, TooSlow } from './redis/problems';
import type { RedisSettings } from './settings';
import type { PersistentStore, Selection, StoreEntry, StoreStatistics } from './tiered-cache';
import { LATE } from './within';

/** What every key of ours begins with; the form of what lies under it is a part of the key that follows. */
const PREFIX = 'framework-director:';
/** What is larger is neither written nor read. */
const MAX_BYTES = 1_000_000;
/** A Redis that needs longer is slower than what this machine has itself. */
const READ_DEADLINE_MS = 50;
/** Nobody waits for a write. */
const WRITE_DEADLINE_MS = 5_000;
/** Failures in a row after which it is left alone, and for how long, the first time and at most, in milliseconds. */
const MAX_FAILURES = 2;
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
/** How often it is looked whether the rest is over. */
const LOOK_MS = 250;
/** Trials without an answer after which the connection is taken for dead: it may lead nowhere, and nobody tells. */
const MAX_TRIALS = 3;
/** Keys that are counted; of more than these nobody is told how many there are. */
const MAX_COUNTED = 50_000;

/**
 * Opens the level that a team shares. Resolves at once: it connects meanwhile, and the first reads wait for that as long as for
 * an answer.
 * @throws UserError where the address is none
 */
export async function openRedis(settings: RedisSettings): Promise<PersistentStore> {
  return new RedisStore(settings);
}

/**
 * Entries in a Redis, which lets them go after their time. Every read has a deadline; after two failures in a row nothing is asked
 * for a while, and then one read goes out with nobody waiting for it, to see whether the next may.
 */
class RedisStore implements PersistentStore {
  readonly #line: Line;
  #breaker: CircuitBreakerPolicy;
  /** Why there is no connection. */
  #down: string | null = null;
  #lastKey = PREFIX;
  #trials = 0;
  #looking: NodeJS.Timeout | undefined;

  constructor({ url, credentials }: RedisSettings) {
    const address = redisAddress(url);
    this.#breaker = this.#newBreaker();
    this.#line = new Line({
      connect: (onLost) => connect(address, credentials, onLost),
      onUp: () => {
        this.#down = null;
        // What failed before says nothing of a new connection.
        this.#stopLooking();
        this.#breaker = this.#newBreaker();
      },
      onDown: (error) => {
        this.#down = problemOf(error);
      },
    });
  }

  get problem(): string | null {
    if (this.#down !== null) return this.#down;
    const { state, lastFailure } = this.#breaker;
    return state === CircuitState.Closed ? null : problemOf(lastFailure && 'error' in lastFailure && lastFailure.error);
  }

  async get(key: string): Promise<Uint8Array | undefined | typeof LATE> {
    const full = PREFIX + key;
    this.#lastKey = full;
    try {
      return await this.#ask((link) => bytesAt(link, full), READ_DEADLINE_MS);
    } catch (error) {
      // One slow answer is no reason to say that it is away.
      if (error instanceof TooSlow) return LATE;
      throw new Error(this.problem ?? problemOf(error), { cause: error });
    }
  }

  async setMany(entries: readonly StoreEntry[]): Promise<void> {
    const fitting = entries.filter(({ bytes }) => bytes.length <= MAX_BYTES);
    let refusal: unknown;
    try {
      refusal = await this.#ask((link) => writeAll(link, fitting), WRITE_DEADLINE_MS);
    } catch (error) {
      throw new Error(this.problem ?? problemOf(error), { cause: error });
    }
    // It can still be read, so it is not left alone.
    if (refusal !== undefined) throw new Error(problemOf(refusal), { cause: refusal });
  }

  async clear(selection: Selection = {}): Promise<void> {
    for await (const batch of this.#batches(selection)) await batch.remove();
  }

  async statistics(): Promise<StoreStatistics> {
    const counts = { evictions: 0, maxBytes: null, oldestMs: null };
    const sizes = new Map<string, number>();
    for await (const batch of this.#batches({})) {
      const bytes = await batch.sizes();
      batch.keys.forEach((key, at) => {
        sizes.set(key.slice(PREFIX.length), bytes[at] ?? 0);
      });
      if (sizes.size > MAX_COUNTED) return { ...counts, entries: null, bytes: null, held: [] };
    }
    const held = heldBy(sizes);
    return { ...counts, entries: sizes.size, bytes: held.reduce((sum, { bytes }) => sum + bytes, 0), held };
  }

  async close(): Promise<void> {
    this.#stopLooking();
    this.#line.close();
  }

  async *#batches({ namespace, pack }: Selection): AsyncGenerator<Batch> {
    // A person asks, who may have just set right what was wrong.
    await this.#line.hurry();
    yield* this.#linked().batches(PREFIX + (namespace === undefined ? '' : `${namespace}:`), pack);
  }

  /**
   * What the link answers, in time.
   * @throws TooSlow, or what else went wrong; at once where it is left alone
   */
  async #ask<T>(work: (link: Link) => Promise<T>, deadlineMs: number): Promise<T> {
    if (!this.#line.link) await inTime(this.#line.first, deadlineMs);
    const link = this.#linked();
    return await this.#breaker.execute(() => inTime(work(link), deadlineMs));
  }

  #linked(): Link {
    const { link } = this.#line;
    if (!link) throw new Error(this.#down ?? 'It is not connected.');
    return link;
  }

  #newBreaker(): CircuitBreakerPolicy {
    const breaker = circuitBreaker(handleAll, {
      breaker: new ConsecutiveBreaker(MAX_FAILURES),
      halfOpenAfter: new ExponentialBackoff({ initialDelay: FIRST_REST_MS, maxDelay: LONGEST_REST_MS }),
    });
    breaker.onBreak(() => this.#look());
    return breaker;
  }

  /** Looks from time to time whether it answers again; nobody waits for that. */
  #look(): void {
    this.#looking ??= setInterval(() => void this.#try(), LOOK_MS).unref();
  }

  async #try(): Promise<void> {
    const { link } = this.#line;
    if (!link || this.#breaker.state === CircuitState.HalfOpen) return;
    try {
      // What was too much for it the last time.
      await this.#breaker.execute(async () => {
        this.#trials++;
        await inTime(bytesAt(link, this.#lastKey), READ_DEADLINE_MS);
      });
      this.#stopLooking();
    } catch (error) {
      if (this.#trials >= MAX_TRIALS) {
        this.#stopLooking();
        this.#line.drop(error);
      }
    }
  }

  #stopLooking(): void {
    this.#trials = 0;
    clearInterval(this.#looking);
    this.#looking = undefined;
  }
}

/** Writes all there is. The first refusal, if there is one. @throws what else went wrong */
async function writeAll(link: Link, entries: readonly StoreEntry[]): Promise<unknown> {
  const written = await Promise.allSettled(
    entries.map(({ key, bytes, ttlMs }) => link.write(PREFIX + key, bytes, ttlMs)),
  );
  const failures = written.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
  const fault = failures.find((error) => !isRefusal(error));
  if (fault !== undefined) throw fault;
  return failures[0];
}

/** What lies under a key; undefined where nothing does, or something that cannot be ours. */
async function bytesAt(link: Link, key: string): Promise<Uint8Array | undefined> {
  try {
    // One byte more than may be, so that a value that is cut off is known by its length.
    const bytes = await link.read(key, MAX_BYTES + 1);
    return bytes === null || bytes.length === 0 || bytes.length > MAX_BYTES ? undefined : bytes;
  } catch (error) {
    if (isForeign(error)) return undefined;
    throw error;
  }
}
