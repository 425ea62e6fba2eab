import type { Finding, JointFinding, JointReview, Review, Severity } from './review';

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What several personas say together: their findings in the order of the text, and of those that ask the same only the gravest. */
export function jointReview(reviews: readonly Review[]): JointReview {
  return { findings: merged(reviews.flatMap(({ findings }) => findings)), conflicts: [], recommendation: null };
}

function merged(findings: readonly Finding[]): JointFinding[] {
  const bySpan = new Map<string, JointFinding>();
  for (const finding of findings) {
    const span = `${finding.start}-${finding.end}`;
    const held = bySpan.get(span);
    if (!held) {
      bySpan.set(span, { ...finding, alsoBy: [] });
      continue;
    }
    const [kept, other] = WEIGHT[finding.severity] > WEIGHT[held.severity] ? [finding, held] : [held, finding];
    const alsoBy = [...held.alsoBy, other.persona].filter((id) => id !== kept.persona);
    bySpan.set(span, { ...kept, alsoBy: [...new Set(alsoBy)] });
  }
  return [...bySpan.values()].sort(byPlace);
}

/** The order of the text; of those at one place the gravest first. */
export function byPlace(a: Pick<Finding, 'start' | 'end' | 'severity'>, b: typeof a): number {
  return a.start - b.start || a.end - b.end || WEIGHT[b.severity] - WEIGHT[a.severity];
}
