import type { PackedUse } from '../engine/framework-use';
import type { Exclusion } from './exclusions';
import type { Walked } from './walk';
import type { FileToRead, ReadResult } from './work';

/** What is known of files by their content: the engine's inventories, seen from here. */
export interface Kept {
  kept(hashes: readonly string[]): Promise<readonly (readonly PackedUse[] | undefined)[]>;
  keep(found: ReadonlyMap<string, readonly PackedUse[]>): void;
}

/** What came of one file, with what was kept of it filled in. */
export interface FileRow {
  readonly size: number;
  readonly uses: readonly PackedUse[];
  readonly problem: string | null;
  /** Whether it was known already. */
  readonly isKept: boolean;
}

/** Those who list and read files. */
export interface Workers {
  /** How many lists of files may be under way at a time. */
  readonly most: number;
  /** The files of a folder of this machine, as they are found; a few more than `most` where there are more. */
  list(root: string, exclusions: readonly Exclusion[], most: number, signal: AbortSignal): AsyncGenerator<Walked>;
  /** What files use, in their order. Rejects where the signal aborts, or nobody can read any more. */
  read(files: readonly FileToRead[], kept: Kept, signal: AbortSignal): Promise<readonly FileRow[]>;
  /** Ends everything that was begun. */
  close(): Promise<void>;
}

/** Asks what is kept of files, and takes it for nothing where that cannot be told. */
export class AskedOnce {
  readonly #known = new Map<string, readonly PackedUse[]>();

  constructor(private readonly kept: Kept) {}

  readonly areKept = async (hashes: readonly (string | null)[]): Promise<readonly boolean[]> => {
    const asked = hashes.filter((hash) => hash !== null);
    const found = await this.kept.kept(asked).catch(() => []);
    for (const [index, hash] of asked.entries()) {
      const uses = found[index];
      if (uses) this.#known.set(hash, uses);
    }
    return hashes.map((hash) => hash !== null && this.#known.has(hash));
  };

  /** The results with what was known filled in; what was found anew is kept from now on. */
  filled(results: readonly ReadResult[]): readonly FileRow[] {
    const found = new Map<string, readonly PackedUse[]>();
    const rows = results.map(({ size, hash, uses, problem }): FileRow => {
      if (uses === null) return { size, uses: (hash !== null && this.#known.get(hash)) || [], problem, isKept: true };
      if (hash !== null) found.set(hash, uses);
      return { size, uses, problem, isKept: false };
    });
    if (found.size > 0) this.kept.keep(found);
    return rows;
  }
}
