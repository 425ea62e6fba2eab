/**
 * Plurals of English nouns, for table names. The rules follow those of Ruby on Rails as far as they are simple:
 * no lists of exceptions, no inflections that depend on the locale.
 */
const RULES: readonly [RegExp, string][] = [
  [/(quiz)$/i, '$1zes'],
  [/(x|ch|ss|sh)$/i, '$1es'],
  [/([^aeiouy])y$/i, '$1ies'],
  [/s$/i, 's'],
  [/$/, 's'],
];

export function plural(noun: string): string {
  for (const [pattern, replacement] of RULES) {
    if (pattern.test(noun)) return noun.replace(pattern, replacement);
  }
  return noun;
}

export const tableName = (className: string): string =>
  plural(className.replace(/([a-z])([A-Z])/g, '$1_$2').toLowerCase());
