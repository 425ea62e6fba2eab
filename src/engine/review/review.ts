import type { Pull, Severity, Topic } from '../catalog/persona';
import type { Span } from '../document';

/** What comes of reviewing a document. Light: surfaces import these types and nothing else of a review. */

export type { Pull, Severity, Topic };

/** A span that is written anew; an empty one is an insertion. */
export interface TextEdit extends Span {
  readonly text: string;
}

/** What mends a finding, or at least lays out what is missing. */
export interface Fix {
  /** What it does, in the imperative and without a full stop: "Insert the section “Alternatives”". */
  readonly title: string;
  /** In the order of the text; none overlaps another. */
  readonly edits: readonly TextEdit[];
}

/** A rule that fired at a span. */
export interface Finding extends Span {
  /** Id of the rule: `business-value/rice-arithmetic`. */
  readonly rule: string;
  /** Id of the persona whose rule it is. */
  readonly persona: string;
  readonly severity: Severity;
  readonly topic: Topic;
  readonly pull?: Pull;
  /** What stands there, in one sentence with the evidence quoted. */
  readonly message: string;
  /** Why it matters, in one sentence. */
  readonly why: string;
  /** The question the author should be able to answer. */
  readonly question: string;
  /** Counted from 1. */
  readonly line: number;
  readonly fix?: Fix;
}

/** The findings of one persona: the standard response. */
export interface Review {
  readonly persona: string;
  readonly personaName: string;
  /** Why this persona was asked, in a few words: "it speaks of vendor, contract and renewal". */
  readonly reason: string;
  readonly findings: readonly Finding[];
  /** One sentence where the review could not be made. */
  readonly error?: string;
}

/** What everyone who was asked says of a document, and what they say together. */
export interface Reviewed {
  readonly reviews: readonly Review[];
  readonly joint: JointReview;
}

/** A finding of the joint review: one question, and everyone who asks it. */
export interface JointFinding extends Finding {
  /** Ids of the other personas whose findings were merged into this one. */
  readonly alsoBy: readonly string[];
}

/** Two personas whose questions pull the same plan in opposite ways. */
export interface Conflict {
  readonly axis: Pull['axis'];
  /** The findings that pull up and down, as they stand among those of the joint review. */
  readonly up: JointFinding;
  readonly down: JointFinding;
  /** Who wants what, in one sentence. */
  readonly message: string;
  /** The question that decides it. */
  readonly question: string;
}

/** What the board as a whole would say first. */
export interface Recommendation {
  readonly verdict: 'go-on' | 'answer-first' | 'rework';
  /** One or two sentences. */
  readonly message: string;
  /** The findings to answer first, the weightiest first; a few at most. */
  readonly first: readonly JointFinding[];
}

/** What several personas say together. */
export interface JointReview {
  /** In the order of the text. */
  readonly findings: readonly JointFinding[];
  readonly conflicts: readonly Conflict[];
  /** Null where nobody was asked. */
  readonly recommendation: Recommendation | null;
}
