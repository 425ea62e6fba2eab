import type { HostLoad } from './host-load';
import type { OperationPerformance } from './series';
import type { WatchedAlert } from './watch';

/** How one server does, all its replicas together. Times in milliseconds. */
export interface ServerPerformance {
  readonly name: string;
  /**
   * `down`: no replica answered when it was last asked, or it is not started any more by itself; `stopped` by the user; `idle`:
   * not connected to, and nothing is known against it.
   */
  readonly standing: 'up' | 'down' | 'stopped' | 'idle';
  /** The last failure in one sentence where it is down; null elsewhere. */
  readonly problem: string | null;
  /** The last failure in one sentence, though it may be over; null where there was none. */
  readonly lastError: string | null;
  readonly calls: number;
  readonly failures: number;
  /** Of the slowest replica; null before its first good call. */
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
  /** Of its breakers, the one that lets the least through. */
  readonly breaker: 'closed' | 'half-open' | 'open';
  /** How often a breaker has opened. */
  readonly opened: number;
  readonly restarts: number;
}

/** A part of starting. */
export interface Phase {
  readonly name: string;
  readonly ms: number;
}

/** Everything that was measured so far, at one moment. Plain data, which nothing changes afterwards. */
export interface PerformanceSnapshot {
  /** On the wall clock, in milliseconds. */
  readonly at: number;
  /** Milliseconds since measuring began. */
  readonly sessionMs: number;
  /** Those that were measured, in their order. */
  readonly operations: readonly OperationPerformance[];
  readonly alerts: readonly WatchedAlert[];
  /** None before servers are first asked. */
  readonly servers: readonly ServerPerformance[];
  /** Null where it is not watched. */
  readonly host: HostLoad | null;
  /** What loading those parts took that are loaded on first use. */
  readonly loads: readonly Phase[];
}
