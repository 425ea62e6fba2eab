import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Entry, ReadPack } from './admit';
import { Complaints, clipped, HINTS, type Path, upperFirst } from './complaints';
import type { Example, ExpressionSignal, Framework, MatchExample, UsageSignal } from './framework';
import { frameworkSchemas, MAX_FRAMEWORKS, packSchema } from './pack-schema';
import { content } from './pack-text';
import { readPersonas } from './read-personas';
import type { PackChecks, PackText } from './user-pack';
import { complete, type Written } from './written';

/** Most regular expressions of a pack: each is compiled when it is read. */
const MAX_EXPRESSIONS = 200;
/** How long reading may keep everybody else waiting. */
const TURN_MS = 20;

/** Reads a pack of a user's own: what is good of it, and one sentence for each thing that is not. Long packs take several turns. */
export async function readPack({ text, origin }: PackText, checks: PackChecks): Promise<ReadPack> {
  const read = content(text);
  if ('message' in read) return { origin, name: null, entries: [], personas: [], problems: [read] };
  return await new Reader(origin, read.value, new Complaints(read.root), checks).read();
}

/** Why a text is no pack, in a sentence; null where it is one, whatever is wrong with its frameworks. */
export function unreadable(text: string): string | null {
  const read = content(text);
  if ('message' in read) return read.message;
  return isRecord(read.value) && Array.isArray(read.value.frameworks) ? null : 'The pack has no frameworks.';
}

class Reader {
  #expressions = 0;

  constructor(
    private readonly origin: string,
    private readonly value: unknown,
    private readonly complaints: Complaints,
    private readonly checks: PackChecks,
  ) {}

  async read(): Promise<ReadPack> {
    const { origin, value } = this;
    this.complaints.of(packSchema.safeParse(value), [], 'the pack');
    if (!isRecord(value) || !Array.isArray(value.frameworks))
      return { origin, name: null, entries: [], personas: [], problems: this.complaints.problems };
    const name = typeof value.name === 'string' && value.name !== '' ? value.name : 'without a name';
    const { frameworks } = value;
    if (frameworks.length > MAX_FRAMEWORKS)
      this.complaints.error(
        `A pack holds ${MAX_FRAMEWORKS.toLocaleString('en')} frameworks at most: move this one and those after it to another pack.`,
        ['frameworks', MAX_FRAMEWORKS],
      );
    const entries: Entry[] = [];
    let turnMs = performance.now();
    for (const [index, framework] of frameworks.slice(0, MAX_FRAMEWORKS).entries()) {
      const entry = await this.#entry(framework, index, name);
      if (entry) entries.push(entry);
      if (performance.now() - turnMs < TURN_MS) continue;
      await nextTurn();
      turnMs = performance.now();
    }
    const personas = readPersonas(value.personas, this.complaints, this.checks);
    return { origin, name, entries, personas, problems: this.complaints.problems };
  }

  /** A framework with all that it may leave out, or null where it has a mistake. */
  async #entry(value: unknown, index: number, pack: string): Promise<Entry | null> {
    const path: Path = ['frameworks', index];
    const before = this.complaints.problems.length;
    const written = isRecord(value) ? this.#shaped(value, path, subject(value, index)) : null;
    if (!isRecord(value))
      this.complaints.error(`Framework ${index + 1} of the pack must be an object: put it in braces.`, path);
    if (!written) return null;
    const { mustMatch = [], mustNotMatch = [] } = written;
    const framework = complete(written, pack);
    await this.#checkParts(framework, path);
    if (this.complaints.problems.length > before) return null;
    const unusable = this.checks.unusable(framework);
    if (unusable !== null) {
      this.complaints.error(`The framework "${framework.id}" cannot be looked for: ${unusable}`, path);
      return null;
    }
    for (const [at, example] of mustMatch.entries()) this.#mustMatch(framework, example, [...path, 'mustMatch', at]);
    for (const [at, example] of mustNotMatch.entries())
      this.#mustNotMatch(framework, example, [...path, 'mustNotMatch', at]);
    return { framework, id: this.complaints.span([...path, 'id']) };
  }

  /** The value as a framework, or null and a problem for each mistake. */
  #shaped(value: Readonly<Record<string, unknown>>, path: Path, owner: string): Written | null {
    const { kind } = value;
    if (kind !== 'strategy' && kind !== 'software') {
      const wrong =
        kind === undefined
          ? `${upperFirst(owner)} has no "kind": ${HINTS.kind}.`
          : `"kind" of ${owner} must be "strategy" or "software".`;
      this.complaints.error(wrong, [...path, 'kind']);
      return null;
    }
    const result = frameworkSchemas[kind].safeParse(value);
    this.complaints.of(result, path, owner);
    return result.success ? (result.data as Written) : null;
  }

  /** What a schema cannot say. */
  async #checkParts(framework: Framework, path: Path): Promise<void> {
    for (const [at, { text }] of framework.names.entries()) this.#checkWords(text, [...path, 'names', at, 'text']);
    if (framework.kind === 'strategy') {
      const ids = framework.elements.map(({ id }) => id);
      for (const [at, id] of ids.entries()) {
        if (ids.indexOf(id) < at)
          this.complaints.error(
            `Two elements of the framework "${framework.id}" have the id "${id}": give this one another.`,
            [...path, 'elements', at, 'id'],
          );
      }
      for (const [at, element] of framework.elements.entries()) {
        for (const kind of ['distinct', 'everyday', 'formal'] as const) {
          for (const [index, wording] of (element[kind] ?? []).entries())
            this.#checkWords(wording, [...path, 'elements', at, kind, index]);
        }
      }
      return;
    }
    for (const [at, signal] of framework.signals.entries()) {
      if ('symbol' in signal) this.#checkWords(signal.symbol, [...path, 'signals', at, 'symbol'], 'literal');
      if (!isExpression(signal)) continue;
      this.#checkWords(signal.around, [...path, 'signals', at, 'around'], 'literal');
      const reason =
        ++this.#expressions > MAX_EXPRESSIONS
          ? `a pack may have ${MAX_EXPRESSIONS}; leave it out, or move it to another pack.`
          : await this.checks.refuse(signal);
      if (reason !== null)
        this.complaints.error(`The expression of the framework "${framework.id}" is refused: ${reason}`, [
          ...path,
          'signals',
          at,
          'expression',
        ]);
    }
  }

  #checkWords(text: string, path: Path, form: 'phrase' | 'literal' = 'phrase'): void {
    if (this.checks.isTooCommon(text, form))
      this.complaints.error(
        `"${clipped(text)}" is not looked for, because nearly every text has it: add a rarer word, or leave it out.`,
        path,
      );
  }

  #mustMatch(framework: Framework, example: MatchExample, path: Path): void {
    const name = `The framework "${framework.id}"`;
    const found = this.checks.find(framework, example);
    const missing = example.elements?.filter((id) => !found?.elements.includes(id)) ?? [];
    if (!found)
      this.complaints.warning(`${name} is not found in this example: change the example, or add what it is known by.`, [
        ...path,
        'text',
      ]);
    else if (found.standing !== example.standing)
      this.complaints.warning(
        `${name} is ${found.standing} in this example, not ${example.standing}: change the example or its standing.`,
        [...path, 'text'],
      );
    else if (missing.length > 0)
      this.complaints.warning(
        `${name} is found in this example without ${quoted(missing)}: add wordings of these elements, or take them out of the example.`,
        [...path, 'text'],
      );
    else if (example.version !== undefined && example.version !== found.version)
      this.complaints.warning(
        `${name} is found in this example ${found.version === null ? 'without a version' : `with the version "${found.version}"`}, not with "${example.version}": change the example or its version.`,
        [...path, 'text'],
      );
  }

  #mustNotMatch(framework: Framework, example: Example, path: Path): void {
    if (this.checks.find(framework, example))
      this.complaints.warning(
        `The framework "${framework.id}" is found in this example, where it must not be: mark the name as ambiguous, or make its words more particular.`,
        [...path, 'text'],
      );
  }
}

function subject(value: Readonly<Record<string, unknown>>, index: number): string {
  const { id, name } = value;
  const known = [id, name].find((one): one is string => typeof one === 'string' && one !== '');
  return known === undefined ? `framework ${index + 1} of the pack` : `the framework "${clipped(known)}"`;
}

function isExpression(signal: UsageSignal): signal is ExpressionSignal {
  return 'expression' in signal;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function quoted(values: readonly string[]): string {
  return values.map((value) => `"${value}"`).join(', ');
}
