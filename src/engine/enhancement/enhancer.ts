import type { Detection } from '../detection/detection';
import type { ToolRequest } from './connection';

/** One kind of contribution: which server is asked what about a framework. Adding one takes a file in `enhancers/`. */
export interface Enhancer {
  readonly name: string;
  /** Name of the server it asks. */
  readonly server: string;
  /** How long an answer may be used again; 0 is never. */
  readonly ttlMs: number;
  accepts(detection: Detection): boolean;
  /** What is sent: names and ids of the framework, never text of the document. */
  request(detection: Detection): ToolRequest;
}
