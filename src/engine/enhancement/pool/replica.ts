import { createHistogram } from 'node:perf_hooks';
import type { CallToolResult } from '@modelcontextprotocol/client';
import type { Clock } from '../../clock';
import { sentence } from '../../errors';
import type { Connection, ToolRequest } from '../connection/connection';
import { Fault } from '../connection/fault';
import type { Peer } from '../connection/session';
import type { ReplicaHealth } from '../health';
import { Breaker } from './breaker';

/** A call as a replica makes it. */
export interface Call<T> {
  readonly request: ToolRequest;
  readonly signal: AbortSignal;
  readonly onSend: () => void;
  /** Waits for a place among all calls; taken up only once there is a connection. */
  readonly inTurn: <R>(work: () => Promise<R>, signal: AbortSignal) => Promise<R>;
  /** Makes of the result what is wanted of it, or throws what is wrong with it: a {@link Fault} where the server is. */
  readonly read: (result: CallToolResult) => T;
}

export interface ReplicaOptions {
  readonly name: string;
  readonly url: string | null;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly peer: () => Peer | undefined;
  readonly onChange: () => void;
}

/** Weight of the newest call in the moving average of latencies. */
const EWMA_WEIGHT = 0.3;
/** What a replica that was never asked is taken to need: little, so that it is tried. */
const UNKNOWN_MS = 1;
/** What a fault makes of a latency, so that the next call rather goes elsewhere. */
const FAULT_FACTOR = 2;
const LEAST_AFTER_FAULT_MS = 100;

/** One address of a server, or its program: a connection behind a breaker, with what its calls show of it. */
export class Replica {
  readonly url: string | null;
  readonly #options: ReplicaOptions;
  readonly #breaker: Breaker;
  readonly #latencies = createHistogram();
  #ewmaMs: number | undefined;
  #inFlight = 0;
  #calls = 0;
  #failures = 0;
  #isDown = false;
  #lastError: ReplicaHealth['lastError'] = null;
  #lastUsedMs = Number.NEGATIVE_INFINITY;

  constructor(options: ReplicaOptions) {
    this.#options = options;
    this.url = options.url;
    // A real redial: what is open may be what is broken.
    this.#breaker = new Breaker({
      name: options.name,
      clock: options.clock,
      onFault: (fault) => this.#failed(fault),
      onRetry: () => options.connection.reset(true),
    });
  }

  /** How long a call is likely to take, as far as replicas compare. */
  get load(): number {
    return (this.#inFlight + 1) * (this.#ewmaMs ?? UNKNOWN_MS);
  }

  /** Whether it is left alone after faults. */
  get isOpen(): boolean {
    return this.#breaker.state === 'open';
  }

  /** Whether there is a connection, or one is being made. */
  get isConnected(): boolean {
    const { state } = this.#options.connection;
    return state === 'ready' || state === 'connecting';
  }

  /** When a call was last made, on the clock's scale. */
  get lastUsedMs(): number {
    return this.#lastUsedMs;
  }

  /** Connects in the background; a failure shows at the first call. */
  warmUp(signal: AbortSignal): void {
    if (this.isOpen) return;
    // Only a failure is told to the breaker: that a server can be connected to does not mean that it answers.
    this.#options.connection
      .ready(signal)
      .catch((error) => this.#breaker.run(() => Promise.reject(error), signal).catch(() => {}));
  }

  /**
   * Connects if need be, waits for its turn, and calls.
   * @throws NotSent where the call never left, Fault where the server failed, UserError where the question is at fault
   */
  async call<T>(call: Call<T>): Promise<T> {
    const { signal } = call;
    return await this.#breaker.run(async (own) => {
      await this.#options.connection.ready(own);
      return await call.inTurn(() => this.#measured(call, own), own);
    }, signal);
  }

  /** Asks whether the server is there, where there is a connection. */
  async probe(signal: AbortSignal): Promise<void> {
    try {
      await this.#options.connection.probe(signal);
      if (this.isConnected) this.#answered();
    } catch (error) {
      if (error instanceof Fault) await this.#breaker.run(() => Promise.reject(error), signal).catch(() => {});
    }
  }

  /** Connects whatever failed before, and forgets it. */
  async start(signal: AbortSignal): Promise<void> {
    this.#breaker.reset();
    this.#options.connection.reset(false);
    try {
      await this.#options.connection.ready(signal);
      this.#answered();
    } catch (error) {
      if (error instanceof Fault) this.#failed(error);
      throw error;
    }
  }

  dispose(): Promise<void> {
    return this.#options.connection.dispose();
  }

  health(): ReplicaHealth {
    const { connection, peer } = this.#options;
    const percentile = (share: number): number | null =>
      this.#latencies.count > 0 ? this.#latencies.percentile(share) / 1_000 : null;
    const known = peer();
    return {
      url: this.url,
      state: connection.state,
      breaker: this.#breaker.state,
      inFlight: this.#inFlight,
      calls: this.#calls,
      failures: this.#failures,
      p50Ms: percentile(50),
      p95Ms: percentile(95),
      lastError: this.#lastError,
      isDown: this.#isDown,
      opened: this.#breaker.opened,
      restarts: connection.restarts,
      stderr: connection.log,
      serverInfo: known ? `${known.name} ${known.version}`.trim() : null,
      protocol: known?.protocol || null,
    };
  }

  async #measured<T>({ request, onSend, read }: Call<T>, signal: AbortSignal): Promise<T> {
    const { clock, connection, onChange } = this.#options;
    const startMs = clock.now();
    this.#lastUsedMs = startMs;
    this.#inFlight++;
    onChange();
    try {
      const value = read(await connection.call(request, signal, onSend));
      this.#answered();
      const ms = clock.now() - startMs;
      this.#latencies.record(Math.max(1, Math.round(ms * 1_000)));
      this.#ewmaMs = this.#ewmaMs === undefined ? ms : this.#ewmaMs + EWMA_WEIGHT * (ms - this.#ewmaMs);
      return value;
    } finally {
      this.#calls++;
      this.#inFlight--;
      onChange();
    }
  }

  #answered(): void {
    if (!this.#isDown) return;
    this.#isDown = false;
    this.#options.onChange();
  }

  #failed(fault: Fault): void {
    this.#isDown = true;
    this.#failures++;
    this.#lastError = { sentence: sentence(fault), at: Date.now() };
    this.#ewmaMs = Math.max(LEAST_AFTER_FAULT_MS, (this.#ewmaMs ?? UNKNOWN_MS) * FAULT_FACTOR);
    this.#options.onChange();
  }
}
