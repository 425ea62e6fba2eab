/** How a text is cut into the words that phrases are compared with. */

/** A number with its separators, a sign of money or per cent, or a word with the apostrophes inside it. */
const TOKEN = /\d[\d.,]*\d|\d|[%€$£]|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, numbers and signs of money and per cent among them; hyphens separate. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const cutter = new Cutter(unitsOf(text), text.length);
  while (cutter.next()) tokens.push(compared(text, cutter.start, cutter.end));
  return cutter.gaveUp ? tokensOfAny(text) : tokens;
}

/** The same for a text with letters or marks that only {@link TOKEN} can tell apart. */
export function tokensOfAny(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(TOKEN) ?? [];
}

/** A word that {@link Cutter} found, as it is compared. */
export function compared(text: string, start: number, end: number): string {
  const word = text.slice(start, end);
  for (let at = 0; at < word.length; at++) {
    if (folded(word.charCodeAt(at)) !== word.charCodeAt(at)) return word.toLowerCase().replaceAll('’', "'");
  }
  return word;
}

/** The UTF-16 units of a text, of which it takes less to look at each than at a string's. */
export function unitsOf(text: string): Uint16Array {
  const { buffer, byteOffset } = Buffer.from(text, 'utf16le');
  return new Uint16Array(buffer, byteOffset, text.length);
}

/** What a UTF-16 unit is to a token. */
const Kind = { separator: 0, letter: 1, digit: 2, sign: 3, apostrophe: 4, other: 5 } as const;

/** The {@link Kind} of each unit; what {@link TOKEN} alone can tell, beyond those that nearly all Western texts are made of, is `other`. */
const KINDS = kindTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(0x10000).fill(Kind.other);
  kinds.fill(Kind.separator, 0, 0x80);
  kinds.fill(Kind.letter, 0x61, 0x7b);
  kinds.fill(Kind.letter, 0x41, 0x5b);
  kinds.fill(Kind.digit, 0x30, 0x3a);
  kinds.fill(Kind.letter, 0xc0, 0x180);
  // Its lower case is two units, the second of which is a mark.
  kinds[0x130] = Kind.other;
  for (const sign of '\u00A0\u00A7\u00A9\u00AB\u00AE\u00B0\u00B1\u00B4\u00B7\u00BB×÷')
    kinds[sign.charCodeAt(0)] = Kind.separator;
  for (const sign of '%€$£') kinds[sign.charCodeAt(0)] = Kind.sign;
  kinds.fill(Kind.separator, 0x2000, 0x2065);
  for (const sign of "'’") kinds[sign.charCodeAt(0)] = Kind.apostrophe;
  return kinds;
}

/**
 * Finds what {@link TOKEN} does in a stretch of a text, word after word, without that expression. It is made for texts of Western
 * letters, and gives up where it meets others.
 */
export class Cutter {
  /** The word that was found, and its {@link hashOf}. */
  start = 0;
  end = 0;
  hash = 0;
  /** Whether it met what {@link TOKEN} alone can tell; what it found before is then worth nothing. */
  gaveUp = false;

  constructor(
    private readonly units: Uint16Array,
    private readonly limit: number,
    from = 0,
  ) {
    this.end = from;
  }

  /** Goes on to the next word; false where there is none. */
  next(): boolean {
    const { units, limit } = this;
    let at = this.end;
    let kind: number = Kind.separator;
    while (at < limit) {
      kind = KINDS[units[at] as number] as number;
      if (kind !== Kind.separator && kind !== Kind.apostrophe) break;
      at++;
    }
    if (at >= limit) return false;
    this.start = at;
    this.hash = hashedOn(HASH, units[at++] as number);
    if (kind === Kind.letter) at = this.#wordEnd(at);
    else if (kind === Kind.digit) at = this.#numberEnd(at);
    else if (kind === Kind.other) this.gaveUp = true;
    this.end = at;
    return !this.gaveUp;
  }

  #wordEnd(from: number): number {
    const { units } = this;
    let { hash } = this;
    let at = from;
    let kind = this.#kindAt(at);
    for (; kind === Kind.letter || kind === Kind.digit; kind = this.#kindAt(at)) {
      hash = hashedOn(hash, units[at++] as number);
    }
    while (kind === Kind.apostrophe && this.#kindAt(at + 1) === Kind.letter) {
      do hash = hashedOn(hash, units[at++] as number);
      while (this.#kindAt(at) === Kind.letter);
      kind = this.#kindAt(at);
    }
    // A mark behind a letter belongs to it.
    this.gaveUp = kind === Kind.other || (kind === Kind.apostrophe && this.#kindAt(at + 1) === Kind.other);
    this.hash = hash;
    return at;
  }

  #numberEnd(from: number): number {
    const { units, limit } = this;
    let end = from;
    for (let at = from; at < limit && isInNumber(units[at] as number); at++) {
      if (this.#kindAt(at) === Kind.digit) end = at + 1;
    }
    for (let at = from; at < end; at++) this.hash = hashedOn(this.hash, units[at] as number);
    return end;
  }

  #kindAt(at: number): number {
    return at < this.limit ? (KINDS[this.units[at] as number] as number) : Kind.separator;
  }
}

/** Whether a UTF-16 unit is a digit, a point or a comma. */
function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 44;
}

/** A hash of a word that is the same however it is capitalised. */
export function hashOf(word: string): number {
  let hash = HASH;
  for (let at = 0; at < word.length; at++) hash = hashedOn(hash, word.charCodeAt(at));
  return hash;
}

/** FNV-1a (Fowler, Noll, Vo) over units without their case: what it begins with, and how it goes on. */
export const HASH = 0x811c9dc5 | 0;
const FACTOR = 0x01000193;
/** Of ASCII, the bit by which capitals and small letters differ; what has no case is told apart without it. */
const SMALL = 32;

export function hashedOn(hash: number, code: number): number {
  return Math.imul(hash ^ (code < 128 ? code | SMALL : folded(code)), FACTOR);
}

/** Units as words are compared by them. */
const FOLDED = Uint16Array.from({ length: 0x180 }, (_, code) => {
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
});
const APOSTROPHE = 39;
const TYPOGRAPHIC_APOSTROPHE = 0x2019;

/** The small letter of a unit, and one kind of apostrophe. */
export function folded(code: number): number {
  return FOLDED[code] ?? (code === TYPOGRAPHIC_APOSTROPHE ? APOSTROPHE : code);
}
