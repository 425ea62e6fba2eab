import type { Transport } from '@modelcontextprotocol/client';

/** A way to one server, made anew for every connection. */
export interface Link {
  readonly transport: Transport;
  /** Ends it, with all it started. */
  close(): Promise<void>;
  /** A clause that says how the other side ended, or undefined while it is there. */
  ending?(): string | undefined;
  /** The line of the server's log that most likely says what is wrong. */
  complaint?(): string | undefined;
  /** The end of the server's log. */
  log?(): string;
  /** Whether the other side keeps a session that can be lost while it is still there. */
  hasSession?(): boolean;
}

/** Most bytes of one message from a server, over any transport. */
export const MAX_MESSAGE_BYTES = 4 * 1024 * 1024;

/** Thrown where a server cannot be started whatever is tried: only the user can mend it. Its message is a clause. */
export class Unstartable extends Error {}
