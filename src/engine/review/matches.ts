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
    if (match[0] === '') expression.lastIndex++;
  }
  return found;
}

const NONE: readonly RegExpExecArray[] = [];
