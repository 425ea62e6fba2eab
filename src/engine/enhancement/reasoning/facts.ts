import type { Detection, SignalKind } from '../../detection/detection';
import type { Found } from '../enhancer';

/** What the chain rests on: of a document it holds counts, lines and where things stand, and none of its words. */
export interface Fact {
  readonly id: string;
  readonly name: string;
  readonly kind: Detection['kind'];
  readonly category: string;
  readonly applied: boolean;
  readonly places: number;
  /** True where detection counted more places than it lists. */
  readonly morePlaces: boolean;
  /** Distinct, ascending. */
  readonly lines: readonly number[];
  /** Null where the framework has no elements. */
  readonly elements: Elements | null;
  readonly named: 'in a heading' | 'in the text' | 'nowhere';
  /** How its use shows in code; empty for strategy. */
  readonly uses: readonly SignalKind[];
}

/** Which elements of a framework have a place in the document. */
export interface Elements {
  /** How many there are. */
  readonly of: number;
  readonly present: number;
  /** Of those present, the ones that stand as a heading, a label or a cell. */
  readonly formal: number;
  /** Their names. */
  readonly missing: readonly string[];
}

/** Frameworks that answer one question, the strongest first; at least two. */
export type Rivals = readonly [Fact, Fact, ...Fact[]];

/** Longest name that is written out. */
const MAX_NAME = 48;
const FORMAL: ReadonlySet<string> = new Set(['heading', 'label', 'cell']);

/** The facts of a detection. */
export function factOf(detection: Detection): Fact {
  const { id, kind, category, standing, evidence, coverage, reasons } = detection;
  const names = evidence.filter((piece) => piece.kind === 'name');
  const uses = evidence.map((piece) => piece.kind).filter((one) => one !== 'name' && one !== 'element');
  return {
    id,
    name: oneWord(detection.name),
    kind,
    category,
    applied: standing === 'applied',
    places: evidence.length,
    morePlaces: reasons.some((reason) => /^the first \d+ of \d+ places$/.test(reason)),
    lines: [...new Set(evidence.map(({ line }) => line))].sort((a, b) => a - b),
    elements: coverage && elementsOf(coverage, evidence),
    named: names.some(({ place }) => place === 'heading')
      ? 'in a heading'
      : names.length > 0
        ? 'in the text'
        : 'nowhere',
    uses: [...new Set(uses)],
  };
}

function elementsOf(coverage: NonNullable<Detection['coverage']>, evidence: Detection['evidence']): Elements {
  const formal = new Set(evidence.filter(({ place }) => FORMAL.has(place)).map(({ signal }) => signal));
  const present = coverage.filter(({ lines }) => lines.length > 0);
  return {
    of: coverage.length,
    present: present.length,
    formal: present.filter(({ id }) => formal.has(`element:${id}`)).length,
    missing: coverage.filter(({ lines }) => lines.length === 0).map(({ name }) => oneWord(name)),
  };
}

/** A name on one line and of bounded length: packs of the user's own may hold any. */
function oneWord(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  return line.length > MAX_NAME ? `${line.slice(0, MAX_NAME - 1)}…` : line;
}

/** Those put to use before those named; among either the one that stands on most lines first. */
export function strongestFirst(facts: readonly Fact[]): Fact[] {
  return facts.toSorted(
    (a, b) => Number(b.applied) - Number(a.applied) || b.lines.length - a.lines.length || b.places - a.places,
  );
}

/** Of those put to use, the strongest first, the ones that run through the document alike: one where it leads clearly. */
export function carrying(used: readonly Fact[]): Fact[] {
  const [first] = used;
  return first ? used.filter((fact) => !leads(first, fact)) : [];
}

/** A share of another's lines that is as good as the whole, for evidence is never counted to the line. */
const ALIKE = 0.75;

/** Whether the evidence for the use of one is clearly more than that for another. */
export function leads(a: Fact, b: Fact): boolean {
  if (a.applied !== b.applied) return a.applied;
  return b.lines.length < a.lines.length - 1 && b.lines.length < a.lines.length * ALIKE;
}

/**
 * Groups of frameworks that answer the same question: those the catalogue says compete, and software of one narrow job.
 * No framework is in two groups; of mere mentions there are none, for a document that only names two of a kind leaves no question.
 */
export function rivalries(facts: readonly Fact[], found: Found): Rivals[] {
  const grouped = new Set<Fact>();
  const groups: Rivals[] = [];
  for (const fact of strongestFirst(facts)) {
    if (grouped.has(fact)) continue;
    const group = [fact];
    for (const other of strongestFirst(facts)) {
      if (!grouped.has(other) && group.every((one) => compete(one, other, found))) group.push(other);
    }
    const [first, second, ...more] = group;
    if (!first?.applied || !second) continue;
    groups.push([first, second, ...more]);
    for (const one of group) grouped.add(one);
  }
  return groups;
}

/** Categories in which any two do the same job; others hold things that go together, as a server and a user interface. */
const ONE_JOB: ReadonlySet<string> = new Set(['orm', 'state']);

function compete(a: Fact, b: Fact, { framework }: Found): boolean {
  if (a === b) return false;
  const [one, other] = [framework(a.id), framework(b.id)];
  if (one?.competing?.includes(b.id) || other?.competing?.includes(a.id)) return true;
  if (a.kind !== 'software' || a.category !== b.category || !ONE_JOB.has(a.category)) return false;
  if (!a.applied || !b.applied) return false;
  return !one?.related?.includes(b.id) && !other?.related?.includes(a.id);
}
