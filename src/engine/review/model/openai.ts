import { UserError } from '../../errors';
import { type ModelEndpoint, partOf, request, urlOf } from './endpoint';
import type { LanguageModel } from './language-model';
import { brokenOff, refusal } from './refusals';
import { fieldsOf, TooLong } from './sse';

export type { ModelEndpoint } from './endpoint';

/** Bytes of a body that does not stream. */
const MAX_BODY_BYTES = 2_000_000;
/** Models of one endpoint that are listed, and UTF-16 units of the name of one. */
const MAX_MODELS = 200;
const MAX_NAME = 200;

/** Names of models, which stand in messages of the editor: no controls and nothing of which a link could be made. */
const NAME = /^[^\p{C}[\]<>]+$/u;

/**
 * A model at an endpoint that speaks OpenAI's chat completions. Asks nothing yet: whether it is there shows when it is asked.
 * https://platform.openai.com/docs/api-reference/chat/create
 */
export function modelAt(endpoint: ModelEndpoint, name: string): LanguageModel {
  return {
    id: `${endpoint.url} ${name}`,
    name,
    place: urlOf(endpoint.url)?.host ?? endpoint.url,
    ask: (prompt, { signal }) => answer(endpoint, name, prompt, signal),
  };
}

/**
 * The models that an endpoint lists, in its order.
 * @throws UserError one sentence, where it does not
 */
export async function modelsAt(endpoint: ModelEndpoint, signal: AbortSignal): Promise<LanguageModel[]> {
  const address = partOf(endpoint, 'models');
  const response = await request(address, endpoint, null, signal);
  if (!response.ok) throw await refusal(response, address, null, endpoint.key !== undefined);
  const body = await jsonOf(response, address.host, signal);
  const { data } = isRecord(body) ? body : {};
  if (!Array.isArray(data)) throw unreadable(address.host);
  const ids = data.slice(0, MAX_MODELS).flatMap((one) => (isRecord(one) && typeof one.id === 'string' ? [one.id] : []));
  const names = ids.filter((id) => id.length <= MAX_NAME && NAME.test(id));
  return [...new Set(names)].map((name) => modelAt(endpoint, name));
}

async function* answer(
  endpoint: ModelEndpoint,
  model: string,
  prompt: string,
  signal: AbortSignal,
): AsyncGenerator<string> {
  const address = partOf(endpoint, 'chat/completions');
  const question = { model, stream: true, messages: [{ role: 'user', content: prompt }] };
  const response = await request(address, endpoint, question, signal);
  if (!response.ok) throw await refusal(response, address, model, endpoint.key !== undefined);
  const { host } = address;
  const type = response.headers.get('content-type') ?? '';
  if (/\bjson\b/.test(type)) yield* pieces(await jsonOf(response, host, signal), host);
  else if (/\bhtml\b/.test(type)) {
    await response.body?.cancel();
    throw new UserError(
      `${host} answered with a web page: correct the address of the endpoint, which often ends with /v1.`,
    );
  } else yield* streamed(response, host, signal);
}

async function* streamed(response: Response, host: string, signal: AbortSignal): AsyncGenerator<string> {
  let isFinished = false;
  let isBegun = false;
  try {
    for await (const { name, value } of fieldsOf(response.body)) {
      if (name === 'error') throw brokenOff(host, parsed(value));
      if (name !== 'data') continue;
      if (value === '[DONE]') return;
      const event = parsed(value);
      if (event === undefined) throw unreadable(host);
      isBegun = true;
      for (const piece of pieces(event, host)) yield piece;
      isFinished ||= isLast(event);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof TooLong)
      throw new UserError(`${host} sent more than any review has, and was not listened to any longer.`);
    if (error instanceof UserError) throw error;
    throw new UserError(`${host} broke off in the middle of its answer: ask again.`);
  }
  if (isFinished) return;
  throw isBegun ? new UserError(`${host} broke off in the middle of its answer: ask again.`) : unreadable(host);
}

/**
 * The text in an event of a stream, or in an answer that comes in one piece.
 * @throws UserError where it is an error, or says that the answer is not whole
 */
function* pieces(event: unknown, host: string): Generator<string> {
  if (!isRecord(event) || 'error' in event || event.object === 'error') throw brokenOff(host, event);
  const [choice] = Array.isArray(event.choices) ? event.choices : [];
  // The last event of some servers has no choices and tells what was used.
  if (!isRecord(choice)) return;
  const message = choice.delta ?? choice.message;
  yield isRecord(message) && typeof message.content === 'string' ? message.content : '';
  if (choice.finish_reason === 'length')
    throw new UserError(`The model at ${host} had no room to write on: give it a longer context or more tokens there.`);
  if (choice.finish_reason === 'content_filter')
    throw new UserError(`${host} held back the rest of the answer by its content filter.`);
}

function isLast(event: unknown): boolean {
  const [choice] = isRecord(event) && Array.isArray(event.choices) ? event.choices : [];
  return isRecord(choice) && typeof choice.finish_reason === 'string';
}

async function jsonOf(response: Response, host: string, signal: AbortSignal): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MAX_BODY_BYTES) throw unreadable(host);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof UserError) throw error;
    throw new UserError(`${host} broke off in the middle of its answer: ask again.`);
  }
  const value = parsed(Buffer.concat(chunks).toString());
  if (value === undefined) throw unreadable(host);
  return value;
}

function unreadable(host: string): UserError {
  return new UserError(
    `What ${host} answers is not what a model endpoint says: correct the address, which often ends with /v1.`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
