// Sends requests to /mcp on to `to` with `status` (307); with `onlyCalls` only those that call a tool, after a good connect.
// At every other path it is healthy, so that `to` may be one of its own.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, options, serve } from './serve.mjs';

const { fetch } = createMcpHandler(() => lookupServer(answer));

serve((request, body) => {
  const sentOn = new URL(request.url).pathname === '/mcp' && (!options.onlyCalls || body?.method === 'tools/call');
  if (!sentOn) return fetch(request);
  return new Response(null, { status: options.status ?? 307, headers: { location: options.to } });
});
