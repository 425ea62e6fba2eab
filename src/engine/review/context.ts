import type { Detection } from '../detection/detection';
import type { SourceDocument } from '../document';
import { lazily } from '../lazily';
import { outlineOf } from './parse';
import type { RuleContext, RuleDetection } from './rule';
import { WordIndex } from './words/word-index';

/** What rules see of a document; read when the first of them looks. */
export function ruleContext(document: SourceDocument, detections: readonly RuleDetection[]): RuleContext {
  const outline = lazily(() => outlineOf(document));
  const words = lazily(() => new WordIndex(outline()));
  return {
    document,
    detections,
    get outline() {
      return outline();
    },
    get words() {
      return words();
    },
  };
}

/** What rules may know of a detection. */
export function ruleDetection({ id, name, kind, category, standing, coverage }: Detection): RuleDetection {
  const idsWhere = (isThere: boolean): string[] =>
    (coverage ?? []).filter(({ lines }) => lines.length > 0 === isThere).map((element) => element.id);
  return { id, name, kind, category, standing, present: idsWhere(true), missing: idsWhere(false) };
}
