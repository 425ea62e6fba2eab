import type { Span } from '../document';
import type { Place } from './detection';
import { GLOSSING, TITLING, USED } from './found';

/** As many characters on each side are looked at. */
const REACH = 100;

/** What the text around a name or an element says of it, as flags of what was found. */
export function surroundings(text: string, { start, end }: Span, kind: 'name' | 'element', place: Place): number {
  const before = text.slice(Math.max(0, start - REACH), start);
  if (kind === 'element') return isInBrackets(before) ? GLOSSING : 0;
  if (place === 'heading') return isTitle(before, text.slice(end, end + REACH)) ? TITLING : 0;
  return isUsed(before) ? USED : 0;
}

/** Words that put what follows them to use; a few words may stand between. */
const USE =
  /(?:\b(?:us(?:e|es|ed|ing)|appl(?:y|ies|ied|ying)|adopt(?:s|ed|ing)?|follow(?:s|ed|ing)?|practi[cs](?:e|es|ed|ing)|(?:work|works|worked|working|run|runs|ran|running|start|started|plan|planned)\s+with|based\s+on|according\s+to|in\s+line\s+with|our)\s+(?:[\w'’-]+\s+){0,2}|\b(?:do|did|does|doing|done)\s+(?:it\s+as\s+)?(?:(?:an?|our|the)\s+)?)["“'‘*_`([]{0,3}$/i;
/** Words before it that take that back. */
const UNUSED =
  /(?:\b(?:not|never|no longer|without|stop|stopped|instead of|rather than|should|could|might|would|can|may|if|whether|want(?:s|ed)? to|tried|tempted|consider(?:s|ed|ing)?|avoid(?:s|ed|ing)?|who|they|people|companies|you)|n['’]t)\b[^.!?;:\n]*$/i;

/** Whether the words before a name say that it is put to use: "we prioritise using RICE", not "we could use RICE". */
function isUsed(before: string): boolean {
  const use = USE.exec(before);
  return use !== null && !UNUSED.test(before.slice(0, use.index));
}

/** Whether brackets are open at the end of a text, in the same paragraph. */
function isInBrackets(before: string): boolean {
  const open = before.lastIndexOf('(');
  return open > before.lastIndexOf(')') && !/\n\s*\n/.test(before.slice(open));
}

/** A heading may have as many characters beside the name that it is. */
const MOST_BESIDE = 8;

/** Whether a heading is the title of the text, by its level, or hardly more than the name in it. */
function isTitle(before: string, after: string): boolean {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const [tail = '', underline = ''] = after.split('\n', 2);
  if (/^(?:[#=]\s|.*<h1\b)/i.test(line) || /^={3,}\s*$/.test(underline)) return true;
  return line.replace(/^[\s#=*\d.)]+|^.*>/, '').length + tail.replace(/<.*|[\s#=*]+$/, '').length <= MOST_BESIDE;
}
