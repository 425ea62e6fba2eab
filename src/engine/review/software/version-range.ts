import type { Manifest } from '../../catalog/framework';

/** A version in numbers, the first the major. */
export type Version = readonly number[];

/** Which versions a manifest admits, as far as an upper bound goes: every one lies below it; null where there is none. */
export interface Range {
  readonly below: Version | null;
}

const OPEN: Range = { below: null };
const ANYTHING = /^(?:\*|x|any|latest|next|latest\.\w+|release|main|master|head|\+|)$/i;

/** What the version of an entry admits; null where the text does not tell (a path, a variable, an address, a commit). */
export function rangeOf(written: string, manifest: Manifest): Range | null {
  const text = written.trim();
  if (ANYTHING.test(text)) return OPEN;
  const interval = /^[[(]\s*([^,\])]*)(?:,\s*([^\])]*))?[\])]$/.exec(text);
  if (interval) return intervalOf(interval[1] ?? '', interval[2], text.endsWith(']'));
  let widest: Version | null = null;
  for (const choice of text.split(/\|\|?|\s+or\s+/)) {
    const range = conjunctionOf(choice, manifest);
    if (!range?.below) return range;
    if (!widest || isBelow(widest, range.below)) widest = range.below;
  }
  return { below: widest };
}

/** Whether a version comes before another; numbers that are not there count as zero. */
export function isBelow(one: Version, other: Version): boolean {
  for (let at = 0; at < Math.max(one.length, other.length); at++) {
    const difference = (one[at] ?? 0) - (other[at] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

/** The version that data writes as `5.2`. */
export function versionOf(text: string): Version {
  return text.split('.').map(Number);
}

/** `[1.0,2.0)` of Maven and NuGet. */
function intervalOf(from: string, to: string | undefined, isClosed: boolean): Range | null {
  if (to === '') return OPEN;
  const bound = numbersOf(to ?? from);
  if (!bound) return null;
  return { below: isClosed ? next(bound) : bound };
}

/** What all of these conditions admit. */
function conjunctionOf(text: string, manifest: Manifest): Range | null {
  const hyphen = /^\s*v?[\d.]+\s+-\s+v?([\d.]+)\s*$/.exec(text);
  if (hyphen) return { below: next(numbersOf(hyphen[1] ?? '') ?? []) };
  const conditions = text
    .replace(/([<>=!~^])\s+/g, '$1')
    .split(/[\s,]+|&&/)
    .filter(Boolean);
  let range: Range | null = null;
  for (const condition of conditions) {
    const one = conditionOf(condition, manifest);
    if (!one) return null;
    if (!range || (one.below && (!range.below || isBelow(one.below, range.below)))) range = one;
  }
  return range;
}

const CONDITION =
  /^(===|==|~=|~>|>=|<=|!=|=|>|<|\^|~)?v?(\d+(?:\.\d+)*)?(\.?[xX*+](?:\.[xX*])*)?([-.+@_a-zA-Z][\w.+-]*)?$/;

function conditionOf(condition: string, manifest: Manifest): Range | null {
  const found = CONDITION.exec(condition);
  if (!found) return ANYTHING.test(condition) ? OPEN : null;
  const [, sign = '', digits, wild] = found;
  if (sign === '>' || sign === '>=' || sign === '!=') return OPEN;
  if (!digits) return wild ? OPEN : null;
  const version = digits.split('.').map(Number);
  if (wild) return { below: next(version) };
  switch (sign) {
    case '<':
      return { below: version };
    case '<=':
      return { below: next(version) };
    case '^':
      return { below: caret(version) };
    case '~':
      return { below: manifest === 'composer' ? pessimistic(version) : next(version.slice(0, 2)) };
    case '~>':
    case '~=':
      return { below: pessimistic(version) };
    case '':
      return { below: manifest === 'cargo' ? caret(version) : next(version) };
    default:
      return { below: next(version) };
  }
}

function numbersOf(text: string): Version | null {
  const found = /^\s*v?(\d+(?:\.\d+)*)/.exec(text)?.[1];
  return found ? versionOf(found) : null;
}

/** The first version behind all that begin with these numbers. */
function next(version: Version): Version {
  return [...version.slice(0, -1), (version.at(-1) ?? 0) + 1];
}

/** `^1.2.3` stays below 2, `^0.2.3` below 0.3. */
function caret(version: Version): Version {
  const first = version.findIndex((number) => number > 0);
  return next(version.slice(0, first < 0 ? version.length : first + 1));
}

/** `~> 7.0.4` stays below 7.1, `~> 7.0` below 8. */
function pessimistic(version: Version): Version {
  return next(version.slice(0, Math.max(1, version.length - 1)));
}
