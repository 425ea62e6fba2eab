import type { Pattern } from './patterns';

/** Most frameworks whose patterns are held at a time: those that come with the extension, and others. */
const MOST_BUILT_IN = 700;
const MOST_OWN = 300;

/** What was made of patterns so far, in numbers. */
export interface PatternCounts {
  /** Frameworks with patterns. */
  readonly entries: number;
  readonly hits: number;
  /** Each was a computation, too. */
  readonly misses: number;
}

/**
 * Patterns that were made when they were met, in memory alone: to make one takes a tenth of the time of reading it from a file.
 * Those of the built-in frameworks stay when packs are exchanged. Where too many frameworks have some, those of the framework
 * that had the first go.
 */
export class MadePatterns {
  #patterns: (Pattern | undefined)[] = [];
  /** Frameworks with patterns, in the order in which they came by the first. */
  readonly #frameworks = new Set<number>();
  #firstPatterns: Int32Array = new Int32Array(1);
  #hits = 0;
  #misses = 0;

  private constructor(private readonly most: number) {}

  static ofBuiltIn(): MadePatterns {
    return new MadePatterns(MOST_BUILT_IN);
  }

  static ofOwn(): MadePatterns {
    return new MadePatterns(MOST_OWN);
  }

  get counts(): PatternCounts {
    return { entries: this.#frameworks.size, hits: this.#hits, misses: this.#misses };
  }

  /** Says which patterns each framework has. Those of the frameworks that were there before are the same. */
  numbered(firstPatterns: Int32Array): void {
    this.#firstPatterns = firstPatterns;
    const more = (firstPatterns.at(-1) ?? 0) - this.#patterns.length;
    // A list with holes would be a table, and slow.
    if (more > 0) this.#patterns = this.#patterns.concat(new Array<undefined>(more).fill(undefined));
  }

  /** The pattern of a number, that of a framework; made where it is not held. */
  get(number: number, framework: number, make: (number: number, framework: number) => Pattern): Pattern {
    const known = this.#patterns[number];
    if (known) {
      this.#hits++;
      return known;
    }
    this.#misses++;
    const made = make(number, framework);
    this.#patterns[number] = made;
    if (!this.#frameworks.has(framework)) this.#add(framework);
    return made;
  }

  clear(): void {
    this.#patterns.fill(undefined);
    this.#frameworks.clear();
  }

  #add(framework: number): void {
    this.#frameworks.add(framework);
    if (this.#frameworks.size <= this.most) return;
    const [first = 0] = this.#frameworks;
    this.#frameworks.delete(first);
    this.#patterns.fill(undefined, this.#firstPatterns[first], this.#firstPatterns[first + 1]);
  }
}
