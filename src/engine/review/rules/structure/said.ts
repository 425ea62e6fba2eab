import { wordsOf } from './label-words';

/** What stands between texts, and in none of them. */
const END = '\0';

/** Short texts, made to be asked whether some words stand in them: most do not, which is seen without reading any text. */
export class Said {
  /** All texts in a row, in lower case and with one kind of apostrophe. */
  readonly #text: string;

  constructor(texts: readonly string[]) {
    this.#text = `${END}${texts.join(END)}${END}`.toLowerCase().replaceAll('’', "'");
  }

  /**
   * Whether words stand in one of the texts, one behind the other, whatever marks are between them.
   * @param words in lower case, with one space between them
   * @param goesOn whether the last of them may be the beginning of one there
   */
  has(words: string, goesOn: boolean): boolean {
    const [first = ''] = words.split(' ', 1);
    const sought = goesOn ? ` ${words}` : ` ${words} `;
    for (let at = this.#text.indexOf(first); at >= 0; ) {
      const end = this.#text.indexOf(END, at);
      const text = this.#text.slice(this.#text.lastIndexOf(END, at) + 1, end);
      if (` ${wordsOf(text)} `.includes(sought)) return true;
      at = this.#text.indexOf(first, end);
    }
    return false;
  }
}
