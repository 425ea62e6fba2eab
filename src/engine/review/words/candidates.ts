import type { Phrase, Phrases } from './phrases';
import { NUMBER_ID } from './vocabulary';

/** Of each word, by its id, the phrases that cannot stand without it or another form of it: their list, and which of it, in turn. */
const filed: (number[] | undefined)[] = [];
/** The lists that were filed, by what they say, so that one that is read again is filed once. */
const lists = new Map<string, number>();

/**
 * Files phrases under the words of their rarest slots, so that a text looks at those it has a word of instead of at all of them:
 * there are thousands, and most texts are a page. It grows with what is looked for, as the vocabulary does.
 * @returns the number of the list
 */
export function fileUnderWords(texts: readonly string[], phrases: readonly Phrase[]): number {
  const key = texts.join('\n');
  const held = lists.get(key);
  if (held !== undefined) return held;
  const list = lists.size;
  lists.set(key, list);
  for (const [index, phrase] of phrases.entries()) {
    for (const id of neededIds(phrase)) {
      const under = filed[id] ?? [];
      filed[id] = under;
      under.push(list, index);
    }
  }
  return list;
}

/** The words any of which a phrase must have, by their ids; none for a phrase without words. */
function neededIds({ slots, rarest }: Phrase): readonly number[] {
  const forms = slots[rarest]?.forms;
  if (!forms) return [];
  return forms.length > 0 ? forms : [NUMBER_ID];
}

const NONE: readonly number[] = [];

/** Which phrases may stand in a text: those with a word for their rarest slot. */
export class Candidates {
  /** How many lists had been filed when the text was looked at. */
  readonly #known = lists.size;
  readonly #byList: (number[] | undefined)[] = new Array(lists.size);

  /** @param ids of the vocabulary's words that the text has */
  constructor(ids: Iterable<number>) {
    for (const id of ids) {
      const under = filed[id];
      if (under) this.#add(under);
    }
  }

  /**
   * Which of some phrases may stand in the text, in no order.
   * @param has whether the text has a word of the vocabulary, for phrases that were filed since
   */
  of(phrases: Phrases, has: (id: number) => boolean): readonly number[] {
    const { list } = phrases;
    if (list < this.#known) return this.#byList[list] ?? NONE;
    const held = this.#byList[list] ?? phrases.all.flatMap((one, index) => (neededIds(one).some(has) ? [index] : []));
    this.#byList[list] = held;
    return held;
  }

  #add(under: readonly number[]): void {
    for (let at = 0; at < under.length; at += 2) {
      const list = under[at] as number;
      const index = under[at + 1] as number;
      const held = this.#byList[list];
      if (!held) this.#byList[list] = [index];
      // Another form of its word may have been there.
      else if (!held.includes(index)) held.push(index);
    }
  }
}
