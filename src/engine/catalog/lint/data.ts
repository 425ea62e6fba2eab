import type { Framework } from '../framework';
import type { Linted, LintFinding, LintPorts, PathInFramework } from './finding';
import { foldedPhrase, wordingsOf } from './phrases';

/** A word that is met more often is too common to be a name: about the six hundred most frequent ones. */
const COMMON_ALONE = 160;
/** So is a pair of words of which both are met more often: about the two hundred most frequent ones. */
const COMMON_TOGETHER = 500;

/** What is missing of a framework, what is weak, and what leads nowhere. */
export function dataFindings(linted: readonly Linted[], others: readonly Framework[], ports: LintPorts): LintFinding[] {
  const known = new Map([...others, ...linted].map((framework) => [framework.id, framework]));
  const own = new Set(linted.map(({ id }) => id));
  return linted.flatMap((framework) => {
    const findings: LintFinding[] = [];
    const tell = (severity: LintFinding['severity'], path: PathInFramework, message: string): void => {
      findings.push({ check: 'data', severity, framework: framework.id, path, message });
    };
    missing(framework, tell);
    relations(framework, known, own, tell);
    weakWords(framework, ports, tell);
    return findings;
  });
}

type Tell = (severity: LintFinding['severity'], path: PathInFramework, message: string) => void;

function missing(framework: Linted, tell: Tell): void {
  const { kind, source, guide, questions, links = [], mustMatch } = framework;
  if (source.trim() === '')
    tell('warning', ['source'], 'It has no source: add the author, the work and the year, or the address.');
  if (guide.trim() === '')
    tell('warning', ['guide'], 'It has no guide: say in two sentences what it is and when it helps.');
  else if (sentences(guide) !== 2)
    tell('warning', ['guide'], `The guide has ${sentences(guide)} sentences: say in two what it is and when it helps.`);
  if (questions.length < 2)
    tell(
      'warning',
      ['questions'],
      'It has fewer than two questions: add what somebody who uses it should be able to answer.',
    );
  if (kind === 'strategy' && links.length === 0)
    tell('warning', ['links'], 'It has no link: add the address where it is explained.');
  for (const [at, link] of links.entries())
    if (!isHttps(link))
      tell('error', ['links', at], `The link "${link}" is no address that begins with https://: correct it.`);
  if (kind === 'strategy') {
    for (const [at, { id, distinct = [], everyday = [], formal = [] }] of framework.elements.entries())
      if (distinct.length + everyday.length + formal.length === 0)
        tell('error', ['elements', at], `Nothing says the element "${id}": add a wording, or take it out.`);
  }
  if (mustMatch && !mustMatch.some(({ standing }) => standing === 'applied') && couldApply(framework))
    tell('warning', ['mustMatch'], 'No example in "mustMatch" has it applied: add one.');
}

/** A strategic framework without elements can be named alone, or headed: it needs no text that applies it. */
function couldApply(framework: Framework): boolean {
  return framework.kind === 'software' ? framework.signals.length > 0 : framework.elements.length > 0;
}

/** Sentences of a guide; a stop within a name or an abbreviation ends none, as a small letter follows. */
function sentences(text: string): number {
  return text.split(/[.!?]["”’)]?(?:\s+(?=[\p{Lu}\p{N}"“(])|\s*$)/u).filter((sentence) => sentence.trim() !== '')
    .length;
}

function isHttps(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}

function relations(
  framework: Framework,
  known: ReadonlyMap<string, Framework>,
  own: ReadonlySet<string>,
  tell: Tell,
): void {
  const { id, related = [], competing = [] } = framework;
  for (const [key, ids] of [
    ['related', related],
    ['competing', competing],
  ] as const) {
    for (const [at, other] of ids.entries()) {
      if (other === id) tell('error', [key, at], `It is ${key} to itself: take it out.`);
      else if (!known.has(other))
        tell('error', [key, at], `There is no framework "${other}" that it could be ${key} to: correct the id.`);
      else if (ids.indexOf(other) < at) tell('error', [key, at], `"${other}" stands twice in "${key}": take one out.`);
    }
  }
  for (const [at, other] of competing.entries()) {
    if (related.includes(other))
      tell('error', ['competing', at], `"${other}" is both related and competing: take it out of one of them.`);
    // Nobody can add to a framework that comes from elsewhere.
    if (own.has(other) && other !== id && known.get(other)?.competing?.includes(id) !== true)
      tell('error', ['competing', at], `"${other}" does not name it in its own "competing": add it there.`);
  }
}

function weakWords(framework: Framework, { commonness }: LintPorts, tell: Tell): void {
  for (const { text, strength, element, path } of wordingsOf(framework)) {
    const isWord = /^\p{Ll}+~?$/u.test(text);
    if (strength === 'distinct' && isWord && commonness(text.replace('~', '')) > 0)
      tell(
        'warning',
        path,
        `The wording "${text}" of the element "${element}" is a word of every day: make it everyday, or longer.`,
      );
  }
  for (const [at, { text, ambiguous }] of framework.names.entries()) {
    // An acronym is found in capitals alone; "Next.js" with its own marks between the words.
    if (ambiguous || /\p{Lu}{2}|\p{L}[./&+#]\p{L}/u.test(text)) continue;
    const words = foldedPhrase(text).split(' ');
    const limit = words.length === 1 ? COMMON_ALONE : COMMON_TOGETHER;
    if (words.length <= 2 && words.every((word) => commonness(word) >= limit))
      tell('warning', ['names', at], `The name "${text}" is made of very common words alone: mark it as ambiguous.`);
  }
}
