// Tells its progress in the stream of a call, and answers once it is released.
import { setTimeout as sleep } from 'node:timers/promises';
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, isReleased, serve } from './serve.mjs';

const slow = async (query, { mcpReq }) => {
  const { progressToken } = mcpReq._meta ?? {};
  for (let progress = 1; !isReleased; progress++) {
    if (progressToken !== undefined) {
      await mcpReq.notify({ method: 'notifications/progress', params: { progressToken, progress } });
    }
    await sleep(20);
  }
  return answer(query);
};
const { fetch } = createMcpHandler(() => lookupServer(slow));

serve((request) => fetch(request));
