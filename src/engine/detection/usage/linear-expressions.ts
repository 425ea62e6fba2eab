import { LRUCache } from 'lru-cache';
import { RE2JS, RE2JSException } from 're2js';
import type { ExpressionSignal } from '../../catalog/framework';
import { sentence } from '../../errors';
import { UNITS, Unit } from '../text/words';
import { type Expression, LONGEST_LITERAL } from './expressions';

/** Regular expressions of users' packs, in linear time: nobody has judged them. A bundle of its own, for most packs have none. */

const LONGEST = 500;
const SHORTEST_LITERAL = 3;
/** The most that the counts of repetitions may add up to; on 256 characters, no more can be told apart. */
const MOST_REPEATS = 256;
/** The largest program, in steps: to find one match with it takes a millisecond at the most. */
const LARGEST_PROGRAM = 500;
/** How many are held compiled. */
const MOST_COMPILED = 100;

const compiled = new LRUCache<string, Expression>({ max: MOST_COMPILED });

/**
 * Compiles an expression at its first need, which takes about half a millisecond.
 * @throws Error for one that {@link refusal} refuses
 */
export function linearExpression(source: string): Expression {
  let known = compiled.get(source);
  if (!known) {
    const program = RE2JS.compile(source);
    known = {
      *matches(text) {
        const matcher = program.matcher(text);
        while (matcher.find()) yield { start: matcher.start(), end: matcher.end() };
      },
    };
    compiled.set(source, known);
  }
  return known;
}

/** Why an expression of a pack is refused, as the end of a sentence; null where it is not. */
export function refusal({ expression, around }: ExpressionSignal): string | null {
  if (expression.length > LONGEST) return `it is longer than ${LONGEST} characters: shorten it.`;
  if (around.length < SHORTEST_LITERAL)
    return `"around" has fewer than ${SHORTEST_LITERAL} characters: take more of what every match contains.`;
  if (around.length > LONGEST_LITERAL) return `"around" has more than ${LONGEST_LITERAL} characters: take fewer.`;
  if (!hasWord(around))
    return '"around" has neither a letter nor a digit to find it by: take a word of what it matches.';
  if (/[\r\n]/.test(around)) return '"around" has a line break, and it runs on one line: take what stands on one.';
  const program = programOf(expression);
  if (typeof program === 'string') return program;
  if (program.matcher('').find()) return 'it matches where nothing stands: make a part of it necessary.';
  if (!spellsOut(expression, around))
    return `it does not contain "${around}" as it is written: take for "around" characters that every match contains.`;
  return null;
}

/** The compiled expression, or why there is none. */
function programOf(expression: string): RE2JS | string {
  const costly = 'it takes too long to run: lower the counts of its repetitions, or split it into several signals.';
  if (repeats(expression) > MOST_REPEATS) return costly;
  try {
    const program = RE2JS.compile(expression);
    return program.programSize() > LARGEST_PROGRAM ? costly : program;
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    if (/\(\?<?[=!]/.test(expression))
      return 'it looks ahead or behind, which linear time does not allow: match what stands there instead.';
    if (/\\[1-9k]/.test(expression))
      return 'it refers back to a group, which linear time does not allow: write out what stands there.';
    const reason = sentence(error).replace(/^error parsing regexp: /, '');
    if (reason.startsWith('invalid repeat count')) return costly;
    return `it cannot be read (${reason}): write it in the syntax of RE2.`;
  }
}

/** What the counts of all repetitions add up to; asked before anything is compiled, as that copies what is repeated. */
function repeats(expression: string): number {
  let sum = 0;
  for (const [, least, most] of expression.matchAll(/\{(\d+)(?:,(\d*))?\}/g)) sum += Number(most || least);
  return sum;
}

function hasWord(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (UNITS[text.charCodeAt(at)] !== Unit.separator) return true;
  return false;
}

/** Whether a literal stands in an expression character by character, escaped or not, its last one not optional. */
function spellsOut(expression: string, literal: string): boolean {
  const tokens = expression.match(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\{0|[\s\S]/g) ?? [];
  const characters = tokens.map(characterOf);
  return tokens.some((_, at) => {
    for (let index = 0; index < literal.length; index++) {
      if (characters[at + index] !== literal[index]) return false;
    }
    return !['?', '*', '{0'].includes(tokens[at + literal.length] ?? '');
  });
}

/** The one character that a part of an expression stands for; '' where it stands for something else. */
function characterOf(token: string): string {
  if (token.length === 1) return /[\^$.|?*+(){}[\]\\]/.test(token) ? '' : token;
  return /^\\[^A-Za-z0-9]$/.test(token) ? token.charAt(1) : '';
}
