/** Characters of a text that are looked at; what it is about shows long before. */
const MAX_TEXT = 40_000;
/** Signs in a thousand words from which on a text is about running software, and as many that there must be at least. */
const DENSE = 20;
const ENOUGH = 8;
/** What the signs weigh: a block of code shows more than a name in code, and a check mark more than a path. */
const BLOCK = 5;
const MARK = 2;

const FENCE = /^ {0,3}(?:`{3,}|~{3,})|^\.\. code|^\[source/gm;
const INLINE_CODE = /`[^`\n]{1,80}`/g;
const CHECK_MARK = /[✅❌✔✓☑✗✘]/g;
const FILE =
  /[\w*]\.(?:js|mjs|cjs|ts|tsx|json|md|py|go|rs|cpp|hpp|sh|ya?ml|toml|java|rb|html|css|sql|wasm)\b|(?:^|\s)(?:\$ |npm |npx |git |docker |cargo |pip )\S/gm;

/** How a text looks that is about running software. */
export interface SoftwareSigns {
  /** Code, commands and files all through it: a manual, a package's page, notes on an implementation. */
  readonly isManual: boolean;
  /** Check marks and blocks of code all through it: a report of a test, a list of features. */
  readonly isReport: boolean;
}

/** Counts code, check marks, files and commands against the words of a text. Linear. */
export function softwareSigns(source: string): SoftwareSigns {
  const text = source.slice(0, MAX_TEXT);
  const thousands = Math.max(1, wordsIn(text)) / 1000;
  // A block has a fence on either side.
  const shown = (count(text, FENCE) / 2) * BLOCK + count(text, CHECK_MARK) * MARK;
  const named = count(text, INLINE_CODE) + count(text, FILE);
  const isDense = (signs: number) => signs >= ENOUGH && signs / thousands >= DENSE;
  return { isManual: isDense(shown + named), isReport: isDense(shown) };
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
