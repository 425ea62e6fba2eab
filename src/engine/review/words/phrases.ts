import { inflections, plurals } from '../../detection/text/words';
import { NUMBER, worthOf } from './common';
import { tokensOf } from './tokens';
import { type HashedWord, hashed } from './word-table';

/** One place in a phrase: the words that fill it, and how many others may stand before it. */
export interface Slot {
  /** Empty where any number fills it. */
  readonly forms: ReadonlySet<string>;
  readonly gap: number;
}

/** Words that `_` may stand for, at most. */
const GAP = 2;

/**
 * Reads a phrase of the packs' small language (see `NameSignal` in catalog/framework.ts), with one sign more: words as they
 * are compared by {@link tokensOf}, the last of which may be plural; `word~` stands for its inflections, `_` for up to two words
 * in between, `#` for any number. There is nothing else to it, so no phrase can take long to look for.
 */
function parsePhrase(text: string): readonly Slot[] {
  const parts = text.trim().split(/\s+/);
  const slots: Slot[] = [];
  let gap = 0;
  for (const [index, part] of parts.entries()) {
    if (part === '_') {
      gap += GAP;
      continue;
    }
    if (part === '#') {
      slots.push({ forms: new Set(), gap });
      gap = 0;
      continue;
    }
    const words = tokensOf(part);
    for (const [at, word] of words.entries()) {
      const isLastOfPart = at === words.length - 1;
      const isInflected = isLastOfPart && part.endsWith('~');
      const isLast = isLastOfPart && index === parts.length - 1;
      const forms = isInflected ? inflections(word) : isLast ? plurals(word) : [word];
      slots.push({ forms: new Set(forms), gap });
      gap = 0;
    }
  }
  return slots;
}

/** A phrase by one of its words: that which is likely to be the rarest. */
export interface Anchored {
  readonly slots: readonly Slot[];
  /** Its place among the phrases it is looked for with. */
  readonly index: number;
  /** How many words before the anchor it begins, at least and at most. */
  readonly before: readonly [least: number, most: number];
}

/** Phrases with the same word for an anchor; null for any number. */
export interface Anchor {
  readonly word: HashedWord | null;
  readonly phrases: readonly Anchored[];
}

/** Phrases that are looked for together, read when they are first needed. */
export class Phrases {
  #slots: readonly (readonly Slot[])[] | undefined;
  #byFirstWord: ReadonlyMap<string, readonly (readonly Slot[])[]> | undefined;
  #anchors: readonly Anchor[] | undefined;

  constructor(readonly texts: readonly string[]) {}

  get slots(): readonly (readonly Slot[])[] {
    this.#slots ??= this.texts.map(parsePhrase);
    return this.#slots;
  }

  /** The phrases by their anchors: where none of these stands, none of the phrases does. */
  get anchors(): readonly Anchor[] {
    this.#anchors ??= anchorsOf(this.slots);
    return this.#anchors;
  }

  /** Whether any of the phrases stands in a text by itself. */
  test(text: string): boolean {
    const tokens = tokensOf(text);
    return this.standsIn(tokens, 0, tokens.length);
  }

  /** Whether any of the phrases stands between two places of a row of words. */
  standsIn(tokens: readonly string[], start: number, end: number): boolean {
    this.#byFirstWord ??= filedByFirstWord(this.slots);
    const filed = this.#byFirstWord;
    const begins = (word: string, at: number): boolean =>
      filed.get(word)?.some((slots) => endOf(slots, tokens, at, end) > 0) ?? false;
    for (let at = start; at < end; at++) {
      const token = tokens[at] as string;
      if (begins(token, at) || (isNumber(token) && begins(NUMBER, at))) return true;
    }
    return false;
  }
}

/** The phrases by the words they may begin with; those that begin with a number under {@link NUMBER}. */
function filedByFirstWord(phrases: readonly (readonly Slot[])[]): Map<string, (readonly Slot[])[]> {
  const filed = new Map<string, (readonly Slot[])[]>();
  for (const slots of phrases) {
    const forms = slots[0]?.forms;
    for (const word of forms?.size ? forms : [NUMBER]) {
      const held = filed.get(word);
      if (held) held.push(slots);
      else filed.set(word, [slots]);
    }
  }
  return filed;
}

function anchorsOf(phrases: readonly (readonly Slot[])[]): Anchor[] {
  const filed = new Map<string, Anchored[]>();
  for (const [index, slots] of phrases.entries()) {
    const anchor = rarest(slots);
    if (anchor < 0) continue;
    const gaps = slots.slice(1, anchor + 1).reduce((sum, { gap }) => sum + gap, 0);
    const anchored: Anchored = { slots, index, before: [anchor, anchor + gaps] };
    const { forms } = slots[anchor] as Slot;
    for (const word of forms.size > 0 ? forms : [NUMBER]) {
      const held = filed.get(word);
      if (held) held.push(anchored);
      else filed.set(word, [anchored]);
    }
  }
  return [...filed].map(([word, phrases]) => ({ word: word === NUMBER ? null : hashed(word), phrases }));
}

/** The place in a phrase of the word that is likely to be its rarest; -1 for a phrase without words. */
function rarest(slots: readonly Slot[]): number {
  let best = -1;
  let most = -1;
  for (const [at, { forms }] of slots.entries()) {
    const [word] = forms;
    const worth = worthOf(word ?? NUMBER);
    if (worth > most) [best, most] = [at, worth];
  }
  return best;
}

/** Where a phrase ends whose first word stands at `at`, no further than `limit`; 0 where it does not stand there or is empty. */
export function endOf(slots: readonly Slot[], tokens: readonly string[], at: number, limit: number): number {
  if (slots.length === 0) return 0;
  let next = at + 1;
  for (let index = 1; index < slots.length; index++) {
    const { forms, gap } = slots[index] as Slot;
    const last = Math.min(limit, next + 1 + gap);
    while (next < last && !fills(forms, tokens[next] as string)) next++;
    if (next >= last) return 0;
    next++;
  }
  return next;
}

/** Whether a word stands in a place of a phrase. */
export function fills(forms: ReadonlySet<string>, token: string): boolean {
  return forms.size === 0 ? isNumber(token) : forms.has(token);
}

export function isNumber(token: string): boolean {
  const code = token.charCodeAt(0);
  return code >= 48 && code <= 57;
}
