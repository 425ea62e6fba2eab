import type { Finding, Persona, Review, RuleContext, Severity } from './review';

/** Findings of one persona about one document, at most; whoever has more to say has said enough. */
const MAX_FINDINGS = 50;

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What one persona's rules find in a document, in the order of the text. A rule that throws is a bug and ends the review. */
export function reviewWith(persona: Persona, context: RuleContext): Review {
  return {
    persona: persona.id,
    personaName: persona.name,
    findings: [...findingsOf(persona, context)].sort(byPlace).slice(0, MAX_FINDINGS),
  };
}

/** The findings of several reviews in the order of the text; of those at one and the same span the severest is kept. */
export function jointFindings(reviews: readonly Review[]): Finding[] {
  const bySpan = new Map<string, Finding>();
  for (const finding of reviews.flatMap(({ findings }) => findings)) {
    const span = `${finding.start}-${finding.end}`;
    const held = bySpan.get(span);
    if (!held || WEIGHT[finding.severity] > WEIGHT[held.severity]) bySpan.set(span, finding);
  }
  return [...bySpan.values()].sort(byPlace);
}

function* findingsOf(persona: Persona, context: RuleContext): Generator<Finding> {
  for (const { id, severity, why, question, check } of persona.rules) {
    let left = MAX_FINDINGS;
    for (const { start, end, message } of check(context)) {
      if (left-- === 0) break;
      yield {
        rule: id,
        persona: persona.id,
        severity,
        message,
        why,
        question,
        start,
        end,
        line: context.document.lineAt(start),
      };
    }
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || WEIGHT[b.severity] - WEIGHT[a.severity];
}
