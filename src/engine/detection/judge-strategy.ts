import type { StrategyFramework } from '../catalog/framework';
import type { Standing } from './detection';
import type { Verdict } from './judge';
import type { PhrasePattern } from './patterns';
import type { Piece } from './piece';

/** Two pieces of evidence closer than this, in characters, speak of the same thing: about a screen of text. */
export const NEARBY = 1_500;

/** What the pieces say for a strategic framework. */
export interface Support {
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

/** Judges a strategic framework by its names and elements. */
export function judgeStrategy(framework: StrategyFramework, pieces: readonly Piece[]): Verdict | null {
  const names = pieces.filter(({ pattern }) => pattern.kind === 'name');
  const positions = names.map(({ start }) => start);
  const counted = pieces.filter((piece) => piece.pattern.kind === 'name' || counts(piece, positions));
  const support = supportOf(counted, names, positions);
  const standing = standingOf(framework, support);
  if (!standing) return null;
  // Everyday words far from the name belong to it only where the whole text has its form: "score" heads many a table.
  const formed = names.length === 0 || support.nameInHeading || isForm(framework, support);
  const shown = counted.filter((piece) => {
    if (!isWeak(piece)) return true;
    return piece.pattern.kind === 'name' ? standing === 'applied' : formed || isNear(piece.start, positions);
  });
  return {
    standing,
    confidence: confidenceOf(support, standing),
    reasons: reasonsOf(framework, support),
    shown,
    version: null,
    versionSpan: null,
  };
}

/**
 * Whether an element counts: in its own wording anywhere, in everyday words by its place or beside the name, in formal words by
 * its place alone.
 */
function counts(piece: Piece, names: readonly number[]): boolean {
  if (!isWeak(piece) || piece.structural) return true;
  return !(piece.pattern as PhrasePattern).formal && isNear(piece.start, names);
}

function isWeak({ pattern }: Piece): boolean {
  return pattern.form === 'phrase' && pattern.weak;
}

/** Whether one of the ascending positions lies near. */
function isNear(start: number, positions: readonly number[]): boolean {
  let low = 0;
  let high = positions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((positions[middle] as number) < start - NEARBY) low = middle + 1;
    else high = middle;
  }
  return low < positions.length && (positions[low] as number) <= start + NEARBY;
}

function supportOf(pieces: readonly Piece[], names: readonly Piece[], positions: readonly number[]): Support {
  const distinct = new Set<string>();
  const structural = new Set<string>();
  const near = new Set<string>();
  let together = false;
  let last: { readonly element: string; readonly start: number } | undefined;
  let name = 0;
  for (const piece of pieces) {
    const { element } = piece.pattern as PhrasePattern;
    if (!element) continue;
    // What only the name itself says supports nothing: "start-stop-continue" is one mention, not three elements.
    while (name < names.length && (names[name] as Piece).end < piece.end) name++;
    if (name < names.length && holds(names[name] as Piece, piece)) continue;
    if (piece.structural) structural.add(element);
    if (isWeak(piece)) {
      if (isNear(piece.start, positions)) near.add(element);
      continue;
    }
    distinct.add(element);
    if (last && last.element !== element && piece.start - last.start <= NEARBY) together = true;
    last = { element, start: piece.start };
  }
  const strong = names.filter((one) => !isWeak(one));
  return {
    named: strong.length > 0,
    nameInHeading: strong.some(({ place }) => place === 'heading'),
    weaklyNamed: names.length > strong.length,
    distinct,
    structural,
    near,
    together,
  };
}

function holds(outer: Piece, inner: Piece): boolean {
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
