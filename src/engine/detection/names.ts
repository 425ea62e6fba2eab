import type { Framework } from '../catalog/framework';
import type { Match } from './scan';

/**
 * Settles what names in a text mean among each other: of two that overlap the longer stays, and a name that also means other
 * things ("Flask") counts where it is listed with names of other software ("Django, Flask and FastAPI").
 * Returns the matches in the order of the text.
 */
export function resolveNames(matches: readonly Match[], frameworks: readonly Framework[], text: string): Match[] {
  const kept = withoutShadowed(matches);
  const names = kept.filter(
    ({ pattern }) => pattern.kind === 'name' && frameworks[pattern.framework]?.kind === 'software',
  );
  const enlisted = new Set(lists(names, text).filter(isConvincing).flat());
  return kept.map((match) => (enlisted.has(match) ? { ...match, enlisted: true } : match));
}

/** Drops the name of one framework inside the longer name of another: "Spring" in "Spring Boot". */
function withoutShadowed(matches: readonly Match[]): Match[] {
  let longest: Match | undefined;
  return matches
    .toSorted((a, b) => a.start - b.start || b.end - a.end)
    .filter((name) => {
      if (name.pattern.kind !== 'name') return true;
      if (!longest || name.end > longest.end) {
        longest = name;
        return true;
      }
      const shorter = name.end - name.start < longest.end - longest.start;
      return !shorter || name.pattern.framework === longest.pattern.framework;
    });
}

/** What stands between two names of a list: a comma, a slash, a plus, "and", "or", with markup and white space around it. */
const BETWEEN = /^[\s*_`"'”’)\]]{0,4}(?:,|\/|&|\+|,?\s(?:and|or|und|oder|et|y|e)\s)[\s*_`"'“‘([]{0,4}$/;
const LONGEST_BETWEEN = 16;

/** Runs of names that stand in one list. */
function lists(names: readonly Match[], text: string): Match[][] {
  const found: Match[][] = [];
  let list: Match[] = [];
  for (const name of names) {
    const end = list.at(-1)?.end ?? -1;
    const joined = end >= 0 && name.start - end <= LONGEST_BETWEEN && BETWEEN.test(text.slice(end, name.start));
    if (name.start < end) continue;
    if (!joined) {
      list = [];
      found.push(list);
    }
    list.push(name);
  }
  return found;
}

/** One name that can mean nothing else convinces for its list, and so do three that could. */
function isConvincing(list: readonly Match[]): boolean {
  if (list.length < 2) return false;
  const certain = list.some(({ pattern }) => pattern.form === 'phrase' && !pattern.weak);
  return certain || new Set(list.map(({ pattern }) => pattern.framework)).size >= 3;
}
