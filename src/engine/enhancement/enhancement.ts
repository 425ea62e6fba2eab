import type { Recorded } from './enhancer';

/** How a call to a server ended. `late`: no answer by the deadline; it may still fill the cache. */
export type EnhancementOutcome = 'ok' | 'cached' | 'late' | 'failed';

/** What one MCP server contributed to one framework, or to the document. */
export interface Enhancement {
  readonly server: string;
  readonly enhancer: string;
  /** Id of the framework it is about; null where it is about the whole document. */
  readonly framework: string | null;
  readonly outcome: EnhancementOutcome;
  /** Milliseconds from the request to the outcome. */
  readonly ms: number;
  /** Untrusted text; present when the outcome is `ok` or `cached`. */
  readonly text?: string;
  /** Steps of the text that an outside server has taken down, of how many; present where it was asked to. */
  readonly recorded?: Recorded;
  /** One sentence; present when the outcome is `late` or `failed`. */
  readonly error?: string;
}

/** What was sent to a server outside this process, as recorded at the call. */
export interface Disclosure {
  readonly server: string;
  /** The arguments as they were sent. */
  readonly sent: string;
}
