/**
 * A text without what people do not see and a model reads or writes all the same: controls, marks of direction, blanks of no
 * width, and the tag characters in which whole sentences can hide. Line breaks are LF; joiners and signs that scripts need stay.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0085\u2028\u2029]/g, ' ')
    .replace(UNSEEN, '');
}

const UNSEEN = /(?!\u200c|\u200d|[\n\t\u0600-\u0605\u06dd])(?:[\p{Cc}\p{Cf}]|[\u{e0100}-\u{e01ef}])/gu;
