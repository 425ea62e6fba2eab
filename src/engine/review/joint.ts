import { conflictsIn } from './conflicts';
import { GRAVITY } from './gravity';
import { recommendationFor } from './recommendation';
import type { Finding, JointFinding, JointReview, Review } from './review';

/** What several personas say together: their findings without repeats, where they disagree, and what to answer first. */
export function jointReview(reviews: readonly Review[]): JointReview {
  const findings = merged(reviews.flatMap((review) => review.findings));
  const names = new Map(reviews.map(({ persona, personaName }) => [persona, personaName]));
  return {
    findings,
    conflicts: conflictsIn(findings, names),
    recommendation: reviews.length > 0 ? recommendationFor(findings) : null,
  };
}

/**
 * Findings that ask the same, as the gravest of them: those at one span, and those of different personas about one topic whose
 * spans overlap.
 */
function merged(findings: readonly Finding[]): JointFinding[] {
  const kept: JointFinding[] = [];
  /** Of each of them, how far it reaches, or one before it does: what begins behind that asks what none of these asks. */
  const reach: number[] = [];
  for (const finding of [...findings].sort(byPlace)) {
    const at = lastLike(finding, kept, reach);
    const held = kept[at];
    if (held) {
      kept[at] = both(finding, held);
      for (let next = at; next < kept.length; next++) reach[next] = Math.max(reach[next] ?? 0, finding.end);
    } else {
      reach.push(Math.max(reach.at(-1) ?? 0, finding.end));
      kept.push({ ...finding, alsoBy: [] });
    }
  }
  return kept.sort(byPlace);
}

function lastLike(finding: Finding, kept: readonly JointFinding[], reach: readonly number[]): number {
  for (let at = kept.length - 1; at >= 0 && (reach[at] as number) >= finding.start; at--) {
    if (asksTheSame(finding, kept[at] as JointFinding)) return at;
  }
  return -1;
}

function asksTheSame(one: Finding, other: Finding): boolean {
  if (one.start === other.start && one.end === other.end) return true;
  return one.topic === other.topic && one.persona !== other.persona && one.start < other.end && other.start < one.end;
}

function both(finding: Finding, held: JointFinding): JointFinding {
  const [kept, other] = GRAVITY[finding.severity] > GRAVITY[held.severity] ? [finding, held] : [held, finding];
  const others = new Set([...held.alsoBy, other.persona]);
  others.delete(kept.persona);
  return { ...kept, alsoBy: [...others] };
}

/** What is put in order. */
export type Placed = Pick<Finding, 'start' | 'end' | 'severity'>;

/** The order of the text; of those at one place the gravest first. */
export function byPlace(a: Placed, b: Placed): number {
  return a.start - b.start || a.end - b.end || GRAVITY[b.severity] - GRAVITY[a.severity];
}
