/** How text is cut into the words that phrases are compared with. */

/** A number with its separators, a sign of money or per cent, or a word with the apostrophes inside it. */
const TOKEN = /\d[\d.,]*\d|\d|[%€$£]|\p{L}[\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu;

/** The words of a text in lower case, numbers and signs of money and per cent among them; hyphens separate. */
export function tokensOf(text: string): string[] {
  return text.toLowerCase().replaceAll('’', "'").match(TOKEN) ?? [];
}
