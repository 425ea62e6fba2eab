import { type EventLoopUtilization, type IntervalHistogram, monitorEventLoopDelay, performance } from 'node:perf_hooks';

/**
 * The loop is looked at this often, in milliseconds: a timer each time, which is nothing beside a delay that a person notices.
 * A delay is what a look comes later than that.
 */
const RESOLUTION_MS = 50;
const NS_PER_MS = 1_000_000;

/** How the process is loaded that this code shares with others, such as the extension host. */
export interface HostLoad {
  /** How late its event loop was at something, since it is watched; milliseconds. */
  readonly delayP50Ms: number;
  readonly delayP99Ms: number;
  readonly delayMaxMs: number;
  /** Share of the time in which the loop was not waiting, between 0 and 1. */
  readonly utilization: number;
  readonly watchedMs: number;
  readonly heapUsedBytes: number;
  readonly heapTotalBytes: number;
  readonly rssBytes: number;
  /** What keeps the process alive, by kind, the most first. */
  readonly handles: readonly { readonly kind: string; readonly count: number }[];
}

/** Watches the event loop of this process from its making until it is disposed of. */
export class HostWatch {
  readonly #delay: IntervalHistogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  readonly #began: EventLoopUtilization = performance.eventLoopUtilization();
  readonly #startedMs = performance.now();

  constructor() {
    this.#delay.enable();
  }

  get load(): HostLoad {
    const { heapUsed, heapTotal, rss } = process.memoryUsage();
    return {
      delayP50Ms: this.#late(this.#delay.percentile(50)),
      delayP99Ms: this.#late(this.#delay.percentile(99)),
      delayMaxMs: this.#late(this.#delay.max),
      utilization: performance.eventLoopUtilization(this.#began).utilization,
      watchedMs: performance.now() - this.#startedMs,
      heapUsedBytes: heapUsed,
      heapTotalBytes: heapTotal,
      rssBytes: rss,
      handles: kinds(process.getActiveResourcesInfo()),
    };
  }

  dispose(): void {
    this.#delay.disable();
  }

  #late(ns: number): number {
    return this.#delay.count === 0 ? 0 : Math.max(0, ns / NS_PER_MS - RESOLUTION_MS);
  }
}

function kinds(resources: readonly string[]): HostLoad['handles'] {
  const counts = new Map<string, number>();
  for (const kind of resources) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].map(([kind, count]) => ({ kind, count })).sort((a, b) => b.count - a.count);
}
