// Connects, and answers no call until it is released. With `stream` it begins each answer at once, and keeps it alive.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, options, released, serve } from './serve.mjs';

const held = async (query) => {
  await released;
  return answer(query);
};
const { fetch } = createMcpHandler(() => lookupServer(held), {
  responseMode: options.stream ? 'sse' : 'auto',
  keepAliveMs: 20,
});

serve((request) => fetch(request));
