import {
  ClientClosedError,
  ClientOfflineError,
  ConnectionTimeoutError,
  SocketClosedUnexpectedlyError,
} from '@redis/client';
import { sentence } from '../../errors';
import { LATE, within } from '../within';

/** It did not answer in time. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';

  constructor(ms: number) {
    super(`It took longer than ${ms} ms to answer.`);
  }
}

/**
 * What the promise brings within a time.
 * @throws TooSlow after it
 */
export async function inTime<T>(promise: Promise<T>, ms: number): Promise<T> {
  const answer = await within(promise, ms);
  if (answer === LATE) throw new TooSlow(ms);
  return answer;
}

const SIGN_IN = 'Run the command "Sign In to Shared Cache".';

/** What a server says, by the first word of it. */
const REPLIES: Readonly<Record<string, string>> = {
  NOAUTH: `It wants a password. ${SIGN_IN}`,
  WRONGPASS: `It refuses the user name or the password. ${SIGN_IN}`,
  NOPERM: 'The user may not read, write, list or remove keys that begin with "framework-director:".',
  OOM: 'It is full and takes no more entries.',
  READONLY: 'It is a replica that takes no entries.',
  MISCONF: 'It takes no entries, as it cannot save them.',
  LOADING: 'It is still loading its data.',
  CLUSTERDOWN: 'The cluster is down.',
};

const UNANSWERED = 'Nothing answers at its address.';

const BROKEN = [SocketClosedUnexpectedlyError, ClientClosedError, ClientOfflineError];

const FAILURES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at its address.',
  ECONNRESET: 'The connection broke.',
  EPIPE: 'The connection broke.',
  ENOTFOUND: 'Its host is unknown.',
  EAI_AGAIN: 'Its host could not be looked up.',
  ETIMEDOUT: UNANSWERED,
  EHOSTUNREACH: 'Its host cannot be reached.',
  ENETUNREACH: 'Its host cannot be reached.',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'Its certificate is signed by nobody this machine trusts.',
  SELF_SIGNED_CERT_IN_CHAIN: 'Its certificate is signed by nobody this machine trusts.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'Its certificate is signed by nobody this machine trusts.',
  CERT_HAS_EXPIRED: 'Its certificate is too old.',
  ERR_TLS_CERT_ALTNAME_INVALID: 'Its certificate is for another host.',
  EPROTO: 'It does not speak TLS.',
};

const MAX_LENGTH = 200;

/** What is wrong with a Redis, in a sentence that names no password and no document. */
export function problemOf(error: unknown): string {
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const reply = REPLIES[firstWord(inner)];
  if (reply !== undefined) return reply;
  const code = inner instanceof Error && 'code' in inner ? String(inner.code) : '';
  if (FAILURES[code] !== undefined) return FAILURES[code];
  if (inner instanceof ConnectionTimeoutError) return UNANSWERED;
  if (BROKEN.some((kind) => inner instanceof kind)) return 'The connection broke.';
  const text = sentence(inner).slice(0, MAX_LENGTH);
  // The sentence for a wrong password of servers before Redis 6.
  return /invalid password/i.test(text) ? (REPLIES.WRONGPASS ?? text) : text;
}

/** Whether it refuses entries, and goes on serving those it has. */
export function isRefusal(error: unknown): boolean {
  return ['OOM', 'READONLY', 'MISCONF', 'NOREPLICAS'].includes(firstWord(error));
}

/** Whether something lies under the key that is none of ours. */
export function isForeign(error: unknown): boolean {
  return firstWord(error) === 'WRONGTYPE';
}

function firstWord(error: unknown): string {
  return error instanceof Error ? (/^-?([A-Z]+)\b/.exec(error.message)?.[1] ?? '') : '';
}
