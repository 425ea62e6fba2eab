import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
} from 'cockatiel';
import { abortable, type Clock } from '../../clock';
import { UserError } from '../../errors';
import { Fault, NotSent } from '../connection/fault';
import type { BreakerState } from '../health';

/** Faults in a row after which a server is left alone. */
const MAX_FAULTS = 3;
/** How long it is left alone, the first time and at most, in milliseconds. */
const FIRST_REST_MS = 500;
const LONGEST_REST_MS = 30_000;
/** How long a caller waits for a server that was left alone and may be back: long enough for one at an address. */
const PATIENCE_MS = 40;

const STATES: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half-open',
  [CircuitState.Isolated]: 'open',
};

export interface BreakerOptions {
  readonly name: string;
  readonly clock: Clock;
  /** Makes the work that is let through to see start afresh. */
  readonly onRetry: () => void;
  /** Hears of every fault, that of a trial which nobody waits for any more too. */
  readonly onFault: (fault: Fault) => void;
}

/**
 * Leaves a server alone after some faults in a row, and then lets one piece of work through to see whether it is back.
 * Only a {@link Fault} counts: neither a caller who leaves nor a bad argument.
 */
export class Breaker {
  #policy: CircuitBreakerPolicy = this.#newPolicy();
  #lastFault = '';
  #opened = 0;

  constructor(private readonly options: BreakerOptions) {}

  get state(): BreakerState {
    return STATES[this.#policy.state];
  }

  /** How often it has opened, after a trial that failed too. */
  get opened(): number {
    return this.#opened;
  }

  /**
   * Does the work unless the server is left alone.
   * @param work is given the signal it should end by
   * @throws NotSent where it was not begun
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    const isTrusted = this.#policy.state === CircuitState.Closed;
    try {
      const done = this.#policy.execute(() => this.#attempt(work, signal));
      return await abortable(isTrusted ? done : this.#patiently(done), signal);
    } catch (error) {
      if (error instanceof BrokenCircuitError) {
        throw new NotSent(`The server "${this.options.name}" is left alone for a while. ${this.#lastFault}`.trim());
      }
      throw error;
    }
  }

  /** Forgets every fault. */
  reset(): void {
    this.#policy = this.#newPolicy();
  }

  /** The outcome of a trial, or that of the caller's patience: what may take seconds goes on without them. */
  async #patiently<T>(trial: Promise<T>): Promise<T> {
    const { clock, name } = this.options;
    let stopTimer = () => {};
    const tooLong = new Promise<never>((_, reject) => {
      stopTimer = clock.after(PATIENCE_MS, () =>
        reject(new NotSent(`The server "${name}" is being tried again. ${this.#lastFault}`.trim())),
      );
    });
    try {
      return await Promise.race([trial, tooLong]);
    } finally {
      stopTimer();
    }
  }

  async #attempt<T>(work: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T> {
    // A caller who leaves would count as a success here, so this one piece of work goes on without its caller.
    const isTrial = this.#policy.state === CircuitState.HalfOpen;
    if (isTrial) this.options.onRetry();
    try {
      return await work(isTrial ? new AbortController().signal : signal);
    } catch (error) {
      if (error instanceof Fault) {
        this.#lastFault = error.message;
        this.options.onFault(error);
      } else if (isTrial && !(error instanceof UserError)) {
        // Whatever kept it from being made, nothing was learnt of the server, which is no reason to trust it.
        throw new NotSent(`The server "${this.options.name}" could not be tried again yet. ${this.#lastFault}`.trim());
      }
      throw error;
    }
  }

  #newPolicy(): CircuitBreakerPolicy {
    const policy = circuitBreaker(
      handleWhen((error) => error instanceof Fault),
      {
        breaker: new ConsecutiveBreaker(MAX_FAULTS),
        halfOpenAfter: new ExponentialBackoff({
          initialDelay: FIRST_REST_MS,
          maxDelay: LONGEST_REST_MS,
          generator: noJitterGenerator,
        }),
      },
    );
    policy.onBreak(() => {
      this.#opened++;
    });
    return policy;
  }
}
