import type { TieredCache } from './cache/tiered-cache';
import type { Catalog } from './catalog/catalog';
import type { Pack } from './catalog/framework';
import { areUses, type FrameworkUse, type PackedUse, unpacked } from './framework-use';

/** How long what was found in a file is kept, in milliseconds. */
const TTL_MS = 30 * 24 * 3_600_000;

/**
 * What is kept of files by their content, for the frameworks in use at one moment: what looks into files elsewhere, in threads of its
 * own, asks here first whether it has to.
 */
export class Inventories {
  /**
   * @param packs those in use beside the built-in ones, which whoever looks into files has to know
   * @param marks of these packs, so that what rests on one is forgotten with it
   */
  constructor(
    private readonly cache: TieredCache,
    private readonly catalog: Catalog,
    readonly packs: readonly Pack[],
    private readonly marks: string,
  ) {}

  /** Changes whenever the same file may be found to use other frameworks; part of the hash of a file's content. */
  get basis(): string {
    return `${VERSION}\n${this.catalog.hash}\n`;
  }

  /** What is kept of files, by the hashes of {@link basis}, name and content; undefined where nothing is. One read for all. */
  kept(hashes: readonly string[]): Promise<readonly (readonly PackedUse[] | undefined)[]> {
    const keys = hashes.map((hash) => this.#key(hash));
    return this.cache.getMany('inventories', keys, areUses);
  }

  /** Keeps what was found in files, by the same hashes. */
  keep(found: ReadonlyMap<string, readonly PackedUse[]>): void {
    const entries = new Map([...found].map(([hash, uses]) => [this.#key(hash), uses]));
    this.cache.setMany('inventories', entries, TTL_MS);
  }

  /** The uses as people read them. */
  unpacked(uses: readonly PackedUse[]): readonly FrameworkUse[] {
    return unpacked(uses, this.catalog);
  }

  #key(hash: string): string {
    return `${hash}${this.marks}`;
  }
}
