import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

/**
 * Serves one tool, `lookup`, over stdio.
 *
 * @param {(query: string) => unknown} answer its result, or a promise of it
 */
export function serveLookup(answer) {
  serveStdio(() => {
    const server = new McpServer({ name: 'lookup', version: '1.0.0' });
    server.registerTool('lookup', { inputSchema: z.object({ query: z.string() }) }, ({ query }) => answer(query));
    return server;
  });
}

/**
 * A result that is one text.
 *
 * @param {string} text
 */
export function textResult(text) {
  return { content: [{ type: 'text', text }] };
}
