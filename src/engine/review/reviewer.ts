import type { SourceDocument, Span } from '../document';
import type { Finding, Fired, Persona, Review, RuleContext, Severity } from './review';

/** Findings of one persona about one document, at most; whoever has more to say has said enough. */
const MAX_FINDINGS = 50;

const WEIGHT: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** What one persona's rules find in a document, in the order of the text. A rule that throws is a bug and ends the review. */
export function reviewWith(persona: Persona, context: RuleContext): Review {
  return reviewOf(persona, firedRules(persona, context), context.document);
}

/** The rules of a persona that fire in a document, in the order of the text. */
export function firedRules(persona: Persona, context: RuleContext): Fired[] {
  const severities = new Map(persona.rules.map(({ id, severity }) => [id, severity]));
  const place = (fired: Fired) => ({ ...fired, severity: severities.get(fired.rule) ?? 'info' });
  return [...everyFired(persona, context)].sort((a, b) => byPlace(place(a), place(b))).slice(0, MAX_FINDINGS);
}

/**
 * The review that rules which fired make, with what they say of themselves.
 * @param original where a span of the text they fired in stands in the document
 */
export function reviewOf(
  { id, name, rules }: Persona,
  fired: readonly Fired[],
  document: SourceDocument,
  original: (span: Span) => Span = (span) => span,
): Review {
  const findings = fired.flatMap(({ rule: ruleId, message, ...span }): Finding[] => {
    const rule = rules.find((one) => one.id === ruleId);
    if (!rule) return [];
    const { severity, why, question } = rule;
    const { start, end } = original(span);
    return [{ rule: ruleId, persona: id, severity, message, why, question, start, end, line: document.lineAt(start) }];
  });
  return { persona: id, personaName: name, findings };
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

function* everyFired(persona: Persona, context: RuleContext): Generator<Fired> {
  for (const { id, check } of persona.rules) {
    let left = MAX_FINDINGS;
    for (const { start, end, message } of check(context)) {
      if (left-- === 0) break;
      yield { rule: id, message, start, end };
    }
  }
}

interface Placed extends Span {
  readonly severity: Severity;
}

function byPlace(a: Placed, b: Placed): number {
  return a.start - b.start || a.end - b.end || WEIGHT[b.severity] - WEIGHT[a.severity];
}
