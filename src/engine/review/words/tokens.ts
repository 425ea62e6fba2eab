/** How text is cut into the words that phrases are compared with. */

/** A number with its separators, a sign of money or per cent, or a word with the apostrophes inside it. */
const TOKEN = /\d[\d.,]*\d|\d|[%€$£]|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, numbers and signs of money and per cent among them; hyphens separate. */
export function tokensOf(text: string): string[] {
  const lower = text.toLowerCase();
  return westernTokens(lower) ?? lower.replaceAll('’', "'").match(TOKEN) ?? [];
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
  for (const sign of '\u00A0\u00A7\u00A9\u00AB\u00AE\u00B0\u00B1\u00B4\u00B7\u00BB×÷')
    kinds[sign.charCodeAt(0)] = Kind.separator;
  for (const sign of '%€$£') kinds[sign.charCodeAt(0)] = Kind.sign;
  kinds.fill(Kind.separator, 0x2000, 0x2065);
  for (const sign of "'’") kinds[sign.charCodeAt(0)] = Kind.apostrophe;
  return kinds;
}

/** What {@link TOKEN} finds in a text in lower case, without a regular expression; null where the text needs one. */
function westernTokens(lower: string): string[] | null {
  const tokens: string[] = [];
  const kindAt = (at: number): number =>
    at < lower.length ? (KINDS[lower.charCodeAt(at)] ?? Kind.other) : Kind.separator;
  let hasApostrophe = false;
  for (let at = 0; at < lower.length; ) {
    const start = at;
    const kind = kindAt(at++);
    if (kind === Kind.other) return null;
    if (kind === Kind.letter) {
      let next = kindAt(at);
      while (next === Kind.letter || next === Kind.digit) next = kindAt(++at);
      while (next === Kind.apostrophe && kindAt(at + 1) === Kind.letter) {
        hasApostrophe ||= lower.charCodeAt(at) !== 39;
        at++;
        do next = kindAt(++at);
        while (next === Kind.letter);
      }
      // A mark behind a letter belongs to it.
      if (next === Kind.other || (next === Kind.apostrophe && kindAt(at + 1) === Kind.other)) return null;
    } else if (kind === Kind.digit) {
      for (let end = at; isInNumber(lower.charCodeAt(end)); end++) if (kindAt(end) === Kind.digit) at = end + 1;
    } else if (kind !== Kind.sign) continue;
    const token = lower.slice(start, at);
    tokens.push(hasApostrophe ? token.replaceAll('’', "'") : token);
  }
  return tokens;
}

/** Whether a UTF-16 unit is a digit, a point or a comma. */
function isInNumber(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 46 || code === 44;
}
