/** Of the messages between the extension host and the panel's page those about times: plain data, as in protocol.ts. */

/** What was measured, posted while the performance tab is seen: at its showing and when it changed, at most twice a second. */
export interface ToPagePerformance {
  readonly type: 'performance';
  readonly performance: PerformanceView;
}

/** The performance tab is seen from now on, with the chart of this operation where one was chosen; or it is seen no more. */
export interface FromPagePerformance {
  readonly type: 'performance-shown';
  readonly isShown: boolean;
  readonly operation: string | null;
}

/** Where the time goes in this session; every number is text already, but for those of the chart. */
export interface PerformanceView {
  /** What is bad at the moment, a sentence each. */
  readonly alerts: readonly string[];
  /** Those that were measured. */
  readonly operations: readonly OperationRow[];
  /** The latest steps of one operation; null before anything was measured. */
  readonly chart: ChartView | null;
  readonly servers: readonly ServerHealthRow[];
  /** Null until it is known. */
  readonly cache: CacheView | null;
  /** Null where the process is not watched. */
  readonly host: HostView | null;
}

export interface OperationRow {
  readonly operation: string;
  /** "Joint review" */
  readonly name: string;
  readonly last: string;
  readonly p50: string;
  readonly p95: string;
  readonly budget: string;
  readonly within: string;
  /** The share answered from what was kept, or a dash. */
  readonly kept: string;
  /** Whether an alert about its budget is active. */
  readonly isSlow: boolean;
}

/** How a step ended. */
export type StepOutcome = 'ok' | 'cached' | 'partial' | 'late' | 'failed' | 'aborted';

export interface ChartView {
  readonly operation: string;
  readonly name: string;
  readonly budgetMs: number;
  /** "budget 500 ms" */
  readonly budget: string;
  /** "42 detections in 5 minutes, median 3.1 ms, slowest 12 ms, budget 500 ms" */
  readonly summary: string;
  /** The oldest first. */
  readonly steps: readonly ChartStep[];
}

export interface ChartStep {
  /** When it ended, in milliseconds of the wall clock: the page knows the person's time zone, the host may not. */
  readonly at: number;
  readonly ms: number;
  /** "3.1 ms" */
  readonly took: string;
  readonly outcome: StepOutcome;
  /** The persona, server or model; may be empty. */
  readonly label: string;
}

export interface ServerHealthRow {
  readonly name: string;
  readonly standing: 'up' | 'down' | 'stopped' | 'idle';
  /** The same in words. */
  readonly state: string;
  readonly calls: string;
  readonly failures: string;
  readonly median: string;
  /** "closed", "open, opened 2 times" */
  readonly breaker: string;
  /** Its last failure in a sentence, or an empty string. */
  readonly lastError: string;
}

export interface CacheView {
  /** "42 of 60 reviews and answers were kept, 70 %", or an empty string. */
  readonly summary: string;
  /** A sentence where it is switched off, or null. */
  readonly notice: string | null;
  readonly kinds: readonly CacheRow[];
  readonly levels: readonly CacheRow[];
}

/** One kind of what is kept, or one level of the cache. */
export interface CacheRow {
  readonly name: string;
  readonly hits: string;
  readonly misses: string;
  readonly hitRate: string;
  /** "12 in memory (24 KB), 40 on this machine (1.2 MB)", "24 KB of 16 MB" */
  readonly size: string;
  /** Why a level cannot be used, in a sentence, or an empty string. */
  readonly problem: string;
}

export interface HostView {
  /** Whether it may have been this extension that held up the editor's process, in a sentence. */
  readonly verdict: string;
  readonly rows: readonly { readonly name: string; readonly value: string }[];
}
