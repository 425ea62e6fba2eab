import { sentence, UserError } from '../../errors';
import { NothingSent } from './language-model';
import { visible } from './visible';

/** Bytes of the body of a refusal that are read, and UTF-16 units of its words that are passed on. */
const MAX_BODY_BYTES = 8_000;
const MAX_WORDS = 200;

/** Errors before a connection, over which nothing can have left. */
const NOT_CONNECTED: Readonly<Record<string, (address: URL) => string>> = {
  ECONNREFUSED: ({ origin }) =>
    `Nothing answers at ${origin}: start the program that serves the model, or correct the address.`,
  ENOTFOUND: ({ hostname }) => `There is no machine called ${hostname}: correct the address of the model endpoint.`,
  EAI_AGAIN: ({ hostname }) =>
    `The name ${hostname} cannot be looked up now: check the network, or the address of the model endpoint.`,
  EHOSTUNREACH: ({ host }) => `${host} cannot be reached: check the network, or the address of the model endpoint.`,
  ENETUNREACH: ({ host }) => `${host} cannot be reached: check the network, or the address of the model endpoint.`,
  UND_ERR_CONNECT_TIMEOUT: ({ host }) =>
    `${host} does not take a connection: check the network, or the address of the model endpoint.`,
};

/** Why there is no response, from the error of `fetch`, which hides what happened in its cause. */
export function unreachable(address: URL, error: unknown): UserError {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const notConnected = NOT_CONNECTED[code];
  if (notConnected) return new NothingSent(notConnected(address));
  if (/CERT|SIGNATURE|SELF_SIGNED|TLS|SSL/.test(code))
    return new NothingSent(
      `The certificate of ${address.host} is not trusted (${code}): correct the address, or trust its issuer.`,
    );
  if (code === 'ECONNRESET' || code === 'UND_ERR_SOCKET' || code === 'EPIPE')
    return new UserError(`${address.host} closed the connection without an answer: try again.`);
  return new UserError(`${address.host} did not answer: ${ended(sentence(cause))}`);
}

/**
 * Why an endpoint does not do what it was asked, in a sentence, by the status of its response. What it says itself is passed on where
 * nothing better is known.
 * @param model the one that was asked for; null where models were to be listed
 */
export async function refusal(
  response: Response,
  address: URL,
  model: string | null,
  hasKey: boolean,
): Promise<UserError> {
  const { host } = address;
  const words = await wordsOf(response);
  const said = words === null ? '' : `: ${words}`;
  switch (response.status) {
    case 401:
      return new UserError(
        hasKey
          ? `${host} does not know the key that is kept for it: sign in to the model endpoint again.`
          : `${host} wants a key: sign in to the model endpoint.`,
      );
    case 403:
      return new UserError(`${host} does not let you use ${model ?? 'its list of models'}${ended(said)}`);
    case 404:
      return new UserError(
        model !== null && words !== null
          ? `${host} has no model ${model}: choose one that it lists, or load it there${ended(said)}`
          : `${host} has nothing at ${address.pathname}: correct the address of the endpoint, which often ends with /v1.`,
      );
    case 429:
      return new UserError(`${host} takes no more questions from you for now: ${later(response)}${ended(said)}`);
    default:
      return new UserError(
        response.status >= 500
          ? `${host} has a problem of its own (${response.status}), try again later${ended(said)}`
          : `${host} refused the question (${response.status})${ended(said)}`,
      );
  }
}

/** What an error within a stream says. */
export function brokenOff(host: string, value: unknown): UserError {
  const words = saidIn(value);
  return new UserError(`${host} broke off its answer${ended(words === null ? '' : `: ${words}`)}`);
}

/** The words of an error as the servers write them: OpenAI and others in "error", vLLM at the top. */
function saidIn(value: unknown): string | null {
  if (typeof value === 'string') return oneLine(value);
  if (typeof value !== 'object' || value === null) return null;
  if ('error' in value) return saidIn(value.error);
  return 'message' in value && typeof value.message === 'string' ? oneLine(value.message) : null;
}

async function wordsOf(response: Response): Promise<string | null> {
  try {
    return saidIn(JSON.parse(await beginning(response)));
  } catch {
    return null;
  }
}

async function beginning(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for await (const piece of response.body ?? []) {
    pieces.push(piece);
    bytes += piece.length;
    if (bytes > MAX_BODY_BYTES) break;
  }
  return Buffer.concat(pieces).toString();
}

function oneLine(text: string): string | null {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  if (line === '') return null;
  return line.length > MAX_WORDS ? `${line.slice(0, MAX_WORDS - 1)}…` : line;
}

function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

function later(response: Response): string {
  const seconds = Number(response.headers.get('retry-after'));
  return Number.isInteger(seconds) && seconds > 0 ? `try again in ${seconds} s` : 'try again later';
}
