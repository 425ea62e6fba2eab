import type { Span } from '../document';
import { fold, folded, inflections, plurals, wordEnd, wordStart } from './words';

/** One word of a phrase, and what may stand before it. */
interface Slot {
  /** The folded forms that fill it. */
  readonly forms: readonly string[];
  /** How many arbitrary words may stand between the slot before and this one. */
  readonly gap: number;
  /** Punctuation that must stand between the slot before and this one ("." in "Next.js"), or ''. */
  readonly joint: string;
}

/** A compiled phrase of the packs' small language (see `NameSignal` in catalog/framework.ts). */
export interface Phrase {
  readonly slots: readonly Slot[];
  /** The text as written, where case counts; null where it is folded. */
  readonly exact: string | null;
}

const LARGEST_GAP = 2;
const TILDE = 126;

/** A word of a phrase as it is written, folded. */
export interface PhraseWord {
  readonly word: string;
  /** True where it is followed by `~`. */
  readonly inflected: boolean;
  readonly start: number;
  /** After the word and its `~`. */
  readonly end: number;
}

/** The words of a phrase in their order; gaps are no words. */
export function phraseWords(text: string): PhraseWord[] {
  const words: PhraseWord[] = [];
  for (let at = 0; at < text.length; at++) {
    if (fold(text.charCodeAt(at)) === 0) continue;
    const end = wordEnd(text, at);
    const inflected = text.charCodeAt(end) === TILDE;
    words.push({ word: folded(text.slice(at, end)), inflected, start: at, end: inflected ? end + 1 : end });
    at = end;
  }
  return words;
}

/** The folded forms that fill the place of a word: its inflections where it is marked, its plural where it is the last. */
export function formsOf({ word, inflected }: PhraseWord, isLast: boolean): readonly string[] {
  if (inflected) return inflections(word);
  return isLast ? plurals(word) : [word];
}

/** Compiles a phrase. The last word may be plural; `word~` is inflected; `_` is a gap of up to two words. */
export function compilePhrase(text: string, keepsCase: boolean): Phrase {
  const source = text.replaceAll('’', "'");
  const words = phraseWords(source);
  const slots = words.map((word, index): Slot => {
    const between = source.slice(words[index - 1]?.end ?? word.start, word.start);
    const gap = between.split('_').length - 1;
    return {
      forms: formsOf(word, index === words.length - 1),
      gap: gap * LARGEST_GAP,
      joint: gap > 0 ? '' : between.replace(/[\s'-]/g, ''),
    };
  });
  return { slots, exact: keepsCase ? source.trim() : null };
}

/** The span of the phrase where its slot `anchor` is filled by the word at `start`..`end`, or null. */
export function matchPhrase(text: string, phrase: Phrase, anchor: number, start: number, end: number): Span | null {
  const first = walkBack(text, phrase.slots, anchor, start);
  if (first < 0) return null;
  const last = walkOn(text, phrase.slots, anchor, end);
  if (last < 0) return null;
  if (phrase.exact !== null && !keepsCase(text.slice(first, last), phrase.exact)) return null;
  return { start: first, end: last };
}

function walkBack(text: string, slots: readonly Slot[], anchor: number, start: number): number {
  let at = start;
  for (let index = anchor; index > 0; index--) {
    const { gap, joint } = slots[index] as Slot;
    const wanted = (slots[index - 1] as Slot).forms;
    let skipped = 0;
    for (;;) {
      const before = separatorBefore(text, at, joint);
      if (before < 0) return -1;
      const from = wordStart(text, before);
      if (from === before) return -1;
      at = from;
      if (wanted.includes(folded(text.slice(from, before)))) break;
      if (skipped++ >= gap) return -1;
    }
  }
  return at;
}

function walkOn(text: string, slots: readonly Slot[], anchor: number, end: number): number {
  let at = end;
  for (let index = anchor + 1; index < slots.length; index++) {
    const { forms, gap, joint } = slots[index] as Slot;
    let skipped = 0;
    for (;;) {
      const after = separatorAfter(text, at, joint);
      if (after < 0) return -1;
      const to = Math.min(wordEnd(text, after), after + LONGEST_WORD);
      if (to === after) return -1;
      at = to;
      if (forms.includes(folded(text.slice(after, to)))) break;
      if (skipped++ >= gap) return -1;
    }
  }
  return at;
}

const LONGEST_WORD = 64;
const LONGEST_SEPARATOR = 24;

/** Whether the text has the case of the phrase: letter by letter, its last word's plural ending aside. */
function keepsCase(found: string, exact: string): boolean {
  let other = 0;
  for (let at = 0; at < found.length; at++) {
    const code = found.charCodeAt(at);
    if (fold(code) === 0) continue;
    while (other < exact.length && fold(exact.charCodeAt(other)) === 0) other++;
    // The ending of a plural, in small letters: "OKRs" is OKR, "RAPIDS" is not RAPID.
    if (other >= exact.length) return /^[es]{1,2}$/.test(found.slice(at));
    if (exact.charCodeAt(other) !== code) return false;
    other++;
  }
  return true;
}

/** Offset after the separator that begins at `at`, or -1 where something else than a separator stands there. */
function separatorAfter(text: string, at: number, joint: string): number {
  let seen = 0;
  let breaks = 0;
  for (let next = at; next < text.length && next - at < LONGEST_SEPARATOR; next++) {
    const code = text.charCodeAt(next);
    if (fold(code) !== 0) return next > at && seen === joint.length ? next : -1;
    if (seen < joint.length && code === joint.charCodeAt(seen)) seen++;
    else if (code === 10 && ++breaks > 1) return -1;
    else if (!separates(code, breaks > 0)) return -1;
  }
  return -1;
}

/** Offset at which the separator that ends at `at` begins, or -1. */
function separatorBefore(text: string, at: number, joint: string): number {
  let seen = joint.length;
  let breaks = 0;
  let marks = false;
  for (let next = at; next > 0 && at - next < LONGEST_SEPARATOR; next--) {
    const code = text.charCodeAt(next - 1);
    if (fold(code) !== 0) return next < at && seen === 0 && (breaks > 0 || !marks) ? next : -1;
    if (seen > 0 && code === joint.charCodeAt(seen - 1)) seen--;
    else if (code === 10 && ++breaks > 1) return -1;
    else if (!separates(code, false)) {
      if (!separates(code, true)) return -1;
      marks = true;
    }
  }
  return -1;
}

/**
 * What may stand between two words of a phrase: white space, hyphens, apostrophes, emphasis; after a line break also the
 * marks a line begins with in comments and quotes.
 */
function separates(code: number, nearBreak: boolean): boolean {
  switch (code) {
    case 32:
    case 9:
    case 10:
    case 13:
    case 0xa0:
    case 0x202f:
    case 45: // -
    case 0x2010:
    case 0x2011:
    case 39: // '
    case 0x2019:
    case 42: // *
    case 95: // _
      return true;
    case 47: // /
    case 35: // #
    case 62: // >
      return nearBreak;
    default:
      return false;
  }
}
