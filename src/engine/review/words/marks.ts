import { lazily } from '../../lazily';
import { BEGINNING, type Sign, signsOf } from './signs';
import type { Places, TextWords } from './text-words';

/** Which places of a text may match an expression: those with the words without which it cannot. */
export class Marks {
  readonly #known = new Map<RegExp, Uint8Array>();
  /** How many signs of an alternative each place has, while they are looked for. */
  readonly #steps: Uint8Array;
  /** The numbers of words by their first letters. */
  readonly #byBeginning = lazily(() => filedByBeginning(this.words.different));

  /**
   * @param words of the text, whose parts are the places
   * @param unjudged 1 for places that may match whatever their words are
   */
  constructor(
    private readonly words: TextWords,
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
    const { partOf } = this.words;
    // Of several signs, it is counted how many a place has, one after the other.
    const steps = last === 0 ? marks : this.#steps.fill(0);
    for (let step = 0; step <= last; step++) {
      let isAnywhere = false;
      for (const { at, from, to } of this.#placesOf(signs[step] as Sign)) {
        for (let place = from; place < to; place++) {
          const index = partOf[at[place] as number] as number;
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
  #placesOf({ words, beginnings, number }: Sign): readonly Places[] {
    const differentOf = this.words.differentOf();
    const found: Places[] = number ? [this.words.placesOf()] : [];
    for (let index = 0; index < words.length; index++) {
      const different = differentOf[words[index] as number] as number;
      if (different >= 0) found.push(this.words.placesOfDifferent(different));
    }
    for (const beginning of beginnings) {
      const { last, before } = this.#byBeginning();
      for (let different = last.get(keyOf(beginning)) ?? -1; different >= 0; different = before[different] as number) {
        if (this.words.different[different]?.startsWith(beginning)) found.push(this.words.placesOfDifferent(different));
      }
    }
    return found;
  }
}

/** Words by their first letters: the last with each, and before each the one that has the same; -1 for none. */
interface ByBeginning {
  readonly last: ReadonlyMap<number, number>;
  readonly before: Int32Array;
}

function filedByBeginning(words: readonly string[]): ByBeginning {
  const last = new Map<number, number>();
  const before = new Int32Array(words.length);
  for (let number = 0; number < words.length; number++) {
    const key = keyOf(words[number] as string);
    before[number] = last.get(key) ?? -1;
    last.set(key, number);
  }
  return { last, before };
}

/** A number for the first {@link BEGINNING} letters of a word. */
function keyOf(word: string): number {
  let key = 0;
  for (let at = 0; at < BEGINNING; at++) key = (key << 10) | (word.charCodeAt(at) & 1_023);
  return key;
}
