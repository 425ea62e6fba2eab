// Takes thoughts down as sequential-thinking servers do, and says no more than how many there are.
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { countCall, textResult } from './lookup.mjs';

const inputSchema = z.object({
  thought: z.string(),
  thoughtNumber: z.number(),
  totalThoughts: z.number(),
  nextThoughtNeeded: z.boolean(),
});

serveStdio(() => {
  const server = new McpServer({ name: 'takes-down', version: '1.0.0' });
  const thoughts = [];
  server.registerTool('sequentialthinking', { inputSchema }, ({ thought, ...counters }) => {
    countCall();
    thoughts.push(thought);
    return textResult(JSON.stringify({ ...counters, branches: [], thoughtHistoryLength: thoughts.length }));
  });
  return server;
});
