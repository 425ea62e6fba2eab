import type { Heading } from '../outline';
import type { RuleContext } from '../rule';
import { HEADINGS } from '../words/place-kinds';
import { plainHeading } from './deliberation';

/**
 * The headings that match any of some expressions once they are plain, in the order of the text. Most are passed over for want of
 * the words; a heading's own index is its section.
 */
export function headingsThat({ outline, words }: RuleContext, ...expressions: readonly RegExp[]): Heading[] {
  const found: Heading[] = [];
  for (const { section, text } of words.mayMatch(expressions, HEADINGS)) {
    const plain = plainHeading(text);
    const heading = outline.headings[section];
    if (heading && expressions.some((expression) => expression.test(plain))) found.push(heading);
  }
  return found;
}
