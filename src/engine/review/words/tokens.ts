/** How a text is cut into the words that phrases are compared with. */

/** A number with its separators, a sign of money or per cent, or a word with the apostrophes inside it. */
const TOKEN = /\d[\d.,]*\d|\d|[%€$£]|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, numbers and signs of money and per cent among them; hyphens separate. */
export function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  if (!cut(text, (start, end) => tokens.push(compared(text, start, end)))) return tokensOfAny(text);
  return tokens;
}

/** The same for a text with letters or marks that only {@link TOKEN} can tell apart. */
export function tokensOfAny(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(TOKEN) ?? [];
}

/** A word as it is compared. */
export function compared(text: string, start: number, end: number): string {
  return text.slice(start, end).toLowerCase().replaceAll('’', "'");
}

/** What a UTF-16 unit is to a token. */
const Kind = { separator: 0, letter: 1, digit: 2, sign: 3, apostrophe: 4, other: 5 } as const;

/** The {@link Kind} of the units that nearly all Western texts are made of; what {@link TOKEN} alone can tell is `other`. */
const KINDS = kindTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(0x2100).fill(Kind.other);
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

/** Names the spans of what {@link TOKEN} finds, without a regular expression; false where the text needs one. */
export function cut(text: string, found: (start: number, end: number) => void): boolean {
  const kindAt = (at: number): number =>
    at < text.length ? (KINDS[text.charCodeAt(at)] ?? Kind.other) : Kind.separator;
  for (let at = 0; at < text.length; ) {
    const start = at;
    const kind = kindAt(at++);
    if (kind === Kind.other) return false;
    if (kind === Kind.letter) {
      let next = kindAt(at);
      while (next === Kind.letter || next === Kind.digit) next = kindAt(++at);
      while (next === Kind.apostrophe && kindAt(at + 1) === Kind.letter) {
        at++;
        do next = kindAt(++at);
        while (next === Kind.letter);
      }
      // A mark behind a letter belongs to it.
      if (next === Kind.other || (next === Kind.apostrophe && kindAt(at + 1) === Kind.other)) return false;
    } else if (kind === Kind.digit) {
      for (let end = at; isInNumber(text.charCodeAt(end)); end++) if (kindAt(end) === Kind.digit) at = end + 1;
    } else if (kind !== Kind.sign) continue;
    found(start, at);
  }
  return true;
}

/** Whether a UTF-16 unit is a digit, a point or a comma. */
function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 44;
}
