import { createHash } from 'node:crypto';
import type { Framework, Pack } from './framework';

/** Frameworks that are read one by one, when they are needed. */
export interface FrameworkSource {
  readonly ids: readonly string[];
  /** Changes whenever a framework does. */
  readonly hash: string;
  read(index: number): Framework;
}

/** All frameworks known to the engine, by number, id and name. */
export class Catalog {
  readonly #read: (Framework | undefined)[];
  readonly #indexes = new Map<string, number>();
  #byName: Map<string, number> | undefined;
  #hash: string | undefined;

  /**
   * @param packs frameworks behind those of the base
   * @param base the built-in frameworks
   * @throws Error where two frameworks have one id: whoever hands packs over has to see to that
   */
  constructor(
    packs: readonly Pack[],
    private readonly base: FrameworkSource | null = null,
  ) {
    const own = packs.flatMap((pack) => pack.frameworks);
    const ids = [...(base?.ids ?? []), ...own.map(({ id }) => id)];
    this.#read = [...new Array<undefined>(base?.ids.length ?? 0).fill(undefined), ...own];
    for (const [index, id] of ids.entries()) {
      if (this.#indexes.has(id)) throw new Error(`Two packs define the framework "${id}".`);
      this.#indexes.set(id, index);
    }
  }

  /** How many frameworks there are. */
  get length(): number {
    return this.#read.length;
  }

  /** How many of them, the first ones, come with the extension. */
  get builtInLength(): number {
    return this.base?.ids.length ?? 0;
  }

  /** The framework of a number, counted from 0. */
  at(index: number): Framework {
    let framework = this.#read[index];
    if (!framework) {
      framework = this.base?.read(index);
      if (!framework) throw new RangeError(`There is no framework ${index} in a catalogue of ${this.length}.`);
      this.#read[index] = framework;
    }
    return framework;
  }

  /** All of them, from a number on. */
  from(first: number): Framework[] {
    return Array.from({ length: Math.max(0, this.length - first) }, (_, at) => this.at(first + at));
  }

  /** Changes whenever a framework does; part of every cache key that depends on the catalogue. */
  get hash(): string {
    this.#hash ??= hashOfFrameworks(this.from(this.builtInLength), this.base?.hash ?? '');
    return this.#hash;
  }

  /** The framework with this id. */
  get(id: string): Framework | undefined {
    const index = this.#indexes.get(id);
    return index === undefined ? undefined : this.at(index);
  }

  /** The framework with this id, or with this name whatever its case. */
  find(idOrName: string): Framework | undefined {
    const index = this.#indexes.get(idOrName) ?? this.#named().get(idOrName.trim().toLowerCase());
    return index === undefined ? undefined : this.at(index);
  }

  #named(): Map<string, number> {
    if (!this.#byName) {
      this.#byName = new Map();
      for (const [index, framework] of this.from(0).entries()) {
        for (const name of [framework.name, ...framework.names.map(({ text }) => text)]) {
          const key = name.toLowerCase();
          if (!this.#byName.has(key)) this.#byName.set(key, index);
        }
      }
    }
    return this.#byName;
  }
}

/** The hash of frameworks that stand behind others. */
export function hashOfFrameworks(frameworks: readonly Framework[], behind = ''): string {
  if (behind !== '' && frameworks.length === 0) return behind;
  return createHash('sha256').update(behind).update(JSON.stringify(frameworks)).digest('hex').slice(0, 16);
}
