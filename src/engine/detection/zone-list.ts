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

/** A document cut into zones, each from its start to the next one's. */
export interface Zones {
  readonly starts: readonly number[];
  readonly kinds: readonly ZoneKind[];
  /** Language of each zone: the document's, or that of the fence it lies in. */
  readonly languages: readonly string[];
  /** True for zones inside a fence or an embedded script. */
  readonly embedded: readonly boolean[];
  /** How far the text was read; less than its length where the deadline came first. */
  readonly end: number;
}

/** Asked now and then; true ends the work. */
export type Expired = () => boolean;

/** How many characters are read between two looks at the clock. */
const STRIDE = 65_536;

/** The zones found so far, and the ways of looking about in the text that every reader of it needs. */
export class ZoneList implements Zones {
  readonly starts: number[] = [];
  readonly kinds: ZoneKind[] = [];
  readonly languages: string[] = [];
  readonly embedded: boolean[] = [];
  end: number;
  #embedded = false;
  #nextLook = STRIDE;

  constructor(
    readonly text: string,
    private language: string,
    private readonly expired: Expired,
  ) {
    this.end = text.length;
  }

  /** Begins a zone; one that would begin at the same place gives way. */
  open(at: number, kind: ZoneKind): void {
    const last = this.starts.length - 1;
    const replaces = last >= 0 && (this.starts[last] ?? 0) >= at;
    const index = replaces ? last : last + 1;
    this.starts[index] = at;
    this.kinds[index] = kind;
    this.languages[index] = this.language;
    this.embedded[index] = this.#embedded;
  }

  /** Reads a part of the text as another language. */
  within(language: string, read: () => void): void {
    const outer = this.language;
    this.language = language;
    this.#embedded = true;
    read();
    this.language = outer;
    this.#embedded = false;
  }

  /** Whether to stop here, because the time is up; then the list ends here. */
  stops(at: number): boolean {
    if (at < this.#nextLook) return false;
    this.#nextLook = at + STRIDE;
    if (!this.expired()) return false;
    this.end = Math.min(this.end, at);
    return true;
  }

  /** Offset after the line break that ends this line, `to` at most. */
  lineEnd(at: number, to: number): number {
    const end = this.text.indexOf('\n', at);
    return end < 0 || end >= to ? to : end + 1;
  }

  /** Where a text stands next, or `to`. */
  find(text: string, from: number, to: number): number {
    const at = this.text.indexOf(text, from);
    return at < 0 || at > to ? to : at;
  }

  /** The offset after a text, or `to` where it does not come. */
  after(text: string, from: number, to: number): number {
    const at = this.text.indexOf(text, from);
    return at < 0 || at + text.length > to ? to : at + text.length;
  }
}

/** A table that marks characters below 128: one look instead of a comparison with each. */
export function marked(characters: string): Uint8Array {
  const marks = new Uint8Array(128);
  for (const character of characters) marks[character.charCodeAt(0)] = 1;
  return marks;
}
