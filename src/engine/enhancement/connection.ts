import {
  type CallToolResult,
  Client,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  type Transport,
} from '@modelcontextprotocol/client';
import { version } from '../../../package.json';
import { sentence, UserError } from '../errors';
import { abortable, type Clock, deriveAbort } from './clock';
import { oneLine } from './result';

/** A way to one server, made anew for every connection. */
export interface Link {
  readonly transport: Transport;
  /** A clause that says how the other side ended, or undefined while it is there. */
  ending?(): string | undefined;
  /** The line of the server's log that most likely says what is wrong. */
  complaint?(): string | undefined;
}

/** What a connection is made with. */
export interface ConnectionOptions {
  readonly name: string;
  readonly dial: () => Promise<Link>;
  readonly clock: Clock;
  /** Where a person puts right what keeps the server from starting, as a sentence. */
  readonly remedy: string;
}

/** A tool's name and what it is called with. */
export interface ToolRequest {
  readonly tool: string;
  readonly arguments: Readonly<Record<string, unknown>>;
}

/** Between them a first call to a slow server still ends before the deadline of an enhancement. */
const CONNECT_TIMEOUT_MS = 3_000;
const CALL_TIMEOUT_MS = 2_500;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;

interface Session {
  readonly client: Client;
  readonly link: Link;
}

/**
 * The one client of one server: connects when it is first needed, carries any number of calls at a time, and connects
 * again, after a pause that grows, once the server is gone. All its errors are {@link UserError}s, except that an aborted
 * caller gets the reason of its own signal.
 */
export class Connection {
  readonly #options: ConnectionOptions;
  readonly #disposal = new AbortController();
  readonly #closing = new Set<Promise<void>>();
  #session: Promise<Session> | undefined;
  #failures = 0;
  /** The last failure, which stands until the pause after it is over. */
  #setback: { readonly error: UserError; readonly untilMs: number } | undefined;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  /** Connects if there is no connection; concurrent callers share one attempt, which no single caller's abort ends. */
  async ready(signal: AbortSignal = this.#disposal.signal): Promise<void> {
    await abortable(this.#connect(), signal);
  }

  /**
   * Calls a tool and returns the result as it came, failed or not.
   * @param onSend called when the request is about to leave
   */
  async call(request: ToolRequest, signal: AbortSignal, onSend: () => void): Promise<CallToolResult> {
    const session = await abortable(this.#connect(), signal);
    const limit = deriveAbort(this.#options.clock, signal, CALL_TIMEOUT_MS);
    try {
      onSend();
      const params = { name: request.tool, arguments: { ...request.arguments } };
      const result = await session.client.callTool(params, { signal: limit.signal });
      this.#failures = 0;
      return result;
    } catch (error) {
      // The SDK reports an abort as a timeout, so the signals are asked first.
      if (limit.reached()) throw this.#error(`did not answer "${request.tool}" within ${seconds(CALL_TIMEOUT_MS)}`);
      if (signal.aborted) throw signal.reason;
      if (this.#disposal.signal.aborted) throw this.#disposal.signal.reason;
      throw this.#callError(error, session.link, request.tool);
    } finally {
      limit.release();
    }
  }

  /** Ends the connection, the attempt to make one, and every call. Resolves when the server's processes are gone. */
  async dispose(): Promise<void> {
    this.#disposal.abort(new UserError(`The connection to the server "${this.#options.name}" was closed.`));
    const session = await this.#session?.catch(() => undefined);
    if (session) this.#close(session.link);
    await Promise.allSettled(this.#closing);
  }

  #connect(): Promise<Session> {
    if (this.#disposal.signal.aborted) return Promise.reject(this.#disposal.signal.reason);
    if (this.#session) return this.#session;
    if (this.#setback && this.#options.clock.now() < this.#setback.untilMs) return Promise.reject(this.#setback.error);
    const session: Promise<Session> = this.#open((link) => this.#lost(session, this.#endError(link)));
    this.#session = session;
    session.catch((error) => this.#lost(session, error));
    return session;
  }

  async #open(onClose: (link: Link) => void): Promise<Session> {
    const limit = deriveAbort(this.#options.clock, this.#disposal.signal, CONNECT_TIMEOUT_MS);
    let link: Link | undefined;
    try {
      const dialled = await abortable(this.#options.dial(), limit.signal);
      link = dialled;
      const client = new Client({ name: 'framework-director', version });
      await abortable(client.connect(dialled.transport, { signal: limit.signal }), limit.signal);
      client.onclose = () => onClose(dialled);
      return { client, link };
    } catch (error) {
      if (link) this.#close(link);
      if (this.#disposal.signal.aborted) throw this.#disposal.signal.reason;
      const cause = limit.reached()
        ? `it did not answer within ${seconds(CONNECT_TIMEOUT_MS)}`
        : (link?.ending?.() ?? oneLine(sentence(error)));
      throw this.#error(`could not be started: ${cause}${quoted(link)}`, this.#options.remedy);
    } finally {
      limit.release();
    }
  }

  /** Forgets a session that failed or ended, and sets the pause before the next; a session counts once. */
  #lost(session: Promise<Session>, error: UserError): void {
    if (this.#session !== session) return;
    this.#session = undefined;
    const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** this.#failures, LONGEST_PAUSE_MS);
    this.#failures++;
    this.#setback = { error, untilMs: this.#options.clock.now() + pauseMs };
  }

  #close(link: Link): void {
    const closed = link.transport.close().catch(() => {});
    this.#closing.add(closed);
    void closed.then(() => this.#closing.delete(closed));
  }

  #callError(error: unknown, link: Link, tool: string): UserError {
    const closed =
      error instanceof SdkError &&
      (error.code === SdkErrorCode.ConnectionClosed || error.code === SdkErrorCode.NotConnected);
    if (closed || link.ending?.() !== undefined) return this.#endError(link);
    const said = oneLine(sentence(error));
    if (error instanceof ProtocolError) return this.#error(`refused the call of "${tool}": ${said}`);
    return this.#error(`gave "${tool}" no answer that could be read: ${said}`);
  }

  #endError(link: Link): UserError {
    const cause = link.ending?.() ?? 'the connection was closed';
    return this.#error(`stopped working: ${cause}${quoted(link)}`, 'It is started again when it is next needed.');
  }

  #error(clause: string, advice?: string): UserError {
    const said = `The server "${this.#options.name}" ${clause}.`;
    return new UserError(advice ? `${said} ${advice}` : said);
  }
}

function quoted(link: Link | undefined): string {
  const complaint = link?.complaint?.();
  return complaint ? ` ("${oneLine(complaint)}")` : '';
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}
