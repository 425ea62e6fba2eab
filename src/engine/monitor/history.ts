import { chmod, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import { sentence } from '../errors';
import { type Day, DayTally, dateOf, joinedDays, readDay } from './day';
import type { Measurement } from './measurement';

/** How many days are kept, and what a day's file may have in bytes; a larger one is none of ours. */
const MAX_DAYS = 30;
const MAX_BYTES = 256 * 1_024;
/** Measurements are gathered for so long before they are written. */
const PAUSE_MS = 60_000;
/** Whoever holds the lock for longer than this, in milliseconds, was killed with it. */
const STALE_MS = 10_000;
/** How often, and after how long each time, the lock is asked for; then what is to be written waits for the next turn. */
const LOCK_TRIES = 20;
const LOCK_PAUSE_MS = 25;

const FOLDER = 'performance';
const FILE = /^(\d{4}-\d{2}-\d{2})\.json$/;

/**
 * The days that are kept in a storage folder, the latest last. A file that cannot be read, or is none of ours, is passed over.
 * @param storageFolder that of the cache
 */
export async function readHistory(storageFolder: string): Promise<readonly Day[]> {
  const folder = join(storageFolder, FOLDER);
  const dates = await datesIn(folder);
  const days = await Promise.all(dates.map((date) => readFileOf(folder, date)));
  return days.flatMap((day) => (day ? [day] : []));
}

/**
 * What is measured, summed up by day in files that their owner alone may read, thirty of them. Several programs may add to
 * one folder; each adds what it measured to what is there. Nothing that goes wrong here stops anybody.
 */
export class History {
  readonly #folder: string;
  #pending: DayTally | null = null;
  /** What could not be written, as another program was at it. */
  #left: Day | null = null;
  #stopTimer: (() => void) | undefined;
  #writing: Promise<void> = Promise.resolve();
  #hasFailed = false;

  /** @param log hears, once, that nothing can be kept, and why */
  constructor(
    storageFolder: string,
    private readonly clock: Clock,
    private readonly log: (line: string) => void,
    private readonly today: () => string = () => dateOf(Date.now()),
  ) {
    this.#folder = join(storageFolder, FOLDER);
  }

  /** What is gathered until it is written counts for the day on which that began. */
  add(measurement: Measurement, budgetMs: number): void {
    this.#pending ??= new DayTally(this.today());
    this.#pending.add(measurement, budgetMs);
    this.#stopTimer ??= this.clock.after(PAUSE_MS, () => void this.flush());
  }

  /** Writes what was gathered; resolves when it is written, or could not be. */
  flush(): Promise<void> {
    this.#stopTimer?.();
    this.#stopTimer = undefined;
    const days = [this.#left, this.#pending?.day ?? null].filter((day) => day !== null);
    this.#left = null;
    this.#pending = null;
    for (const day of days) this.#writing = this.#writing.then(() => this.#write(day)).catch((e) => this.#failed(e));
    return this.#writing;
  }

  async #write(day: Day): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    const isWritten = await alone(join(this.#folder, 'lock'), async () => {
      const kept = await readFileOf(this.#folder, day.date);
      const file = join(this.#folder, `${day.date}.json`);
      await writeFile(`${file}.new`, JSON.stringify(kept ? joinedDays(kept, day) : day), { mode: 0o600 });
      await chmod(`${file}.new`, 0o600);
      await rename(`${file}.new`, file);
      await this.#prune();
    });
    if (!isWritten) this.#left = this.#left?.date === day.date ? joinedDays(this.#left, day) : day;
  }

  async #prune(): Promise<void> {
    const dates = await datesIn(this.#folder);
    for (const date of dates.slice(0, -MAX_DAYS)) await rm(join(this.#folder, `${date}.json`), { force: true });
  }

  #failed(error: unknown): void {
    if (!this.#hasFailed) this.log(`The history of times cannot be kept: ${sentence(error)}`);
    this.#hasFailed = true;
  }
}

async function datesIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => FILE.exec(name)?.[1] ?? []).sort();
}

async function readFileOf(folder: string, date: string): Promise<Day | null> {
  const file = join(folder, `${date}.json`);
  try {
    if ((await stat(file)).size > MAX_BYTES) return null;
    const day = readDay(await readFile(file, 'utf8'));
    return day?.date === date ? day : null;
  } catch {
    return null;
  }
}

/** Does some work while no other program does, or returns false where another one does so for too long. */
async function alone(lock: string, work: () => Promise<void>): Promise<boolean> {
  for (let tries = 0; tries < LOCK_TRIES; tries++) {
    try {
      await (await open(lock, 'wx', 0o600)).close();
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const { mtimeMs } = await stat(lock).catch(() => ({ mtimeMs: Date.now() }));
      if (Date.now() - mtimeMs > STALE_MS) await rm(lock, { force: true });
      else await delay(LOCK_PAUSE_MS);
      continue;
    }
    try {
      await work();
    } finally {
      await rm(lock, { force: true });
    }
    return true;
  }
  return false;
}
