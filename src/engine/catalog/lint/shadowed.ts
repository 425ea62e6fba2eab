import type { Framework, NameSignal } from '../framework';
import type { Linted, LintFinding, LintPorts, PathInFramework } from './finding';
import { foldedPhrase, isSame, isWithin, keepsCase, plainPhrase, type Wording, wordingsOf } from './phrases';

/** Signals that can never add anything to what others say. */
export function shadowed(linted: readonly Linted[], others: readonly Framework[], ports: LintPorts): LintFinding[] {
  const foreign = new Map<string, string>();
  for (const { id, names } of [...others, ...linted]) for (const { text } of names) foreign.set(foldedPhrase(text), id);
  return linted.flatMap((framework) => [
    ...wordingsThatAreNames(framework),
    ...repeatedWordings(framework),
    ...longerNames(framework, foreign),
    ...hiddenNames(framework, ports),
  ]);
}

/**
 * A name that is a distinct wording, too, is evidence twice: to name the framework would be to apply it. Allowed are
 * - those with an example that says so: the words are those of people who use it, not of people who talk about it;
 * - everyday and formal wordings, which take another element to apply the framework;
 * - wordings within a name: there they count for nothing, elsewhere they do.
 */
function wordingsThatAreNames(framework: Linted): LintFinding[] {
  const { names, mustMatch } = framework;
  if (!mustMatch) return [];
  const known = new Set(names.map(({ text }) => foldedPhrase(text)));
  const applied = mustMatch.filter(({ standing }) => standing === 'applied').map(({ text }) => foldedPhrase(text));
  return wordingsOf(framework)
    .filter(({ text, strength }) => strength === 'distinct' && known.has(foldedPhrase(text)))
    .filter(({ text }) => !applied.some((example) => example.includes(foldedPhrase(text))))
    .map(({ text, element, path }) =>
      finding(
        framework,
        path,
        'error',
        `The wording "${text}" of the element "${element}" is also a name, so that to name the framework is to apply it: take it out of one of them, or add an example that shows it.`,
      ),
    );
}

/**
 * A wording that says what another of its element says at the same places, and no more. A longer one that holds a shorter is allowed:
 * as a heading, a label or a cell it says the element where the shorter does not.
 */
function repeatedWordings(framework: Framework): LintFinding[] {
  const all = wordingsOf(framework);
  const elements = [...new Set(all.map(({ element }) => element))];
  return elements.flatMap((id) => {
    const wordings = all.filter(({ element }) => element === id);
    return wordings.flatMap((wording, at) => {
      const { text, element, path } = wording;
      const same = wordings.find(
        (other, index) => index !== at && isAsStrong(other, wording, index < at) && isSame(other.text, text),
      );
      if (!same) return [];
      return [
        finding(
          framework,
          path,
          'warning',
          `The wording "${text}" of the element "${element}" adds nothing to its wording "${same.text}" (${same.strength}): take it out.`,
        ),
      ];
    });
  });
}

const STRENGTHS: readonly Wording['strength'][] = ['formal', 'everyday', 'distinct'];

/** Whether one wording makes another needless that is found at the same places; of two that are alike the later is. */
function isAsStrong(one: Wording, other: Wording, isBefore: boolean): boolean {
  const strength = STRENGTHS.indexOf(one.strength) - STRENGTHS.indexOf(other.strength);
  return strength > 0 || (strength === 0 && (isBefore || foldedPhrase(one.text) !== foldedPhrase(other.text)));
}

/**
 * A name that holds or repeats another of its framework. Allowed are
 * - the framework's own name and the first in its list, by which people look it up, and translations, which are told as such;
 * - names that hold none but ambiguous ones, or such in a case that is kept;
 * - names that keep a text within them from counting: for an element, or for another framework.
 */
function longerNames(framework: Framework, foreign: ReadonlyMap<string, string>): LintFinding[] {
  const wordings = wordingsOf(framework);
  return framework.names.flatMap((name, at) => {
    if (at === 0 || name.ambiguous || name.language || foldedPhrase(name.text) === foldedPhrase(framework.name))
      return [];
    const shorter = framework.names.find(
      (other) =>
        other !== name && !other.ambiguous && !other.language && keeps(other, name) && isSaidBy(other.text, name.text),
    );
    if (!shorter || wordings.some(({ text }) => isWithin(text, name.text))) return [];
    if (parts(name.text).some((part) => (foreign.get(part) ?? framework.id) !== framework.id)) return [];
    return [
      finding(
        framework,
        ['names', at],
        'warning',
        `The name "${name.text}" adds nothing to "${shorter.text}", which it holds: take it out.`,
      ),
    ];
  });
}

/** Whether a name is found in another whatever the case of that. */
function keeps(shorter: NameSignal, longer: NameSignal): boolean {
  return !keepsCase(shorter) || (keepsCase(longer) && longer.text.includes(shorter.text));
}

function isSaidBy(shorter: string, longer: string): boolean {
  return isWithin(shorter, longer) || (isSame(shorter, longer) && foldedPhrase(shorter) !== foldedPhrase(longer));
}

/** All runs of words in a phrase, the whole of it aside. */
function parts(text: string): string[] {
  const words = foldedPhrase(text).split(' ');
  return words.flatMap((_, from) =>
    words
      .slice(from)
      .flatMap((_word, length) => (length + 1 < words.length ? [words.slice(from, from + length + 1).join(' ')] : [])),
  );
}

/** A name that is found where its framework is alone, and not beside the others: a longer name of another always hides it. */
function hiddenNames(framework: Framework, { find, idsIn }: LintPorts): LintFinding[] {
  return framework.names.flatMap((name, at) => {
    if (name.ambiguous) return [];
    const text = `We read about ${plainPhrase(name.text)} today.\n`;
    const ids = idsIn(text);
    if (ids.includes(framework.id) || !find(framework, { text })) return [];
    return [
      finding(
        framework,
        ['names', at],
        'error',
        `The name "${name.text}" is always hidden by a longer name of the framework ${ids.map((id) => `"${id}"`).join(', ')}: take it out.`,
      ),
    ];
  });
}

function finding(
  { id }: Framework,
  path: PathInFramework,
  severity: LintFinding['severity'],
  message: string,
): LintFinding {
  return { check: 'shadowed', severity, framework: id, path, message };
}
