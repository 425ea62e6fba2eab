import { lazily } from '../../../lazily';
import { matches } from '../../matches';
import type { Block, Outline } from '../../outline';
import type { Hit, Rule, RuleContext } from '../../rule';
import { deliberates } from '../deliberation';
import { wholeText } from '../sections';
import { KNOWN_ACRONYMS } from './known-acronyms';

/** Uses from which on a reader is stopped often enough. */
const OFTEN = 3;
/** What stands behind the acronym of a body or a thing of the house, which a reader from elsewhere cannot look up, however rarely it is used. */
const OF_THE_HOUSE =
  /^ (?:board|committee|council|panel|group|team|unit|department|process|procedure|meeting|list|score|rating|gate|form|circle|forum|programme|program|initiative|project|policy)s?\b/;
/** A word that can be spoken is a word that is shouted: “PASS”, “ALWAYS”, “FIXED”. */
const SPOKEN =
  /^(?=.{4,})[B-DF-HJ-NP-TV-XZ]{0,2}[AEIOUY]{1,2}[B-DF-HJ-NP-TV-XZ]{1,2}(?:[AEIOUY]{1,2}[B-DF-HJ-NP-TV-XZ]{0,2}){0,2}$/;
/** Acronyms of one text that are named; a text with more needs a glossary, and one finding says so as well as twenty. */
const MAX_FINDINGS = 3;
/** Beyond this number the text is full of codes of its own trade. */
const TOO_MANY = 8;

/** Two to six capitals, digits behind the first among them; not part of a path, a key like ABC-12, or a longer name. */
const ACRONYM = /[A-Z][A-Z\d&]{1,5}s?(?![\p{L}\p{N}_/@-]|\.\p{L}|\(\))/gu;
/** What stands before the middle of something longer. */
const INSIDE = /[\p{L}\p{N}_./@#$:-]/u;

/** What every acronym holds; looked for first, as most sentences hold none. */
const CAPITALS = /[A-Z][A-Z\d&]/;

/** An acronym that is used often and explained nowhere. */
export const undefinedAcronym: Rule = {
  id: 'engineering-leadership/undefined-acronym',
  severity: 'info',
  topic: 'wording',
  why: 'Those who do not know it do not ask, and decide all the same.',
  question: 'What does it stand for, in the place where it first appears?',
  *check(context: RuleContext): Generator<Hit> {
    if (!deliberates(context)) return;
    const { outline } = context;
    const used = [...uses(outline)].filter(
      ([acronym, { count, isOfTheHouse }]) =>
        (count >= OFTEN || isOfTheHouse) && !isKnown(context, acronym) && !SPOKEN.test(acronym),
    );
    if (used.length === 0 || used.length > TOO_MANY) return;
    const text = wholeText(outline);
    const initials = lazily(() => ({ letters: initialsOf(text) }));
    const lines = text.split('\n');
    const unexplained = used.filter(([acronym]) => !isExplained(acronym, outline, lines, initials));
    for (const [acronym, { first, count }] of unexplained.slice(0, MAX_FINDINGS)) {
      const message = `“${acronym}” is used ${count === 1 ? 'once' : `${count} times`}, and the text does not say what it stands for.`;
      yield { start: first.start, end: first.end, message };
    }
  },
  mustFire: [
    '# Strategy memo\n\n## Background\n\nThe QBRT meets in May. Every team reports to the QBRT.\n\n## Decision\n\nThe QBRT decides on the budget.\n',
    '# Proposal: one gateway\n\n## Context\n\nOur TPX calls the bank. The TPX is slow.\n\n## Decision\n\nWe replace the TPX with a gateway.\n',
    '# Operating model\n\n## Governance\n\nThe TQB board meets in May.\n\n## Budget\n\nNone.\n',
  ],
  mustNotFire: [
    '# Strategy memo\n\n## Background\n\nALWAYS and ALWAYS and PASSED: ALWAYS ask. It PASSED, and it PASSED.\n\n## Decision\n\nKeep it.\n',
    '# Strategy memo\n\n## Background\n\nThe quarterly business review team (QBRT) meets in May. Every team reports to the QBRT.\n\n## Decision\n\nThe QBRT decides on the budget.\n',
    '# Proposal: one gateway\n\n## Context\n\nOur TPX (transaction proxy) calls the bank. The TPX is slow.\n\n## Decision\n\nWe replace the TPX with a gateway.\n',
    '# Proposal: one gateway\n\n## Context\n\nOur TPX is slow. The TPX calls the bank.\n\n## Decision\n\nWe replace the TPX.\n\n## Glossary\n\n- **TPX**: the proxy for transactions\n',
    '# Strategy\n\n## Background\n\nThe CEO and the CTO use the API. The CEO and the CTO like the API. The CEO, the CTO and the API.\n\n## Decision\n\nNone.\n',
    '# Decision record\n\n## Context\n\nSee TPX-1, TPX-2 and TPX-3. `TPX` is set.\n\n## Decision\n\nKeep it.\n',
    '# TPX\n\nTPX is fast. TPX is small. TPX is free.\n',
  ],
};

interface Use {
  readonly first: Block;
  count: number;
  isOfTheHouse: boolean;
}

/** How often each acronym stands in a text, and the block it first stands in; blocks in capitals shout and are left out. */
function uses({ headings, sentences, tables }: Outline): Map<string, Use> {
  const found = new Map<string, Use>();
  for (const block of [...sentences, ...headings, ...tables.flatMap(({ rows }) => rows.flat())]) {
    if (!CAPITALS.test(block.text)) continue;
    for (const { 0: match, index } of matches(block.text, ACRONYM)) {
      if (index > 0 && INSIDE.test(block.text.charAt(index - 1))) continue;
      const acronym = match.replace(/s$/, '');
      // "YYYY" is to be filled in.
      if (!/[A-Z].*[A-Z]/.test(acronym) || /^(.)\1*$/.test(acronym) || KNOWN_ACRONYMS.has(acronym)) continue;
      if (isShouted(block.text)) continue;
      const held = found.get(acronym);
      const isOfTheHouse = OF_THE_HOUSE.test(block.text.slice(index + match.length, index + match.length + 20));
      if (held) {
        held.count++;
        held.isOfTheHouse ||= isOfTheHouse;
      } else found.set(acronym, { first: block, count: 1, isOfTheHouse });
    }
  }
  return found;
}

function isShouted(text: string): boolean {
  const capitals = text.match(/[A-Z]/g)?.length ?? 0;
  const letters = text.match(/[A-Za-z]/g)?.length ?? 0;
  return letters > 8 && capitals > letters * 0.6;
}

/** The name of a framework that the catalogue found in the text. */
function isKnown({ detections }: RuleContext, acronym: string): boolean {
  const lower = acronym.toLowerCase();
  return detections.some(({ id }) => id.split('-').includes(lower));
}

function isExplained(
  acronym: string,
  outline: Outline,
  lines: readonly string[],
  initials: () => { readonly letters: string },
): boolean {
  return (
    isTitled(acronym, outline) ||
    isBeside(acronym, lines.filter((line) => line.includes(acronym)).join('\n')) ||
    isListed(acronym, outline) ||
    // Short acronyms would meet their letters by chance.
    (acronym.length > 3 && initials().letters.includes(acronym.toLowerCase()))
  );
}

/** A text about the thing explains it as a whole. */
function isTitled(acronym: string, { headings }: Outline): boolean {
  return new RegExp(`(?<![\\p{L}\\d])${escaped(acronym)}(?![\\p{L}\\d])`, 'u').test(headings[0]?.text ?? '');
}

/** "TPX (transaction proxy)", "transaction proxy (TPX)", "TPX stands for ...", "TPX, the proxy of ...", "TPX is a ...". */
function isBeside(acronym: string, text: string): boolean {
  const name = escaped(acronym);
  return new RegExp(
    [
      `${name}s?["”’*]{0,3} ?[([][^)\\]]{4,}`,
      `[([]["“‘*]{0,3}(?:(?:the|or|a\\.k\\.a\\.?|aka|short:?|hereafter|abbreviated) )?["“‘]?${name}s?["”’*]{0,3}[;,)\\]]`,
      `${name}s?["”’*]{0,3},? (?:stands for|stand for|means|refers to|short for|i\\.e\\.|that is|is an? |are |is our |is the |= ?)`,
      `(?:short|known|called|abbreviated|named|as)(?: as| to| for)? (?:the )?["“‘]?${name}`,
      `${name}s?["”’*]{0,3}, (?:the|our|an?|which|whose) `,
    ].join('|'),
    'u',
  ).test(text);
}

/** An item "TPX: ...", "TPX – ..." or a row whose first cell it is. */
function isListed(acronym: string, { items, paragraphs, tables }: Outline): boolean {
  const label = new RegExp(`^${escaped(acronym)}s?\\s*(?:[:=–—-]|\\n)\\s*\\S`, 'u');
  return (
    [...items, ...paragraphs].some(({ text }) => text.charAt(0) === acronym.charAt(0) && label.test(text)) ||
    tables.some(({ rows }) => rows.some(([first, second]) => first?.text.trim() === acronym && !!second?.text.trim()))
  );
}

/** The first letters of all words, in a row. */
function initialsOf(text: string): string {
  return text.replaceAll(/([a-z])[a-z'’]*[^a-z]*/gi, '$1').toLowerCase();
}

function escaped(acronym: string): string {
  return acronym.replaceAll('&', '\\s?&\\s?');
}
