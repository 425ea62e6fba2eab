/** A piece of a page: a tag as it is written, or the text between two. */
export type Piece = { readonly tag: string } | { readonly text: string };

/**
 * Reads a page of HTML in the strictest grammar there is: tags with quoted attributes, properly nested, and text without any "<" of
 * its own. What it accepts every parser reads in the same way.
 * @throws Error that shows the first place it does not accept
 */
export function readMarkup(html: string): Piece[] {
  const pieces: Piece[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < html.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(html);
    if (!match) throw new Error(`This is no markup: ${html.slice(at, at + 80)}`);
    at += match[0].length;
    const [whole, close, start, text] = match;
    if (close !== undefined && open.pop() !== close)
      throw new Error(`${whole} closes what is not open: ${open.join(' ')}`);
    if (start !== undefined && !VOID.has(start)) open.push(start);
    pieces.push(text === undefined ? { tag: whole } : { text: decoded(text) });
  }
  if (open.length > 0) throw new Error(`These are not closed: ${open.join(' ')}`);
  return pieces;
}

/** All tags of a page, in their order. */
export function tagsOf(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece) => ('tag' in piece ? [piece.tag] : []));
}

/** All text of a page. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ('text' in piece ? piece.text : '')).join('');
}

const TOKEN = /<!DOCTYPE html>|<\/([a-z]+\d?)>|<([a-z]+\d?)(?: [a-z-]+="[^"<>]*")*>|([^<]+)/y;
const VOID = new Set(['meta', 'br', 'hr']);

function decoded(text: string): string {
  if (/&(?!#\d+;)/.test(text)) throw new Error(`This is no text: ${text.slice(0, 80)}`);
  return text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)));
}
