import { FileDetector } from '../engine/file-detector';
import type { Exclusion } from './exclusions';
import type { Walked } from './walk';
import { type FileToRead, listFiles, readFiles } from './work';
import type { ThreadData } from './worker';
import { AskedOnce, type FileRow, type Kept, type Workers } from './workers';

/** The same work in the thread that asks for it: for a program that has nothing else to do, and is one file. */
export class OwnThread implements Workers {
  readonly most = 1;
  #detector: Promise<FileDetector> | undefined;

  constructor(private readonly data: ThreadData) {}

  async *list(root: string, exclusions: readonly Exclusion[], most: number): AsyncGenerator<Walked> {
    let count = 0;
    for await (const walked of listFiles(root, exclusions, () => undefined)) {
      yield walked;
      count += walked.files.length;
      if (count > most) return;
    }
  }

  async read(files: readonly FileToRead[], kept: Kept, signal: AbortSignal): Promise<readonly FileRow[]> {
    signal.throwIfAborted();
    const { packs, basis } = this.data;
    this.#detector ??= FileDetector.over(packs);
    const asked = new AskedOnce(kept);
    const { areKept } = asked;
    return asked.filled(await readFiles(await this.#detector, basis, files, { onHand: () => undefined, areKept }));
  }

  async close(): Promise<void> {}
}
