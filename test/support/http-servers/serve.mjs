import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { textResult } from '../servers/lookup.mjs';

/** @typedef {(request: Request, body: any) => Response | Promise<Response | undefined> | undefined} Handler */

/** What the test wants of this server, as `HttpServerOptions` says. */
export const options = JSON.parse(process.argv[2] ?? '{}');

/** True once the test has let go of the server with `release()`. */
export let isReleased = false;

/** Resolves then. */
export const released = new Promise((resolve) => {
  process.on('message', (message) => {
    if (message !== 'release') return;
    isReleased = true;
    resolve(undefined);
  });
});

/**
 * Serves on a port of this machine alone, tells the test its address and every request, and ends with the test.
 *
 * @param {Handler} handler answers; where it has no response the request stays open
 */
export function serve(handler) {
  let requests = 0;
  const server = createServer(async (incoming, outgoing) => {
    const text = await textOf(incoming);
    const body = parsed(text);
    const gone = new AbortController();
    requests++;
    const id = requests;
    const { method, url: path, headers } = incoming;
    tell({ event: 'request', id, method, path, headers, text, rpc: body?.method ?? null });
    outgoing.on('close', () => {
      if (!outgoing.writableFinished) tell({ event: 'cancelled', id });
      gone.abort();
    });
    try {
      const request = new Request(`http://${headers.host}${path}`, {
        method,
        headers,
        signal: gone.signal,
        ...(text === '' ? {} : { body: text }),
      });
      await send(await handler(request, body), outgoing);
    } catch (error) {
      // An answer that breaks off, on either side, is what many tests are about.
      if (!outgoing.destroyed) throw error;
    }
  });
  server.listen(options.port ?? 0, '127.0.0.1', () => tell({ event: 'listening', port: server.address().port }));
}

let calls = 0;

/**
 * The answer of a healthy server, after `delayMs`. It counts its calls, so that a test sees which were made.
 *
 * @param {string} query
 */
export async function answer(query) {
  calls++;
  const text = `${query}: call ${calls}`;
  if (options.delayMs) await sleep(options.delayMs);
  return textResult(text);
}

/**
 * A JSON-RPC error with an HTTP status, as servers refuse requests.
 *
 * @param {number} status
 * @param {string} message
 */
export function refusal(status, message) {
  return Response.json({ jsonrpc: '2.0', error: { code: -32_000, message }, id: null }, { status });
}

/**
 * @param {Response | undefined} response
 * @param {import('node:http').ServerResponse} outgoing
 */
async function send(response, outgoing) {
  if (!response) return;
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.flushHeaders();
  if (response.body) await pipeline(Readable.fromWeb(response.body), outgoing);
  else outgoing.end();
}

/** @param {import('node:http').IncomingMessage} incoming */
async function textOf(incoming) {
  let text = '';
  for await (const chunk of incoming.setEncoding('utf8')) text += chunk;
  return text;
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {object} message */
function tell(message) {
  if (process.connected) process.send?.(message);
}

process.on('message', (message) => {
  // Whatever was told before arrives before this.
  if (message === 'sync') tell({ event: 'synced' });
});
process.on('disconnect', () => process.exit());
