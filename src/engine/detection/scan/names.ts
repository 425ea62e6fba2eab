import type { FrameworkKind } from '../../catalog/framework';
import type { Span } from '../../document';
import type { PhrasePattern } from '../patterns/patterns';

/** A name found in a text. */
export interface NameAt extends Span {
  readonly pattern: PhrasePattern;
  /** See {@link listGapBefore}. */
  readonly listGap: number;
  /** True where a heading, label or cell is about it. */
  readonly structural: boolean;
}

/**
 * Settles what names in a text mean among each other: of two that overlap the longer stays, and a name that also means other
 * things ("Flask") counts where it is listed with names of its kind ("Django, Flask and FastAPI"), or stands with them in the
 * headings, labels and cells of a glossary or a comparison.
 * @param names all of them, in the order of the text; of two that begin together the longer first
 */
export function resolveNames(names: readonly NameAt[]): {
  readonly shadowed: ReadonlySet<NameAt>;
  readonly enlisted: ReadonlySet<NameAt>;
} {
  const shadowed = shadowedOf(names);
  const enlisted = KINDS.flatMap((kind) => {
    const company = names.filter((name) => name.pattern.company === kind && !shadowed.has(name));
    return [...lists(company).filter(isConvincing).flat(), ...entries(company)];
  });
  return { shadowed, enlisted: new Set(enlisted) };
}

const KINDS: readonly FrameworkKind[] = ['strategy', 'software'];
/** As many names that can mean nothing else make a text one that lists frameworks. */
const ENOUGH_ENTRIES = 2;
/** A text that names as many speaks of frameworks. */
const MANY = 3;

/**
 * The names that stand as headings, labels or cells of a text, where enough of them can mean nothing else or the text speaks of many
 * frameworks; there acronyms count in its sentences as well.
 */
function entries(names: readonly NameAt[]): NameAt[] {
  const certain = names.filter(({ pattern }) => !pattern.weak);
  const count = (some: readonly NameAt[]): number => new Set(some.map(({ pattern }) => pattern.framework)).size;
  const isAmongMany = count(certain) >= MANY;
  if (!isAmongMany && count(certain.filter(({ structural }) => structural)) < ENOUGH_ENTRIES) return [];
  return names.filter(({ structural, pattern }) => structural || (isAmongMany && /^[A-Z0-9]{2,}$/.test(pattern.text)));
}

/** The names of frameworks inside the longer name of another: "Spring" in "Spring Boot". */
function shadowedOf(names: readonly NameAt[]): Set<NameAt> {
  const shadowed = new Set<NameAt>();
  let longest: NameAt | undefined;
  for (const name of names) {
    if (!longest || name.end > longest.end) longest = name;
    else if (
      name.end - name.start < longest.end - longest.start &&
      name.pattern.framework !== longest.pattern.framework
    )
      shadowed.add(name);
  }
  return shadowed;
}

/**
 * What stands between two names of a list: a comma, a slash, a plus, "and", "or", with markup and white space around it, or the
 * break between two items.
 */
const BETWEEN =
  /(?:[\s*_`"'”’)\]]{0,4}(?:,|\/|&|\+|,?\s(?:and|or|und|oder|et|y|e)\s)|[*_`]{0,2}\r?\n[ \t]{0,8}(?:[-*+•]|\d{1,2}[.)])[ \t]{1,3})[\s*_`"'“‘([]{0,4}$/;
const LONGEST_BETWEEN = 24;

/** How many characters lie between a name that begins at `start` and a name before it in a list, at the most; 0 where none can. */
export function listGapBefore(text: string, start: number): number {
  return BETWEEN.exec(text.slice(Math.max(0, start - LONGEST_BETWEEN), start))?.[0].length ?? 0;
}

/** Runs of names that stand in one list. */
function lists(names: readonly NameAt[]): NameAt[][] {
  const found: NameAt[][] = [];
  let list: NameAt[] = [];
  for (const name of names) {
    const end = list.at(-1)?.end ?? -1;
    if (name.start < end) continue;
    if (end < 0 || name.start - end > name.listGap) {
      list = [];
      found.push(list);
    }
    list.push(name);
  }
  return found;
}

/** One name that can mean nothing else convinces for its list, and so do three that could. */
function isConvincing(list: readonly NameAt[]): boolean {
  if (list.length < 2) return false;
  const certain = list.some(({ pattern }) => !pattern.weak);
  return certain || new Set(list.map(({ pattern }) => pattern.framework)).size >= 3;
}
