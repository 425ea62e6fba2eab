import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A question as the server got it. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
  /** What the body says; null where there is none. */
  readonly body: { readonly model: string; readonly messages: readonly { readonly content: string }[] } | null;
}

/** What the server does with a question; whatever is not ended stays open until the server closes. */
export type Answering = (response: ServerResponse, asked: Asked) => void;

/** A model endpoint on this machine, which answers as a test wants. */
export interface ModelServer {
  /** Where its API begins. */
  readonly url: string;
  readonly asked: readonly Asked[];
  /** How many of those who asked have left before they were answered. */
  left(): number;
  stop(): Promise<void>;
}

export async function startModelServer(answering: Answering): Promise<ModelServer> {
  const asked: Asked[] = [];
  let left = 0;
  const server = createServer(async (request, response) => {
    response.on('close', () => {
      if (!response.writableEnded) left++;
    });
    const one = await read(request);
    asked.push(one);
    answering(response, one);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/v1`,
    asked,
    left: () => left,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Streams texts as OpenAI does, one event each, and ends as it should. */
export function stream(response: ServerResponse, ...texts: readonly string[]): void {
  begin(response);
  for (const text of texts) response.write(event(text));
  response.end(`data: ${JSON.stringify({ choices: [{ delta: {}, finish_reason: 'stop' }] })}\n\ndata: [DONE]\n\n`);
}

/** Begins a stream of events. */
export function begin(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8' });
}

/** An event with a piece of an answer. */
export function event(content: string): string {
  return `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: null }] })}\n\n`;
}

/** Answers with a status and an error as OpenAI writes it. */
export function refuse(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify({ error: { message, type: 'invalid_request_error' } }));
}

async function read(request: IncomingMessage): Promise<Asked> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  const text = Buffer.concat(pieces).toString();
  return {
    method: request.method ?? '',
    path: request.url ?? '',
    key: request.headers.authorization,
    body: text === '' ? null : JSON.parse(text),
  };
}
