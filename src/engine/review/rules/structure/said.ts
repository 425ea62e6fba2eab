/** Letters by which words are told apart first; no name that may go on is shorter. */
const BEGINNING = 4;

/** Short texts, made to be asked whether some words stand in them. Most names have a word that stands nowhere, which is found out first. */
export class Said {
  /** All of the texts in a row. */
  readonly #text: string;
  readonly #words: ReadonlySet<string>;
  /** The different words by their first letters. */
  readonly #byBeginning = new Map<string, string[]>();

  /** @param texts each in lower case, with one space between words */
  constructor(texts: readonly string[]) {
    this.#text = ` ${texts.join(' | ')} `;
    this.#words = new Set(this.#text.split(' '));
    for (const word of this.#words) {
      const beginning = word.slice(0, BEGINNING);
      const held = this.#byBeginning.get(beginning);
      if (held) held.push(word);
      else this.#byBeginning.set(beginning, [word]);
    }
  }

  /**
   * Whether words stand in one of the texts, one behind the other.
   * @param goesOn whether the last of them may be the beginning of one there; all of them together have four letters at least then
   */
  has(words: string, goesOn: boolean): boolean {
    const end = words.indexOf(' ');
    if (end < 0) return goesOn ? this.#begins(words) : this.#words.has(words);
    if (!this.#words.has(words.slice(0, end))) return false;
    const last = words.slice(words.lastIndexOf(' ') + 1);
    if (!goesOn && !this.#words.has(last)) return false;
    return this.#text.includes(goesOn ? ` ${words}` : ` ${words} `);
  }

  #begins(word: string): boolean {
    return this.#byBeginning.get(word.slice(0, BEGINNING))?.some((one) => one.startsWith(word)) ?? false;
  }
}
