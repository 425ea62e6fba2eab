/**
 * All matches of a global expression in a text, as `matchAll` gives them. That copies the expression each time it is called, which
 * takes longer than looking through a sentence.
 */
export function matches(text: string, expression: RegExp): readonly RegExpExecArray[] {
  expression.lastIndex = 0;
  let match = expression.exec(text);
  if (!match) return NONE;
  const found: RegExpExecArray[] = [];
  for (; match; match = expression.exec(text)) {
    found.push(match);
    if (match[0] === '') expression.lastIndex += lengthAt(text, expression);
  }
  return found;
}

/** The length of the character at which an expression goes on: two units where it reads code points. */
function lengthAt(text: string, { lastIndex, unicode }: RegExp): number {
  return unicode && (text.codePointAt(lastIndex) ?? 0) > 0xffff ? 2 : 1;
}

const NONE: readonly RegExpExecArray[] = [];
