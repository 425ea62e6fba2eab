import type { Span } from '../../document';
import type { Place } from '../detection';
import type { Window } from '../text/window';
import { GLOSSING, TITLING, USED } from './found';

/** As many characters on each side are looked at. */
const REACH = 100;

/** What the text around a name or an element says of it, as flags of what was found. */
export function surroundings(
  { text, units }: Window,
  { start, end }: Span,
  kind: 'name' | 'element',
  place: Place,
): number {
  if (kind === 'element') return isInBrackets(units, start) ? GLOSSING : 0;
  const before = text.slice(Math.max(0, start - REACH), start);
  if (place === 'heading') return isTitle(before, text.slice(end, end + REACH)) ? TITLING : 0;
  return isUsed(before) ? USED : 0;
}

/** Words that put what follows them to use; the article and an adjective may stand between. "Use it" is advice, "we use it" is not. */
const USE =
  /(?:\b(?:uses|used|using|appl(?:ies|ied|ying)|adopt(?:s|ed|ing)|based\s+on|in\s+line\s+with|(?:we|will|shall|team|teams)(?:\s+\w+)?\s+(?:use|apply|adopt|practi[cs]e))\s+(?:[\w'’-]+\s+){0,2}|\b(?:did|does|doing|(?:we|will|teams?)\s+do)\s+(?:it\s+as\s+)?(?:(?:an?|our|the)\s+)?)["“'‘*_`([]{0,3}$/i;
/** The word of use, and what stands between it and the name, take no more characters. */
const LONGEST_USE = 48;
/** Words before it that take that back. */
const UNUSED =
  /(?:\b(?:not|never|no longer|without|stop|stopped|instead of|rather than|should|could|might|would|can|may|if|whether|want(?:s|ed)? to|tried|tempted|consider(?:s|ed|ing)?|avoid(?:s|ed|ing)?|who|they|people|companies|you)|n['’]t)\b[^.!?;:\n]*$/i;

/** Whether the words before a name say that it is put to use: "we prioritise using RICE", not "we could use RICE". */
function isUsed(before: string): boolean {
  const use = USE.exec(before.slice(-LONGEST_USE));
  return use !== null && !UNUSED.test(before.slice(0, before.length - use.input.length + use.index));
}

const LINE_FEED = 10;
const OPEN = 40;
const CLOSE = 41;

/** Whether brackets are open before an offset, in the same paragraph. */
function isInBrackets(units: Uint16Array, start: number): boolean {
  const from = Math.max(0, start - REACH);
  for (let at = start - 1; at >= from; at--) {
    const code = units[at];
    if (code === OPEN) return true;
    if (code === CLOSE || (code === LINE_FEED && units[at - 1] === LINE_FEED)) return false;
  }
  return false;
}

/** Whether a heading is the title of the text, by its level, or says that it is about the name in it. */
function isTitle(before: string, after: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [tail = '', underline = ''] = after.split('\n', 2);
  return /^(?:[#=]\s|.*<h1\b)/i.test(line) || /^={3,}\s*$/.test(underline) || ABOUT.test(tail);
}

/** What follows a name that a heading is about: nothing, marks, a preposition, a word for its result, but no other thing of it. */
const ABOUT =
  /^\s*(?:[^\w\s]|\d|$|(?:analys[ei]s|assessment|canvas|controls?|framework|grid|log|map|mapping|matrix|method|model|plan|process|records?|review|scor(?:es?|ing)|table|session|workshop|and|as|at|by|for|from|in|of|on|to|with)\b)/i;
