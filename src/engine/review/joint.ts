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
  for (const finding of [...findings].sort(byPlace)) {
    const at = kept.findLastIndex((other) => asksTheSame(finding, other));
    const held = kept[at];
    if (held) kept[at] = both(finding, held);
    else kept.push({ ...finding, alsoBy: [] });
  }
  return kept.sort(byPlace);
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

/** The order of the text; of those at one place the gravest first. */
export function byPlace(a: Pick<Finding, 'start' | 'end' | 'severity'>, b: typeof a): number {
  return a.start - b.start || a.end - b.end || GRAVITY[b.severity] - GRAVITY[a.severity];
}
