import type { Span } from '../../document';
import type { Window } from '../text/window';
import { fold, folded, hashOf, inflections, plurals, UNITS, Unit, wordEnd } from '../text/words';

/** One word of a phrase, and what may stand before it. */
interface Slot {
  /** The folded forms that fill it. */
  readonly forms: readonly string[];
  readonly hashes: readonly number[];
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
/** No word of a phrase is longer. */
const LONGEST_WORD = 64;
const LONGEST_SEPARATOR = 24;
/** No phrase spans more characters, so that an edit further away changes nothing. */
export const LONGEST_PHRASE = 240;

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
  for (let at = 0; at < text.length; ) {
    if (UNITS[text.charCodeAt(at)] === Unit.separator) {
      at++;
      continue;
    }
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

/** The words a slot before and a slot behind may stand from each other: none where only marks may lie between them. */
export function gapBefore(text: string, words: readonly PhraseWord[], index: number): number {
  const word = words[index] as PhraseWord;
  return text.slice(words[index - 1]?.end ?? word.start, word.start).split('_').length - 1;
}

/** Compiles a phrase. The last word may be plural; `word~` is inflected; `_` is a gap of up to two words. */
export function compilePhrase(text: string, keepsCase: boolean): Phrase {
  const source = text.replaceAll('’', "'");
  const words = phraseWords(source);
  const slots = words.map((word, index): Slot => {
    const between = source.slice(words[index - 1]?.end ?? word.start, word.start);
    const gap = gapBefore(source, words, index);
    const forms = formsOf(word, index === words.length - 1);
    return {
      forms,
      hashes: forms.map(hashOf),
      gap: gap * LARGEST_GAP,
      joint: gap > 0 ? '' : between.replace(/[\s'-]/g, ''),
    };
  });
  return { slots, exact: keepsCase ? source.trim() : null };
}

/** The span of the phrase where its slot `anchor` is filled by a word of the window, or null. */
export function matchPhrase(window: Window, phrase: Phrase, anchor: number, word: number): Span | null {
  const { slots, exact } = phrase;
  if (!fills(window, slots[anchor] as Slot, word)) return null;
  let first = word;
  for (let index = anchor; index > 0; index--) {
    first = before(window, slots[index] as Slot, slots[index - 1] as Slot, first);
    if (first < 0) return null;
  }
  let last = word;
  for (let index = anchor + 1; index < slots.length; index++) {
    last = behind(window, slots[index] as Slot, last);
    if (last < 0) return null;
  }
  const span = { start: window.starts[first] as number, end: window.ends[last] as number };
  if (span.end - span.start > LONGEST_PHRASE) return null;
  return exact !== null && !keepsCase(window.text.slice(span.start, span.end), exact) ? null : span;
}

/** The word that fills the slot before, looked for from the word that fills `slot` backwards, or -1. */
function before(window: Window, { gap, joint }: Slot, wanted: Slot, from: number): number {
  let at = from;
  for (let skipped = 0; at > 0 && separated(window, at - 1, joint); skipped++) {
    at--;
    if (fills(window, wanted, at)) return at;
    if (skipped >= gap) return -1;
  }
  return -1;
}

/** The word that fills a slot, looked for behind the word that fills the slot before it, or -1. */
function behind(window: Window, slot: Slot, from: number): number {
  let at = from;
  for (let skipped = 0; at + 1 < window.words && separated(window, at, slot.joint); skipped++) {
    at++;
    if (fills(window, slot, at)) return at;
    if (skipped >= slot.gap) return -1;
  }
  return -1;
}

/** Whether a word of the window is one of the forms of a slot. */
function fills({ units, starts, ends, hashes }: Window, slot: Slot, word: number): boolean {
  const hash = hashes[word] as number;
  for (let at = 0; at < slot.hashes.length; at++) {
    if (slot.hashes[at] !== hash) continue;
    const form = slot.forms[at] as string;
    const start = starts[word] as number;
    if (form.length === (ends[word] as number) - start && spells(units, start, form)) return true;
  }
  return false;
}

function spells(units: Uint16Array, start: number, form: string): boolean {
  for (let at = 0; at < form.length; at++) {
    if (fold(units[start + at] as number) !== form.charCodeAt(at)) return false;
  }
  return true;
}

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

/** Whether nothing but what separates words of a phrase lies between a word and the next, the joint's signs in their order. */
function separated({ units, starts, ends }: Window, word: number, joint: string): boolean {
  const from = ends[word] as number;
  const to = starts[word + 1] as number;
  if (to - from > LONGEST_SEPARATOR || from - (starts[word] as number) > LONGEST_WORD) return false;
  if (from === to) return joint === ''; // Japanese beside another script
  let seen = 0;
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const code = units[at] as number;
    if (seen < joint.length && code === joint.charCodeAt(seen)) seen++;
    else if (code === 10 && ++breaks > 1) return false;
    else if (!separates(code, breaks > 0)) return false;
  }
  return seen === joint.length;
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
    case 0x3000:
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
