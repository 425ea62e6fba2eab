import type { SourceDocument } from '../document';
import type { Disclosure } from '../enhancement/enhancement';
import type { Budgets } from '../monitor/measurement';
import type { ModelReview } from '../review/model/model-review';
import type { JointFinding } from '../review/review';

/** What an export takes beside the analysis. */
export interface ExportContext {
  /** What the document is called: its path as a person would name it. */
  readonly name: string;
  /** The very text that was analysed. */
  readonly document: SourceDocument;
  /** What a language model says of it, where one was asked. */
  readonly model?: ModelReview | undefined;
  /** What was sent to language models about it. */
  readonly sent?: readonly Disclosure[];
  /** What times are judged by; our own budgets when not said. */
  readonly budgets?: Budgets;
}

/** What an exported analysis says. Plain text of one line each, where not said otherwise; all of it untrusted. */
export interface Contents {
  readonly title: string;
  readonly facts: readonly string[];
  readonly notices: readonly string[];
  readonly frameworks: readonly FrameworkPart[];
  /** Null where nobody was asked. */
  readonly review: ReviewPart | null;
  readonly model: ModelPart | null;
  /** Null where no server was asked. */
  readonly enhancements: readonly EnhancementPart[] | null;
  readonly steps: readonly StepPart[];
  /** What left the machine, with whom it went to; empty where nothing did. */
  readonly sent: readonly string[];
  readonly maker: string;
}

export interface FrameworkPart {
  readonly name: string;
  /** "strategic framework, applied, confidence 92 %" */
  readonly standing: string;
  readonly coverage: { readonly present: number; readonly of: number } | null;
  /** Elements that are there, each with its lines. */
  readonly present: readonly string[];
  readonly missing: readonly string[];
  readonly places: string;
  readonly reasons: readonly string[];
}

export interface ReviewPart {
  readonly recommendation: string | null;
  /** Who has something to ask, or could not be asked. */
  readonly personas: readonly PersonaPart[];
  /** Who was asked and has nothing to ask, each with why it was asked. */
  readonly silent: readonly string[];
  readonly conflicts: readonly { readonly message: string; readonly question: string; readonly places: string }[];
}

export interface PersonaPart {
  readonly name: string;
  readonly reason: string;
  readonly findings: readonly FindingPart[];
  /** A sentence where the review could not be made, or null. */
  readonly problem: string | null;
}

export interface FindingPart {
  readonly severity: JointFinding['severity'];
  readonly place: string;
  /** What stands there. */
  readonly quote: string;
  readonly message: string;
  readonly question: string;
  readonly why: string;
  /** Who else asks it; may be empty. */
  readonly others: string;
  readonly rule: string;
}

export interface ModelPart {
  readonly title: string;
  readonly points: readonly { readonly question: string; readonly reason: string; readonly places: string }[];
  /** The whole answer where no points could be made out in it; of several lines. */
  readonly text: string;
  readonly notices: readonly string[];
}

export interface EnhancementPart {
  readonly about: string;
  readonly source: string;
  /** Of several lines. */
  readonly text: string;
  readonly isAnswer: boolean;
}

export interface StepPart {
  readonly step: string;
  readonly took: string;
  readonly budget: string;
  readonly outcome: string;
}
