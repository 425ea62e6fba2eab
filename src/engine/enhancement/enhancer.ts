import type { Framework } from '../catalog/framework';
import type { Detection } from '../detection/detection';
import type { ToolRequest } from './connection/connection';

/**
 * One kind of contribution to what was found in a document. Adding one takes a file in `enhancers/` and a line where they
 * are listed.
 */
export interface Enhancer {
  readonly name: string;
  /** Name of the server it asks. */
  readonly server: string;
  /** True where a call costs the user something: without their own request only kept answers are shown. */
  readonly onRequest?: boolean;
  /** Says whether the text of an answer is a failure that the server reports as if it were a result. */
  readonly softError?: (text: string) => SoftError | undefined;
  turns(found: Found): readonly Turn[];
}

/** What was found in a document. */
export interface Found {
  /** The weightiest first, and no more than servers are asked about. */
  readonly detections: readonly Detection[];
  /** The catalogue's entry of a framework, by id. */
  readonly framework: (id: string) => Framework | undefined;
  /** The document's whole text; goes only to servers it may be sent to. */
  readonly documentText: () => string;
}

/** What becomes one enhancement. */
export interface Turn {
  /** Id of the framework it is about; null where it is about the whole document. */
  readonly framework: string | null;
  /** @throws UserError where it comes to nothing */
  run(ask: Ask): Promise<Contribution>;
}

/** The text of the answer, from the cache or the server. Calls in turn with a `conversation` reach the same replica. */
export type Ask = (question: EnhancerQuestion) => Promise<string>;

export interface EnhancerQuestion extends ToolRequest {
  /** How long the answer may be used again; 0 is never: it is asked for anew each time, and never twice for one question. */
  readonly ttlMs: number;
  /** What is the same for calls that build on each other. */
  readonly conversation?: string;
}

export interface Contribution {
  readonly text: string;
  /** Steps of the text that the server has taken down, of how many. */
  readonly recorded?: Recorded;
}

export interface Recorded {
  readonly steps: number;
  readonly of: number;
}

/** A failure in the form of a result. */
export interface SoftError {
  /** What the server says, in one line without the full stop. */
  readonly says: string;
  /** True where the server is at fault; false where it answers well that it has nothing. */
  readonly atFault: boolean;
}
