import type { Framework, NameSignal, UsageSignal } from '../framework';
import { areDeclared, type Linted, type LintFinding, type LintPorts, type PathInFramework } from './finding';
import { foldedPhrase, isWithin, keepsCase, wordingsOf } from './phrases';

/** A signal of a framework as others may have it, too. */
interface Claim {
  readonly framework: Framework;
  readonly path: PathInFramework;
  /** As a sentence names it: `name "OKR"`. */
  readonly what: string;
  /** Equal where detection finds both at the same places. */
  readonly key: string;
  /** Languages it is looked for in; null for any. */
  readonly languages: readonly string[] | null;
  readonly files: readonly string[] | null;
  /** The keys of signals that are found wherever this one is. */
  readonly wider: readonly string[];
  readonly name: NameSignal | null;
}

/**
 * Signals that two frameworks have: one text would count for both. Allowed are
 * - names of which one is ambiguous: it counts beside other evidence alone;
 * - names that differ in a case that is kept, and names that join one of each framework: "DORA and SPACE";
 * - wordings and uses of frameworks that say they are related or competing: families share parts.
 */
export function overlaps(
  linted: readonly Linted[],
  others: readonly Framework[],
  { isFileNamed }: LintPorts,
): LintFinding[] {
  const claims = new Map<string, Claim[]>();
  const openFiles: Claim[] = [];
  const add = (claim: Claim): void => {
    const known = claims.get(claim.key);
    if (known) known.push(claim);
    else claims.set(claim.key, [claim]);
    if (/^file .*\*/.test(claim.key)) openFiles.push(claim);
  };
  for (const framework of others) for (const claim of claimsOf(framework)) add(claim);
  const own = linted.map(claimsOf);
  const wide: Claim[] = [];
  const findings: LintFinding[] = [];
  for (const list of own) {
    for (const claim of list) {
      const twin = claims.get(claim.key)?.find((other) => collides(claim, other));
      if (twin) findings.push(shared(claim, twin));
      wide.push(claim);
    }
    // A pair is told once, at the later of the two.
    for (const claim of list) add(claim);
  }
  for (const claim of wide) {
    const matching = claim.key.startsWith('file ')
      ? openFiles.filter(({ key }) => key !== claim.key && isFileNamed(key.slice(5), claim.key.slice(5)))
      : claim.wider.flatMap((key) => claims.get(key) ?? []);
    const wider = matching.find((other) => collides(claim, other) && covers(other.languages, claim.languages));
    if (wider) findings.push(within(claim, wider));
  }
  return findings;
}

function shared(claim: Claim, twin: Claim): LintFinding {
  const cure = claim.name
    ? 'mark one of them as ambiguous, or take it out'
    : 'take it out of one of them, or say that they are related';
  return {
    check: 'overlap',
    severity: 'error',
    framework: claim.framework.id,
    path: claim.path,
    message: `The ${claim.what} also tells the framework "${twin.framework.id}": ${cure}.`,
  };
}

function within(claim: Claim, wider: Claim): LintFinding {
  return {
    check: 'overlap',
    severity: 'warning',
    framework: claim.framework.id,
    path: claim.path,
    message: `Wherever the ${claim.what} is found, the ${wider.what} of the framework "${wider.framework.id}" is, too: say that they are related, or make that one narrower.`,
  };
}

function collides(one: Claim, other: Claim): boolean {
  if (one.framework.id === other.framework.id) return false;
  if (one.name && other.name) {
    if (one.name.ambiguous || other.name.ambiguous || (joins(one) && joins(other))) return false;
    return one.name.text === other.name.text || !keepsCase(one.name) || !keepsCase(other.name);
  }
  return (
    meet(one.languages, other.languages) && meet(one.files, other.files) && !areDeclared(one.framework, other.framework)
  );
}

/** Whether a name holds another of its framework. */
function joins({ name, framework }: Claim): boolean {
  return name !== null && framework.names.some(({ text }) => isWithin(text, name.text));
}

/** Whether two lists, null for everything, have something in common. */
function meet(one: readonly string[] | null, other: readonly string[] | null): boolean {
  return one === null || other === null || one.some((entry) => other.includes(entry));
}

function covers(wider: readonly string[] | null, narrower: readonly string[] | null): boolean {
  return wider === null || (narrower?.every((entry) => wider.includes(entry)) ?? false);
}

function claimsOf(framework: Framework): Claim[] {
  const claim = (path: PathInFramework, what: string, key: string, rest: Partial<Claim> = {}): Claim => {
    return { framework, path, what, key, languages: null, files: null, wider: [], name: null, ...rest };
  };
  const names = framework.names.map((name, at) =>
    claim(['names', at], `name "${name.text}"`, `name ${foldedPhrase(name.text)}`, { name }),
  );
  const wordings = wordingsOf(framework)
    .filter(({ strength }) => strength === 'distinct')
    .map(({ text, element, path }) =>
      claim(path, `distinct wording "${text}" of the element "${element}"`, `wording ${foldedPhrase(text)}`),
    );
  const signals = framework.kind === 'software' ? framework.signals : [];
  const uses = signals.map((signal, at) => {
    const { what, key, ...rest } = useOf(signal);
    return claim(['signals', at], what, key, rest);
  });
  // A framework may say the same in two ways, which is no matter of others.
  return [...new Map([...names, ...wordings, ...uses].map((one) => [`${one.key} ${one.languages}`, one])).values()];
}

function useOf(signal: UsageSignal): Pick<Claim, 'what' | 'key'> & Partial<Claim> {
  if ('import' in signal) {
    const key = (module: string): string => `import ${signal.as} ${module}`;
    return {
      what: `import "${signal.import}"`,
      key: key(signal.import),
      languages: signal.languages ?? null,
      wider: beginnings(signal.import, /::|[./\\]/g).map(key),
    };
  }
  if ('dependency' in signal) {
    const isFolded = signal.in === 'pypi' || signal.in === 'nuget';
    const name = isFolded ? signal.dependency.toLowerCase().replace(/[-_.]/g, '-') : signal.dependency;
    const starred = Array.from({ length: name.length }, (_, at) => `${name.slice(0, at)}*`);
    const key = (entry: string): string => `dependency ${signal.in} ${entry}`;
    return {
      what: `dependency "${signal.dependency}"`,
      key: key(name),
      wider: starred.filter((entry) => entry !== name).map(key),
    };
  }
  if ('symbol' in signal) {
    const { symbol, languages = null, files = null } = signal;
    return { what: `symbol "${symbol}"`, key: `symbol ${symbol}`, languages, files };
  }
  if ('command' in signal) {
    return {
      what: `command "${signal.command}"`,
      key: `command ${signal.command}`,
      wider: beginnings(signal.command, / /g).map((program) => `command ${program}`),
    };
  }
  if ('file' in signal) return { what: `file "${signal.file}"`, key: `file ${signal.file}` };
  const { expression, languages = null } = signal;
  return { what: `expression "${expression}"`, key: `expression ${expression}`, languages };
}

/** `a` and `a.b` of `a.b.c`: what ends before a separator. */
function beginnings(text: string, separator: RegExp): string[] {
  return [...text.matchAll(separator)].map(({ index }) => text.slice(0, index)).filter((start) => start !== '');
}
