import { findNodeAtLocation, type Node } from 'jsonc-parser';
import { content, keySpan, spanOf } from '../../catalog/pack-text';
import { error, inOrder } from '../../catalog/problems';
import type { PackProblem } from '../../catalog/user-pack';
import type { RuleLevel } from '../review-settings';
import { nearest } from './nearest';
import { teamOf } from './team';
import type { TeamConfiguration, TeamOverride, TeamReport } from './team-configuration';

/** Most entries of one list or of the rules: far more than any team writes, and bounds what is matched. */
const MAX_ENTRIES = 1_000;
/** Longest glob or path. */
const MAX_PATTERN = 200;

/** The names that a configuration may use. */
export interface KnownNames {
  readonly personas: readonly string[];
  readonly rules: readonly string[];
}

const EMPTY: TeamConfiguration = { rules: {}, personas: null, packs: [], ignore: [], overrides: [] };
const LEVELS: readonly string[] = ['off', 'info', 'warning', 'error'] satisfies RuleLevel[];

/** Reads a team's configuration: what is good of it, and one sentence for each thing that is not. */
export function readTeam(text: string, known: KnownNames): TeamReport {
  const read = content(text, 'The configuration');
  if ('message' in read) return { team: teamOf(EMPTY), problems: [read] };
  return new Reader(read.root, known).read(read.value);
}

type Path = readonly (string | number)[];
type Fields = Readonly<Record<string, unknown>>;

class Reader {
  readonly #problems: PackProblem[] = [];

  constructor(
    private readonly root: Node,
    private readonly known: KnownNames,
  ) {}

  read(value: unknown): TeamReport {
    if (!isRecord(value)) {
      this.#error('The configuration must be an object: put it in braces.', []);
      return { team: teamOf(EMPTY), problems: this.#problems };
    }
    this.#only(value, ['$schema', 'rules', 'personas', 'packs', 'ignore', 'overrides'], []);
    const overrides = this.#list(value.overrides, ['overrides']).flatMap((one, at) =>
      this.#override(one, ['overrides', at]),
    );
    const team = teamOf({
      rules: this.#rules(value.rules, ['rules']),
      personas: this.#personas(value.personas, ['personas']) ?? null,
      packs: this.#paths(value.packs, ['packs']),
      ignore: this.#paths(value.ignore, ['ignore']),
      overrides,
    });
    return { team, problems: inOrder(this.#problems) };
  }

  #override(value: unknown, path: Path): TeamOverride[] {
    if (!isRecord(value)) {
      this.#error('An override must be an object with "files": put it in braces.', path);
      return [];
    }
    this.#only(value, ['files', 'rules', 'personas'], path);
    const files = this.#paths(value.files, [...path, 'files']);
    if (files.length === 0) {
      if (value.files === undefined) this.#error('This override has no "files": add a list of globs.', path);
      return [];
    }
    const personas = this.#personas(value.personas, [...path, 'personas']);
    const rules = this.#rules(value.rules, [...path, 'rules']);
    return [{ files, rules, ...(personas !== undefined && { personas }) }];
  }

  #rules(value: unknown, path: Path): Record<string, RuleLevel> {
    const rules: Record<string, RuleLevel> = {};
    if (value === undefined) return rules;
    if (!isRecord(value)) {
      this.#error('"rules" must be an object of rules and levels: {"vendor/no-exit": "off"}.', path);
      return rules;
    }
    for (const [name, level] of Object.entries(value).slice(0, MAX_ENTRIES)) {
      if (typeof level !== 'string' || !LEVELS.includes(level))
        this.#error(`"${clipped(name)}" must be "off", "info", "warning" or "error".`, [...path, name]);
      else if (this.#isRule(name, [...path, name])) rules[name] = level as RuleLevel;
    }
    return rules;
  }

  /** Whether a rule's name is known; a name that is not does no harm, but says nothing either. */
  #isRule(name: string, path: Path): boolean {
    const { personas, rules } = this.known;
    if (name === '*' || rules.includes(name) || personas.some((id) => name === `${id}/*`)) return true;
    const meant = nearest(name, [...rules, ...personas.map((id) => `${id}/*`)]);
    this.#problems.push({
      message: `There is no rule "${clipped(name)}"${meant ? `: did you mean "${meant}"?` : '.'}`,
      severity: 'warning',
      ...(keySpan(this.root, path) ?? this.#span(path)),
    });
    return false;
  }

  /** Ids, null for those that each text chooses, undefined where nothing is said. */
  #personas(value: unknown, path: Path): readonly string[] | null | undefined {
    if (value === undefined) return undefined;
    if (value === 'auto') return null;
    if (!Array.isArray(value)) {
      this.#error('"personas" must be "auto" or a list of personas: ["finance", "security"].', path);
      return undefined;
    }
    const known = value.slice(0, MAX_ENTRIES).flatMap((id: unknown, at) => {
      if (typeof id === 'string' && this.known.personas.includes(id)) return [id];
      const meant = typeof id === 'string' ? nearest(id, this.known.personas) : undefined;
      const hint = meant ? `did you mean "${meant}"?` : `they are ${this.known.personas.join(', ')}.`;
      this.#error(`There is no persona ${JSON.stringify(id)}: ${hint}`, [...path, at]);
      return [];
    });
    // A list of mistakes alone says nothing; an empty one says that nobody is asked.
    return known.length > 0 || value.length === 0 ? known : undefined;
  }

  #paths(value: unknown, path: Path): string[] {
    return this.#list(value, path).flatMap((one, at) => {
      const wrong = wrongPath(one);
      if (wrong === null) return [one as string];
      this.#error(wrong, [...path, at]);
      return [];
    });
  }

  #list(value: unknown, path: Path): readonly unknown[] {
    if (value === undefined) return [];
    if (Array.isArray(value)) return value.slice(0, MAX_ENTRIES);
    this.#error(`"${path.at(-1)}" must be a list: put it in square brackets.`, path);
    return [];
  }

  #only(value: Fields, names: readonly string[], path: Path): void {
    for (const key of Object.keys(value)) {
      if (names.includes(key)) continue;
      const meant = nearest(key, names);
      const hint = meant ? `did you mean "${meant}"?` : 'remove it.';
      this.#problems.push(
        error(
          `"${clipped(key)}" is no property here: ${hint}`,
          keySpan(this.root, [...path, key]) ?? this.#span([...path, key]),
        ),
      );
    }
  }

  #error(message: string, path: Path): void {
    this.#problems.push(error(message, this.#span(path)));
  }

  #span(path: Path): { readonly start: number; readonly end: number } {
    const node = findNodeAtLocation(this.root, [...path]) ?? this.root;
    return node.type === 'object' ? { start: node.offset, end: node.offset + 1 } : spanOf(node);
  }
}

/** Why a path or glob cannot be used, in a sentence, or null. It names files below the folder and nothing else. */
function wrongPath(value: unknown): string | null {
  if (typeof value !== 'string' || value === '') return 'This must be a path or glob in double quotes.';
  if (value.length > MAX_PATTERN) return `This path is longer than ${MAX_PATTERN} characters: shorten it.`;
  if (value.includes('\\')) return 'Paths are written with "/" between their parts, on every system.';
  if (value.startsWith('/') || /^[a-z]:/i.test(value) || value.split('/').includes('..'))
    return 'Only paths below this folder are used: write one that begins here, without "..".';
  return null;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function clipped(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
