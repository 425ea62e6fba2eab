import { NUMBER } from './common';

/** A part of an expression. */
export interface Part {
  /**
   * All that it may match, in small letters: a space for an edge between words, `*` for anything at all, edges and nothing
   * included. Null where that is too much to list.
   */
  readonly strings: readonly string[] | null;
  /** What it is made of, where it is a group that stands exactly once. */
  readonly ways?: readonly (readonly Part[])[];
}

/** Most strings of a part that are listed, and of parts that are made one. */
export const MAX_STRINGS = 200;
const MAX_MERGED = 16;

const ANYTHING: Part = { strings: ['*'] };
const EDGE: Part = { strings: [' '] };
/** Between edges, because words with digits inside are no words to `signsOf`. */
const DIGIT: Part = { strings: [` ${NUMBER} `] };
const MONEY: Part = { strings: [' $ '] };
const NOTHING: Part = { strings: [''] };

/** The alternatives of an expression, each as parts that follow each other. What is not understood is taken for anything at all. */
export function alternativesIn(source: string): readonly (readonly Part[])[] {
  return new Reader(source).ways();
}

/** What two parts that follow each other may match; null where that is more than `most` strings. */
export function product(
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
