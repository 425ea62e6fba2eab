import type { StrategyFramework } from '../../catalog/framework';
import type { Standing } from '../detection';
import type { PhrasePattern } from '../patterns/patterns';
import { confidenceOf, type Features } from './confidence';
import type { Verdict } from './judge';
import type { Piece } from './piece';

/** Two pieces of evidence closer than this, in characters, speak of the same thing: about a screen of text. */
export const NEARBY = 1_500;

/** What the pieces say for a strategic framework. */
export interface Support {
  readonly named: boolean;
  /** True where one of the names means nothing else. */
  readonly certain: boolean;
  /** True where a heading holds the name. */
  readonly nameInHeading: boolean;
  /** True where the name stands in the title of the text, or a heading is the name and hardly more. */
  readonly nameAsTitle: boolean;
  /** True where the text says that it puts the framework to use. */
  readonly used: boolean;
  readonly weaklyNamed: boolean;
  /** True where the title is a name that may mean something else. */
  readonly weakTitle: boolean;
  /** Ids of elements said in wordings that are the framework's own. */
  readonly distinct: ReadonlySet<string>;
  /** Ids of elements that stand as headings, labels or cells. */
  readonly structural: ReadonlySet<string>;
  /** Ids of elements said in everyday words close to the name. */
  readonly near: ReadonlySet<string>;
  /** Ids of elements said in several everyday words close to another that is said in the framework's own. */
  readonly beside: ReadonlySet<string>;
  /** Ids of elements that brackets behind the name spell out, and that stand nowhere else. */
  readonly glossed: ReadonlySet<string>;
  /** True where two distinct elements stand close to each other. */
  readonly together: boolean;
}

/** Judges a strategic framework by its names and elements. */
export function judgeStrategy(framework: StrategyFramework, pieces: readonly Piece[]): Verdict | null {
  const { counted, support, anchors, standing } = weighStrategy(framework, pieces);
  if (!standing) return null;
  // Everyday words far from the name belong to it only where the whole text has its form: "score" heads many a table.
  const formed = anchors.names.length === 0 || support.nameInHeading || isForm(framework, support);
  const shown = counted.filter((piece) => {
    if (!isWeak(piece)) return true;
    if (piece.pattern.kind === 'name') return standing === 'applied' || isNaming(piece);
    return formed || isNear(piece.start, anchors.names);
  });
  return {
    standing,
    confidence: confidenceOf(`strategy ${standing}`, strategyFeatures(framework, support)),
    reasons: reasonsOf(framework, support),
    shown,
    version: null,
    versionSpan: null,
  };
}

/** What was found for a strategic framework: the pieces that count, what they say together, and the standing it comes to. */
export interface Weighed {
  readonly counted: readonly Piece[];
  readonly anchors: Anchors;
  readonly support: Support;
  /** Null where the support does not convince. */
  readonly standing: Standing | null;
}

/** Weighs the pieces for a strategic framework. */
export function weighStrategy(framework: StrategyFramework, pieces: readonly Piece[]): Weighed {
  const names = pieces.filter(({ pattern }) => pattern.kind === 'name');
  const anchors = {
    names: names.map(({ start }) => start),
    own: pieces.filter((piece) => piece.pattern.kind === 'element' && !isWeak(piece)).map(({ start }) => start),
  };
  const counted = pieces.filter((piece) => piece.pattern.kind === 'name' || counts(piece, anchors));
  const support = supportOf(counted, names, anchors);
  return { counted, anchors, support, standing: standingOf(framework, support) };
}

/** The features that the confidence in a strategic framework is fitted on. */
export function strategyFeatures({ elements }: StrategyFramework, support: Support): Features {
  const { distinct, structural, near, beside, glossed } = support;
  const found = new Set([...distinct, ...structural, ...near, ...beside]).size;
  return {
    named: Number(support.named),
    certain: Number(support.certain),
    used: Number(support.used),
    heading: Number(support.nameInHeading),
    title: Number(support.nameAsTitle),
    distinct: Math.min(distinct.size, MOST_COUNTED),
    structural: Math.min(structural.size, MOST_COUNTED),
    near: Math.min(new Set([...near, ...beside]).size, MOST_COUNTED),
    glossed: Number(glossed.size > 0),
    together: Number(support.together),
    share: elements.length === 0 ? 0 : found / elements.length,
  };
}

/** More elements of one sort than this make nobody surer. */
const MOST_COUNTED = 4;

/** Where the framework is named, and where elements stand in its own wordings; both ascending. */
export interface Anchors {
  readonly names: readonly number[];
  readonly own: readonly number[];
}

/**
 * Whether an element counts: in its own wording anywhere, in everyday words by its place, beside the name or beside another
 * element, in formal words by its place alone.
 */
function counts(piece: Piece, { names, own }: Anchors): boolean {
  if (!isWeak(piece) || piece.structural) return true;
  if ((piece.pattern as PhrasePattern).formal) return false;
  return isNear(piece.start, names) || (isSeveralWords(piece) && isNear(piece.start, own));
}

/** Whether a name counts: one that means nothing else, and others where their list vouches for them or the text uses them. */
function isNaming(piece: Piece): boolean {
  return !isWeak(piece) || piece.enlisted || piece.used;
}

function isWeak({ pattern }: Piece): boolean {
  return pattern.form === 'phrase' && pattern.weak;
}

/** Whether a wording is more than one word: less likely to be met by chance. */
function isSeveralWords({ pattern }: Piece): boolean {
  return /\S[\s_]+\S/.test(pattern.text);
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

/** As many characters behind a name begin the brackets that spell it out. */
const LONGEST_GLOSS = 160;

function supportOf(pieces: readonly Piece[], names: readonly Piece[], anchors: Anchors): Support {
  const distinct = new Set<string>();
  const structural = new Set<string>();
  const near = new Set<string>();
  const beside = new Set<string>();
  const glossed = new Set<string>();
  let together = false;
  let last: { readonly element: string; readonly start: number } | undefined;
  let name = 0;
  for (const piece of pieces) {
    const { element } = piece.pattern as PhrasePattern;
    if (!element) continue;
    // What only the name itself says supports nothing: "start-stop-continue" is one mention, not three elements.
    while (name < names.length && (names[name] as Piece).end < piece.end) name++;
    if (name < names.length && holds(names[name] as Piece, piece)) continue;
    const nameBefore = names[name - 1];
    if (piece.glossing && nameBefore && piece.start - nameBefore.end <= LONGEST_GLOSS) {
      glossed.add(element);
      continue;
    }
    if (piece.structural) structural.add(element);
    if (isWeak(piece)) {
      if (isNear(piece.start, anchors.names)) near.add(element);
      else if (isSeveralWords(piece) && isNear(piece.start, anchors.own)) beside.add(element);
      continue;
    }
    distinct.add(element);
    if (last && last.element !== element && piece.start - last.start <= NEARBY) together = true;
    last = { element, start: piece.start };
  }
  const naming = names.filter(isNaming);
  const inHeadings = naming.filter(({ place }) => place === 'heading');
  return {
    named: naming.length > 0,
    certain: naming.some((one) => !isWeak(one)),
    nameInHeading: inHeadings.length > 0,
    nameAsTitle: inHeadings.some(({ titling }) => titling),
    weakTitle: names.some((one) => isWeak(one) && one.titling && one.place === 'heading'),
    used: names.some(({ used }) => used),
    weaklyNamed: names.length > naming.length,
    distinct,
    structural,
    near,
    beside,
    glossed,
    together,
  };
}

function holds(outer: Piece, inner: Piece): boolean {
  return outer.start <= inner.start && inner.end <= outer.end && outer.end - outer.start > inner.end - inner.start;
}

/**
 * Applied takes the name with support, or two distinct elements within {@link NEARBY} characters, or one with others beside it, or
 * most elements as the form of the text. Repeats of one signal count once, so length alone never convinces.
 */
function standingOf(framework: StrategyFramework, support: Support): Standing | null {
  const { named, certain, used, nameInHeading, nameAsTitle, weaklyNamed, distinct, structural, near, glossed } =
    support;
  if (support.together || isForm(framework, support) || isSpelledOut(framework, support)) return 'applied';
  if (named) {
    const formed = structural.size * 2 > framework.elements.length;
    if (distinct.size > 0 || near.size >= (certain ? 2 : 3) || formed || nameAsTitle) return 'applied';
    if (certain && used && near.size + glossed.size > 0) return 'applied';
    return nameInHeading && near.size + structural.size > 0 ? 'applied' : 'mentioned';
  }
  const formedNear = [...structural].filter((element) => near.has(element)).length;
  if (weaklyNamed && (distinct.size > 0 || formedNear >= 2 || near.size >= (support.weakTitle ? 2 : 3)))
    return 'applied';
  return null;
}

/** Whether an element in the framework's own words stands among most of the others. */
function isSpelledOut({ elements }: StrategyFramework, { distinct, structural, beside }: Support): boolean {
  if (distinct.size === 0) return false;
  const formed = new Set([...distinct, ...structural]);
  if (formed.size >= 3) return true;
  const all = new Set([...formed, ...beside]);
  return all.size >= 3 && all.size * 2 >= elements.length;
}

/** Whether most elements, three at least, stand as headings, labels or cells: the text has the framework's form. */
function isForm({ elements }: StrategyFramework, { structural }: Support): boolean {
  return structural.size >= 3 && structural.size * 4 >= elements.length * 3;
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
