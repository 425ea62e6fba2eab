import { setTimeout as sleep } from 'node:timers/promises';
import { type FetchLike, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { type Link, MAX_MESSAGE_BYTES } from './link';

/** How long a server may take to hear that a session is over. */
const GOODBYE_MS = 500;

/**
 * A way to a server over Streamable HTTP. The transport follows a redirect only within the origin and with the same
 * method, so that an answer cannot send our requests, or the headers with their secrets, to another host; and as plain
 * http is for this machine alone, a name that is made to point elsewhere meets a certificate that does not fit it.
 */
export function httpLink(url: string, headers: Readonly<Record<string, string>>): Link {
  let ending: string | undefined;
  const transport = new StreamableHTTPClientTransport(new URL(url), {
    requestInit: { headers: { ...headers } },
    redirectPolicy: 'same-origin',
    fetch: boundedFetch(MAX_MESSAGE_BYTES, () => {
      ending ??= `it sent more than ${MAX_MESSAGE_BYTES / 1024 / 1024} MB in one message`;
      void transport.close();
    }),
    // A stream that broke is asked for anew by the next call; nothing waits for it in between.
    reconnectionOptions: {
      initialReconnectionDelay: 500,
      maxReconnectionDelay: 2_000,
      reconnectionDelayGrowFactor: 2,
      maxRetries: 2,
    },
  });
  return {
    transport,
    close: () => takeLeave(transport),
    ending: () => ending,
    hasSession: () => transport.sessionId !== undefined,
  };
}

/** Tells the server that the session is over, where there is one, and waits for it no longer than a moment. */
async function takeLeave(transport: StreamableHTTPClientTransport): Promise<void> {
  const said = transport.terminateSession().catch(() => {});
  await Promise.race([said, sleep(GOODBYE_MS, undefined, { ref: false })]);
  await transport.close();
}

/** `fetch` whose answers break off where a message grows too long: a whole body, or one event of a stream. */
function boundedFetch(maxBytes: number, onExceeded: () => void): FetchLike {
  return async (url, init) => {
    const response = await fetch(url, init);
    if (!response.body || (response.status >= 300 && response.status < 400)) return response;
    const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
    const body = response.body.pipeThrough(bounded(maxBytes, isStream, onExceeded));
    return new Response(body, { status: response.status, statusText: response.statusText, headers: response.headers });
  };
}

function bounded(maxBytes: number, isStream: boolean, onExceeded: () => void): TransformStream<Uint8Array, Uint8Array> {
  let bytes = 0;
  let newline = false;
  return new TransformStream({
    transform(chunk, controller) {
      const start = isStream ? endOfLastEvent(chunk, newline) : 0;
      newline = chunk.at(-1) === LINE_FEED;
      bytes = start > 0 ? chunk.length - start : bytes + chunk.length;
      if (bytes <= maxBytes) return controller.enqueue(chunk);
      onExceeded();
      controller.error(new Error(`More than ${maxBytes} bytes in one message`));
    },
  });
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Where the part after the last empty line begins: events of a stream end with one. 0 where there is none. */
function endOfLastEvent(chunk: Uint8Array, afterNewline: boolean): number {
  for (let at = chunk.lastIndexOf(LINE_FEED); at >= 0; at = at > 0 ? chunk.lastIndexOf(LINE_FEED, at - 1) : -1) {
    const before = chunk[at - 1] === CARRIAGE_RETURN ? at - 2 : at - 1;
    if (before < 0 ? afterNewline : chunk[before] === LINE_FEED) return at + 1;
  }
  return 0;
}
