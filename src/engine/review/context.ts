import type { Detection } from '../detection/detection';
import type { SourceDocument } from '../document';
import { lazily } from '../lazily';
import type { Outline } from './outline';
import { outlineOf } from './parse';
import type { RuleContext, RuleDetection } from './rule';
import { WordIndex } from './words/word-index';

/** What rules see of a document; read when the first of them looks. */
export function ruleContext(document: SourceDocument, detections: readonly RuleDetection[]): RuleContext {
  return new TextContext(document, detections);
}

/**
 * A class, for an object with getters of its own has a shape of its own as well: the runtime keeps that, and all that was read of the
 * text with it, until it collects all garbage, and code that asks objects of many shapes is slow.
 */
class TextContext implements RuleContext {
  readonly #outline = lazily(() => outlineOf(this.document));
  readonly #words = lazily(() => new WordIndex(this.outline));

  constructor(
    readonly document: SourceDocument,
    readonly detections: readonly RuleDetection[],
  ) {}

  get outline(): Outline {
    return this.#outline();
  }

  get words(): WordIndex {
    return this.#words();
  }
}

/** What rules may know of a detection. */
export function ruleDetection({ id, name, kind, category, standing, coverage }: Detection): RuleDetection {
  const idsWhere = (isThere: boolean): string[] =>
    (coverage ?? []).filter(({ lines }) => lines.length > 0 === isThere).map((element) => element.id);
  return { id, name, kind, category, standing, present: idsWhere(true), missing: idsWhere(false) };
}
