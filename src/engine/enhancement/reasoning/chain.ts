import type { Found } from '../enhancer';
import { carrying, type Fact, factOf, type Rivals, rivalries, strongestFirst } from './facts';
import * as words from './words';

/** What a step does in the chain. */
export type StepKind = 'evidence' | 'fork' | 'branch' | 'gap' | 'revision' | 'conclusion';

/** One step of our engine's reasoning, in the form that sequential-thinking servers take down. */
export interface Step {
  readonly kind: StepKind;
  /** One to three sentences of our own: names, counts, lines and elements, and no words of the document. */
  readonly thought: string;
  /** Counted from 1. */
  readonly thoughtNumber: number;
  readonly totalThoughts: number;
  readonly nextThoughtNeeded: boolean;
  readonly isRevision?: true;
  readonly revisesThought?: number;
  readonly branchFromThought?: number;
  readonly branchId?: string;
}

const MAX_STEPS = 12;
const MAX_THOUGHT = 400;

/** A step before the steps are counted. */
interface Draft {
  readonly kind: StepKind;
  readonly thought: string;
  readonly revises?: Draft;
  readonly branchFrom?: Draft;
  readonly branchId?: string;
}

/** How much of each kind of step there may be. */
interface Measure {
  readonly evidence: number;
  readonly forks: number;
  readonly branches: number;
}

/** The richest first; the last never comes to more than {@link MAX_STEPS}. */
const MEASURES: readonly Measure[] = [
  { evidence: 3, forks: 2, branches: 3 },
  { evidence: 3, forks: 2, branches: 2 },
  { evidence: 3, forks: 1, branches: 3 },
  { evidence: 3, forks: 1, branches: 2 },
  { evidence: 2, forks: 1, branches: 2 },
];

/**
 * What our engine concludes from what was found, step by step: the evidence, competing frameworks as branches, what is
 * missing, what later steps take back of earlier ones, and what follows. The same for the same detections; at most 12 steps
 * of at most 400 characters; none where nothing was found.
 */
export function reasoningChain(found: Found): readonly Step[] {
  const facts = found.detections.map(factOf);
  if (facts.length === 0) return [];
  const rivals = rivalries(facts, found);
  let drafts: readonly Draft[] = [];
  for (const measure of MEASURES) {
    drafts = draftsOf(facts, rivals, measure);
    if (drafts.length <= MAX_STEPS) break;
  }
  return numbered(drafts);
}

/** A chain as people read it: a step a line, what branches off indented. */
export function chainText(steps: readonly Step[]): string {
  return steps
    .map(({ thought, thoughtNumber, revisesThought, branchFromThought }) => {
      const indent = branchFromThought === undefined ? '' : '   ';
      const revises = revisesThought === undefined ? '' : `Revises ${revisesThought}: `;
      return `${indent}${thoughtNumber}. ${revises}${thought}`;
    })
    .join('\n');
}

function draftsOf(facts: readonly Fact[], rivals: readonly Rivals[], measure: Measure): Draft[] {
  const used = strongestFirst(facts.filter(({ applied }) => applied));
  const carriers = carrying(used);
  const frequent = used.length > 0 && facts.length > 1 ? mostFound(facts) : undefined;
  const survey: Draft = { kind: 'evidence', thought: words.survey(facts, frequent) };

  const shown = used.slice(0, measure.evidence);
  const evidence = shown.map((fact): Draft => ({ kind: 'evidence', thought: words.evidence(fact) }));
  const others = facts.filter((fact) => !shown.includes(fact));
  const drafts = [survey, ...evidence];
  if (others.length > 0) drafts.push({ kind: 'evidence', thought: words.rest(others, facts) });

  if (frequent && !carriers.includes(frequent)) {
    drafts.push({ kind: 'revision', thought: words.notTheFrequent(frequent, carriers), revises: survey });
  }
  const open = rivals.slice(0, measure.forks);
  for (const group of open) drafts.push(...forkOf(group, measure.branches));
  drafts.push(...gapsOf(used));

  const thin = shown.findIndex(({ elements }) => elements && elements.present * 3 < elements.of);
  const [thinFact, taken] = [shown[thin], evidence[thin]];
  if (thinFact && taken) drafts.push({ kind: 'revision', thought: words.thin(thinFact), revises: taken });

  drafts.push({ kind: 'conclusion', thought: words.conclusion(carriers, leastMissing(used), open) });
  return drafts;
}

/** The one with clearly the most places, or nobody. */
function mostFound(facts: readonly Fact[]): Fact | undefined {
  const [first, second] = facts.toSorted((a, b) => b.places - a.places);
  return first && first.places > (second?.places ?? 0) + 1 ? first : undefined;
}

function forkOf(rivals: Rivals, branches: number): Draft[] {
  const fork: Draft = { kind: 'fork', thought: words.fork(rivals) };
  return [
    fork,
    ...rivals.slice(0, branches).map(
      (fact): Draft => ({
        kind: 'branch',
        thought: words.branch(fact, rivals),
        branchFrom: fork,
        // Servers keep branches in an object by this name: one called "constructor" breaks them.
        branchId: `answer-${fact.id}`,
      }),
    ),
  ];
}

/** What the two that lack least are missing, or that nothing is. */
function gapsOf(used: readonly Fact[]): Draft[] {
  const gaps = leastMissing(used)
    .slice(0, 2)
    .map((fact): Draft => ({ kind: 'gap', thought: words.gap(fact) }));
  const complete = used.filter(({ elements }) => elements && elements.missing.length === 0);
  if (gaps.length > 0 || complete.length === 0) return gaps;
  return [{ kind: 'gap', thought: words.noGap(complete) }];
}

function leastMissing(used: readonly Fact[]): Fact[] {
  const missing = ({ elements }: Fact): number => elements?.missing.length ?? 0;
  return used.filter((fact) => missing(fact) > 0).sort((a, b) => missing(a) - missing(b));
}

function numbered(drafts: readonly Draft[]): Step[] {
  const numberOf = (draft: Draft): number => drafts.indexOf(draft) + 1;
  return drafts.map((draft) => ({
    kind: draft.kind,
    thought: bounded(draft.thought),
    thoughtNumber: numberOf(draft),
    totalThoughts: drafts.length,
    nextThoughtNeeded: numberOf(draft) < drafts.length,
    ...(draft.revises && { isRevision: true, revisesThought: numberOf(draft.revises) }),
    ...(draft.branchFrom && { branchFromThought: numberOf(draft.branchFrom) }),
    ...(draft.branchId !== undefined && { branchId: draft.branchId }),
  }));
}

function bounded(thought: string): string {
  if (thought.length <= MAX_THOUGHT) return thought;
  return `${thought.slice(0, MAX_THOUGHT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
