/** Longest quotation in a message, in characters. */
const MAX_QUOTE = 60;

/** A text in quotation marks, on one line, cut between words where it is long. */
export function quote(text: string, max = MAX_QUOTE): string {
  const line = (UNEVEN.test(text) ? text.replaceAll(/\s+/g, ' ') : text).trim();
  if (line.length <= max) return `“${line.replace(/[.:;,]$/, '')}”`;
  const cut = line.slice(0, max);
  const space = cut.lastIndexOf(' ');
  return `“${cut.slice(0, space > max / 2 ? space : max).trimEnd()} …”`;
}

/** White space that is no single space; most texts have none. */
const UNEVEN = /[^\S ]|\s\s/;

/** "1 key result", "2 key results". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

const ORDINALS = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** "first" to "tenth", then "place 11". */
export function ordinal(place: number): string {
  return ORDINALS[place - 1] ?? `place ${place}`;
}

/** A sentence's text without what it quotes from others. */
export function unquoted(text: string): string {
  return QUOTE_MARK.test(text) ? text.replaceAll(/“[^“”]*”|"[^"]*"|‘[^‘’]*’|«[^«»]*»/g, '…') : text;
}

const QUOTE_MARK = /["“‘«]/;
