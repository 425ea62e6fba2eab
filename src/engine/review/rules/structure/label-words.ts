/** Words in lower case with one space between them. */
export function wordsOf(text: string): string {
  const lower = text.toLowerCase();
  if (PLAIN.test(lower)) return lower;
  let words = '';
  let start = -1;
  for (let at = 0; at <= lower.length; at++) {
    const code = lower.charCodeAt(at);
    const isPart = (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === APOSTROPHE;
    if (code >= 128) return wordsOfAny(lower);
    if (isPart) {
      if (start < 0) start = at;
    } else if (start >= 0) {
      words = words === '' ? lower.slice(start, at) : `${words} ${lower.slice(start, at)}`;
      start = -1;
    }
  }
  return words;
}

const APOSTROPHE = 39;
/** Words that have one space between them already, as most have. */
const PLAIN = /^[a-z0-9']+(?: [a-z0-9']+)*$/;

/** The same for a text with letters or marks that only a regular expression can tell apart. */
function wordsOfAny(lower: string): string {
  return lower
    .replaceAll(/[^\p{L}\p{N}'’]+/gu, ' ')
    .replaceAll('’', "'")
    .trim();
}

/** "Step 1:", "2.", "H1 -", "(a)", an emoji: what stands before a name and is no part of it. */
const BEFORE =
  /^[^\p{L}\p{N}]*(?:(?:(?:step|phase|stage|part|pillar|element|factor|force|field) )?(?:\d{1,2}|[ivx]{1,4}|\p{L})(?:[.):=]+ ?| [–—=-]+ )|(?:step|phase|stage|part|pillar|element|factor|force|field) \d{1,2} |\d{1,2} )?/u;
/** Two letters none of what {@link BEFORE} finds begins with. */
const BEGINS_A_NAME = /^[a-dg-hj-oq-ru-wyz][a-z]/;
/** Words before a name that are no part of it. */
export const ADJECTIVES =
  'the our your my its key main major internal external current overall proposed primary potential'.split(' ');
const BEFORE_NAME = new RegExp(`^(?:(?:${ADJECTIVES.join('|')}) )+`);
/** Words that join two names. */
export const JOINING = ['and', 'vs', 'versus'];
/** One name that nothing stands before, as most are: words as {@link wordsOf} gives them, and none of what is taken from them. */
const PLAIN_NAME = /^[a-dg-hj-oq-ru-wyz][a-z][a-z0-9']*(?: [a-z0-9']+)*$/;
const NOT_ONE_NAME = new RegExp(` (?:${JOINING.join('|')}) |^(?:${ADJECTIVES.join('|')}) `);
const JOINED = / (?:and|&|vs\.?|versus) |[/,+&]| [–—-] /;

/** The words of a name in lower case, without what stands before it; once more for each name that "and" or a slash joins. */
export function keysOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  if (PLAIN_NAME.test(lower) && !NOT_ONE_NAME.test(lower)) return [lower];
  const keys: string[] = [];
  for (const part of JOINED.test(lower) ? [lower, ...lower.split(JOINED)] : [lower]) {
    const name = BEGINS_A_NAME.test(part) ? part : part.replace(BEFORE, '');
    const key = wordsOf(name.includes('(') ? name.replaceAll(/\([^()]*\)?/g, ' ') : name);
    if (key === '') continue;
    if (!keys.includes(key)) keys.push(key);
    const bare = key.replace(BEFORE_NAME, '');
    if (bare !== key && !keys.includes(bare)) keys.push(bare);
  }
  return keys;
}
