import { setTimeout as delay } from 'node:timers/promises';
import type { StoreEntry } from '../tiered-cache';
import { faultOf } from './driver';

/** How long writes are tried again while other windows write, in milliseconds. */
const BUSY_PATIENCE_MS = 5_000;
/** What is written at once, in entries and in bytes: the editor waits as long as that takes. */
const MAX_BATCH = 64;
const MAX_BATCH_BYTES = 1_000_000;

/** Tries again, in turns, for as long as other windows keep the file busy. */
export async function unlessBusy(work: () => void | Promise<void>): Promise<void> {
  const untilMs = performance.now() + BUSY_PATIENCE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (faultOf(error) !== 'busy' || performance.now() > untilMs) throw error;
      await delay(10 + Math.random() * 90);
    }
  }
}

/** Entries in groups that are written at once each. */
export function* batches(entries: readonly StoreEntry[]): Generator<readonly StoreEntry[]> {
  let batch: StoreEntry[] = [];
  let bytes = 0;
  for (const entry of entries) {
    if (batch.length > 0 && (batch.length === MAX_BATCH || bytes + entry.bytes.length > MAX_BATCH_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(entry);
    bytes += entry.bytes.length;
  }
  if (batch.length > 0) yield batch;
}
