// Answers every request with the status `status` (500) and `headers`, until it is released and healthy.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, isReleased, options, serve } from './serve.mjs';

const { fetch } = createMcpHandler(() => lookupServer(answer));

serve((request) => {
  if (isReleased) return fetch(request);
  return new Response('Something went wrong.', { status: options.status ?? 500, headers: options.headers ?? {} });
});
