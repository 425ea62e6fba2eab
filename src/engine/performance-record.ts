import type { Clock } from './clock';
import type { ServerHealth } from './enhancement/health';
import type { Day } from './monitor/day';
import { History, readHistory } from './monitor/history';
import { HostWatch } from './monitor/host-load';
import type { Measurement } from './monitor/measurement';
import { Monitor } from './monitor/monitor';
import type { PerformanceSnapshot, Phase } from './monitor/performance';
import { TraceFiles } from './monitor/trace';
import { Watch } from './monitor/watch';
import { serverPerformance } from './server-performance';

/** What is needed to keep a record of times. */
export interface PerformanceRecordOptions {
  /** Where the days are kept; null keeps none. */
  readonly storageFolder: string | null;
  /** Whether alerts are raised and the event loop is watched, as where others share the process. */
  readonly isWatched: boolean;
  readonly clock: Clock;
  /** Hears what a log should keep. */
  readonly log: (line: string) => void;
}

/** Everything that is known of times: what is measured, what of it is bad, its history by day, and traces where they are wanted. */
export class PerformanceRecord {
  readonly monitor: Monitor;
  readonly #watch: Watch | null;
  readonly #history: History | null;
  readonly #host: HostWatch | null;
  #traces: TraceFiles | null = null;
  readonly #loads: Phase[] = [];

  constructor(private readonly options: PerformanceRecordOptions) {
    const { storageFolder, isWatched, clock, log } = options;
    const monitor = new Monitor(() => clock.now());
    const history = storageFolder === null ? null : new History(storageFolder, clock, log);
    if (history) monitor.onMeasured((one) => history.add(one, monitor.budgets[one.operation]));
    this.monitor = monitor;
    this.#history = history;
    this.#watch = isWatched ? new Watch(monitor, clock, log) : null;
    this.#host = isWatched ? new HostWatch() : null;
  }

  /** Fires when an alert begins or ends; undefined where there are none. */
  get onAlertsChanged(): Watch['onChanged'] | undefined {
    return this.#watch?.onChanged;
  }

  /** Everything at this moment. */
  snapshot(servers: readonly ServerHealth[]): PerformanceSnapshot {
    return {
      at: Date.now(),
      sessionMs: this.monitor.ageMs,
      operations: this.monitor.performances(),
      alerts: this.#watch?.active ?? [],
      servers: servers.map(serverPerformance),
      host: this.#host?.load ?? null,
      loads: [...this.#loads],
    };
  }

  /** Does what loads a part of the program, and takes note of how long that took the first time. */
  async loading<T>(name: string, work: () => Promise<T>): Promise<T> {
    const startMs = this.monitor.now();
    const loaded = await work();
    if (!this.#loads.some((one) => one.name === name)) this.#loads.push({ name, ms: this.monitor.now() - startMs });
    return loaded;
  }

  /** The days that are kept, with today as far as it has come. */
  async history(): Promise<readonly Day[]> {
    await this.#history?.flush();
    return this.options.storageFolder === null ? [] : readHistory(this.options.storageFolder);
  }

  /** Writes a trace of every analysis to a folder from now on, or of none. */
  setTraceFolder(folder: string | null): void {
    if (folder === (this.#traces?.folder ?? null)) return;
    this.#traces = folder === null ? null : new TraceFiles(folder, VERSION, this.options.log);
  }

  /** Takes note of an analysis that ended, with its steps, whose times count from its start. */
  analysed(analysis: Measurement, steps: readonly Measurement[]): void {
    this.monitor.record(analysis);
    this.#traces?.write({ at: Date.now() - (this.monitor.now() - analysis.startMs), analysis, steps });
  }

  /** Writes what is to be written, and stops watching. */
  async dispose(): Promise<void> {
    this.#watch?.dispose();
    this.#host?.dispose();
    await Promise.all([this.#history?.flush(), this.#traces?.settled]);
  }
}
