import type { SourceDocument, Span } from '../document';
import { byPlace, type Placed } from './joint';
import type { Finding, Fix, Review } from './review';
import { DEFAULT_REVIEW_SETTINGS, levelOf, type ReviewSettings } from './review-settings';
import type { Fired, Persona, RuleContext } from './rule';
import type { Seat } from './seats';
import { type IsSilent, silencesIn } from './suppressions';

/** Findings of one persona about one document, at most; whoever has more to say has said enough. */
const MAX_FINDINGS = 50;

/** The rules of a persona that fire in a document, in the order of the text. A rule that throws is a bug and ends the review. */
export function firedRules(persona: Persona, context: RuleContext): Fired[] {
  const placed: (Placed & { readonly fired: Fired })[] = [];
  for (const { id, severity, check } of persona.rules) {
    let left = MAX_FINDINGS;
    for (const { start, end, message, fix } of check(context)) {
      if (left-- === 0) break;
      const fired = { rule: id, message, start, end, ...(fix && { fix }) };
      placed.push({ fired, start, end, severity });
    }
  }
  return placed
    .sort(byPlace)
    .slice(0, MAX_FINDINGS)
    .map(({ fired }) => fired);
}

/** Where a review is made, and how. */
export interface ReviewPlace {
  readonly document: SourceDocument;
  /** Where a span of the text the rules fired in stands in the document; the same when left out. */
  readonly original?: (span: Span) => Span;
  readonly settings?: ReviewSettings;
  /** What the document itself tells its reviewers. */
  readonly isSilent?: IsSilent;
}

/** The review that rules which fired make, with what they say of themselves. */
export function reviewOf({ persona, reason }: Seat, fired: readonly Fired[], place: ReviewPlace): Review {
  const { document, original = (span: Span) => span, settings = DEFAULT_REVIEW_SETTINGS } = place;
  const isSilent = place.isSilent ?? silencesIn(document);
  const { id, name, rules } = persona;
  const findings = fired.flatMap((hit): Finding[] => {
    const { rule: ruleId, message, fix } = hit;
    const rule = rules.find((one) => one.id === ruleId);
    const severity = rule && levelOf(settings, ruleId, rule.severity);
    if (!rule || !severity || severity === 'off') return [];
    const { topic, pull, why, question } = rule;
    const { start, end } = original(hit);
    const line = document.lineAt(start);
    if (isSilent(ruleId, line)) return [];
    const extra = { ...(pull && { pull }), ...(fix && { fix: fixAt(fix, original, document) }) };
    const said = { severity, topic, message, why, question, ...extra };
    return [{ rule: ruleId, persona: id, ...said, start, end, line }];
  });
  return { persona: id, personaName: name, reason, findings };
}

function fixAt({ title, edits }: Fix, original: (span: Span) => Span, { text: source }: SourceDocument): Fix {
  return {
    title,
    edits: edits.map((edit) => {
      const { text } = edit;
      const { start, end } = original(edit);
      // Lines are inserted behind the marks that close a block's last word, which the rules have not seen.
      const at = start === end && text.startsWith('\n') ? behindMarks(source, start) : null;
      return at === null ? { start, end, text } : { start: at, end: at, text };
    }),
  };
}

function behindMarks(source: string, at: number): number {
  let behind = at;
  while (source.charAt(behind) === '*' || source.charAt(behind) === '_') behind++;
  return behind;
}
