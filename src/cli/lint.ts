import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import type { Framework } from '../engine/catalog/framework';
import type { Check, Linted, LintFinding, LintPorts, PathInFramework } from '../engine/catalog/lint/finding';
import { lint } from '../engine/catalog/lint/lint';
import type { PackReport, PackText } from '../engine/catalog/user-pack';
import { complete, type Written } from '../engine/catalog/written';
import { commonness } from '../engine/detection/patterns/common-words';
import { isFileNamed } from '../engine/detection/usage/file-names';
import { languageIdOf } from '../engine/detection/zones/languages';
import { SourceDocument } from '../engine/document';
import type { Engine } from '../engine/engine';
import { packTexts } from './packs';

/** A finding at its place: the `--json` form, a contract with scripts outside the project. */
export interface LintRecord {
  /** The pack's; null for the built-in catalogue, which has no file. */
  readonly file: string | null;
  /** From 1; null without a file. */
  readonly line: number | null;
  /** Of the framework; null for what is wrong with the pack itself. */
  readonly id: string | null;
  readonly check: Check | 'pack';
  readonly severity: 'error' | 'warning';
  readonly message: string;
}

/**
 * What is wrong or weak in packs a person named, beside the built-in ones; or in these, where none is named.
 * @throws UserError where one cannot be read
 */
export async function lintPacks(engine: Engine, paths: readonly string[]): Promise<readonly LintRecord[]> {
  const builtIn = engine.catalog.from(0);
  if (paths.length === 0)
    return lint(builtIn, [], portsOf(engine)).map(({ framework, check, severity, message }) => {
      return { file: null, line: null, id: framework, check, severity, message };
    });
  const texts = await packTexts(paths);
  const reports = await engine.readPacks(texts);
  engine.setPacks(reports.flatMap(({ pack }) => pack ?? []));
  const packs = texts.map((text, index) => new LintedPack(text, reports[index] as PackReport));
  const findings = lint(
    packs.flatMap(({ frameworks }) => frameworks),
    builtIn,
    portsOf(engine),
  );
  return packs.flatMap((pack) => [...pack.problems, ...findings.flatMap((finding) => pack.record(finding) ?? [])]);
}

/** Findings as lines of JSON, or as text for a terminal: by what was looked at, errors first, counted. */
export function written(findings: readonly LintRecord[], json: boolean): string {
  if (json) return findings.map((finding) => `${JSON.stringify(finding)}\n`).join('');
  const groups = (Object.keys(TITLES) as LintRecord['check'][]).flatMap((check) =>
    (['error', 'warning'] as const).map((severity) => ({
      title: `${TITLES[check]}, ${severity}s`,
      found: findings.filter((finding) => finding.check === check && finding.severity === severity),
    })),
  );
  const shown = groups
    .filter(({ found }) => found.length > 0)
    .map(
      ({ title, found }) => `${title} (${found.length})\n${found.map((finding) => `  ${line(finding)}\n`).join('')}\n`,
    );
  return `${shown.join('')}${summary(findings)}\n`;
}

const TITLES: Readonly<Record<LintRecord['check'], string>> = {
  pack: 'Packs',
  overlap: 'Signals of two frameworks',
  shadowed: 'Signals that add nothing',
  unmatched: 'Signals that are never found',
  data: 'Data',
};

function line({ file, line: at, id, message }: LintRecord): string {
  const place = file === null ? '' : `${file}:${at}`;
  return `${[place, id ?? ''].filter(Boolean).join(' ')}: ${message}`;
}

function summary(findings: readonly LintRecord[]): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;
  return findings.length === 0
    ? 'Nothing is wrong.'
    : `${counted(errors, 'error')}, ${counted(findings.length - errors, 'warning')}.`;
}

/** A pack with the places of what its frameworks say. */
class LintedPack {
  readonly frameworks: readonly Linted[];
  readonly problems: readonly LintRecord[];
  readonly #origin: string;
  readonly #document: SourceDocument;
  readonly #root;
  /** Where each framework stands in the pack's list. */
  readonly #indexes = new Map<string, number>();

  constructor({ origin, text }: PackText, { pack, problems }: PackReport) {
    this.#origin = origin;
    this.#document = new SourceDocument('', 'json', 1, text);
    this.#root = parseTree(text);
    this.problems = problems.map(({ message, severity, start }) => {
      return { file: origin, line: this.#document.lineAt(start), id: null, check: 'pack', severity, message };
    });
    const used = new Set(pack?.frameworks.map(({ id }) => id));
    const all = pack ? (JSON.parse(text) as { readonly frameworks: readonly Written[] }).frameworks : [];
    this.frameworks = all.flatMap((framework, index) => {
      if (!used.has(framework?.id) || this.#indexes.has(framework.id)) return [];
      this.#indexes.set(framework.id, index);
      return [linted(framework)];
    });
  }

  /** The finding at its line; undefined where it is about a framework of another pack. */
  record({ framework, path, check, severity, message }: LintFinding): LintRecord | undefined {
    const index = this.#indexes.get(framework);
    if (index === undefined) return undefined;
    const at = this.#document.lineAt(this.#offset(['frameworks', index, ...path]));
    return { file: this.#origin, line: at, id: framework, check, severity, message };
  }

  /** Where a value stands, or the nearest around it that there is. */
  #offset(path: PathInFramework): number {
    for (let length = path.length; this.#root && length > 0; length--) {
      const node = findNodeAtLocation(this.#root, path.slice(0, length));
      if (node) return node.offset;
    }
    return 0;
  }
}

/** A framework as it is written: what may be left out is empty, so that it is told as missing. */
function linted(framework: Written): Linted {
  const { source = '', guide = '', questions = [], mustMatch = [] } = framework;
  return { ...complete(framework, ''), source, guide, questions, mustMatch };
}

function portsOf(engine: Engine): LintPorts {
  let asked = 0;
  return {
    find: (framework: Framework, example) => engine.find(framework, example),
    idsIn: (text) =>
      engine.detect(new SourceDocument(`lint:${asked++}`, 'markdown', 1, text)).detections.map(({ id }) => id),
    commonness,
    languageOf: (fileName) => languageIdOf(fileName, ''),
    isFileNamed,
  };
}
