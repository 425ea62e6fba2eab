import { ProtocolError, SdkError, SdkErrorCode, SdkHttpError } from '@modelcontextprotocol/client';
import { sentence, UserError } from '../../errors';
import type { Link } from '../link/link';
import { oneLine } from '../result';
import { Fault, NotSent } from './fault';

/** How failures of one server are told: in one sentence that begins with its name. */
export class Wording {
  /** @param options `remedy` is the sentence that says where a person puts right what keeps the server from starting */
  constructor(
    private readonly options: { readonly name: string; readonly remedy: string; readonly isProgram: boolean },
  ) {}

  /** Why there is no connection; `cause` where it is known, or else what the link or the error says. */
  unconnected(error: unknown, link: Link | undefined, cause?: string): UserError {
    if (error instanceof UserError) return error;
    const what = this.options.isProgram ? 'could not be started' : 'could not be connected to';
    const clause = `${what}: ${cause ?? link?.ending?.() ?? transportClause(error)}${quoted(link)}`;
    return new NotSent(this.#said(clause, this.options.remedy), { cause: error });
  }

  /** Why a call came to nothing. */
  failedCall(error: unknown, link: Link, tool: string): UserError {
    const closed =
      error instanceof SdkError &&
      (error.code === SdkErrorCode.ConnectionClosed || error.code === SdkErrorCode.NotConnected);
    if (closed || link.ending?.() !== undefined) return this.ended(link);
    if (!(error instanceof ProtocolError)) {
      return this.fault(`gave "${tool}" no answer that could be read: ${transportClause(error)}`);
    }
    const said = this.#said(`refused the call of "${tool}": ${oneLine(sentence(error))}`);
    return error.code === INTERNAL_ERROR ? new Fault(said) : new UserError(said);
  }

  /** How a connection ended by itself. */
  ended(link: Link): Fault {
    const cause = link.ending?.() ?? 'the connection was closed';
    return new Fault(
      this.#said(`stopped working: ${cause}${quoted(link)}`, 'It is started again when it is next needed.'),
    );
  }

  /** Why a program is not started any more. */
  givenUp(failures: number, last: UserError): NotSent {
    const advice = 'Put it right, and start it in Manage MCP Servers.';
    return new NotSent(this.#said(`failed ${failures} times in a row and is not started again by itself`, advice), {
      cause: last,
    });
  }

  fault(clause: string): Fault {
    return new Fault(this.#said(clause));
  }

  #said(clause: string, advice?: string): string {
    const said = `The server "${this.options.name}" ${clause}.`;
    return advice ? `${said} ${advice}` : said;
  }
}

const INTERNAL_ERROR = -32603;

/** What went wrong on the way, as a clause. */
export function transportClause(error: unknown): string {
  for (let cause: unknown = error, depth = 0; cause instanceof Error && depth < 4; cause = cause.cause, depth++) {
    if (cause instanceof SdkHttpError) return statusClause(cause.status);
    const known = 'code' in cause ? NETWORK_CLAUSES[String(cause.code)] : undefined;
    if (known) return known;
  }
  return oneLine(sentence(error));
}

/** What the network says in codes. */
const NETWORK_CLAUSES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens at its address',
  ENOTFOUND: 'its host is not known',
  EAI_AGAIN: 'its host is not known',
  ECONNRESET: 'it broke off the connection',
  UND_ERR_SOCKET: 'it broke off the connection',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'its certificate is signed by itself',
  CERT_HAS_EXPIRED: 'its certificate is out of date',
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
};

function statusClause(status: number): string {
  if (status === 401 || status === 403) return `it refuses access (HTTP status ${status})`;
  if (status >= 300 && status < 400) return `it sends requests on to another address (HTTP status ${status})`;
  return `it answered with the HTTP status ${status}`;
}

/** A duration as sentences give it. */
export function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}

function quoted(link: Link | undefined): string {
  const complaint = link?.complaint?.();
  return complaint ? ` ("${oneLine(complaint)}")` : '';
}
