import { setMaxListeners } from 'node:events';
import type { Transport } from '@modelcontextprotocol/client';
import { type Clock, systemClock } from '../clock';
import type { Detection } from '../detection/detection';
import { sentence, UserError } from '../errors';
import type { Event } from '../event';
import type { Disclosure, Enhancement } from './enhancement';
import type { Ask, Contribution, Enhancer, Found, Turn } from './enhancer';
import { guide } from './enhancers/guide';
import { enhancersFor } from './enhancers/list';
import type { ServerControl, ServerHealth } from './health';
import { Pool } from './pool/pool';
import { type Asker, type EnhancementCache, NotKept, Overdue, type Priority } from './pool/questions';
import type { EditorTools, Secrets } from './ports';
import { type CustomMapping, LOCAL_SERVER, type ServerDefinition } from './servers/definition';

export type { EnhancementCache, Priority } from './pool/questions';

/** What enhancement is made of; this file and all it imports are loaded on first use. */
export interface EnhancementOptions {
  /** A transport to our own engine's server in this process, connected at its other end; asked for at each connection. */
  readonly localTransport: () => Promise<Transport>;
  /** Changes whenever the answers of our own server do: with the catalogue and the version. */
  readonly localHash: () => string;
  readonly servers: readonly ServerDefinition[];
  readonly mappings: readonly CustomMapping[];
  /** Whether a server may be started and asked, by consent and by the workspace's trust. Asked anew at every request. */
  readonly isAllowed: (server: ServerDefinition) => boolean;
  readonly cache: EnhancementCache;
  readonly secret?: Secrets | undefined;
  readonly editorTools?: EditorTools | undefined;
  readonly clock?: Clock;
  /** Between 0 (included) and 1; chooses replicas. */
  readonly random?: () => number;
}

export interface EnhanceRequest {
  readonly signal?: AbortSignal | undefined;
  /** When the analysis was asked for, on the clock's scale: the deadline counts from there. */
  readonly startedMs: number;
  /** Whose turn comes first; without one it is `background`. What costs the user something is asked for `user` only. */
  readonly priority?: Priority;
  /** Called for every call that really leaves for an outside server, at the moment it leaves. */
  readonly onDisclosure?: ((disclosure: Disclosure) => void) | undefined;
}

/** What servers contribute to frameworks. */
export interface EnhancementService extends ServerControl {
  /**
   * Connects in the background to the local server and to every allowed server that a request of this priority would ask.
   * Without one it is `background`.
   */
  warmUp(priority?: Priority): void;
  /**
   * Asks every server that is allowed about what was found, and yields each outcome as it comes.
   * Ends at the deadline at the latest; ends without a word when the signal is aborted. Never throws.
   */
  enhance(found: Found, request: EnhanceRequest): AsyncGenerator<Enhancement, void, void>;
  /** Takes up changed settings; servers whose definition is the same keep running where they still may. */
  setServers(servers: readonly ServerDefinition[], mappings: readonly CustomMapping[]): void;
  /** Ends every server with all it started. */
  dispose(): Promise<void>;
}

/** From the request to the last answer that is waited for; leaves half a second of the budget for showing it. */
const DEADLINE_MS = 4_500;
/** Most frameworks of one document that servers are asked about. */
const MAX_FRAMEWORKS = 24;

export function createEnhancement(options: EnhancementOptions): EnhancementService {
  return new ServerEnhancements(options);
}

/** One turn of an enhancer. */
interface Job {
  readonly enhancer: Enhancer;
  readonly turn: Turn;
}

class ServerEnhancements implements EnhancementService {
  readonly #options: EnhancementOptions;
  readonly #clock: Clock;
  readonly #pool: Pool;
  #servers: ReadonlyMap<string, ServerDefinition> = new Map();
  #enhancers: readonly Enhancer[] = [];

  constructor(options: EnhancementOptions) {
    this.#options = options;
    this.#clock = options.clock ?? systemClock;
    this.#pool = new Pool({ ...options, clock: this.#clock });
    this.setServers(options.servers, options.mappings);
  }

  warmUp(priority: Priority = 'background'): void {
    const asked = this.#allowedEnhancers().filter(({ onRequest }) => !onRequest || priority === 'user');
    for (const name of new Set(asked.map(({ server }) => server))) this.#pool.warmUp(name);
  }

  async *enhance(
    found: Found,
    { signal, startedMs, priority = 'background', onDisclosure }: EnhanceRequest,
  ): AsyncGenerator<Enhancement, void, void> {
    if (signal?.aborted) return;
    const frameworks = weightiestFirst(found.detections);
    const jobs = this.#jobs({ ...found, detections: frameworks.slice(0, MAX_FRAMEWORKS) });

    // Not the caller's signal: once all is yielded, a late call goes on for the cache's sake whatever the caller does next.
    const leaving = new AbortController();
    // Every job listens to it; there are as many as frameworks and enhancers, which is no leak.
    setMaxListeners(0, leaving.signal);
    const leave = () => leaving.abort(signal?.reason);
    signal?.addEventListener('abort', leave, { once: true });
    const deadlineMs = startedMs + DEADLINE_MS;
    let stopTimer = () => {};
    const deadline = new Promise<undefined>((resolve) => {
      stopTimer = this.#clock.after(Math.max(0, deadlineMs - this.#clock.now()), () => resolve(undefined));
    });

    let complete = false;
    try {
      const asker = { signal: leaving.signal, deadlineMs, priority, onDisclosure };
      const outcomes = jobs.map((job) => this.#outcome(job, asker, startedMs, deadline));
      for await (const enhancement of asTheyCome(outcomes)) {
        if (signal?.aborted) return;
        yield enhancement;
      }
      if (signal?.aborted) return;
      const cut = frameworks[MAX_FRAMEWORKS];
      if (cut) yield cutNotice(cut, frameworks.length, this.#clock.now() - startedMs);
      complete = true;
    } finally {
      stopTimer();
      signal?.removeEventListener('abort', leave);
      if (!complete) leaving.abort();
    }
  }

  setServers(servers: readonly ServerDefinition[], mappings: readonly CustomMapping[]): void {
    this.#servers = new Map(servers.map((server) => [server.name, server]));
    this.#enhancers = enhancersFor(servers, mappings);
    this.#pool.setServers(servers);
    this.#endRefused();
  }

  get onHealthChanged(): Event<void> {
    return this.#pool.onHealthChanged;
  }

  health(): readonly ServerHealth[] {
    return this.#pool.health();
  }

  async start(name: string): Promise<void> {
    const server = this.#servers.get(name);
    if (server && !this.#options.isAllowed(server)) {
      throw new UserError(`The server "${name}" is not allowed to be used: allow it in Manage MCP Servers.`);
    }
    await this.#pool.start(name);
  }

  stop(name: string): void {
    const server = this.#servers.get(name);
    if (server) this.#pool.stop(server);
  }

  acceptTools(name: string): void {
    this.#pool.acceptTools(name);
  }

  dispose(): Promise<void> {
    return this.#pool.dispose();
  }

  /** The enhancers whose server may be asked; a server that may no longer run is ended here. */
  #allowedEnhancers(): readonly Enhancer[] {
    const names = this.#endRefused();
    return this.#enhancers.filter(({ server }) => !names.has(server));
  }

  /** Ends the servers that may not run, and returns their names. */
  #endRefused(): ReadonlySet<string> {
    const refused = [...this.#servers.values()].filter((server) => !this.#options.isAllowed(server));
    for (const server of refused) this.#pool.end(server);
    return new Set(refused.map(({ name }) => name));
  }

  /** The turns of all enhancers, each of which sees of the document what its server may be told. */
  #jobs(found: Found): Job[] {
    return this.#allowedEnhancers().flatMap((enhancer) => {
      const documentText = (): string => {
        if (this.#servers.get(enhancer.server)?.documentText) return found.documentText();
        throw new UserError(
          `The server "${enhancer.server}" may not have the text of documents: set "documentText" for it, or ask without.`,
        );
      };
      return enhancer.turns({ ...found, documentText }).map((turn) => ({ enhancer, turn }));
    });
  }

  /** How a job ends; undefined when nobody waits for it any more, or it is not asked. */
  async #outcome(
    { enhancer, turn }: Job,
    asker: Asker,
    startedMs: number,
    deadline: Promise<undefined>,
  ): Promise<Enhancement | undefined> {
    const about = { server: enhancer.server, enhancer: enhancer.name, framework: turn.framework };
    const ms = () => this.#clock.now() - startedMs;
    let calls = 0;
    let cached = 0;
    const ask: Ask = async (question) => {
      const { server, softError, onRequest = false } = enhancer;
      const keptOnly = onRequest && asker.priority !== 'user';
      const answer = await this.#pool.ask({ ...question, server, softError, keptOnly }, asker);
      calls++;
      if (answer.cached) cached++;
      return answer.text;
    };
    try {
      const contribution: Contribution | undefined = await Promise.race([turn.run(ask), deadline]);
      if (!contribution) throw new Overdue();
      const outcome = calls > 0 && cached === calls ? 'cached' : 'ok';
      return { ...about, outcome, ms: ms(), ...contribution };
    } catch (error) {
      if (asker.signal.aborted || error instanceof NotKept) return undefined;
      if (!(error instanceof Overdue)) return { ...about, outcome: 'failed', ms: ms(), error: sentence(error) };
      return { ...about, outcome: 'late', ms: ms(), error: lateSentence(enhancer.server) };
    }
  }
}

/** Applied before mentioned, the surest first: what is left out at the end matters least. */
function weightiestFirst(detections: readonly Detection[]): readonly Detection[] {
  const applied = ({ standing }: Detection) => (standing === 'applied' ? 1 : 0);
  return detections.toSorted((a, b) => applied(b) - applied(a) || b.confidence - a.confidence);
}

/** Yields the results in the order in which they come, leaving out those that came to nothing. No promise may reject. */
async function* asTheyCome<T>(promises: readonly Promise<T | undefined>[]): AsyncGenerator<T, void, void> {
  const arrived: (T | undefined)[] = [];
  let wake = () => {};
  for (const promise of promises) {
    void promise.then((result) => {
      arrived.push(result);
      wake();
    });
  }
  for (let taken = 0; taken < promises.length; taken++) {
    if (arrived.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const result = arrived.shift();
    if (result !== undefined) yield result;
  }
}

function lateSentence(server: string): string {
  return `The server "${server}" had not answered after ${DEADLINE_MS / 1_000} s: run the analysis again to ask it again.`;
}

/** Says where the list of frameworks was cut, at the first that was left out. */
function cutNotice(first: Detection, count: number, ms: number): Enhancement {
  const left = count - MAX_FRAMEWORKS;
  const what = left === 1 ? 'one framework was' : `${left} frameworks were`;
  const error = `Servers are asked about ${MAX_FRAMEWORKS} frameworks at most, so ${what} left out, "${first.name}" first.`;
  return { server: LOCAL_SERVER, enhancer: guide.name, framework: first.id, outcome: 'failed', ms, error };
}
