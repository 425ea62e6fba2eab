import { lazily } from '../../lazily';
import type { Filed } from './filed';
import { BEGINNING, type Sign, signsOf } from './signs';
import type { HashedWord, WordTable } from './word-table';

/** Which places of a text may match an expression: those with the words without which it cannot. */
export class Marks {
  readonly #known = new Map<RegExp, Uint8Array>();
  /** How many signs of an alternative each place has, while they are looked for. */
  readonly #steps: Uint8Array;
  /** The numbers of words by their first letters. */
  readonly #byBeginning = lazily(() => filedByBeginning(this.table.words));

  /**
   * @param placeOf the place of each word of the text
   * @param unjudged 1 for places that may match whatever their words are
   */
  constructor(
    private readonly table: WordTable,
    private readonly filed: Filed,
    private readonly placeOf: Int32Array,
    private readonly unjudged: Uint8Array,
  ) {
    this.#steps = new Uint8Array(unjudged.length);
  }

  /** 1 for each place that may match an expression; found out once. */
  of(expression: RegExp): Uint8Array {
    const held = this.#known.get(expression);
    if (held) return held;
    const marks = this.ofAny([expression]);
    this.#known.set(expression, marks);
    return marks;
  }

  /** 1 for each place that may match one of some expressions. */
  ofAny(expressions: readonly RegExp[]): Uint8Array {
    const marks = this.unjudged.slice();
    for (const expression of expressions) this.#mark(marks, expression);
    return marks;
  }

  /** Marks the places that may match an expression. */
  #mark(marks: Uint8Array, expression: RegExp): void {
    const signs = signsOf(expression);
    if (!signs) marks.fill(1);
    for (const all of signs ?? []) this.#markAll(marks, all);
  }

  /** Marks the places that have all of some signs. */
  #markAll(marks: Uint8Array, signs: readonly Sign[]): void {
    const last = signs.length - 1;
    // Of several signs, it is counted how many a place has, one after the other.
    const steps = last === 0 ? marks : this.#steps.fill(0);
    for (let step = 0; step <= last; step++) {
      let isAnywhere = false;
      for (const places of this.#placesOf(signs[step] as Sign)) {
        for (let at = 0; at < places.length; at++) {
          const index = this.placeOf[places[at] as number] as number;
          if (last > 0 && steps[index] !== step) continue;
          isAnywhere = true;
          if (step === last) marks[index] = 1;
          else steps[index] = step + 1;
        }
      }
      if (!isAnywhere) return;
    }
  }

  /** Where the words of a sign stand, for each of them. */
  #placesOf({ words, beginnings, number }: Sign): readonly Int32Array[] {
    const found: Int32Array[] = number ? [this.filed.numbers] : [];
    for (let index = 0; index < words.length; index++) {
      const word = this.table.numberOf(words[index] as HashedWord);
      if (word >= 0) found.push(this.filed.of(word));
    }
    for (const beginning of beginnings) {
      for (const word of this.#byBeginning().get(beginning.slice(0, BEGINNING)) ?? []) {
        if (this.table.words[word]?.startsWith(beginning)) found.push(this.filed.of(word));
      }
    }
    return found;
  }
}

function filedByBeginning(words: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const filed = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    const beginning = word.slice(0, BEGINNING);
    const held = filed.get(beginning);
    if (held) held.push(number);
    else filed.set(beginning, [number]);
  }
  return filed;
}
