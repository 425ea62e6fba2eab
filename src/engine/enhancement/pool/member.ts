import type { CallToolResult } from '@modelcontextprotocol/client';
import PQueue from 'p-queue';
import { UserError } from '../../errors';
import { Fault, NotSent } from '../connection/fault';
import type { ServerHealth } from '../health';
import { readError, readText } from '../result';
import { alwaysTheSame, leastBusyOfTwo } from './balance';
import type { PeerMemory } from './peers';
import { Overdue, type Question } from './questions';
import type { Replica } from './replica';
import type { Life } from './shared-work';

export interface MemberOptions {
  readonly name: string;
  readonly type: ServerHealth['type'];
  /** What its answers are kept under, beside its version. */
  readonly hash: () => string;
  readonly replicas: readonly [Replica, ...Replica[]];
  readonly memory: PeerMemory | null;
  /** Calls under way to it once it has answered. */
  readonly maxCalls: number;
  /** Whether its calls build on each other. */
  readonly isStateful: boolean;
  /** Takes up a place among all calls. */
  readonly queue: PQueue;
  /** Milliseconds on the clock that deadlines are on. */
  readonly now: () => number;
  readonly random: () => number;
}

/** Most questions that wait for one server. */
const MAX_WAITING = 512;

/**
 * One server in use: its replicas behind a lane of its own.
 * A server that has not answered yet, or let a call go unanswered, gets one call at a time and more once it answers: this
 * way those that hang take up one place of the queue each, and the others keep the rest.
 */
export class Member {
  readonly #options: MemberOptions;
  readonly #lane = new PQueue({ concurrency: 1 });
  #isStopped = false;

  constructor(options: MemberOptions) {
    this.#options = options;
  }

  get hash(): string {
    return this.#options.hash();
  }

  /** The version of the server as it said it last; undefined before that. Our own is known by its hash. */
  async version(): Promise<string | undefined> {
    const { memory } = this.#options;
    return memory ? (await memory.recall())?.version : '';
  }

  /** Whether nothing is connected or under way. */
  get isIdle(): boolean {
    return this.#options.replicas.every(({ isConnected }) => !isConnected);
  }

  /** When a call was last made, on the clock's scale. */
  get lastUsedMs(): number {
    return Math.max(...this.#options.replicas.map(({ lastUsedMs }) => lastUsedMs));
  }

  /** Connects in the background: one replica, for the others may never be needed. */
  warmUp(signal: AbortSignal): void {
    const [replica] = this.#options.replicas;
    if (!this.#isStopped) (this.#choose([...this.#options.replicas]) ?? replica).warmUp(signal);
  }

  /**
   * The text of the answer. A call that never left is made at another replica; one that failed is, once, if its answer may
   * be kept, for then it changes nothing.
   * @throws Fault, UserError, Overdue, or the reason of the work's signal
   */
  async answer(question: Question, life: Life): Promise<string> {
    if (this.#isStopped)
      throw new UserError(`The server "${this.#options.name}" is stopped: start it in Manage MCP Servers.`);
    const left = [...this.#options.replicas];
    let retries = question.ttlMs > 0 ? 1 : 0;
    for (;;) {
      const replica = this.#choose(left, question.conversation);
      if (!replica) throw new UserError(`The server "${this.#options.name}" has no address.`);
      left.splice(left.indexOf(replica), 1);
      try {
        return await this.#ask(replica, question, life);
      } catch (error) {
        const again = error instanceof NotSent || (error instanceof Fault && retries-- > 0);
        if (!again || left.length === 0 || life.signal.aborted) throw error;
      }
    }
  }

  async probe(signal: AbortSignal, sinceMs: number): Promise<void> {
    const used = this.#options.replicas.filter(({ lastUsedMs }) => lastUsedMs >= sinceMs);
    await Promise.all(used.map((replica) => replica.probe(signal)));
  }

  /** Connects to every replica now, whatever failed or was stopped before; one that is there is enough. */
  async start(signal: AbortSignal): Promise<void> {
    this.#isStopped = false;
    const { replicas } = this.#options;
    const attempts = await Promise.allSettled(replicas.map((replica) => replica.start(signal)));
    const [first] = attempts;
    if (first?.status === 'rejected' && attempts.every(({ status }) => status === 'rejected')) throw first.reason;
  }

  /** Refuses questions until it is started. The caller disposes of the connections. */
  stop(): void {
    this.#isStopped = true;
  }

  acceptTools(): void {
    this.#options.memory?.accept();
  }

  health(): ServerHealth {
    const { name, type, replicas, memory } = this.#options;
    const [first, ...others] = replicas.map((replica) => {
      const health = replica.health();
      return this.#isStopped ? { ...health, state: 'stopped' as const } : health;
    });
    return {
      name,
      type,
      replicas: [first ?? replicas[0].health(), ...others],
      toolsChanged: memory?.toolsChanged ?? null,
    };
  }

  /** Ends its connections, by which every question that waits fails with a sentence. */
  async dispose(): Promise<void> {
    await Promise.allSettled(this.#options.replicas.map((replica) => replica.dispose()));
  }

  #choose(replicas: readonly Replica[], conversation?: string): Replica | undefined {
    const { isStateful, name, random } = this.#options;
    const key = conversation ?? (isStateful ? name : undefined);
    return key === undefined ? leastBusyOfTwo(replicas, random) : alwaysTheSame(replicas, key);
  }

  /** Waits for a place in the lane, then for the server, and only then takes up a place among all calls. */
  async #ask(replica: Replica, question: Question, life: Life): Promise<string> {
    const read = (result: CallToolResult): string => resultText(question, result);
    const call = { request: question, signal: life.signal, onSend: () => life.send(), read };
    const { type, queue } = this.#options;
    // The server in this process never makes anybody wait.
    if (type === 'in-process') return await replica.call({ ...call, onSend: () => {}, inTurn: (work) => work() });
    if (this.#lane.size >= MAX_WAITING) {
      throw new UserError(
        `More than ${MAX_WAITING} questions wait for the server "${this.#options.name}": ask again later.`,
      );
    }
    return await ranked(this.#lane, life, life.signal, async () => {
      this.#checkTime(life);
      const inTurn = <R>(work: () => Promise<R>, signal: AbortSignal): Promise<R> =>
        ranked(queue, life, signal, () => {
          this.#checkTime(life);
          return this.#gauged(work);
        });
      return await replica.call({ ...call, inTurn });
    });
  }

  /** Widens the lane of a server that answers, and narrows it again when it does not. */
  async #gauged<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.#lane.concurrency = this.#options.maxCalls;
      return result;
    } catch (error) {
      if (error instanceof Fault) this.#lane.concurrency = 1;
      throw error;
    }
  }

  #checkTime(life: Life): void {
    if (this.#options.now() >= life.deadlineMs()) throw new Overdue('Its turn came after the deadline.');
  }
}

let tasks = 0;

/** Queues work by the rank of those who wait for it, and moves it forward when one of a higher rank joins them. */
async function ranked<T>(queue: PQueue, life: Life, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const id = String(tasks++);
  let waits = true;
  life.onRaised = (rank) => {
    if (waits) queue.setPriority(id, rank);
  };
  return await queue.add(
    () => {
      waits = false;
      return work();
    },
    { id, priority: life.rank(), signal },
  );
}

/** The text of a tool's answer; a failure of the tool and an answer without text are errors, so neither is ever cached. */
function resultText({ server, tool, softError }: Question, result: CallToolResult): string {
  const failure = readError(result);
  if (failure !== undefined) throw new UserError(`The server "${server}" reports that "${tool}" failed: ${failure}.`);
  const text = readText(result);
  if (text === '') throw new UserError(`The server "${server}" answered "${tool}" without any text.`);
  const soft = softError?.(text);
  if (soft?.atFault) throw new Fault(`The server "${server}" reports that "${tool}" failed: ${soft.says}.`);
  if (soft) throw new UserError(`The server "${server}" has nothing for "${tool}": ${soft.says}.`);
  return text;
}
