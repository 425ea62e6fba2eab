/** Words: how text is cut into them, folded and inflected. Shared by the compiler of patterns and by the scan. */

/** Folded code of each ASCII character that belongs to words; 0 for the others. `_` separates words, as `-` does. */
const FOLD = new Uint8Array(128);
for (let code = 48; code < 58; code++) FOLD[code] = code;
for (let code = 97; code < 123; code++) FOLD[code] = FOLD[code - 32] = code;

/** The folded code of a UTF-16 unit that belongs to a word, or 0. Letters beyond Latin-1 keep their case. */
export function fold(code: number): number {
  if (code < 128) return FOLD[code] ?? 0;
  if (code < 0xc0) return code === 0xb5 || code === 0xaa || code === 0xba ? code : 0;
  if (code < 0x100) return code === 0xd7 || code === 0xf7 ? 0 : code < 0xdf ? code | 0x20 : code;
  // Beyond the end of a text the unit is NaN, which is no part of a word.
  return code >= 0x100 && !isWideSeparator(code) ? code : 0;
}

/** The folded code of the unit at an offset of a text; what {@link fold} does, without a call for ASCII. */
export function foldAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code < 128 ? (FOLD[code] as number) : fold(code);
}

/** General punctuation, CJK punctuation, full-width forms of ASCII signs, private use, byte order mark. */
function isWideSeparator(code: number): boolean {
  return (
    (code >= 0x2000 && code <= 0x2bff) ||
    (code >= 0x3000 && code <= 0x303f) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0xff00 && code <= 0xff0f) ||
    code === 0xfeff ||
    code === 0x1680
  );
}

/** Start of the hash of a word; FNV-1a, 32 bits (Fowler, Noll, Vo 1991). */
export const HASH_SEED = 0x811c9dc5 | 0;
const HASH_PRIME = 16_777_619;

/** The hash of a word with one more folded code. */
export function hashStep(hash: number, folded: number): number {
  return Math.imul(hash ^ folded, HASH_PRIME);
}

/** The hash of a whole word, as the scan computes it step by step. */
export function hashOf(word: string): number {
  let hash = HASH_SEED;
  for (let at = 0; at < word.length; at++) hash = hashStep(hash, fold(word.charCodeAt(at)));
  return hash;
}

/** A word as it is compared: folded unit by unit, with the same rules as the scan. */
export function folded(word: string): string {
  let text = '';
  for (let at = 0; at < word.length; at++) text += String.fromCharCode(fold(word.charCodeAt(at)));
  return text;
}

/** Offset after the word that begins at `start`. */
export function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && fold(text.charCodeAt(at)) !== 0) at++;
  return at;
}

/** Offset at which the word that ends at `end` begins; looks at most `limit` characters back. */
export function wordStart(text: string, end: number, limit = 64): number {
  let at = end;
  while (at > 0 && end - at < limit && fold(text.charCodeAt(at - 1)) !== 0) at--;
  return at;
}

/** The word with its plural. */
export function plurals(word: string): string[] {
  if (word.length < 2 || /^\d+$/.test(word)) return [word];
  if (/[^aeiou]y$/.test(word)) return [word, `${word.slice(0, -1)}ies`];
  return /(?:s|x|z|ch|sh)$/.test(word) ? [word, `${word}es`] : [word, `${word}s`];
}

/**
 * The regular inflections of an English word: plural or third person, past, participle, agent-free.
 * Irregular forms are not guessed; packs list them as wordings.
 */
export function inflections(word: string): string[] {
  const forms = new Set(plurals(word));
  if (word.endsWith('e')) {
    forms.add(`${word}d`).add(`${word.slice(0, -1)}ing`);
  } else if (/[^aeiou]y$/.test(word)) {
    forms.add(`${word.slice(0, -1)}ied`).add(`${word}ing`);
  } else {
    forms.add(`${word}ed`).add(`${word}ing`);
    const last = word.charAt(word.length - 1);
    if (/[^aeiou][aeiou][bdglmnprt]$/.test(word)) forms.add(`${word}${last}ed`).add(`${word}${last}ing`);
  }
  return [...forms];
}
