import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { UserError } from '../../src/engine/errors';
import { isNothingSent } from '../../src/engine/review/model/language-model';
import { type ModelEndpoint, modelAt } from '../../src/engine/review/model/openai';

/** How an answer is listened to: what has come is in `pieces`, whatever happens then. */
interface Listening {
  readonly signal?: AbortSignal;
  readonly pieces?: string[];
  readonly onPiece?: () => void;
}

/** The answer of the model `small` at an endpoint, in its pieces. */
export async function answer(
  endpoint: ModelEndpoint,
  { signal, pieces = [], onPiece }: Listening = {},
): Promise<string[]> {
  const model = modelAt(endpoint, 'small');
  for await (const piece of model.ask('What is missing?', { signal: signal ?? new AbortController().signal })) {
    pieces.push(piece);
    onPiece?.();
  }
  return pieces;
}

/** Checks that an error is one sentence for people, like this. */
export function userError(said: RegExp): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof UserError, String(error));
    assert.match(error.message, said);
    assert.match(error.message, /^\S.*[.…]$/s);
    return true;
  };
}

/** The same of one that says that nothing has left. */
export function nothingSent(said: RegExp): (error: unknown) => boolean {
  return (error) => userError(said)(error) && isNothingSent(error);
}

/** A port at which nothing answers. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  assert.ok(typeof address === 'object' && address !== null);
  return address.port;
}
