import type { Window } from '../text/window';

/** What a stretch of a document is made of. */
export const Zone = {
  prose: 0,
  code: 1,
  comment: 2,
  string: 3,
  link: 4,
  inlineCode: 5,
  frontMatter: 6,
  quote: 7,
} as const;
export type ZoneKind = (typeof Zone)[keyof typeof Zone];

/**
 * What a reader of zones is in the middle of at the end of a line: '' for nothing, else a word of the reader's own. Two
 * documents that agree in it read on alike, which is how an edit knows where its effect ends.
 */
export type LexState = string;

/** Cuts text of one kind of language into zones, a stretch of whole lines at a time. */
export interface ZoneReader {
  /** The state at the beginning of a document. */
  readonly initial: LexState;
  /** Cuts `from`..`to` of the list's window, begun in a state; returns the state at its end. */
  cut(list: ZoneList, from: number, to: number, state: LexState): LexState;
}

/** The zones of a window, each from its start to the next one's. */
export class ZoneList {
  readonly starts: number[] = [];
  readonly kinds: ZoneKind[] = [];
  /** Language of each zone: the document's, or that of the fence it lies in. */
  readonly languages: string[] = [];
  /** True for zones inside a fence or an embedded script. */
  readonly embedded: boolean[] = [];
  count = 0;
  #language = '';
  #embedded = false;

  constructor(readonly window: Window) {}

  /** Forgets all zones. */
  reset(language: string): void {
    this.count = 0;
    this.#language = language;
    this.#embedded = false;
  }

  /** Begins a zone; one that would begin at the same place gives way. */
  open(at: number, kind: ZoneKind): void {
    if (this.count === 0 || (this.starts[this.count - 1] as number) < at) this.count++;
    const index = this.count - 1;
    this.starts[index] = at;
    this.kinds[index] = kind;
    this.languages[index] = this.#language;
    this.embedded[index] = this.#embedded;
  }

  /** Reads a part of the text as another language. */
  within<T>(language: string, read: () => T): T {
    const outer = this.#language;
    this.#language = language;
    this.#embedded = true;
    try {
      return read();
    } finally {
      this.#language = outer;
      this.#embedded = false;
    }
  }

  /** Offset after the line break that ends this line, `to` at most. */
  lineEnd(at: number, to: number): number {
    const end = this.window.text.indexOf('\n', at);
    return end < 0 || end >= to ? to : end + 1;
  }

  /** Where a text stands next, or `to`. */
  find(text: string, from: number, to: number): number {
    const at = this.window.text.indexOf(text, from);
    return at < 0 || at > to ? to : at;
  }

  /** The offset after a text, or -1 where it does not come. */
  after(text: string, from: number, to: number): number {
    const at = this.window.text.indexOf(text, from);
    return at < 0 || at + text.length > to ? -1 : at + text.length;
  }
}

/**
 * A table that marks characters by the low byte of their codes: one look for each unit of a text. A unit beyond Latin-1 may look
 * marked, so whoever finds a mark compares the character.
 */
export function marked(characters: string): Uint8Array {
  const marks = new Uint8Array(256);
  for (const character of characters) marks[character.charCodeAt(0)] = 1;
  return marks;
}
