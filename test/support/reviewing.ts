import { Catalog } from '../../src/engine/catalog/catalog';
import { builtInPacks } from '../../src/engine/catalog/packs';
import { Detector } from '../../src/engine/detection/detect';
import { nativeExpression } from '../../src/engine/detection/usage/expressions';
import { SourceDocument } from '../../src/engine/document';
import { ruleContext, ruleDetection } from '../../src/engine/review/context';
import type { Review } from '../../src/engine/review/review';
import { firedRules, reviewOf } from '../../src/engine/review/reviewer';
import type { Hit, Persona, Rule, RuleContext } from '../../src/engine/review/rule';
import type { SoftwareExample, SoftwareHit, SoftwareRule } from '../../src/engine/review/software/software-rule';

const detector = new Detector(new Catalog(builtInPacks), null, nativeExpression);

/** What rules see of a text, as it is written. */
export function contextOf(text: string, languageId = 'markdown'): RuleContext {
  const document = new SourceDocument('untitled:example.md', languageId, 1, text);
  return ruleContext(document, detector.detect(document).detections.map(ruleDetection));
}

/** Where a rule fires in a text. */
export function hits(rule: Rule, text: string, languageId?: string): Hit[] {
  return [...rule.check(contextOf(text, languageId))];
}

/** What one persona says of a text, asked without a reason. */
export function reviewWith(persona: Persona, context: RuleContext): Review {
  return reviewOf({ persona, reason: '' }, firedRules(persona, context), { document: context.document });
}

/** Where a rule for software fires in a file. */
export function softwareHits(rule: SoftwareRule, { fileName, language, text }: SoftwareExample): SoftwareHit[] {
  const document = new SourceDocument(`file:///project/${fileName}`, language, 1, text);
  return [...rule.check({ document, detections: detector.detect(document).detections })];
}
