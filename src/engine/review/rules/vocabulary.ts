/**
 * Makes a regular expression that finds any of some phrases as whole words, whatever their case. The phrases are given between
 * commas or line ends; `*` stands for the rest of a word, and brackets, `|` and `?` mean what they mean in regular expressions.
 */
export function anyOf(phrases: string): RegExp {
  return new RegExp(`\\b(?:${alternatives(phrases)})(?!\\w)`, 'i');
}

/** As {@link anyOf}, for a text that is one of the phrases and nothing else. */
export function exactly(phrases: string): RegExp {
  return new RegExp(`^(?:${alternatives(phrases)})$`, 'i');
}

function alternatives(phrases: string): string {
  return phrases
    .split(/[,\n]/)
    .map((phrase) => phrase.trim().replaceAll('*', '\\w*'))
    .filter((phrase) => phrase !== '')
    .join('|');
}
