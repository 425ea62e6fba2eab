import { inflections, plurals } from '../../detection/text/words';
import { fileUnderWords } from './candidates';
import { NUMBER, worthOf } from './common';
import { tokensOf } from './tokens';
import { idIn, idOf, isNumberId, NUMBER_ID } from './vocabulary';

/** One place in a phrase: the words that fill it, and how many others may stand before it. */
export interface Slot {
  /** By their ids in the vocabulary; empty where any number fills it. */
  readonly forms: readonly number[];
  readonly gap: number;
}

/** A phrase as it is looked for. */
export interface Phrase {
  readonly slots: readonly Slot[];
  /** Of these the one that is likely to be filled least often; -1 for a phrase without words. */
  readonly rarest: number;
}

/** The words of all slots of some phrases in one row: going from slot to slot through the phrases themselves takes several times as long. */
export interface PhraseRow {
  /** For each slot how many words may fill it, 0 for any number, and their ids in the vocabulary. */
  readonly forms: Int32Array;
  /** Where those of each phrase end. */
  readonly ends: Int32Array;
}

/** Words that `_` may stand for, at most. */
const GAP = 2;

/**
 * Reads a phrase of the packs' small language (see `NameSignal` in catalog/framework.ts), with one sign more: words as they
 * are compared by {@link tokensOf}, the last of which may be plural; `word~` stands for its inflections, `_` for up to two words
 * in between, `#` for any number. There is nothing else to it, so no phrase can take long to look for.
 */
function parsePhrase(text: string): Phrase {
  const parts = text.trim().split(/\s+/);
  const slots: Slot[] = [];
  let [gap, rarest, worth] = [0, -1, -1];
  const add = (forms: readonly string[]): void => {
    // A number fills a slot without forms.
    const told = worthOf(forms[0] ?? NUMBER);
    if (told > worth) [rarest, worth] = [slots.length, told];
    slots.push({ forms: [...new Set(forms)].map(idOf), gap });
    gap = 0;
  };
  for (const [index, part] of parts.entries()) {
    if (part === '_') {
      gap += GAP;
      continue;
    }
    if (part === '#') {
      add([]);
      continue;
    }
    const words = tokensOf(part);
    for (const [at, word] of words.entries()) {
      const isLastOfPart = at === words.length - 1;
      const isInflected = isLastOfPart && part.endsWith('~');
      const isLast = isLastOfPart && index === parts.length - 1;
      add(isInflected ? inflections(word) : isLast ? plurals(word) : [word]);
    }
  }
  return { slots, rarest };
}

/** Words that follow each other, by their ids in the vocabulary, which are told once it has all the words that are looked for. */
export interface Row {
  ids(): ArrayLike<number>;
}

/** Phrases that are looked for together, read when they are first needed. */
export class Phrases {
  #all: readonly Phrase[] | undefined;
  #row: PhraseRow | undefined;
  #list: number | undefined;
  #byFirstWord: ReadonlyMap<number, readonly Phrase[]> | undefined;

  constructor(readonly texts: readonly string[]) {}

  get all(): readonly Phrase[] {
    this.#all ??= this.texts.map(parsePhrase);
    return this.#all;
  }

  /** The words of their slots. */
  get row(): PhraseRow {
    this.#row ??= rowOf(this.all);
    return this.#row;
  }

  /** The number under which they are filed for {@link Candidates}. */
  get list(): number {
    this.#list ??= fileUnderWords(this.texts, this.all);
    return this.#list;
  }

  /** Whether any of the phrases stands in a text by itself. */
  test(text: string): boolean {
    const tokens = tokensOf(text);
    return this.standsIn({ ids: () => tokens.map(idIn) }, 0, tokens.length);
  }

  /** Whether any of the phrases stands between two places of a row of words. */
  standsIn(words: Row, start: number, end: number): boolean {
    const filed = this.#filed();
    const ids = words.ids();
    const begins = (id: number, at: number): boolean =>
      filed.get(id)?.some(({ slots }) => endOf(slots, ids, at, end) > 0) ?? false;
    for (let at = start; at < end; at++) {
      const id = ids[at] as number;
      if (begins(id, at) || (id !== NUMBER_ID && isNumberId(id) && begins(NUMBER_ID, at))) return true;
    }
    return false;
  }

  #filed(): ReadonlyMap<number, readonly Phrase[]> {
    this.#byFirstWord ??= filedByFirstWord(this.all);
    return this.#byFirstWord;
  }
}

function rowOf(phrases: readonly Phrase[]): PhraseRow {
  const row: number[] = [];
  const ends = phrases.map(({ slots }) => {
    for (const { forms } of slots) row.push(forms.length, ...forms);
    return row.length;
  });
  return { forms: Int32Array.from(row), ends: Int32Array.from(ends) };
}

/** The phrases by the words they may begin with; those that begin with any number under that of `NUMBER`. */
function filedByFirstWord(phrases: readonly Phrase[]): Map<number, Phrase[]> {
  const filed = new Map<number, Phrase[]>();
  for (const phrase of phrases) {
    const forms = phrase.slots[0]?.forms;
    for (const id of forms?.length ? forms : [NUMBER_ID]) {
      const held = filed.get(id);
      if (held) held.push(phrase);
      else filed.set(id, [phrase]);
    }
  }
  return filed;
}

/** Where a phrase ends whose first word stands at `at`, no further than `limit`; 0 where it does not stand there or is empty. */
export function endOf(slots: readonly Slot[], ids: ArrayLike<number>, at: number, limit: number): number {
  if (slots.length === 0) return 0;
  let next = at + 1;
  for (let index = 1; index < slots.length; index++) {
    const { forms, gap } = slots[index] as Slot;
    const last = Math.min(limit, next + 1 + gap);
    while (next < last && !fills(forms, ids[next] as number)) next++;
    if (next >= last) return 0;
    next++;
  }
  return next;
}

/** Whether a word stands in a place of a phrase. */
export function fills(forms: readonly number[], id: number): boolean {
  return forms.length === 0 ? isNumberId(id) : forms.includes(id);
}
