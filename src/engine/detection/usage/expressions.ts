import type { Span } from '../../document';

/** A regular expression, whatever engine runs it. */
export interface Expression {
  /** Its matches in a text, from the left; found one by one, as they are asked for. */
  matches(text: string): Iterable<Span>;
}

/** Compiles a regular expression, or finds it compiled. */
export type Expressions = (source: string) => Expression;

/** An expression runs on at most this many characters ... */
const REACH = 256;
/** ... of which this many stand before the literal it is run around. */
const REACH_BEFORE = 128;
/** A longer literal would not fit behind what stands before it. */
export const LONGEST_LITERAL = REACH - REACH_BEFORE;
/** How many matches are looked at for the one that has the literal; those before it have the same characters. */
const MOST_MATCHES = 16;

/** For frameworks whose expressions are not to be run. */
export const noExpressions: Expressions = (source) => {
  throw new Error(`The expression "${source}" has nothing to run on.`);
};

const nativeExpressions = new Map<string, Expression>();

/**
 * Runs on JavaScript's own engine, several times as fast as one in linear time, and for some expressions without an end: for
 * those of the built-in packs alone, each of which a test has judged safe.
 */
export function nativeExpression(source: string): Expression {
  let known = nativeExpressions.get(source);
  if (!known) {
    const expression = new RegExp(source, 'g');
    known = {
      *matches(text) {
        for (const { index, 0: found } of text.matchAll(expression)) yield { start: index, end: index + found.length };
      },
    };
    nativeExpressions.set(source, known);
  }
  return known;
}

/**
 * The span of an expression's match around the literal at `start`..`end`, or null. It sees the literal's line as far as it
 * reaches; where the line goes on, `^` and `$` match at the cut.
 */
export function matchAround(expression: Expression, text: string, start: number, end: number): Span | null {
  let from = start;
  while (from > 0 && start - from < REACH_BEFORE && !isBreak(text.charCodeAt(from - 1))) from--;
  let to = start;
  while (to < text.length && to - from < REACH && !isBreak(text.charCodeAt(to))) to++;
  let matches = 0;
  for (const match of expression.matches(text.slice(from, to))) {
    if (from + match.start > start || ++matches > MOST_MATCHES) return null;
    if (from + match.end >= end) return { start: from + match.start, end: from + match.end };
  }
  return null;
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13;
}
