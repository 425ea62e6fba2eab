import { createHash } from 'node:crypto';
import type { Framework, Pack } from './framework';

/** All frameworks known to the engine, by id and by name. */
export class Catalog {
  readonly frameworks: readonly Framework[];
  readonly #byId = new Map<string, Framework>();
  readonly #byName = new Map<string, Framework>();
  #hash: string | undefined;

  /** @throws Error where two packs define one id: a bug of the packs, found by their tests. */
  constructor(packs: readonly Pack[]) {
    this.frameworks = packs.flatMap((pack) => pack.frameworks);
    for (const framework of this.frameworks) {
      if (this.#byId.has(framework.id)) throw new Error(`Two packs define the framework "${framework.id}".`);
      this.#byId.set(framework.id, framework);
      for (const name of [framework.name, ...framework.names.map(({ text }) => text)]) {
        if (!this.#byName.has(name.toLowerCase())) this.#byName.set(name.toLowerCase(), framework);
      }
    }
  }

  /** Changes whenever a pack does; part of every cache key that depends on the catalogue. */
  get hash(): string {
    this.#hash ??= createHash('sha256').update(JSON.stringify(this.frameworks)).digest('hex').slice(0, 16);
    return this.#hash;
  }

  /** The framework with this id. */
  get(id: string): Framework | undefined {
    return this.#byId.get(id);
  }

  /** The framework with this id, or with this name whatever its case. */
  find(idOrName: string): Framework | undefined {
    return this.get(idOrName) ?? this.#byName.get(idOrName.trim().toLowerCase());
  }
}
