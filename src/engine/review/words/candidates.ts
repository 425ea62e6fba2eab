import { addTo } from './filed';
import type { Phrase, Phrases } from './phrases';
import type { Places } from './text-words';
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
  // Packs may have phrases with any sign in them, so none would part them.
  const key = JSON.stringify(texts);
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

/** What is filed, the pairs of one word behind those of another, and where those of each begin; made anew where more was filed. */
let row = { lists: 0, starts: new Int32Array(1), pairs: new Int32Array(0) };

function filedRow(): typeof row {
  if (row.lists === lists.size) return row;
  const starts = new Int32Array(filed.length + 1);
  for (const [id, under] of filed.entries()) starts[id + 1] = (starts[id] as number) + (under?.length ?? 0);
  row = { lists: lists.size, starts, pairs: Int32Array.from(filed.flatMap((under) => under ?? [])) };
  return row;
}

/** Which phrases may stand in a text: those with a word for their rarest slot. */
export class Candidates {
  /** How many lists had been filed when the text was looked at. */
  readonly #known = lists.size;
  /** The phrases of one list behind those of another, and where those of each begin. */
  readonly #phrases: Int32Array;
  readonly #starts: Int32Array;

  /** @param ids of the vocabulary's words that the text has, each once */
  constructor(ids: readonly number[]) {
    const { starts: from, pairs } = filedRow();
    const starts = new Int32Array(this.#known + 1);
    for (const id of ids) {
      const end = from[id + 1] ?? 0;
      for (let at = from[id] as number; at < end; at += 2) addTo(starts, pairs[at] as number, 1);
    }
    for (let list = 1; list <= this.#known; list++) addTo(starts, list, starts[list - 1] as number);
    this.#phrases = new Int32Array(starts[this.#known] as number);
    // Filled from behind, which moves the end of each list's phrases to where they begin.
    for (const id of ids) {
      const end = from[id + 1] ?? 0;
      for (let at = from[id] as number; at < end; at += 2) {
        this.#phrases[addTo(starts, pairs[at] as number, -1)] = pairs[at + 1] as number;
      }
    }
    this.#starts = starts;
  }

  /**
   * Which of some phrases may stand in the text, in no order; one of which the text has several forms may come several times.
   * @param has whether the text has a word of the vocabulary, for phrases that were filed since
   */
  of(phrases: Phrases, has: (id: number) => boolean): Places {
    const { list } = phrases;
    if (list < this.#known) {
      return { at: this.#phrases, from: this.#starts[list] as number, to: this.#starts[list + 1] as number };
    }
    const at = Int32Array.from(phrases.all.flatMap((one, index) => (neededIds(one).some(has) ? [index] : [])));
    return { at, from: 0, to: at.length };
  }
}
