import { availableParallelism } from 'node:os';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import Piscina from 'piscina';
import { sentence, UserError } from '../engine/errors';
import type { Exclusion } from './exclusions';
import type { Walked } from './walk';
import type { FileToRead, ReadResult } from './work';
import type { ListTask, ReadTask, ThreadData } from './worker';
import { AskedOnce, type FileRow, type Kept, type Workers } from './workers';

/** How the threads are kept. */
export interface ThreadOptions {
  /** The bundle of `worker.ts`. */
  readonly workerFile: string;
  readonly data: ThreadData;
  /** Threads at the most; without it as many as leave a core to others. */
  readonly most?: number;
  /** How long a thread may have one file in hand, in milliseconds. */
  readonly fileDeadlineMs?: number;
}

/** More threads bring little, for disks are shared, and each holds the catalogue. */
const MOST_THREADS = 4;
/** Of a thread's heap, in megabytes: beyond it the thread ends, and not the process. */
const MAX_HEAP_MEGABYTES = 512;
/** A thread without work ends after so many milliseconds. */
const IDLE_MS = 1_000;
/** What a file may take, in milliseconds: detection ends after 2 s by itself. */
const FILE_DEADLINE_MS = 15_000;
/** How often it is looked at whether a thread still gets on, in milliseconds. */
const LOOK_MS = 250;
/** Threads that end before their work does, at the most: beyond it, it is not the files. */
const MOST_DEATHS = 25;

/** Threads that list and read files, of which one that ends or hangs costs the file it has in hand. */
export class Threads implements Workers {
  readonly #pool: Piscina;
  readonly #fileDeadlineMs: number;
  readonly #threads: number;
  #deaths = 0;

  constructor({ workerFile, data, most = freeCores(), fileDeadlineMs = FILE_DEADLINE_MS }: ThreadOptions) {
    this.#threads = most;
    this.#fileDeadlineMs = fileDeadlineMs;
    this.#pool = new Piscina({
      filename: workerFile,
      workerData: data,
      minThreads: 0,
      maxThreads: most,
      idleTimeout: IDLE_MS,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MEGABYTES },
      recordTiming: false,
      // A thread that sleeps on an atomic between two tasks would not close its ports.
      atomics: 'disabled',
    });
    // A thread that ends between two tasks costs nothing; the next task gets another.
    this.#pool.on('error', () => undefined);
  }

  /** Twice as many as there are threads, so that none waits for us. */
  get most(): number {
    return 2 * this.#threads;
  }

  async *list(
    root: string,
    exclusions: readonly Exclusion[],
    most: number,
    signal: AbortSignal,
  ): AsyncGenerator<Walked> {
    const { port1, port2 } = new MessageChannel();
    const hand = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)).fill(-1, 0, 1);
    const task: ListTask = { root, exclusions, most, port: port2, hand };
    const ending = endingWith(signal);
    const watch = watched(hand, this.#fileDeadlineMs, ending.end);
    const arrived: Walked[] = [];
    let wake = (): void => undefined;
    port1.on('message', (walked: Walked) => {
      arrived.push(walked);
      wake();
    });
    const closed = new Promise<void>((resolve) => port1.once('close', () => resolve()));
    let isDone = false;
    const failed = this.#pool.run(task, { name: 'list', transferList: [port2], signal: ending.signal }).then(
      // What was sent through the port may come after the answer.
      () => closed,
      (error) => error,
    );
    const ended = failed.then((error) => {
      isDone = true;
      wake();
      return error;
    });
    try {
      while (!isDone || arrived.length > 0) {
        const walked = arrived.shift();
        if (walked) yield walked;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
            if (isDone || arrived.length > 0) resolve();
          });
      }
    } finally {
      ending.end();
      ending.release();
      watch.stop();
      port1.close();
    }
    const error: unknown = await ended;
    signal.throwIfAborted();
    if (error === undefined) return;
    const why = watch.isLate ? 'one of its folders does not answer.' : sentence(error);
    throw new UserError(`The files of ${root} cannot be listed: ${why}`);
  }

  async read(files: readonly FileToRead[], kept: Kept, signal: AbortSignal): Promise<readonly FileRow[]> {
    const asked = new AskedOnce(kept);
    const results = new Map<number, ReadResult>();
    let left = files.map((file, index) => ({ file, index }));
    let isAgain = false;
    while (left.length > 0) {
      signal.throwIfAborted();
      const outcome = await this.#attempt(
        left.map(({ file }) => file),
        asked,
        signal,
      );
      if ('results' in outcome) {
        for (const [at, { index }] of left.entries()) {
          const result = outcome.results[at];
          if (result) results.set(index, result);
        }
        break;
      }
      signal.throwIfAborted();
      if (++this.#deaths > MOST_DEATHS)
        throw new UserError(`The analysis was ended, for its threads end again and again: ${outcome.why}`);
      const { inHand, why } = outcome;
      // Without a file in hand it was not a file; the second time nobody knows.
      const given = left.filter((_, at) => (inHand < 0 ? isAgain : at === inHand));
      for (const { index } of given) results.set(index, { size: 0, hash: null, uses: [], problem: why });
      left = left.filter((one) => !given.includes(one));
      if (inHand < 0) isAgain = true;
    }
    return asked.filled(files.map((_, index) => results.get(index) ?? MISSING));
  }

  /** Ends all threads, whatever they are doing. */
  async close(): Promise<void> {
    await this.#pool.destroy();
  }

  async #attempt(
    files: readonly FileToRead[],
    asked: AskedOnce,
    signal: AbortSignal,
  ): Promise<{ readonly results: readonly ReadResult[] } | { readonly inHand: number; readonly why: string }> {
    const { port1, port2 } = new MessageChannel();
    const hand = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)).fill(-1, 0, 1);
    const task: ReadTask = { files, port: port2, hand };
    const ending = endingWith(signal);
    answerQuestions(port1, asked);
    const watch = watched(hand, this.#fileDeadlineMs, ending.end);
    try {
      return { results: await this.#pool.run(task, { name: 'read', transferList: [port2], signal: ending.signal }) };
    } catch (error) {
      const why = watch.isLate
        ? 'The file was given up, for nothing came of it in time: open it to analyze it.'
        : `The file could not be analyzed, for the thread that read it ended: ${sentence(error)}`;
      return { inHand: Atomics.load(hand, 0), why };
    } finally {
      watch.stop();
      ending.release();
      port1.close();
    }
  }
}

const MISSING: ReadResult = { size: 0, hash: null, uses: [], problem: 'The file could not be analyzed.' };

function freeCores(): number {
  return Math.max(1, Math.min(availableParallelism() - 1, MOST_THREADS));
}

/** A signal that fires with another, or when it is told to. */
function endingWith(signal: AbortSignal): {
  readonly signal: AbortSignal;
  readonly end: () => void;
  readonly release: () => void;
} {
  const controller = new AbortController();
  const end = (): void => controller.abort();
  if (signal.aborted) end();
  else signal.addEventListener('abort', end, { once: true });
  return { signal: controller.signal, end, release: () => signal.removeEventListener('abort', end) };
}

function answerQuestions(port: MessagePort, asked: AskedOnce): void {
  port.on('message', async (hashes: readonly (string | null)[]) => port.postMessage(await asked.areKept(hashes)));
}

/** Calls `onLate` where a thread has had the same file in hand for too long. */
function watched(
  hand: Int32Array,
  deadlineMs: number,
  onLate: () => void,
): { readonly isLate: boolean; readonly stop: () => void } {
  let seen = -1;
  let sinceMs = performance.now();
  let isLate = false;
  const timer = setInterval(() => {
    const count = Atomics.load(hand, 1);
    const nowMs = performance.now();
    if (count !== seen || Atomics.load(hand, 0) < 0) {
      seen = count;
      sinceMs = nowMs;
    } else if (nowMs - sinceMs >= deadlineMs) {
      isLate = true;
      onLate();
    }
  }, LOOK_MS).unref();
  return {
    get isLate() {
      return isLate;
    },
    stop: () => clearInterval(timer),
  };
}
