// Connects, and breaks the connection in the middle of its answer to each call.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, serve } from './serve.mjs';

const { fetch } = createMcpHandler(() => lookupServer(answer));

serve(async (request, body) => {
  if (body?.method !== 'tools/call') return fetch(request);
  const half = new ReadableStream({
    start: (controller) => controller.enqueue(new TextEncoder().encode('{"jsonrpc":"2.0",')),
    pull: (controller) => controller.error(new Error('The answer breaks off here.')),
  });
  return new Response(half, { headers: { 'content-type': 'application/json' } });
});
