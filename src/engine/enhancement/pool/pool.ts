import type { Transport } from '@modelcontextprotocol/client';
import PQueue from 'p-queue';
import { abortable, type Clock, deriveAbort } from '../../clock';
import { UserError } from '../../errors';
import { Emitter, type Event } from '../../event';
import type { ServerHealth } from '../health';
import type { EditorTools, Secrets } from '../ports';
import { definitionHash, LOCAL_SERVER, SERVERS_SETTING, type ServerDefinition } from '../servers/definition';
import { localMember, outsideMember } from './make-member';
import type { Member } from './member';
import {
  type Answer,
  type Asker,
  answerKey,
  disclosureOf,
  type EnhancementCache,
  NotKept,
  type Question,
  questionKey,
  rankOf,
} from './questions';
import { type Life, SharedWork } from './shared-work';

export interface PoolOptions {
  readonly localTransport: () => Promise<Transport>;
  /** Changes whenever the answers of our own server do: with the catalogue and the version. */
  readonly localHash: () => string;
  readonly cache: EnhancementCache;
  readonly clock: Clock;
  readonly secret?: Secrets | undefined;
  readonly editorTools?: EditorTools | undefined;
  /** Between 0 (included) and 1; chooses replicas. */
  readonly random?: () => number;
}

/** Calls under way to outside servers, all together. */
const MAX_CALLS = 6;
/** The cache has shorter limits of its own; this one holds whatever is behind the port. */
const CACHE_TIMEOUT_MS = 1_500;
/** How often servers that were used of late are asked whether they are there, and what counts as of late. */
const PROBE_MS = 60_000;
const RECENTLY_MS = 5 * 60_000;
/** At most so often are listeners told that the health of servers changed. */
const HEALTH_PAUSE_MS = 250;

/** The servers in use behind one queue and one cache. */
export class Pool {
  readonly #options: PoolOptions;
  readonly #queue = new PQueue({ concurrency: MAX_CALLS });
  readonly #asked = new SharedWork<Answer>();
  readonly #members = new Map<string, Member>();
  readonly #definitions = new Map<string, string>();
  /** Names in the order of the settings. */
  #order: readonly string[] = [];
  readonly #closing = new Set<Promise<void>>();
  readonly #disposal = new AbortController();
  readonly #healthChanged = new Emitter<void>();
  readonly onHealthChanged: Event<void> = this.#healthChanged.event;
  #stopTelling: (() => void) | undefined;
  #stopProbing: (() => void) | undefined;

  constructor(options: PoolOptions) {
    this.#options = options;
    this.#members.set(LOCAL_SERVER, localMember(this.#parts()));
  }

  /** Replaces the outside servers; those whose definition is the same keep their connections. No process is started. */
  setServers(servers: readonly ServerDefinition[]): void {
    const wanted = new Map(servers.map((server) => [server.name, server]));
    for (const [name, definition] of this.#definitions) {
      const server = wanted.get(name);
      if (!server || JSON.stringify(server) !== definition) this.#remove(name);
    }
    this.#order = servers.map(({ name }) => name);
    for (const server of servers) if (!this.#members.has(server.name)) this.#add(server);
    this.#tellHealth();
  }

  /** Connects in the background; a failure shows at the first question. */
  warmUp(name: string): void {
    this.#members.get(name)?.warmUp(this.#disposal.signal);
  }

  /** Ends a server that may no longer run; it is connected to again if a question to it comes. */
  end(server: ServerDefinition): void {
    const member = this.#members.get(server.name);
    if (!member || member.isIdle) return;
    this.#remove(server.name);
    this.#add(server);
  }

  /** Connects to a server now, whatever stopped or failed before. */
  async start(name: string): Promise<void> {
    await this.#member(name).start(this.#disposal.signal);
  }

  /** Ends a server, which is not connected to again before it is started. */
  stop(server: ServerDefinition): void {
    this.#remove(server.name);
    this.#add(server).stop();
    this.#tellHealth();
  }

  acceptTools(name: string): void {
    this.#member(name).acceptTools();
  }

  health(): readonly ServerHealth[] {
    return [LOCAL_SERVER, ...this.#order].map((name) => this.#member(name).health());
  }

  /**
   * The answer from the cache, from the same question under way, or from the server.
   * Rejects with {@link UserError}, with `Overdue` or `NotKept`, or with the reason of the asker's signal.
   */
  async ask(question: Question, { onDisclosure, priority, ...waiter }: Asker): Promise<Answer> {
    const member = this.#member(question.server);
    // What is never kept nor shared needs no key.
    const key = question.ttlMs > 0 ? questionKey(question, member.hash) : '';
    if (question.keptOnly) {
      const answer = await this.#kept(key, question, member, waiter.signal);
      if (!answer) throw new NotKept('There is no kept answer.');
      return answer;
    }
    const onSend = () => onDisclosure?.(disclosureOf(question));
    const begin = (life: Life) => this.#answer(key, question, member, life);
    // What changes something, or is told step by step, is never taken for the same as another's.
    const shared = question.ttlMs > 0 ? this.#asked : new SharedWork<Answer>();
    return await shared.join(key, { ...waiter, rank: rankOf(priority), onSend }, begin);
  }

  /** Ends everything; resolves when every process is gone. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new UserError('Framework Director was closed.'));
    this.#stopTelling?.();
    this.#stopProbing?.();
    for (const name of [...this.#members.keys()]) this.#remove(name);
    await Promise.allSettled(this.#closing);
  }

  #member(name: string): Member {
    const member = this.#members.get(name);
    if (!member) throw new UserError(`There is no server "${name}" in ${SERVERS_SETTING}: add it there.`);
    return member;
  }

  #add(server: ServerDefinition): Member {
    const member = outsideMember(server, definitionHash(server), this.#parts());
    this.#members.set(server.name, member);
    this.#definitions.set(server.name, JSON.stringify(server));
    return member;
  }

  #remove(name: string): void {
    const member = this.#members.get(name);
    if (!member) return;
    this.#members.delete(name);
    this.#definitions.delete(name);
    const closed = member.dispose();
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
  }

  async #answer(key: string, question: Question, member: Member, life: Life): Promise<Answer> {
    const kept = await this.#kept(key, question, member, life.signal);
    if (kept) return kept;
    this.#probeLater();
    const text = await member.answer(question, life);
    if (question.ttlMs > 0) {
      // The version is known by now, and may have become another.
      const version = await member.version();
      this.#options.cache.set(answerKey(key, version ?? ''), text, question.ttlMs);
    }
    return { text, cached: false };
  }

  /** The kept answer; a cache that fails or hangs is a cache without it. */
  async #kept(key: string, question: Question, member: Member, signal: AbortSignal): Promise<Answer | undefined> {
    if (question.ttlMs <= 0) return undefined;
    const limit = deriveAbort(this.#options.clock, signal, CACHE_TIMEOUT_MS);
    try {
      const version = await abortable(member.version(), limit.signal);
      if (version === undefined) return undefined;
      const text = await abortable(this.#options.cache.get(answerKey(key, version)), limit.signal);
      return text === undefined ? undefined : { text, cached: true };
    } catch {
      return undefined;
    } finally {
      limit.release();
    }
  }

  #parts() {
    const { clock, cache, random = Math.random, ...ports } = this.#options;
    return { ...ports, clock, cache, random, queue: this.#queue, onChange: () => this.#tellHealth() };
  }

  /** As long as a server was used of late, asks those that were whether they are there; then no more. */
  #probeLater(): void {
    this.#stopProbing ??= this.#options.clock.after(PROBE_MS, () => {
      this.#stopProbing = undefined;
      const sinceMs = this.#options.clock.now() - RECENTLY_MS;
      const outside = this.#order.map((name) => this.#member(name));
      const used = outside.filter(({ lastUsedMs }) => lastUsedMs >= sinceMs);
      for (const member of used) void member.probe(this.#disposal.signal, sinceMs);
      if (used.length > 0) this.#probeLater();
    });
  }

  #tellHealth(): void {
    this.#stopTelling ??= this.#options.clock.after(HEALTH_PAUSE_MS, () => {
      this.#stopTelling = undefined;
      this.#healthChanged.fire();
    });
  }
}
