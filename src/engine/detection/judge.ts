import type { Framework, StrategyFramework } from '../catalog/framework';
import type { SourceDocument } from '../document';
import type { Detection, ElementCoverage, Evidence, Standing } from './detection';
import type { PhrasePattern } from './patterns';
import { beginsHeading, placeOf } from './place';
import type { Match } from './scan';

/** Two pieces of evidence closer than this, in characters, speak of the same thing: about a screen of text. */
const NEARBY = 1_500;
/** More places of one framework than this are counted, not listed. */
const MOST_PLACES = 200;

/** A piece of evidence with what judging it takes. */
interface Piece {
  readonly match: Match;
  readonly evidence: Evidence;
}

/**
 * Judges one framework from the matches of its signals, or returns null where they do not convince.
 * @param file evidence from the document's name, where that tells
 */
export function judge(
  framework: Framework,
  matches: readonly Match[],
  document: SourceDocument,
  file: Evidence | null,
): Detection | null {
  const pieces = matches
    .map((match) => ({ match, evidence: evidenceOf(match, document) }))
    .sort((a, b) => a.evidence.start - b.evidence.start || b.evidence.end - a.evidence.end);
  return framework.kind === 'software'
    ? judgeSoftware(framework, pieces, file)
    : judgeStrategy(framework, pieces, document);
}

function judgeSoftware(framework: Framework, pieces: readonly Piece[], file: Evidence | null): Detection | null {
  const uses = pieces.map(({ evidence }) => evidence).filter(({ kind }) => kind !== 'name');
  if (file) uses.push(file);
  const named = pieces.some(({ match }) => !isWeak(match));
  if (uses.length === 0 && !named) return null;
  const kinds = [...new Set(uses.map(({ kind }) => kind))];
  const doubt = kinds.reduce((rest, kind) => rest * (1 - USE_CERTAINTY[kind]), 1);
  const evidence = pieces.map((piece) => piece.evidence);
  const versioned = versionedOf(pieces);
  return detection(framework, file ? [file, ...evidence] : evidence, uses.length > 0 ? 'applied' : 'mentioned', {
    confidence: uses.length > 0 ? 1 - doubt : 0.6,
    reasons: uses.length > 0 ? kinds.map((kind) => USE_REASON[kind]) : ['named in the text, not used in it'],
    version: versioned?.version ?? null,
    versionSpan: versioned?.versionSpan ?? null,
    coverage: null,
  });
}

/** The match that tells the version: of the dependency that the pack names first, of Vite itself before that of a plugin. */
function versionedOf(pieces: readonly Piece[]): Match | undefined {
  const rank = ({ pattern }: Match): number => (pattern.form === 'literal' ? pattern.rank : 0);
  const versions = pieces.map(({ match }) => match).filter(({ version }) => version !== null);
  return versions.toSorted((a, b) => rank(a) - rank(b))[0];
}

/** How sure each kind of evidence makes us that a file uses a framework; the order is the one netlify's build-info uses. */
const USE_CERTAINTY = {
  name: 0,
  element: 0,
  dependency: 0.98,
  import: 0.97,
  symbol: 0.9,
  file: 0.9,
  command: 0.9,
} as const;
const USE_REASON = {
  name: 'named',
  element: 'an element',
  dependency: 'declared as a dependency',
  import: 'imported',
  symbol: 'its symbols are used',
  file: 'the file name is its own',
  command: 'called as a command',
} as const;

/** What the pieces say for a strategic framework. */
interface Support {
  readonly named: boolean;
  readonly nameInHeading: boolean;
  readonly weaklyNamed: boolean;
  /** Ids of elements said in wordings that are the framework's own. */
  readonly distinct: ReadonlySet<string>;
  /** Ids of elements that stand as headings, labels or cells. */
  readonly structural: ReadonlySet<string>;
  /** Ids of elements said in everyday words close to the name. */
  readonly near: ReadonlySet<string>;
  /** True where two distinct elements stand close to each other. */
  readonly together: boolean;
}

function judgeStrategy(
  framework: StrategyFramework,
  pieces: readonly Piece[],
  document: SourceDocument,
): Detection | null {
  const names = pieces.filter(({ evidence }) => evidence.kind === 'name');
  const counted = pieces.filter((piece) => piece.evidence.kind === 'name' || counts(piece, names, document));
  const support = supportOf(counted, document);
  const standing = standingOf(framework, support);
  if (!standing) return null;
  // Everyday words far from the name belong to it only where the whole text has its form: "score" heads many a table.
  const formed = names.length === 0 || support.nameInHeading || isForm(framework, support);
  const shown = counted.filter(({ match, evidence }) => {
    if (!isWeak(match)) return true;
    return evidence.kind === 'name' ? standing === 'applied' : formed || isNear(evidence, names);
  });
  const evidence = shown.map((piece) => piece.evidence);
  return detection(framework, evidence, standing, {
    confidence: confidenceOf(support, standing),
    reasons: reasonsOf(framework, support),
    version: null,
    versionSpan: null,
    coverage: coverageOf(framework, shown),
  });
}

/**
 * Whether an element counts: in its own wording anywhere, in everyday words by its place or beside the name, in formal words by
 * its place alone.
 */
function counts({ match, evidence }: Piece, names: readonly Piece[], document: SourceDocument): boolean {
  if (!isWeak(match) || isStructural(evidence, document)) return true;
  return !(match.pattern as PhrasePattern).formal && isNear(evidence, names);
}

function isNear({ start }: Evidence, names: readonly Piece[]): boolean {
  return names.some((name) => Math.abs(name.evidence.start - start) <= NEARBY);
}

function isStructural(evidence: Evidence, document: SourceDocument): boolean {
  if (evidence.place === 'heading') return beginsHeading(document.text, evidence.start);
  return evidence.place === 'label' || evidence.place === 'cell';
}

function supportOf(pieces: readonly Piece[], document: SourceDocument): Support {
  const distinct = new Set<string>();
  const structural = new Set<string>();
  const near = new Set<string>();
  let together = false;
  let last: { readonly element: string; readonly start: number } | undefined;
  const names = pieces.filter(({ evidence }) => evidence.kind === 'name');
  for (const { match, evidence } of pieces) {
    const element = (match.pattern as PhrasePattern).element;
    // What only the name itself says supports nothing: "start-stop-continue" is one mention, not three elements.
    if (!element || names.some((name) => holds(name.evidence, evidence))) continue;
    if (isStructural(evidence, document)) structural.add(element);
    if (isWeak(match)) {
      if (isNear(evidence, names)) near.add(element);
      continue;
    }
    distinct.add(element);
    if (last && last.element !== element && evidence.start - last.start <= NEARBY) together = true;
    last = { element, start: evidence.start };
  }
  const strong = names.filter(({ match }) => !isWeak(match));
  return {
    named: strong.length > 0,
    nameInHeading: strong.some(({ evidence }) => evidence.place === 'heading'),
    weaklyNamed: names.length > strong.length,
    distinct,
    structural,
    near,
    together,
  };
}

function holds(outer: Evidence, inner: Evidence): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/**
 * Applied takes the name with support, or two distinct elements within {@link NEARBY} characters, or most elements as the
 * form of the text. Repeats of one signal count once, so length alone never convinces.
 */
function standingOf(framework: StrategyFramework, support: Support): Standing | null {
  const { named, weaklyNamed, distinct, structural, near } = support;
  if (support.together || isForm(framework, support)) return 'applied';
  if (named) {
    const formed = structural.size * 2 > framework.elements.length;
    return distinct.size > 0 || near.size >= 2 || formed || support.nameInHeading ? 'applied' : 'mentioned';
  }
  if (weaklyNamed && (distinct.size > 0 || structural.size >= 2 || near.size >= 3)) return 'applied';
  return null;
}

/** Whether most elements, three at least, stand as headings, labels or cells: the text has the framework's form. */
function isForm({ elements }: StrategyFramework, { structural }: Support): boolean {
  return structural.size >= 3 && structural.size * 4 >= elements.length * 3;
}

/** A number between 0 and 1 that grows with every independent piece of support. */
function confidenceOf(support: Support, standing: Standing): number {
  const elements = new Set([...support.distinct, ...support.structural, ...support.near]).size;
  const weight =
    (support.named ? 1.6 : support.weaklyNamed ? 0.5 : 0) +
    (support.nameInHeading ? 0.5 : 0) +
    0.6 * support.distinct.size +
    0.3 * support.structural.size +
    0.2 * (elements - support.distinct.size);
  return 1 / (1 + Math.exp(-(weight - (standing === 'applied' ? 0.4 : 1))));
}

function reasonsOf(framework: StrategyFramework, support: Support): string[] {
  const reasons: string[] = [];
  if (support.nameInHeading) reasons.push('named in a heading');
  else if (support.named) reasons.push('named');
  else if (support.weaklyNamed) reasons.push('named by a word that can mean other things');
  const elements = new Set([...support.distinct, ...support.structural, ...support.near]).size;
  if (elements > 0) {
    const how =
      support.structural.size * 2 > elements
        ? 'as headings, labels or cells'
        : support.distinct.size > 0
          ? 'in its own words'
          : 'in everyday words close to the name';
    reasons.push(`${elements} of ${framework.elements.length} elements, ${how}`);
  }
  return reasons;
}

function coverageOf(framework: StrategyFramework, pieces: readonly Piece[]): ElementCoverage[] | null {
  if (framework.elements.length === 0) return null;
  return framework.elements.map(({ id, name }) => {
    const lines = pieces
      .filter(({ match }) => (match.pattern as PhrasePattern).element === id)
      .map(({ evidence }) => evidence.line);
    return { id, name, lines: [...new Set(lines)] };
  });
}

function detection(
  { id, name, kind, category }: Framework,
  evidence: readonly Evidence[],
  standing: Standing,
  rest: Pick<Detection, 'confidence' | 'reasons' | 'version' | 'versionSpan' | 'coverage'>,
): Detection {
  const places = withoutNested(evidence);
  const reasons =
    places.length > MOST_PLACES
      ? [...rest.reasons, `the first ${MOST_PLACES} of ${places.length} places`]
      : rest.reasons;
  const confidence = Math.round(rest.confidence * 1_000) / 1_000;
  return { id, name, kind, category, standing, ...rest, confidence, reasons, evidence: places.slice(0, MOST_PLACES) };
}

/** One piece of evidence per place: of two that overlap under the same signal the longer, which comes first, stays. */
function withoutNested(evidence: readonly Evidence[]): Evidence[] {
  const kept: Evidence[] = [];
  const ends = new Map<string, number>();
  for (const piece of evidence) {
    if ((ends.get(piece.signal) ?? -1) >= piece.end) continue;
    ends.set(piece.signal, piece.end);
    kept.push(piece);
  }
  return kept;
}

function isWeak({ pattern, enlisted }: Match): boolean {
  return pattern.form === 'phrase' && pattern.weak && enlisted !== true;
}

function evidenceOf({ pattern, start, end, zone }: Match, document: SourceDocument): Evidence {
  const { text } = document;
  return {
    signal: pattern.signal,
    kind: pattern.kind,
    text: text.slice(start, end),
    start,
    end,
    line: document.lineAt(start),
    place: pattern.form === 'phrase' ? placeOf(text, start, end, zone) : 'code',
  };
}
