import type { Span } from '../../document';
import type { LanguageModel } from './language-model';

/**
 * How an answer stands. `late`: the deadline came first; `failed`: there is none, or it broke off; `cancelled`: nobody wanted it
 * any more. Of each, what had come until then stands.
 */
export type ModelReviewState = 'running' | 'complete' | 'late' | 'failed' | 'cancelled';

/** What a language model says of a document so far. Immutable; a richer one follows until it is no longer `running`. */
export interface ModelReview {
  readonly uri: string;
  /** The version of the document that was asked about. */
  readonly version: number;
  readonly model: Pick<LanguageModel, 'id' | 'name' | 'place'>;
  readonly state: ModelReviewState;
  readonly points: readonly ModelPoint[];
  /** The whole answer as plain text, for when no points can be made out in it. Untrusted. */
  readonly text: string;
  /** Every place that a point cites, once, in the order of the text. */
  readonly citations: readonly Citation[];
  /** What left for the model; null where nothing did. */
  readonly sent: Sent | null;
  /** Milliseconds since the question. */
  readonly ms: number;
  /** One sentence where something limits the answer, or null. */
  readonly remark: string | null;
  /** One sentence; null while it is running and when it is complete. */
  readonly error: string | null;
}

/** One thing that a model asks. All text is untrusted and plain. */
export interface ModelPoint {
  readonly question: string;
  /** May be empty. */
  readonly reason: string;
  readonly citations: readonly Citation[];
  /** Lines it cites and was not given, as it wrote them: "L99", "L7-400". */
  readonly astray: readonly string[];
  /** What it quotes and does not stand in the document. */
  readonly unfound: readonly string[];
}

/** Lines of the document that a model was given, from the start of the first to the end of the last. */
export interface Citation extends Span {
  /** Counted from 1. */
  readonly first: number;
  readonly last: number;
  /** The first of them without the white space around it, by which it is found again after an edit. */
  readonly text: string;
}

/** A run of lines that a model is given, counted from 1, both included. */
export interface Excerpt {
  readonly first: number;
  readonly last: number;
}

/** What was sent to a language model, as it is disclosed. */
export interface Sent {
  /** Who it was sent to: the model's name and its place. */
  readonly server: string;
  /** "9,812 bytes: 12 findings, and lines 1-9 and 14 of 120" */
  readonly sent: string;
  readonly bytes: number;
  readonly findings: number;
  readonly excerpts: readonly Excerpt[];
}

/** What a point cites or quotes that is not there, in a sentence each; empty where all is. */
export function doubtsOf({ unfound, astray }: Pick<ModelPoint, 'unfound' | 'astray'>): string {
  return [
    ...(unfound.length > 0 ? [`Not in the text: ${unfound.map((quote) => `“${quote}”`).join(', ')}.`] : []),
    ...(astray.length > 0 ? [`It cites ${astray.join(', ')}, which it was not given.`] : []),
  ].join(' ');
}
