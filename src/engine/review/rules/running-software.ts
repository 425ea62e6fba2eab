/** Characters of a text that are looked at; what it is about shows long before. */
const MAX_TEXT = 40_000;
/** Signs in a thousand words from which on a text is about running software, and as many that there must be at least. */
const DENSE = 20;
const ENOUGH = 8;
/** What the signs weigh: a block of code shows more than a name in code, and a check mark more than a path. */
const BLOCK = 5;
const MARK = 2;

const FENCE = /^ {0,3}(?:`{3,}|~{3,})|^\.\. code|^\[source/gm;
/** What {@link FENCE} is made of; most texts have none of it, which is sooner found out. */
const FENCES = ['```', '~~~', '.. code', '[source'];
const INLINE_CODE = /`[^`\n]{1,80}`/g;
const CHECK_MARK = /[✅❌✔✓☑✗✘]/g;
const FILE =
  /[\w*]\.(?:js|mjs|cjs|ts|tsx|json|md|py|go|rs|cpp|hpp|sh|ya?ml|toml|java|rb|html|css|sql|wasm)\b|(?:^|\s)(?:\$ |npm |npx |git |docker |cargo |pip )\S/gm;

/** Whether check marks and blocks of code stand all through a text: a report of a test, a list of features. Linear. */
export function isReport(source: string): boolean {
  const text = source.slice(0, MAX_TEXT);
  return isDense(shownIn(text), text);
}

/** Whether code, commands and files stand all through a text: a manual, a package's page, notes on an implementation. Linear. */
export function isManual(source: string): boolean {
  const text = source.slice(0, MAX_TEXT);
  return isDense(shownIn(text) + count(text, INLINE_CODE) + count(text, FILE), text);
}

function isDense(signs: number, text: string): boolean {
  return signs >= ENOUGH && signs / (Math.max(1, wordsIn(text)) / 1000) >= DENSE;
}

/** What the blocks of code and check marks of a text weigh. */
function shownIn(text: string): number {
  const hasFence = FENCES.some((fence) => text.includes(fence));
  // A block has a fence on either side.
  return ((hasFence ? count(text, FENCE) : 0) / 2) * BLOCK + count(text, CHECK_MARK) * MARK;
}

function count(text: string, sign: RegExp): number {
  return text.match(sign)?.length ?? 0;
}

/** Runs of letters, counted without an expression: there are far more of them than of all the signs. */
function wordsIn(text: string): number {
  let found = 0;
  let isInWord = false;
  for (let at = 0; at < text.length; at++) {
    const code = text.codePointAt(at) as number;
    const isLetter = code < 128 ? (code | 32) >= 97 && (code | 32) <= 122 : LETTER.test(String.fromCodePoint(code));
    if (isLetter && !isInWord) found++;
    isInWord = isLetter;
    if (code > 0xffff) at++;
  }
  return found;
}

const LETTER = /^\p{L}$/u;
