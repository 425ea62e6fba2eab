import { addressProblem } from '../../address';
import { UserError } from '../../errors';
import { NothingSent } from './language-model';
import { unreachable } from './refusals';

/** A server that speaks OpenAI's chat completions: Ollama, llama.cpp, vLLM, or one that is hosted. */
export interface ModelEndpoint {
  /** Where its API begins: "http://127.0.0.1:11434/v1". Plain http only on this machine. */
  readonly url: string;
  /** Sent as a bearer to this address, and to nothing else. */
  readonly key?: string | undefined;
}

const MAX_REDIRECTS = 3;

/** Under what an API is found that people copy into its address. */
const KNOWN_PATHS = /(?:\/(?:chat\/completions|models))?\/*$/;

/**
 * The address of a part of an endpoint.
 * @throws NothingSent one sentence, where the endpoint's own address is none that may be asked
 */
export function partOf({ url }: ModelEndpoint, part: 'chat/completions' | 'models'): URL {
  const address = urlOf(url.trim());
  if (!address)
    throw new NothingSent(`“${url}” is no address of a model endpoint: write one like http://127.0.0.1:11434/v1.`);
  if (address.username !== '' || address.password !== '')
    throw new NothingSent(
      'The address of the model endpoint must not hold a name or a password: sign in to it instead.',
    );
  const problem = addressProblem(address);
  if (problem !== null)
    throw new NothingSent(`The address of the model endpoint ${problem}: ${address.host} is not asked.`);
  address.pathname = address.pathname.replace(KNOWN_PATHS, `/${part}`);
  address.hash = '';
  return address;
}

/**
 * Sends a request, and follows a redirect within the origin only, so that neither a document nor a key gets anywhere else.
 * @throws NothingSent or UserError one sentence, where there is no response; the signal's reason where that came first
 */
export async function request(
  first: URL,
  { key }: ModelEndpoint,
  body: object | null,
  signal: AbortSignal,
): Promise<Response> {
  const headers = {
    accept: body === null ? 'application/json' : 'text/event-stream, application/json;q=0.9',
    ...(body !== null && { 'content-type': 'application/json' }),
    ...(key && { authorization: `Bearer ${sendable(key)}` }),
  };
  const init: RequestInit = {
    headers,
    signal,
    ...(body === null ? { method: 'GET' } : { method: 'POST', body: JSON.stringify(body) }),
    redirect: 'manual',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
  };
  let address = first;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(address, init).catch((error) => {
      signal.throwIfAborted();
      throw unreachable(address, error);
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status > 399 || location === null) return response;
    await response.body?.cancel();
    address = target(address, location, body !== null && response.status < 307, redirects);
  }
}

/** The address a text stands for, or null; Node 20 has no `URL.parse`. */
export function urlOf(text: string, base?: string): URL | null {
  return URL.canParse(text, base) ? new URL(text, base) : null;
}

/** Where a redirect leads, if it may be followed. Of those that turn a question into another, none may. */
function target(from: URL, location: string, losesBody: boolean, redirects: number): URL {
  const to = urlOf(location, from.href);
  if (!to || losesBody || redirects >= MAX_REDIRECTS)
    throw new UserError(`${from.host} redirects the question and never answers it: check the address of the endpoint.`);
  if (to.origin !== from.origin)
    throw new UserError(
      `${from.host} wants the question to be sent to ${to.host.slice(0, 100)}, which is not done: write that address into the settings if you trust it.`,
    );
  return to;
}

/** What cannot stand in a header is refused here, for the error of `fetch` would quote it. */
function sendable(key: string): string {
  if (/^[\x21-\x7e]+$/.test(key)) return key;
  throw new NothingSent('The key of the model endpoint has characters that no key has: sign in to it again.');
}
