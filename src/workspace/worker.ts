import { type MessagePort, workerData } from 'node:worker_threads';
import type { Pack } from '../engine/catalog/framework';
import { FileDetector } from '../engine/file-detector';
import type { Exclusion } from './exclusions';
import { type FileToRead, listFiles, type ReadResult, readFiles } from './work';

/** What a thread is told when it begins. */
export interface ThreadData {
  /** Packs beside the built-in ones. */
  readonly packs: readonly Pack[];
  readonly basis: string;
}

/** Asks for the files of a folder, which are sent through the port as they are found. */
export interface ListTask {
  readonly root: string;
  readonly exclusions: readonly Exclusion[];
  /** How many files are wanted at the most. */
  readonly most: number;
  readonly port: MessagePort;
  /** As of {@link ReadTask}: 0 while it lists, and how many folders it has looked into. */
  readonly hand: Int32Array;
}

/** Asks for what files use. The thread sends their hashes through the port and is told which are known. */
export interface ReadTask {
  readonly files: readonly FileToRead[];
  readonly port: MessagePort;
  /** The index of the file in hand, and how often that changed. */
  readonly hand: Int32Array;
}

const { packs, basis } = workerData as ThreadData;
let detector: Promise<FileDetector> | undefined;

/** Lists the files of a folder; see {@link ListTask}. */
export async function list({ root, exclusions, most, port, hand }: ListTask): Promise<void> {
  Atomics.store(hand, 0, 0);
  let count = 0;
  for await (const walked of listFiles(root, exclusions, () => Atomics.add(hand, 1, 1))) {
    port.postMessage(walked);
    count += walked.files.length;
    // One more than are wanted tells that there are more.
    if (count > most) break;
  }
  port.close();
}

/** Looks into files; see {@link ReadTask}. */
export async function read({ files, port, hand }: ReadTask): Promise<readonly ReadResult[]> {
  // Built once, at the first files: the thread that lists needs none.
  detector ??= FileDetector.over(packs);
  try {
    return await readFiles(await detector, basis, files, {
      onHand: (index) => {
        Atomics.store(hand, 0, index);
        Atomics.add(hand, 1, 1);
      },
      areKept: (hashes) =>
        new Promise((resolve) => {
          port.once('message', resolve);
          port.postMessage(hashes);
        }),
    });
  } finally {
    port.close();
  }
}
