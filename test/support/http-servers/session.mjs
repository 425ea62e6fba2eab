// Healthy, with sessions, in the protocol of 2025-11-25 alone. Forgets a session after `callsPerSession` calls in it, and
// answers with `lostStatus` whoever still uses it: 404 as the protocol says, 400 as many servers do.
import { randomUUID } from 'node:crypto';
import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, options, refusal, serve } from './serve.mjs';

const callsPerSession = options.callsPerSession ?? Number.POSITIVE_INFINITY;
const sessions = new Map();

serve(async (request, body) => {
  const id = request.headers.get('mcp-session-id');
  if (id === null) return (await newSession()).handleRequest(request);
  const session = sessions.get(id);
  if (!session) return refusal(options.lostStatus ?? 404, 'Bad Request: No valid session ID provided');
  if (body?.method === 'tools/call') session.calls++;
  if (session.calls >= callsPerSession) sessions.delete(id);
  return session.transport.handleRequest(request);
});

async function newSession() {
  const transport = new WebStandardStreamableHTTPServerTransport({
    sessionIdGenerator: randomUUID,
    onsessioninitialized: (id) => {
      sessions.set(id, { transport, calls: 0 });
    },
    onsessionclosed: (id) => {
      sessions.delete(id);
    },
  });
  await lookupServer(answer).connect(transport);
  return transport;
}
