/**
 * A regular expression that finds any of some phrases as whole words, whatever their case. Phrases stand between commas or line
 * ends; `*` is the rest of a word, and everything else means what it means in regular expressions.
 */
export function anyOf({ raw }: TemplateStringsArray): RegExp {
  return new RegExp(`\\b(?:${alternatives(raw)})(?!\\w)`, 'i');
}

/** As {@link anyOf}, for a text that is one of the phrases and nothing else. */
export function exactly({ raw }: TemplateStringsArray): RegExp {
  return new RegExp(`^(?:${alternatives(raw)})$`, 'i');
}

function alternatives(raw: readonly string[]): string {
  return raw
    .join('')
    .split(/[,\n]/)
    .map((phrase) => phrase.trim().replaceAll('*', '\\w*'))
    .filter((phrase) => phrase !== '')
    .join('|');
}
