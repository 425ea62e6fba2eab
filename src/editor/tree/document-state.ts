import type { Analysis } from '../../engine/analysis';
import type { Span } from '../../engine/document';
import type { PlainRange } from './row';

/** The text that an analysis is about. */
export interface DocumentText {
  range(span: Span): PlainRange;
  /** A line without its end, counted from 0. */
  line(line: number): string;
}

/** An open document as trees know it. */
export interface DocumentState {
  readonly uri: string;
  /** The name of the file. */
  readonly name: string;
  /** Its folder, with the workspace's where there are several; empty at the top. */
  readonly folder: string;
  /** The latest analysis; undefined where there is none yet. */
  readonly analysis: Analysis | undefined;
  readonly isRunning: boolean;
  readonly text: DocumentText;
}
