import type { Event } from '../event';

/** How a server stands. `stopped`: by the user, until it is started again; `failed`: no longer started by itself. */
export type ServerState = 'idle' | 'connecting' | 'ready' | 'stopped' | 'failed';

/** How a breaker stands: `open` lets no call through, `half-open` lets one through to see. */
export type BreakerState = 'closed' | 'open' | 'half-open';

/** One server, or one replica of it, as its calls so far show it. Times in milliseconds. */
export interface ReplicaHealth {
  /** Its address, or null where it is a program or a part of this process. */
  readonly url: string | null;
  readonly state: ServerState;
  readonly breaker: BreakerState;
  /** Calls under way. */
  readonly inFlight: number;
  /** Calls that ended, well or not. */
  readonly calls: number;
  readonly failures: number;
  /** Of calls that ended well; null before the first. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** The last failure in one sentence, and its time on the wall clock. */
  readonly lastError: { readonly sentence: string; readonly at: number } | null;
  /** Whether it failed when it was last asked, or looked after. */
  readonly isDown: boolean;
  /** How often its breaker has opened. */
  readonly opened: number;
  /** Connections made after the first. */
  readonly restarts: number;
  /** The end of what a program wrote to its log. */
  readonly stderr: string;
  /** Name and version as it says them itself, and the protocol's revision; null before the first connection. */
  readonly serverInfo: string | null;
  readonly protocol: string | null;
}

/** One server with its replicas, at least one. */
export interface ServerHealth {
  readonly name: string;
  readonly type: 'in-process' | 'stdio' | 'http' | 'vscode';
  readonly replicas: readonly [ReplicaHealth, ...ReplicaHealth[]];
  /** Says in a sentence that its tools are others than when they were last accepted; null where they are not. */
  readonly toolsChanged: string | null;
}

/** What a person may see of servers, and do with them. */
export interface ServerControl {
  /** Our own server first, then those of the settings in their order. */
  health(): readonly ServerHealth[];
  /** Fires, at most a few times a second, after anything of the health changed. */
  readonly onHealthChanged: Event<void>;
  /**
   * Connects to a server now, whatever stopped or failed before.
   * @throws UserError where it cannot be connected to, or may not be
   */
  start(name: string): Promise<void>;
  /** Ends a server; it stays so until it is started again or its definition changes. */
  stop(name: string): void;
  /** Takes a server's present tools for the ones it should have. */
  acceptTools(name: string): void;
}
