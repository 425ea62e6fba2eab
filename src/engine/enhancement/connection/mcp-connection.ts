import { type CallToolResult, ProtocolError, SdkHttpError, type Tool } from '@modelcontextprotocol/client';
import { abortable, type Clock, deriveAbort } from '../../clock';
import { UserError } from '../../errors';
import type { ServerState } from '../health';
import { type Link, Unstartable } from '../link/link';
import type { Connection, ToolRequest } from './connection';
import { Fault } from './fault';
import { openSession, type Peer, type Session } from './session';
import { seconds, transportClause, Wording } from './wording';

/** What a connection over MCP is made with. */
export interface ConnectionOptions {
  readonly name: string;
  readonly dial: () => Promise<Link>;
  readonly clock: Clock;
  /** Where a person puts right what keeps the server from starting, as a sentence. */
  readonly remedy: string;
  /** Milliseconds a call may take without a sign of progress. */
  readonly callTimeoutMs?: number;
  /** Milliseconds without a call after which the connection ends; without it never. */
  readonly idleMs?: number;
  /** True where each connection starts a program: then a pause that grows comes before the next, and after a few none. */
  readonly isProgram: boolean;
  /** How an unknown server is asked for its era: by a probe, or by the earlier handshake. */
  readonly probesEra: boolean;
  /** What was known of the server at the last connection, be it in another window. */
  readonly prior?: () => Promise<Peer | undefined>;
  /** Hears what a new connection shows of the server. */
  readonly onPeer?: (peer: Peer) => void;
  /** Hears the server's tools at each connection, and again when it says that they changed. */
  readonly onTools?: (tools: readonly Tool[]) => void;
  /** Hears that any of the facts above changed. */
  readonly onChange?: () => void;
}

/** Between them a first call to a slow server still ends before the deadline of an enhancement. */
const CONNECT_TIMEOUT_MS = 3_000;
export const CALL_TIMEOUT_MS = 2_500;
/** A call that reports progress may go on for this long, to fill the cache. */
const LONGEST_CALL_MS = 60_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** Failures in a row after which a program is no longer started by itself. */
const MAX_FAILURES = 5;
/** A connection over which that many calls in a row went unanswered is taken for dead. */
const MAX_TIMEOUTS = 2;

/**
 * The one client of one server: carries any number of calls at a time, and connects again once the server is gone.
 * All its errors are {@link UserError}s, except that an aborted caller gets the reason of its own signal.
 */
export class McpConnection implements Connection {
  readonly #options: ConnectionOptions;
  readonly #wording: Wording;
  readonly #disposal = new AbortController();
  readonly #closing = new Set<Promise<void>>();
  #session: Promise<Session> | undefined;
  #open: Session | undefined;
  #lastLink: Link | undefined;
  #made = 0;
  #failures = 0;
  #timeouts = 0;
  /** True after a failure: what was known of the server may be why. */
  #doubtsPrior = false;
  #calls = 0;
  #stopIdling = () => {};
  /** The last failure, which stands until the pause after it is over. */
  #setback: Setback | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
    this.#wording = new Wording(options);
  }

  get state(): ServerState {
    if (this.#open) return 'ready';
    if (this.#session) return 'connecting';
    return this.#setback?.untilMs === Number.POSITIVE_INFINITY ? 'failed' : 'idle';
  }

  get restarts(): number {
    return Math.max(0, this.#made - 1);
  }

  get log(): string {
    return this.#lastLink?.log?.() ?? '';
  }

  async ready(signal: AbortSignal): Promise<void> {
    await abortable(this.#connect(), signal);
    this.#idleLater();
  }

  async call(request: ToolRequest, signal: AbortSignal, onSend: () => void): Promise<CallToolResult> {
    const session = await abortable(this.#connect(), signal);
    try {
      return await this.#callOver(session, request, signal, onSend);
    } catch (error) {
      if (!(error instanceof SessionLost)) throw error;
      // The server knows the session no more, so it has not done the call: a new session may.
      this.#drop(session);
      const next = await abortable(this.#connect(), signal);
      try {
        return await this.#callOver(next, request, signal, onSend);
      } catch (again) {
        if (!(again instanceof SessionLost)) throw again;
        throw this.#wording.fault('lost its session again at once');
      }
    }
  }

  async probe(signal: AbortSignal): Promise<void> {
    const session = this.#open;
    if (!session) return;
    const limit = deriveAbort(this.#options.clock, signal, CALL_TIMEOUT_MS);
    try {
      const { client } = session;
      await abortable(
        session.peer.discovered ? client.discover({ signal: limit.signal }) : client.ping({ signal: limit.signal }),
        limit.signal,
      );
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      // It answers, if only to say that it does not know the question.
      if (error instanceof ProtocolError) return;
      this.#drop(session);
      const cause = limit.reached() ? 'it did not answer' : (session.link.ending?.() ?? transportClause(error));
      throw this.#wording.fault(`is not there any more: ${cause}`);
    } finally {
      limit.release();
    }
  }

  reset(redial: boolean): void {
    this.#setback = undefined;
    this.#failures = 0;
    if (redial && this.#open) this.#drop(this.#open);
  }

  async dispose(): Promise<void> {
    this.#stopIdling();
    this.#disposal.abort(new UserError(`The connection to the server "${this.#options.name}" was closed.`));
    const session = await this.#session?.catch(() => undefined);
    if (session) this.#close(session.link);
    await Promise.allSettled(this.#closing);
  }

  async #callOver(
    session: Session,
    { tool, arguments: args }: ToolRequest,
    signal: AbortSignal,
    onSend: () => void,
  ): Promise<CallToolResult> {
    const timeoutMs = this.#options.callTimeoutMs ?? CALL_TIMEOUT_MS;
    const limit = deriveAbort(this.#options.clock, signal, timeoutMs);
    this.#stopIdling();
    this.#calls++;
    try {
      onSend();
      const result = await abortable(
        session.client.callTool(
          { name: tool, arguments: { ...args } },
          { signal: limit.signal, timeout: LONGEST_CALL_MS, onprogress: () => limit.renew() },
        ),
        limit.signal,
      );
      this.#failures = 0;
      this.#timeouts = 0;
      this.#doubtsPrior = false;
      return result;
    } catch (error) {
      // The SDK reports an abort as a timeout, so the signals are asked first.
      if (limit.reached()) {
        if (++this.#timeouts >= MAX_TIMEOUTS) this.#drop(session);
        throw this.#wording.fault(`did not answer "${tool}" within ${seconds(timeoutMs)}`);
      }
      if (signal.aborted) throw signal.reason;
      if (this.#disposal.signal.aborted) throw this.#disposal.signal.reason;
      this.#doubtsPrior = true;
      if (isLostSession(error, session.link)) throw new SessionLost();
      // Whatever broke off on the way may have left the session useless.
      if (!this.#options.isProgram && !(error instanceof ProtocolError)) this.#drop(session);
      throw this.#wording.failedCall(error, session.link, tool);
    } finally {
      limit.release();
      this.#calls--;
      this.#idleLater();
    }
  }

  #connect(): Promise<Session> {
    if (this.#disposal.signal.aborted) return Promise.reject(this.#disposal.signal.reason);
    if (this.#session) return this.#session;
    if (this.#setback && this.#options.clock.now() < this.#setback.untilMs) return Promise.reject(this.#setback.error);
    const session: Promise<Session> = this.#dial((opened) => this.#lost(session, this.#wording.ended(opened.link)));
    this.#session = session;
    this.#options.onChange?.();
    session.then(
      (opened) => this.#opened(session, opened),
      (error) => this.#lost(session, error),
    );
    return session;
  }

  async #dial(onClose: (session: Session) => void): Promise<Session> {
    const { clock, dial, probesEra, prior, onTools = () => {} } = this.#options;
    const limit = deriveAbort(clock, this.#disposal.signal, CONNECT_TIMEOUT_MS);
    const links: Link[] = [];
    try {
      const options = { dial, prior: this.#doubtsPrior ? undefined : await prior?.(), probes: probesEra, onTools };
      const session = await openSession(options, limit.signal, (link) => {
        links.push(link);
        this.#lastLink = link;
      });
      for (const link of links) if (link !== session.link) this.#close(link);
      session.client.onclose = () => onClose(session);
      return session;
    } catch (error) {
      for (const link of links) this.#close(link);
      if (this.#disposal.signal.aborted) throw this.#disposal.signal.reason;
      const cause = limit.reached() ? `it did not answer within ${seconds(CONNECT_TIMEOUT_MS)}` : undefined;
      throw this.#wording.unconnected(error, links.at(-1), cause);
    } finally {
      limit.release();
    }
  }

  #opened(session: Promise<Session>, opened: Session): void {
    if (this.#session !== session) return;
    this.#open = opened;
    this.#made++;
    this.#timeouts = 0;
    this.#options.onPeer?.(opened.peer);
    this.#options.onChange?.();
    const { onTools } = this.#options;
    if (!onTools) return;
    // Beside the calls: nobody waits for the list, and a server without one is asked all the same.
    opened.client.listTools(undefined, { timeout: LONGEST_CALL_MS }).then(
      ({ tools }) => onTools(tools),
      () => {},
    );
  }

  /** Forgets a session that failed or ended, and sets the pause before the next; a session counts once. */
  #lost(session: Promise<Session>, error: UserError): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    this.#open = undefined;
    // What only the user can give, such as a secret, may be there at the next attempt.
    if (error instanceof Fault) {
      this.#failures++;
      this.#setback = this.#setbackAfter(error);
    }
    this.#options.onChange?.();
  }

  /** The pause before the next start: of a program it grows, and after some failures no start follows by itself. */
  #setbackAfter(error: UserError): Setback | undefined {
    if (!this.#options.isProgram) return undefined;
    if (this.#failures >= MAX_FAILURES) {
      return { error: this.#wording.givenUp(this.#failures, error), untilMs: Number.POSITIVE_INFINITY };
    }
    const first = error.cause instanceof Unstartable ? LONGEST_PAUSE_MS : FIRST_PAUSE_MS;
    const pauseMs = Math.min(first * 2 ** (this.#failures - 1), LONGEST_PAUSE_MS);
    return { error, untilMs: this.#options.clock.now() + pauseMs };
  }

  /** Ends a session that is of no use, which is no failure of the server's starting. */
  #drop(session: Session): void {
    if (this.#open !== session) return;
    this.#session = undefined;
    this.#open = undefined;
    this.#close(session.link);
    this.#options.onChange?.();
  }

  #close(link: Link): void {
    const closed = link.close().catch(() => {});
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
  }

  #idleLater(): void {
    const { idleMs, clock } = this.#options;
    this.#stopIdling();
    if (idleMs === undefined || this.#calls > 0 || this.#disposal.signal.aborted) return;
    this.#stopIdling = clock.after(idleMs, () => {
      if (this.#open && this.#calls === 0) this.#drop(this.#open);
    });
  }
}

/** Why there is no connection at the moment. */
interface Setback {
  readonly error: UserError;
  readonly untilMs: number;
}

/** The session a call was made over is unknown to its server. */
class SessionLost extends Error {}

/** 404 by the protocol, 400 by servers that are older than this rule. */
function isLostSession(error: unknown, link: Link): boolean {
  return (
    error instanceof SdkHttpError && (error.status === 404 || error.status === 400) && link.hasSession?.() === true
  );
}
