import type { Framework, FrameworkKind, ImportForm, Manifest, NameSignal, UsageSignal } from '../../catalog/framework';
import { lazily } from '../../lazily';
import type { Expression, Expressions } from '../usage/expressions';
import { FOLDED_MANIFESTS } from '../usage/manifests';
import { compilePhrase, type Phrase } from './phrase';

/** A signal made ready for the scan. */
export type Pattern = PhrasePattern | LiteralPattern;

interface PatternBase {
  /** Index of its framework in the catalogue. */
  readonly framework: number;
  /** As evidence shows it: `name`, `element:widen-options`, `import:react`. */
  readonly signal: string;
}

/** Words in prose. */
export interface PhrasePattern extends PatternBase {
  readonly form: 'phrase';
  readonly kind: 'name' | 'element';
  readonly text: string;
  /** The compiled phrase; compiled when its anchor is met for the first time, as most never are. */
  readonly phrase: () => Phrase;
  /** True for names that never count alone, and for elements that are everyday words. */
  readonly weak: boolean;
  /** True for elements that count by their place in the form of the text alone. */
  readonly formal: boolean;
  /** Id of the element, '' for a name. */
  readonly element: string;
  /** For a name: the kind of the names that can vouch for it in a list; null for an element. */
  readonly company: FrameworkKind | null;
}

/** Characters in code. */
export interface LiteralPattern extends PatternBase {
  readonly form: 'literal';
  readonly kind: 'import' | 'dependency' | 'symbol' | 'command' | 'expression';
  readonly text: string;
  /** True where case and `-`, `_`, `.` make no difference. */
  readonly loose: boolean;
  /** True where the name may go on: `spring-boot-starter*`. */
  readonly open: boolean;
  readonly importForm: ImportForm | null;
  readonly manifest: Manifest | null;
  readonly languages: readonly string[] | null;
  /** File names it is looked for in, with one `*` each; null for any. */
  readonly files: readonly string[] | null;
  /** The words that must follow a command's program; null for what is no command. */
  readonly operands: readonly string[] | null;
  /** What must match around the characters, compiled when they are met; null for what is no expression. */
  readonly expression: (() => Expression) | null;
  /** Place among the framework's signals; its pack names the one that matters most first. */
  readonly rank: number;
}

/** The patterns of a framework, in the order in which they are numbered. */
export function patternsOf(framework: Framework, index: number, expressions: Expressions): Pattern[] {
  return Array.from({ length: patternCount(framework) }, (_, at) => patternAt(framework, index, at, expressions));
}

/**
 * One pattern of a framework, by its place among them: most are never met, and those of one framework seldom together.
 * @param index of the framework in the catalogue
 * @throws RangeError where the framework has no pattern of that number
 */
export function patternAt(framework: Framework, index: number, at: number, expressions: Expressions): Pattern {
  const name = framework.names[at];
  if (name) return namePattern(name, index, framework.kind);
  let rest = at - framework.names.length;
  if (framework.kind === 'software') {
    for (const [rank, signal] of framework.signals.entries()) {
      const count = literalCount(signal);
      const pattern = rest < count ? literalPattern(signal, index, rank, expressions)[rest] : undefined;
      if (pattern) return pattern;
      rest -= count;
    }
  } else {
    for (const { id, distinct = [], everyday = [], formal = [] } of framework.elements) {
      const count = distinct.length + everyday.length + formal.length;
      const wording =
        distinct[rest] ?? everyday[rest - distinct.length] ?? formal[rest - distinct.length - everyday.length];
      if (rest < count && wording !== undefined) {
        return elementPattern(wording, id, index, rest >= distinct.length, rest >= distinct.length + everyday.length);
      }
      rest -= count;
    }
  }
  throw new RangeError(`${framework.id} has no pattern ${at}.`);
}

function elementPattern(
  text: string,
  element: string,
  framework: number,
  weak: boolean,
  formal: boolean,
): PhrasePattern {
  return {
    form: 'phrase',
    kind: 'element',
    framework,
    signal: `element:${element}`,
    element,
    text,
    phrase: lazily(() => compilePhrase(text, false)),
    weak,
    formal,
    company: null,
  };
}

function namePattern(name: NameSignal, framework: number, company: FrameworkKind): PhrasePattern {
  const oneWord = !/[\s_-]/.test(name.text.trim());
  const keepsCase = name.case === 'exact' || (name.case === undefined && oneWord && /\p{Lu}/u.test(name.text));
  return {
    form: 'phrase',
    kind: 'name',
    framework,
    signal: 'name',
    element: '',
    text: name.text,
    phrase: lazily(() => compilePhrase(name.text, keepsCase)),
    weak: name.ambiguous === true,
    formal: false,
    company,
  };
}

function literalPattern(
  signal: UsageSignal,
  framework: number,
  rank: number,
  expressions: Expressions,
): LiteralPattern[] {
  const base = {
    form: 'literal',
    framework,
    rank,
    importForm: null,
    manifest: null,
    languages: null,
    files: null,
    operands: null,
    expression: null,
    loose: false,
    open: false,
  } as const;
  if ('import' in signal) {
    const languages = signal.languages ?? null;
    return [
      {
        ...base,
        kind: 'import',
        signal: `import:${signal.import}`,
        text: signal.import,
        importForm: signal.as,
        languages,
      },
    ];
  }
  if ('dependency' in signal) {
    const open = signal.dependency.endsWith('*');
    const text = open ? signal.dependency.slice(0, -1) : signal.dependency;
    const loose = FOLDED_MANIFESTS.has(signal.in);
    const artifact = signal.in === 'maven' ? text.slice(text.indexOf(':') + 1) : text;
    const entry = {
      ...base,
      kind: 'dependency',
      signal: `dependency:${signal.dependency}`,
      text: artifact,
      manifest: signal.in,
      loose,
      open,
    } as const;
    const type = providerType(signal);
    return type === null ? [entry] : [entry, { ...entry, text: type }, { ...entry, text: `${type}_`, open: true }];
  }
  if ('symbol' in signal) {
    return [
      {
        ...base,
        kind: 'symbol',
        signal: `symbol:${signal.symbol}`,
        text: signal.symbol,
        languages: signal.languages ?? null,
        files: signal.files ?? null,
      },
    ];
  }
  if ('command' in signal) {
    const [program = '', ...operands] = signal.command.split(' ');
    return [{ ...base, kind: 'command', signal: `command:${signal.command}`, text: program, operands }];
  }
  if ('expression' in signal) {
    const { expression, around: text, languages = null } = signal;
    const name = `expression:${expression}`;
    return [{ ...base, kind: 'expression', signal: name, text, languages, expression: () => expressions(expression) }];
  }
  return [];
}

/** The type of the resources that a provider of Terraform serves: `aws` of `hashicorp/aws`; null for anything else. */
function providerType(signal: UsageSignal): string | null {
  if (!('dependency' in signal) || signal.in !== 'terraform') return null;
  return /^[\w.-]+\/([\w-]+)$/.exec(signal.dependency)?.[1] ?? null;
}

/** How many patterns {@link literalPattern} makes of a signal. */
function literalCount(signal: UsageSignal): number {
  if ('dependency' in signal) return providerType(signal) === null ? 1 : 3;
  return 'file' in signal ? 0 : 1;
}

/** How many patterns {@link patternsOf} makes of a framework. */
export function patternCount(framework: Framework): number {
  const { length } = framework.names;
  if (framework.kind === 'software')
    return framework.signals.reduce((sum, signal) => sum + literalCount(signal), length);
  return framework.elements.reduce(
    (sum, { distinct = [], everyday = [], formal = [] }) => sum + distinct.length + everyday.length + formal.length,
    length,
  );
}
