import { COMMON_WORTH, NUMBER, worthOf } from './common';
import { alternativesIn, MAX_STRINGS, type Part, product } from './parts';
import { idOf } from './vocabulary';

/**
 * What an expression cannot match without: every match of it holds one of the words, or a word with one of the beginnings, all as
 * `tokensOf` cuts and lowers them, or a number. Words with apostrophes, digits or letters beyond a to z stand outside of this.
 */
export interface Sign {
  /** By their ids in the vocabulary. */
  readonly words: readonly number[];
  readonly beginnings: readonly string[];
  readonly number: boolean;
}

/** The signs of an expression by its alternatives: every match of it has all the signs of one of them. */
export type Signs = readonly (readonly Sign[])[];

/** Parts that are read together, and strings of theirs, at most. */
const MAX_TOGETHER = 4;
const MAX_STRINGS_TOGETHER = 60;
/** Signs that are looked for together, at most. */
const MAX_SIGNS = 3;
/** Beginnings of words that tell words apart, in letters. */
export const BEGINNING = 3;

const known = new WeakMap<RegExp, Signs | null>();

/** The signs of an expression; null where it may match without any. Read from its source, once. */
export function signsOf(expression: RegExp): Signs | null {
  const held = known.get(expression);
  if (held !== undefined) return held;
  const signs = read(expression.source);
  known.set(expression, signs);
  return signs;
}

function read(source: string): Signs | null {
  const single: string[] = [];
  const several: (readonly Sign[])[] = [];
  for (const { parts, left, right } of flattened(alternativesIn(source), false, false)) {
    const [first, ...more] = inSequence(parts, left, right);
    if (!first) return null;
    if (more.length === 0) single.push(...first.signs);
    else several.push([first, ...more].map(({ signs }) => signOf(signs)));
  }
  return single.length > 0 ? [[signOf(single)], ...several] : several;
}

function signOf(signs: readonly string[]): Sign {
  const all = [...new Set(signs)];
  return {
    words: all.filter((sign) => !sign.endsWith('*') && sign !== NUMBER).map(idOf),
    beginnings: all.filter((sign) => sign.endsWith('*')).map((sign) => sign.slice(0, -1)),
    number: all.includes(NUMBER),
  };
}

/** Parts that follow each other, and whether words end before them and begin after them. */
interface Sequence {
  readonly parts: readonly Part[];
  readonly left: boolean;
  readonly right: boolean;
}

/** The alternatives of an expression, those of a group that is all of it among them. */
function flattened(ways: readonly (readonly Part[])[], left: boolean, right: boolean): Sequence[] {
  return ways.flatMap((parts) => {
    const at = parts.findIndex((part) => part.ways);
    const group = parts[at]?.ways;
    if (!group || !parts.every((part, index) => index === at || isEdgeAlone(part))) return [{ parts, left, right }];
    return flattened(group, endsBefore(parts, at, left), beginsAfter(parts, at, right));
  });
}

function isEdgeAlone({ strings, ways }: Part): boolean {
  return !ways && (strings?.every((text) => text.trim() === '') ?? false);
}

/** Signs any of which will do, and how much the weakest of them tells. */
interface Choice {
  readonly signs: readonly string[];
  readonly worth: number;
}

function alternatives(ways: readonly (readonly Part[])[], left: boolean, right: boolean): Choice | null {
  const chosen: Choice[] = [];
  for (const way of ways) {
    const [choice] = inSequence(way, left, right);
    if (!choice) return null;
    chosen.push(choice);
  }
  return { signs: chosen.flatMap(({ signs }) => signs), worth: Math.min(...chosen.map(({ worth }) => worth)) };
}

/** The best choices for parts that follow each other, all of which every match has; none rests on a part of another. */
function inSequence(parts: readonly Part[], left: boolean, right: boolean): Choice[] {
  const offers: (Choice & { readonly from: number; readonly to: number })[] = [];
  const offer = (choice: Choice | null, from: number, to: number): void => {
    if (choice && choice.worth > 0) offers.push({ ...choice, from, to });
  };
  for (const [from, part] of parts.entries()) {
    const isLeft = endsBefore(parts, from, left);
    if (part.ways) offer(alternatives(part.ways, isLeft, beginsAfter(parts, from, right)), from, from);
    let strings: readonly string[] | null = [''];
    for (let to = from; to < Math.min(parts.length, from + MAX_TOGETHER); to++) {
      strings = product(strings, (parts[to] as Part).strings, to === from ? MAX_STRINGS : MAX_STRINGS_TOGETHER);
      if (!strings) break;
      offer(inStrings(strings, isLeft, beginsAfter(parts, to, right)), from, to);
    }
  }
  const chosen: typeof offers = [];
  for (const one of offers.sort((a, b) => b.worth - a.worth || a.to - a.from - (b.to - b.from))) {
    const isApart = chosen.every(({ from, to }) => one.to < from || one.from > to);
    if (chosen.length < MAX_SIGNS && isApart && (chosen.length === 0 || one.worth > COMMON_WORTH)) chosen.push(one);
  }
  return chosen;
}

function endsBefore(parts: readonly Part[], at: number, outside: boolean): boolean {
  return isEdge(parts.slice(0, at).reverse(), (text) => text.at(-1), outside);
}

function beginsAfter(parts: readonly Part[], at: number, outside: boolean): boolean {
  return isEdge(parts.slice(at + 1), (text) => text[0], outside);
}

/** Whether an edge of words stands before what follows, seen from there outwards. */
function isEdge(outwards: readonly Part[], near: (text: string) => string | undefined, outside: boolean): boolean {
  for (const { strings } of outwards) {
    if (!strings?.every((text) => text === '' || near(text) === ' ')) return false;
    if (strings.every((text) => text !== '')) return true;
  }
  return outside;
}

function inStrings(strings: readonly string[], left: boolean, right: boolean): Choice | null {
  const signs: string[] = [];
  let worth = Number.POSITIVE_INFINITY;
  for (const text of strings) {
    let best = '';
    for (const piece of `${left ? ' ' : '*'}${text}${right ? ' ' : '*'}`.split(' ')) {
      const sign = signIn(piece);
      if (worthOf(sign) > worthOf(best)) best = sign;
    }
    if (best === '') return null;
    signs.push(best);
    worth = Math.min(worth, worthOf(best));
  }
  return { signs, worth };
}

/** A whole word, or the beginning of one and a star; empty where there is neither. */
function signIn(piece: string): string {
  const star = piece.indexOf('*');
  if (star < 0) return piece;
  return star >= BEGINNING ? `${piece.slice(0, star)}*` : '';
}
