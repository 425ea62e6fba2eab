/** Words: how text is cut into them, folded, hashed and inflected. Shared by the compiler of patterns and by the scan. */

/** What a UTF-16 unit is to a word; katakana and single ones, and no others, have the second bit. */
export const Unit = {
  /** White space, punctuation, signs, halves of surrogate pairs. */
  separator: 0,
  /** A letter or digit of a script that writes words with spaces between them. */
  letter: 1,
  /** Katakana, whose runs are words of their own inside Japanese text. */
  katakana: 2,
  /** Han and hiragana, written without spaces: each is a word by itself. */
  single: 3,
} as const;

/** The {@link Unit} of every UTF-16 unit; `_` separates words, as `-` does. */
export const UNITS = unitTable();

function unitTable(): Uint8Array {
  const table = new Uint8Array(65_536);
  const mark = (from: number, to: number, unit: number): void => {
    table.fill(unit, from, to + 1);
  };
  mark(48, 57, Unit.letter);
  mark(65, 90, Unit.letter);
  mark(97, 122, Unit.letter);
  for (const code of [0xaa, 0xb5, 0xba]) table[code] = Unit.letter;
  mark(0xc0, 0xffff, Unit.letter);
  for (const code of [0xd7, 0xf7, 0x1680, 0xfeff, 0x30fb]) table[code] = Unit.separator;
  mark(0x2000, 0x2bff, Unit.separator); // general punctuation, arrows, signs
  mark(0x3000, 0x303f, Unit.separator); // CJK punctuation
  mark(0xd800, 0xf8ff, Unit.separator); // surrogates, private use
  mark(0xff00, 0xff0f, Unit.separator); // full-width signs
  mark(0xff1a, 0xff20, Unit.separator);
  mark(0xff3b, 0xff40, Unit.separator);
  mark(0xff5b, 0xff65, Unit.separator);
  mark(0x3005, 0x3007, Unit.single);
  mark(0x3041, 0x309f, Unit.single);
  mark(0x30a1, 0x30fa, Unit.katakana);
  mark(0x30fc, 0x30ff, Unit.katakana);
  mark(0xff66, 0xff9f, Unit.katakana);
  mark(0x3400, 0x9fff, Unit.single);
  mark(0xf900, 0xfaff, Unit.single);
  return table;
}

/** The folded code of a UTF-16 unit that belongs to a word, or 0. Letters beyond Latin-1 keep their case. */
export function fold(code: number): number {
  // Beyond the end of a text the unit is NaN, which is no part of a word.
  if (!((UNITS[code] ?? 0) > 0)) return 0;
  if (code < 128) return code >= 65 && code <= 90 ? code | 32 : code;
  return code >= 0xc0 && code < 0xdf ? code | 32 : code;
}

/** A word as it is compared: folded unit by unit, with the same rules as the scan. */
export function folded(word: string): string {
  let text = '';
  for (let at = 0; at < word.length; at++) text += String.fromCharCode(fold(word.charCodeAt(at)));
  return text;
}

/**
 * The hash of the word at `start`..`end`: of its length and of five of its units, which costs the same for every word. It
 * finds candidates only; whoever finds one compares the whole word. Bit 5 is set in every unit, so that the case of ASCII and
 * Latin-1 letters makes no difference.
 */
export function hashAt(units: ArrayLike<number>, start: number, end: number): number {
  const length = end - start;
  const last = end - 1;
  const first = (units[start] as number) | 32;
  const second = (units[length > 1 ? start + 1 : start] as number) | 32;
  const middle = (units[start + (length >> 1)] as number) | 32;
  const before = (units[length > 1 ? end - 2 : start] as number) | 32;
  const final = (units[last] as number) | 32;
  const one = Math.imul(first + (second << 8) + (middle << 16) + (before << 24), 0x9e3779b1);
  const other = Math.imul(final + (length << 8) + (second << 17), 0x85ebca6b);
  const mixed = one ^ other;
  return mixed ^ (mixed >>> 15);
}

/** The hash of a whole word, as {@link hashAt} has it. */
export function hashOf(word: string): number {
  return hashAt(
    Array.from({ length: word.length }, (_, at) => word.charCodeAt(at)),
    0,
    word.length,
  );
}

/** Bits of a filter of hashes: 2^17, so that the 15,000 words of the built-in catalogue leave nine of ten others at one look. */
export const BIT_COUNT = 131_072;

/** Which of the filter's 32-bit words has the bit of a hash; the bit is the hash's lowest five. */
export function bitWord(hash: number): number {
  return (hash >>> 5) & (BIT_COUNT / 32 - 1);
}

/** Offset after the word that begins at `start`. */
export function wordEnd(text: string, start: number): number {
  const unit = UNITS[text.charCodeAt(start)];
  let at = start + 1;
  if (unit === Unit.single) return at;
  while (at < text.length && UNITS[text.charCodeAt(at)] === unit) at++;
  return at;
}

/** The word with its plural. */
export function plurals(word: string): string[] {
  const last = word.charAt(word.length - 1);
  if (word.length < 2 || last < 'a' || last > 'z') return [word];
  if (endsInConsonantY(word)) return [word, `${word.slice(0, -1)}ies`];
  const hisses = 'sxz'.includes(last) || word.endsWith('ch') || word.endsWith('sh');
  return [word, hisses ? `${word}es` : `${word}s`];
}

/**
 * The regular inflections of an English word: plural or third person, past, participle, agent-free.
 * Irregular forms are not guessed; packs list them as wordings.
 */
export function inflections(word: string): string[] {
  const forms = new Set(plurals(word));
  if (word.endsWith('e')) {
    forms.add(`${word}d`).add(`${word.slice(0, -1)}ing`);
  } else if (endsInConsonantY(word)) {
    forms.add(`${word.slice(0, -1)}ied`).add(`${word}ing`);
  } else {
    forms.add(`${word}ed`).add(`${word}ing`);
    const last = word.charAt(word.length - 1);
    if (doublesLast(word)) forms.add(`${word}${last}ed`).add(`${word}${last}ing`);
  }
  return [...forms];
}

// Characters instead of regular expressions: all words of all packs pass here before the first text is read.

const VOWELS = 'aeiou';

function endsInConsonantY(word: string): boolean {
  return word.length > 1 && word.endsWith('y') && !VOWELS.includes(word.charAt(word.length - 2));
}

/** "plan", "planned": a short vowel between two consonants. */
function doublesLast(word: string): boolean {
  if (word.length < 3) return false;
  const [before, vowel, last] = [
    word.charAt(word.length - 3),
    word.charAt(word.length - 2),
    word.charAt(word.length - 1),
  ];
  return 'bdglmnprt'.includes(last) && VOWELS.includes(vowel) && !VOWELS.includes(before);
}
