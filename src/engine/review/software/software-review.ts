import type { Detection } from '../../detection/detection';
import type { SourceDocument } from '../../document';
import { markupOf } from '../parse';
import type { Finding, Review } from '../review';
import { levelOf, type ReviewSettings } from '../review-settings';
import type { Persona } from '../rule';
import { silencesIn } from '../suppressions';
import { endOfLifeFramework } from './end-of-life-framework';
import { manifestsOf } from './manifest-files';
import type { SoftwareRule } from './software-rule';
import { twoOfOneJob } from './two-of-one-job';
import { unpinnedMajor } from './unpinned-major';

/** Findings about one file, at most. */
const MAX_FINDINGS = 50;

/** What is looked for in code and manifests; the persona that asks is the one their ids begin with. */
export const softwareRules: readonly SoftwareRule[] = [endOfLifeFramework, twoOfOneJob, unpinnedMajor];

/** Those of them that belong to a persona. */
export function softwareRulesOf({ id }: Pick<Persona, 'id'>): readonly SoftwareRule[] {
  return softwareRules.filter((rule) => rule.id.startsWith(`${id}/`));
}

/**
 * What the rules for software find in code or a manifest, by the persona they belong to; null in other texts, and where they find
 * nothing. Made anew each time, for it costs less than a look into a store.
 */
export function softwareReview(
  document: SourceDocument,
  detections: readonly Detection[],
  personas: readonly Persona[],
  settings: ReviewSettings,
): Review | null {
  const persona = personas.find((one) => softwareRulesOf(one).length > 0);
  if (!persona || (settings.personas && !settings.personas.includes(persona.id))) return null;
  const isManifest = manifestsOf(document) !== null;
  if (!isManifest && markupOf(document) !== null) return null;
  const isSilent = silencesIn(document, 'line');
  const findings = softwareRules
    .flatMap((rule) => [...findingsOf(rule, { document, detections }, persona, settings)])
    .filter(({ rule, line }) => !isSilent(rule, line));
  if (findings.length === 0) return null;
  const reason = isManifest
    ? 'the file declares what the software is made of'
    : 'the code uses what is no longer kept up';
  return { persona: persona.id, personaName: persona.name, reason, findings: inOrder(findings) };
}

/** A review with what was found in the software, where its persona is the one that asks. */
export function joined(review: Review, software: Review | null): Review {
  if (software?.persona !== review.persona) return review;
  return { ...review, findings: inOrder([...review.findings, ...software.findings]) };
}

/** Reviews with what was found in the software: beside what its persona says of the text, or as a review of its own. */
export function withSoftware(reviews: readonly Review[], software: Review | null): readonly Review[] {
  const isAsked = software === null || reviews.some(({ persona }) => persona === software.persona);
  return [...reviews.map((review) => joined(review, software)), ...(isAsked ? [] : [software])];
}

function inOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.start - b.start || a.end - b.end).slice(0, MAX_FINDINGS);
}

function* findingsOf(
  rule: SoftwareRule,
  context: Parameters<SoftwareRule['check']>[0],
  persona: Persona,
  settings: ReviewSettings,
): Generator<Finding> {
  const { id, topic, why, question } = rule;
  for (const { severity: own = rule.severity, start, ...hit } of rule.check(context)) {
    const severity = levelOf(settings, id, own);
    if (severity === 'off') return;
    const line = context.document.lineAt(start);
    yield { rule: id, persona: persona.id, severity, topic, why, question, start, line, ...hit };
  }
}
