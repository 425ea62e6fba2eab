import { appendFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';

/**
 * @typedef {import('@modelcontextprotocol/server').ServerContext} ServerContext
 * @typedef {(query: string, context: ServerContext) => unknown} Answer the result of a call, or a promise of it
 */

/**
 * A server with one tool, `lookup`.
 *
 * @param {Answer} answer
 * @param {import('@modelcontextprotocol/server').ToolAnnotations} [annotations]
 */
export function lookupServer(answer, annotations = {}) {
  const server = new McpServer({ name: 'lookup', version: '1.0.0' });
  const inputSchema = z.object({ query: z.string() });
  server.registerTool('lookup', { inputSchema, annotations }, ({ query }, context) => {
    countCall();
    return answer(query, context);
  });
  return server;
}

/**
 * Serves one tool, `lookup`, over stdio.
 *
 * @param {Answer} answer
 * @param {import('@modelcontextprotocol/server').ToolAnnotations} [annotations]
 */
export function serveLookup(answer, annotations) {
  serveStdio(() => lookupServer(answer, annotations));
}

/**
 * A result that is one text.
 *
 * @param {string} text
 */
export function textResult(text) {
  return { content: [{ type: 'text', text }] };
}

/** Tells of a call in the file of `counted`, where a test counts. */
export function countCall() {
  if (process.env.COUNT_FILE) appendFileSync(process.env.COUNT_FILE, 'call\n');
}
