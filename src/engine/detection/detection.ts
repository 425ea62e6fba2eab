import type { FrameworkKind } from '../catalog/framework';
import type { Span } from '../document';

/** Standing of a framework in a document: named in passing, or put to use. */
export type Standing = 'mentioned' | 'applied';

/** Which kind of signal was found. */
export type SignalKind = 'name' | 'element' | 'import' | 'dependency' | 'symbol' | 'file' | 'command' | 'expression';

/** Where in the document's form a piece of evidence stands. */
export type Place = 'heading' | 'label' | 'cell' | 'prose' | 'comment' | 'code';

/** A signal found at a span of the document. */
export interface Evidence extends Span {
  /** Kind and name of the signal, as people read it: `name`, `element:widen-options`, `import:react`. */
  readonly signal: string;
  readonly kind: SignalKind;
  readonly text: string;
  /** Counted from 1. */
  readonly line: number;
  readonly place: Place;
}

/** A named part of the framework and where it was found. */
export interface ElementCoverage {
  readonly id: string;
  readonly name: string;
  /** Lines, counted from 1; empty where the element is missing. */
  readonly lines: readonly number[];
}

/** A framework found in a document, and why. */
export interface Detection {
  readonly id: string;
  readonly name: string;
  readonly kind: FrameworkKind;
  readonly category: string;
  readonly standing: Standing;
  /** Between 0 and 1. */
  readonly confidence: number;
  /** Short sentences, the weightiest first: what the confidence rests on. */
  readonly reasons: readonly string[];
  /** The version the text asks for, as written, or null. */
  readonly version: string | null;
  /** Where the text says it, or null. */
  readonly versionSpan: Span | null;
  /** Null where the framework has no elements. */
  readonly coverage: readonly ElementCoverage[] | null;
  /** In the order of the text. */
  readonly evidence: readonly Evidence[];
}

/** What one scan of a document found. */
export interface DetectionResult {
  readonly detections: readonly Detection[];
  /** True where the time or the room ran out before the text did. */
  readonly truncated: boolean;
  /** Words that were read. */
  readonly words: number;
  /** Milliseconds the scan took. */
  readonly ms: number;
}
