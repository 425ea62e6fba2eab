import { createHash } from 'node:crypto';
import type { PersistentStore, StoreEntry } from '../../src/engine/cache/tiered-cache';
import { LATE } from '../../src/engine/cache/within';

/** A value that says what it should be, so that a wrong one is known wherever it turns up. */
export interface Told {
  readonly key: string;
  readonly round: number;
  readonly text: string;
}

/** The value of a key in a round, of a length of its own. */
export function told(key: string, round: number): Told {
  return { key, round, text: textOf(key, round) };
}

/** Whether a value is one that was written under a key, in whatever round. */
export function isTold(key: string): (value: unknown) => value is Told {
  return (value): value is Told => {
    const { key: its, round, text } = value as Told;
    return its === key && text === textOf(key, round);
  };
}

/** A text on its way to a store. */
export function entry(key: string, text: string, ttlMs = 60_000): StoreEntry {
  return { key, bytes: Buffer.from(text), ttlMs };
}

/** The text that a store has under a key. */
export async function textIn(store: PersistentStore, key: string): Promise<string | undefined> {
  const bytes = await store.get(key);
  if (bytes === LATE) throw new Error(`The store took too long to say what it has under ${key}.`);
  return bytes && Buffer.from(bytes).toString();
}

function textOf(key: string, round: number): string {
  const hash = createHash('sha256').update(`${key} ${round}`).digest('hex');
  return hash.repeat(1 + (Number.parseInt(hash.slice(0, 2), 16) % 64));
}
