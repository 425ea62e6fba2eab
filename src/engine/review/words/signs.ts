import { COMMON_WORTH, NUMBER, worthOf } from './common';
import { type HashedWord, hashed } from './word-table';

/**
 * What an expression cannot match without: every match of it holds one of the words, or a word with one of the beginnings, all as
 * `tokensOf` cuts and lowers them, or a number. Words with apostrophes, digits or letters beyond a to z stand outside of this.
 */
export interface Sign {
  readonly words: readonly HashedWord[];
  readonly beginnings: readonly string[];
  readonly number: boolean;
}

/** The signs of an expression by its alternatives: every match of it has all the signs of one of them. */
export type Signs = readonly (readonly Sign[])[];

/** A part of an expression. */
interface Part {
  /**
   * All that it may match, in small letters: a space for an edge between words, `*` for anything at all, edges and nothing
   * included. Null where that is too much to list.
   */
  readonly strings: readonly string[] | null;
  /** What it is made of, where it is a group that stands exactly once. */
  readonly ways?: readonly (readonly Part[])[];
}

/** Most strings of a part that are listed, of parts that are made one, and parts that are read together with their strings. */
const MAX_STRINGS = 200;
const MAX_MERGED = 16;
const MAX_TOGETHER = 4;
const MAX_STRINGS_TOGETHER = 60;
/** Signs that are looked for together, at most. */
const MAX_SIGNS = 3;
/** Beginnings of words that tell words apart, in letters. */
export const BEGINNING = 3;

const ANYTHING: Part = { strings: ['*'] };
const EDGE: Part = { strings: [' '] };
/** Between edges, because words with digits inside are no words to {@link signsOf}. */
const DIGIT: Part = { strings: [` ${NUMBER} `] };
const MONEY: Part = { strings: [' $ '] };
const NOTHING: Part = { strings: [''] };

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
  for (const { parts, left, right } of flattened(new Reader(source).ways(), false, false)) {
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
    words: all.filter((sign) => !sign.endsWith('*') && sign !== NUMBER).map(hashed),
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

function product(
  firsts: readonly string[] | null,
  seconds: readonly string[] | null,
  most = MAX_STRINGS,
): readonly string[] | null {
  if (!firsts || !seconds || firsts.length * seconds.length > most) return null;
  if (firsts.length === 1) return firsts[0] === '' ? seconds : seconds.map((second) => firsts[0] + second);
  if (seconds.length === 1) return firsts.map((first) => first + seconds[0]);
  return [...new Set(firsts.flatMap((first) => seconds.map((second) => first + second)))];
}

/** Letters and spaces that stand once each. */
const PLAIN = /[a-z ]+(?![?*+{])/iy;
const SET = /\[(?:\\.|[^\]\\])*\]/y;
const ESCAPED = /\\(?:[pPk](?:\{[^}]*\}|<[^>]*>)|u\{[^}]*\}|u[\da-f]{4}|x[\da-f]{2}|c?.)/iy;
const KIND = /\?(?:<[=!]|<[^>]*>|[:=!])/y;
const TIMES = /[?*+]|\{\d+(?:,\d*)?\}/y;

/** Reads the source of an expression. What it does not know it takes for anything at all. */
class Reader {
  #at = 0;

  constructor(private readonly source: string) {}

  /** The alternatives up to the end of the group. */
  ways(): Part[][] {
    const ways: Part[][] = [[]];
    while (this.#at < this.source.length && !this.#is(')')) {
      if (this.#takes('|')) ways.push([]);
      else add(ways.at(-1) as Part[], this.#repeated(this.#part()));
    }
    return ways;
  }

  #is(text: string): boolean {
    return this.source.startsWith(text, this.#at);
  }

  #takes(text: string): boolean {
    const is = this.#is(text);
    if (is) this.#at += text.length;
    return is;
  }

  #matches(form: RegExp): string | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.source)?.[0] ?? null;
    this.#at += found?.length ?? 0;
    return found;
  }

  #part(): Part {
    if (this.#takes('(')) return this.#group();
    const plain = this.#matches(PLAIN);
    if (plain !== null) return { strings: [plain.toLowerCase()] };
    const set = this.#matches(SET);
    if (set !== null) return setPart(set.slice(1, -1));
    const escaped = this.#matches(ESCAPED);
    if (escaped !== null) return escapedPart(escaped);
    return charPart(this.source.charAt(this.#at++));
  }

  #group(): Part {
    const kind = this.#matches(KIND) ?? '';
    const from = this.#at;
    const ways = this.ways();
    const inner = this.source.slice(from, this.#at);
    this.#at++;
    if (kind === '?!' || kind === '?<!') return NO_WORD.test(inner) ? EDGE : NOTHING;
    if (kind === '?=' || kind === '?<=') return NOTHING;
    const all = ways.map((way) =>
      way.reduce<readonly string[] | null>((made, { strings }) => product(made, strings), ['']),
    );
    const listed = all.flatMap((strings) => strings ?? []);
    const isListed = all.every((strings) => strings !== null) && listed.length <= MAX_STRINGS;
    return { strings: isListed ? listed : null, ways };
  }

  #repeated(part: Part): Part {
    const sign = this.#matches(TIMES);
    if (sign === null) return part;
    this.#takes('?');
    const { strings } = part;
    const isOptional = sign === '?' || sign === '*' || sign.startsWith('{0');
    if (sign === '?' || sign === '{0,1}') return { strings: strings && ['', ...strings] };
    const often = strings ? strings.map((text) => `*${text}`) : ['*'];
    return { strings: isOptional ? ['', ...often] : often };
  }
}

/** Adds a part to those before it; letters that follow each other are one part. */
function add(parts: Part[], part: Part): void {
  const last = parts.at(-1);
  const together = last && !last.ways && !part.ways ? product(last.strings, part.strings, MAX_MERGED) : null;
  if (together) parts[parts.length - 1] = { strings: together };
  else parts.push(part);
}

/** What must not stand at an edge of words. */
const NO_WORD = /^(?:\\w|\[\\(?:w|p\{L\}\\d)[.,-]*\])$/;

/** A character that means itself; signs of money and per cent are words of their own. */
function charPart(char: string): Part {
  if (/[a-z]/i.test(char)) return { strings: [char.toLowerCase()] };
  if (/\d/.test(char)) return DIGIT;
  if (/[%€£]/.test(char)) return { strings: [` ${char} `] };
  if (char === '.') return ANYTHING;
  return char === '_' || (char > '~' && /[\p{L}\p{M}\p{N}]/u.test(char)) ? ANYTHING : EDGE;
}

function escapedPart(escaped: string): Part {
  if (escaped === '\\$') return MONEY;
  if (escaped === '\\d') return DIGIT;
  return /^\\[^\w]$/.test(escaped) || /^\\[bs]$/.test(escaped) ? EDGE : ANYTHING;
}

/** A set of few letters is each of them; one without letters is an edge; one of digits alone is a number. */
function setPart(inner: string): Part {
  if (/^\d(?:-?\d)*$/.test(inner)) return DIGIT;
  const chars = inner.replaceAll(/\.|\\[d\-.\]/]/g, ' ');
  if (chars.startsWith('^') || chars.includes('\\') || /.-./.test(chars)) return ANYTHING;
  const strings = new Set<string>();
  for (const char of chars) for (const one of (char === '$' ? MONEY : charPart(char)).strings ?? []) strings.add(one);
  return { strings: [...strings] };
}
