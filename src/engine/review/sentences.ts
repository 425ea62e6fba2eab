import type { Span } from '../document';

/** Shortened words whose full stop ends no sentence, whatever follows; lower case, without the last stop. */
const ABBREVIATIONS = new Set(
  'e.g i.e eg ie vs approx dr mr mrs ms prof cf ca al incl excl resp inc ltd jr st fig sec ch vol pp esp'.split(' '),
);

/** Shortened words whose full stop ends no sentence where a number follows: "No. 5", "Jan. 2031", "p. 12". */
const BEFORE_NUMBER = new Set(
  'no nos nr p fig eq art para jan feb mar apr jun jul aug sep sept oct nov dec'.split(' '),
);

const ENDS = new Set('.!?…。！？');
/** The first of them; looked for by the engine, which costs a quarter of a look at each character. */
const END = /[.!?…。！？]/g;
const CLOSERS = new Set('"\'”’)]»*_');

/**
 * Splits running text into sentences: the spans of `text` between full stops, trimmed.
 * A stop inside a number, a version or a domain has no space after it; one after an abbreviation, or before a small letter,
 * ends nothing. Written by hand because `Intl.Segmenter` breaks after "e.g." and "vs.". Linear in the text.
 */
export function sentenceSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  END.lastIndex = 0;
  while (END.test(text)) {
    let after = END.lastIndex;
    const stop = after - 1;
    while (after < text.length && (ENDS.has(text.charAt(after)) || CLOSERS.has(text.charAt(after)))) after++;
    END.lastIndex = after;
    if (!endsSentence(text, start, stop, after)) continue;
    push(spans, text, start, after);
    start = after;
  }
  push(spans, text, start, text.length);
  return spans;
}

/** Whether the stop at `stop` ends the sentence that began at `start`; `after` follows the stop and its closing marks. */
function endsSentence(text: string, start: number, stop: number, after: number): boolean {
  const mark = text.charAt(stop);
  if (after >= text.length || '。！？'.includes(mark)) return true;
  if (!isSpace(text.charCodeAt(after))) return false;
  let next = after;
  while (next < text.length && isSpace(text.charCodeAt(next))) next++;
  if (mark !== '.') return mark !== '…' || !isLower(text.charAt(next));
  if (isLower(text.charAt(next))) return false;
  const word = wordBefore(text, start, stop);
  if (ABBREVIATIONS.has(word)) return false;
  const number = isDigit(text.charCodeAt(next));
  if (number && BEFORE_NUMBER.has(word)) return false;
  // "2. Costs": the number of a point, not a sentence of one figure.
  return !(isDigit(word.charCodeAt(0)) && text.slice(start, stop).trim() === word);
}

/** The word that ends at `end`, inner stops included, in lower case; no longer than an abbreviation is. */
function wordBefore(text: string, start: number, end: number): string {
  let from = end;
  while (from > start && end - from < 8 && /[\p{L}\p{N}.]/u.test(text.charAt(from - 1))) from--;
  return text.slice(from, end).toLowerCase();
}

function push(spans: Span[], text: string, start: number, end: number): void {
  let from = start;
  let to = end;
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  if (from < to) spans.push({ start: from, end: to });
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13) || code === 160;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLower(char: string): boolean {
  return char !== '' && char === char.toLowerCase() && char !== char.toUpperCase();
}
