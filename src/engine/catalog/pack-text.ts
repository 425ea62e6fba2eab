import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Span } from '../document';
import { error } from './problems';
import { MAX_PACK_BYTES, type PackProblem } from './user-pack';

/**
 * The value of a text and the tree that tells its places, or why there is none.
 * @param what the text is, as a sentence begins: "The pack"
 */
export function content(
  text: string,
  what = 'The pack',
): { readonly value: unknown; readonly root: Node } | PackProblem {
  if (Buffer.byteLength(text) > MAX_PACK_BYTES)
    return error(`${what} is larger than 1 MB: split it into several files.`, { start: 0, end: 1 });
  const root = parse(text, what);
  return 'message' in root ? root : { value: JSON.parse(text), root };
}

/** The tree of a JSON text, or why there is none. */
function parse(text: string, subject: string): Node | PackProblem {
  const errors: ParseError[] = [];
  let root: Node | undefined;
  try {
    root = parseTree(text, errors, { disallowComments: true });
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    return error(`${subject} cannot be read: its lists and objects lie too deep in each other.`, { start: 0, end: 1 });
  }
  const [first] = errors;
  if (first && text.trim() !== '') {
    const what = PARSE_ERRORS[printParseErrorCode(first.error)] ?? 'this is no JSON';
    const start = Math.min(first.offset, Math.max(0, text.length - 1));
    return error(`${subject} cannot be read: ${what}.`, { start, end: start + Math.max(1, first.length) });
  }
  return root ?? error(`${subject} cannot be read: it is empty.`, { start: 0, end: 1 });
}

const PARSE_ERRORS: Readonly<Record<string, string>> = {
  PropertyNameExpected: 'the name of a property is missing here, or a comma is one too many',
  ValueExpected: 'a value is missing here, or a comma is one too many',
  ColonExpected: 'a colon is missing here',
  CommaExpected: 'a comma is missing here',
  CloseBraceExpected: 'a closing brace is missing here',
  CloseBracketExpected: 'a closing bracket is missing here',
  EndOfFileExpected: 'nothing may follow the closing brace',
  InvalidCommentToken: 'JSON has no comments; remove this one',
  UnexpectedEndOfComment: 'JSON has no comments; remove this one',
  UnexpectedEndOfString: 'a closing quote is missing here',
  InvalidUnicode: 'four hexadecimal digits must follow "\\u" here',
  InvalidEscapeCharacter: 'a backslash must be doubled here',
  InvalidCharacter:
    'a line break, tab or other control character stands inside quotes here; write it as "\\n" or "\\t"',
  InvalidSymbol: 'this is no JSON; texts stand in double quotes',
  InvalidNumberFormat: 'this is no number',
};

/** Where the name of a property stands. */
export function keySpan(root: Node, path: readonly (string | number)[]): Span | undefined {
  const key = findNodeAtLocation(root, [...path])?.parent?.children?.[0];
  return key && spanOf(key);
}

/** Where a part of the tree stands. */
export function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
