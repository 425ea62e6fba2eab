import type { Joins, Pull, Severity, Topic } from '../catalog/persona';
import type { Detection } from '../detection/detection';
import type { SourceDocument, Span } from '../document';
import type { Outline } from './outline';
import type { Fix } from './review';
import type { WordIndex } from './words/word-index';

/** What a rule looks at: the text, its parts, its words, and which frameworks stand in it. */
export interface RuleContext {
  readonly document: SourceDocument;
  readonly outline: Outline;
  /** The words of the outline, for phrases; made when a rule first asks. */
  readonly words: WordIndex;
  /** Without their places: what a rule says must rest on the text alone, whatever the white space between its words. */
  readonly detections: readonly RuleDetection[];
}

/** What a rule may know of a framework that was found. */
export interface RuleDetection extends Pick<Detection, 'id' | 'name' | 'kind' | 'category' | 'standing'> {
  /** Ids of the elements that have evidence, and of those that have none. */
  readonly present: readonly string[];
  readonly missing: readonly string[];
}

/** One place where a rule fires. */
export interface Hit extends Span {
  readonly message: string;
  readonly fix?: Fix;
}

/** A rule that fired, without what the rule says of itself. */
export interface Fired extends Hit {
  /** Id of the rule. */
  readonly rule: string;
}

/** One thing a persona looks for. Each carries the texts that must and must not make it fire, run by one loop. */
export interface Rule {
  /** `persona/what-is-wrong`, in kebab-case. */
  readonly id: string;
  readonly severity: Severity;
  readonly topic: Topic;
  readonly pull?: Pull;
  readonly why: string;
  readonly question: string;
  check(context: RuleContext): Iterable<Hit>;
  /** Markdown texts; every one must make the rule fire at least once. */
  readonly mustFire: readonly string[];
  /** Markdown texts; none may make it fire. */
  readonly mustNotFire: readonly string[];
}

/** A named lens on a document, with rules of its own. */
export interface Persona {
  readonly id: string;
  readonly name: string;
  /** What this persona cares about, in a few words. */
  readonly lens: string;
  readonly joins: Joins;
  readonly rules: readonly Rule[];
}
