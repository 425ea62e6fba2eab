import type { Detection } from '../detection/detection';
import type { SourceDocument, Span } from '../document';
import type { Outline } from './outline';

export type Severity = 'info' | 'warning' | 'error';

/** A rule that fired at a span. */
export interface Finding extends Span {
  /** Id of the rule: `business-value/rice-arithmetic`. */
  readonly rule: string;
  /** Id of the persona whose rule it is. */
  readonly persona: string;
  readonly severity: Severity;
  /** What stands there, in one sentence with the evidence quoted. */
  readonly message: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** The question the author should be able to answer. */
  readonly question: string;
  /** Counted from 1. */
  readonly line: number;
}

/** The findings of one persona. */
export interface Review {
  readonly persona: string;
  readonly personaName: string;
  readonly findings: readonly Finding[];
  /** One sentence where the review could not be made. */
  readonly error?: string;
}

/** What a rule looks at: the text, its parts, and which frameworks stand in it. */
export interface RuleContext {
  readonly document: SourceDocument;
  readonly outline: Outline;
  /** Without their places: what a rule says must rest on the text alone, whatever the white space between its words. */
  readonly detections: readonly RuleDetection[];
}

/** What a rule may know of a framework that was found. */
export type RuleDetection = Pick<Detection, 'id' | 'kind' | 'standing'>;

/** One place where a rule fires. */
export interface Hit extends Span {
  readonly message: string;
}

/** A rule that fired, without what the rule says of itself. */
export interface Fired extends Hit {
  /** Id of the rule. */
  readonly rule: string;
}

/** One thing a persona looks for. Each carries the texts that must and must not make it fire, run by one loop. */
export interface Rule {
  readonly id: string;
  readonly severity: Severity;
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
  readonly rules: readonly Rule[];
}
