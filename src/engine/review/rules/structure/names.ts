import { HASH, hashedOn } from '../../words/tokens';
import { ADJECTIVES, JOINING } from './label-words';

/** What a part may be called, made once for names that are looked for in many texts. */
export interface Name {
  /** In lower case, hyphens as spaces. */
  readonly words: string;
  /** The words and a space, where a label may go on behind them; null where it may not. */
  readonly beginning: string | null;
  /** {@link hashOfFirst} of the words. */
  readonly firstWord: number;
}

/** @param text words in lower case, hyphens as spaces; with `*` behind it, the label may go on */
export function nameOf(text: string): Name {
  const goesOn = text.endsWith('*');
  const words = goesOn ? text.slice(0, -1) : text;
  return { words, beginning: goesOn ? `${words} ` : null, firstWord: hashOfFirst(words) };
}

/** A hash of the first of some words. */
export function hashOfFirst(words: string): number {
  let hash = HASH;
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (code === SPACE) break;
    hash = hashedOn(hash, code);
  }
  return hash;
}

const SPACE = 32;

/** Words behind which a name begins though nothing but a space stands before it. */
const LEADING: ReadonlySet<number> = new Set([...JOINING, ...ADJECTIVES].map(hashOfFirst));

/**
 * Visits the first words of what `keysOf` finds in a label, and a few others, as hashes: for most labels that no one asks for, it is
 * all that has to be known of them.
 * @returns false where the text is not of ASCII alone, and nothing is certain
 */
export function eachFirstWord(text: string, visit: (word: number) => void): boolean {
  let mayBegin = true;
  let end = 0;
  for (let at = 0; at < text.length; at++) {
    let kind = kindAt(text, at);
    if (kind === Kind.beyond) return false;
    if (kind === Kind.separator || kind === Kind.apostrophe) continue;
    // A number before a name is no part of it, and any mark may part two names.
    const isBehindOther = at !== end + 1 || text.charCodeAt(end) !== SPACE;
    const isNumber = kind === Kind.digit;
    let hash = HASH;
    for (; kind !== Kind.separator && kind !== Kind.beyond; kind = kindAt(text, at)) {
      hash = hashedOn(hash, text.charCodeAt(at++));
    }
    if (kind === Kind.beyond) return false;
    if (mayBegin || isBehindOther) visit(hash);
    mayBegin = isNumber || LEADING.has(hash);
    end = at;
  }
  return true;
}

/** What a UTF-16 unit is to a word. */
const Kind = { separator: 0, letter: 1, digit: 2, apostrophe: 3, beyond: 4 } as const;
const KINDS = kindTable();

function kindTable(): Uint8Array {
  const kinds = new Uint8Array(0x80);
  kinds.fill(Kind.letter, 0x61, 0x7b);
  kinds.fill(Kind.letter, 0x41, 0x5b);
  kinds.fill(Kind.digit, 0x30, 0x3a);
  kinds["'".charCodeAt(0)] = Kind.apostrophe;
  return kinds;
}

function kindAt(text: string, at: number): number {
  return at < text.length ? (KINDS[text.charCodeAt(at)] ?? Kind.beyond) : Kind.separator;
}
