import { lazily } from '../../lazily';
import { BEGINNING, type Sign, signsOf } from './signs';
import type { Places, TextWords } from './text-words';

/** Which places of a text may match an expression: those with the words without which it cannot. */
export class Marks {
  readonly #known = new Map<RegExp, Uint8Array>();
  /** How many signs of an alternative each place has, while they are looked for. */
  readonly #steps: Uint8Array;
  /** 1 for each place there is. */
  readonly #all = lazily(() => new Uint8Array(this.unjudged.length).fill(1));
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

  /** 1 for each place that may match one of some expressions; not to be written to, for several may share it. */
  ofAny(expressions: readonly RegExp[]): Uint8Array {
    let marks = this.unjudged;
    for (const expression of expressions) {
      const signs = signsOf(expression);
      if (!signs) return this.#all();
      for (const all of signs) marks = this.#markAll(marks, all);
    }
    return marks;
  }

  /**
   * Marks the places that have all of some signs.
   * @returns the marks; others than were given where those were {@link unjudged}, which most expressions leave as they are
   */
  #markAll(marks: Uint8Array, signs: readonly Sign[]): Uint8Array {
    const last = signs.length - 1;
    const { partOf } = this.words;
    let marked = marks;
    // Of several signs, it is counted how many a place has, one after the other.
    let steps = marks;
    for (let step = 0; step <= last; step++) {
      const places = this.#placesOf(signs[step] as Sign);
      if (places.length === 0) break;
      if (step === 0 && last > 0) steps = this.#steps.fill(0);
      if (step === last && marked === this.unjudged) marked = marks.slice();
      for (const { at, from, to } of places) {
        for (let place = from; place < to; place++) {
          const index = partOf[at[place] as number] as number;
          if (last > 0 && steps[index] !== step) continue;
          if (step === last) marked[index] = 1;
          else steps[index] = step + 1;
        }
      }
    }
    return marked;
  }

  /** Where the words of a sign stand, for each of them that the text has. */
  #placesOf({ words, beginnings, number }: Sign): readonly Places[] {
    let found: Places[] = NOWHERE;
    const add = (places: Places): void => {
      if (places.from === places.to) return;
      if (found === NOWHERE) found = [];
      found.push(places);
    };
    if (number) add(this.words.placesOf());
    const counts = this.words.counts();
    for (let index = 0; index < words.length; index++) {
      const word = words[index] as number;
      if (counts[word] !== 0) add(this.words.placesOf(word));
    }
    for (const beginning of beginnings) {
      const { last, before } = this.#byBeginning();
      for (let next = last[keyOf(beginning)] as number; next > 0; next = before[next - 1] as number) {
        if (this.words.different[next - 1]?.startsWith(beginning)) add(this.words.placesOfDifferent(next - 1));
      }
    }
    return found;
  }
}

/** Made once, for most signs stand nowhere in a text. */
const NOWHERE: Places[] = [];

/** Words by a key of their first letters, their numbers plus one: the last with each, and before each the one with the same; 0 for none. */
interface ByBeginning {
  readonly last: Int32Array;
  readonly before: Int32Array;
}

function filedByBeginning(words: readonly string[]): ByBeginning {
  const last = new Int32Array(KEYS);
  const before = new Int32Array(words.length);
  for (let number = 0; number < words.length; number++) {
    const word = words[number] as string;
    if (word.length < BEGINNING) continue;
    const key = keyOf(word);
    before[number] = last[key] as number;
    last[key] = number + 1;
  }
  return { last, before };
}

/** How many keys there are, as a power of two: so many that few words of a text share one by chance. */
const KEYS = 2_048;

/** A key of the first {@link BEGINNING} letters of a word, which others may have as well. */
function keyOf(word: string): number {
  let key = 0;
  for (let at = 0; at < BEGINNING; at++) key = Math.imul(key, 31) + word.charCodeAt(at);
  return key & (KEYS - 1);
}
