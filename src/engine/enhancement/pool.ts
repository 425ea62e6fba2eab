import { createHash } from 'node:crypto';
import type { CallToolResult, Transport } from '@modelcontextprotocol/client';
import PQueue from 'p-queue';
import { UserError } from '../errors';
import { abortable, type Clock, deriveAbort } from './clock';
import { Connection } from './connection';
import type { Disclosure } from './enhancement';
import type { Enhancer, EnhancerQuestion } from './enhancer';
import { StdioTransport } from './link/stdio';
import { readError, readText } from './result';
import { definitionHash, LOCAL_SERVER, SERVERS_SETTING, type ServerDefinition } from './servers/definition';
import { type Life, SharedWork, type Waiter } from './shared-work';

/** Where answers are kept between calls, sessions and, if it is shared, people. */
export interface EnhancementCache {
  get(key: string): Promise<string | undefined>;
  set(key: string, text: string, ttlMs: number): void;
}

/** What a server is asked, and how long its answer may be used again. */
export interface Question extends EnhancerQuestion {
  readonly server: string;
  readonly softError?: Enhancer['softError'];
  /** True where only a kept answer is wanted. */
  readonly keptOnly: boolean;
}

/** Whose turn comes first. */
export type Priority = 'user' | 'hover' | 'background';

export interface Answer {
  readonly text: string;
  readonly cached: boolean;
}

export interface PoolOptions {
  readonly localTransport: () => Promise<Transport>;
  /** Changes whenever the answers of our own server do: with the catalogue and the version. */
  readonly localHash: () => string;
  readonly cache: EnhancementCache;
  readonly clock: Clock;
}

/** Someone who waits for an answer. */
export interface Asker extends Waiter {
  readonly priority: Priority;
  /** Called when the question leaves for an outside server, be it on another's behalf too. */
  readonly onDisclosure?: ((disclosure: Disclosure) => void) | undefined;
}

/** Rejection of a question whose turn came only after everybody's deadline. */
export class Overdue extends Error {}

/** Rejection of a question that only a kept answer was wanted to, where there is none. */
export class NotKept extends Error {}

/** Calls under way to outside servers, all together. */
const MAX_CALLS = 6;
/** Calls under way to one server that has answered before. */
const MAX_CALLS_PER_SERVER = 4;
/** The cache has shorter limits of its own; this one holds whatever is behind the port. */
const CACHE_TIMEOUT_MS = 1_500;

/** A server in use. */
interface Member {
  /** What its answers are kept under. */
  readonly hash: () => string;
  readonly connection: Connection;
  /** Undefined for the server in this process, which never makes anybody wait. */
  readonly lane: PQueue | undefined;
}

/**
 * The servers in use, each with one connection, behind one queue.
 * A server that has not answered yet, or let a call go unanswered, gets one call at a time and more once it answers: this
 * way those that hang take up one place of the queue each, and the others keep the rest.
 */
export class Pool {
  readonly #options: PoolOptions;
  readonly #queue = new PQueue({ concurrency: MAX_CALLS });
  readonly #asked = new SharedWork<Answer>();
  readonly #members = new Map<string, Member>();
  readonly #closing = new Set<Promise<void>>();

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#members.set(LOCAL_SERVER, {
      hash: options.localHash,
      connection: new Connection({
        name: LOCAL_SERVER,
        dial: async () => ({ transport: await options.localTransport() }),
        clock: options.clock,
        remedy: 'Reload the window to start it anew.',
      }),
      lane: undefined,
    });
  }

  /** Replaces the outside servers; those whose definition is the same keep their connection. No process is started. */
  setServers(servers: readonly ServerDefinition[]): void {
    const wanted = new Map(servers.map((server) => [server.name, server]));
    for (const [name, { hash }] of this.#members) {
      const server = wanted.get(name);
      if (name !== LOCAL_SERVER && (!server || definitionHash(server) !== hash())) this.#remove(name);
    }
    for (const [name, server] of wanted) {
      if (!this.#members.has(name)) this.#members.set(name, this.#outside(server));
    }
  }

  /** Connects in the background; a failure shows at the first question. */
  warmUp(name: string): void {
    this.#members
      .get(name)
      ?.connection.ready()
      .catch(() => {});
  }

  /** Ends a server that may no longer run; it is started again if a question to it comes. */
  stop(server: ServerDefinition): void {
    this.#remove(server.name);
    this.#members.set(server.name, this.#outside(server));
  }

  /**
   * The answer from the cache, from the same question under way, or from the server.
   * Rejects with {@link UserError}, with {@link Overdue}, or with the reason of the waiter's signal.
   */
  async ask(question: Question, { onDisclosure, ...waiter }: Asker): Promise<Answer> {
    const member = this.#members.get(question.server);
    if (!member) throw new UserError(`There is no server "${question.server}" in ${SERVERS_SETTING}: add it there.`);
    const key = cacheKey(question, member.hash());
    const onSend = () => onDisclosure?.({ server: question.server, sent: canonicalJson(question.arguments) });
    return await this.#asked.join(key, { ...waiter, onSend }, (life) => this.#answer(key, question, member, life));
  }

  /** Ends everything; resolves when every process is gone. */
  async dispose(): Promise<void> {
    for (const name of [...this.#members.keys()]) this.#remove(name);
    await Promise.allSettled(this.#closing);
  }

  #outside(server: ServerDefinition): Member {
    const hash = definitionHash(server);
    return {
      hash: () => hash,
      connection: new Connection({
        name: server.name,
        dial: async () => stdioLink(server),
        clock: this.#options.clock,
        remedy: `Check ${SERVERS_SETTING}.`,
      }),
      lane: new PQueue({ concurrency: 1 }),
    };
  }

  #remove(name: string): void {
    const member = this.#members.get(name);
    if (!member) return;
    this.#members.delete(name);
    const closed = member.connection.dispose();
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
  }

  async #answer(key: string, question: Question, member: Member, life: Life): Promise<Answer> {
    if (question.ttlMs > 0) {
      const text = await this.#cached(key, life);
      if (text !== undefined) return { text, cached: true };
    }
    const text = await this.#inTurn(question, member, life);
    if (question.ttlMs > 0) this.#options.cache.set(key, text, question.ttlMs);
    return { text, cached: false };
  }

  /** The kept answer; a cache that fails or hangs is a cache without it. */
  async #cached(key: string, life: Life): Promise<string | undefined> {
    const limit = deriveAbort(this.#options.clock, life.signal, CACHE_TIMEOUT_MS);
    try {
      return await abortable(this.#options.cache.get(key), limit.signal);
    } catch {
      return undefined;
    } finally {
      limit.release();
    }
  }

  /** Waits for a place in the server's lane, then for the server, and only then takes up a place in the queue of all. */
  async #inTurn(question: Question, { connection, lane }: Member, life: Life): Promise<string> {
    const { signal } = life;
    if (!lane) return resultText(question, await connection.call(question, signal, () => {}));
    const result = await lane.add(
      async () => {
        this.#checkTime(life);
        await connection.ready(signal);
        return await this.#queue.add(
          async () => {
            this.#checkTime(life);
            return await gauged(lane, () => connection.call(question, signal, life.send));
          },
          { signal },
        );
      },
      { signal },
    );
    return resultText(question, result);
  }

  #checkTime(life: Life): void {
    if (this.#options.clock.now() >= life.deadlineMs()) throw new Overdue('Its turn came after the deadline.');
  }
}

function stdioLink(server: ServerDefinition) {
  const transport = new StdioTransport(server);
  return { transport, ending: () => transport.ending(), complaint: () => transport.complaint() };
}

/** Widens the lane of a server that answers, and narrows it again when it does not. */
async function gauged<T>(lane: PQueue, call: () => Promise<T>): Promise<T> {
  try {
    const result = await call();
    lane.concurrency = MAX_CALLS_PER_SERVER;
    return result;
  } catch (error) {
    lane.concurrency = 1;
    throw error;
  }
}

/** The text of a tool's answer; a failure of the tool and an answer without text are errors, so neither is ever cached. */
function resultText({ server, tool }: Question, result: CallToolResult): string {
  const failure = readError(result);
  if (failure !== undefined) throw new UserError(`The server "${server}" reports that "${tool}" failed: ${failure}.`);
  const text = readText(result);
  if (text === '') throw new UserError(`The server "${server}" answered "${tool}" without any text.`);
  return text;
}

/** Two questions have the same key only if the same program would be asked the same. */
function cacheKey({ server, tool, arguments: args }: Question, hash: string): string {
  return createHash('sha256')
    .update(canonicalJson([server, hash, tool, args]))
    .digest('hex');
}

/** JSON with the fields of every object in order, so that equal values are equal texts. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
