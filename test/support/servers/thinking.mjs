// Takes thoughts down as sequential-thinking servers do. THINKING says how it differs: `reasons` adds words of its own,
// `talks` answers with nothing but words, `fails` refuses the third thought, `breaks` ends at it.
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { textResult } from './lookup.mjs';

const { THINKING = 'counts' } = process.env;
const inputSchema = z.object({
  thought: z.string(),
  nextThoughtNeeded: z.boolean(),
  thoughtNumber: z.int().min(1),
  totalThoughts: z.int().min(1),
  isRevision: z.boolean().optional(),
  revisesThought: z.int().min(1).optional(),
  branchFromThought: z.int().min(1).optional(),
  branchId: z.string().optional(),
});

serveStdio(() => {
  const server = new McpServer({ name: 'thinking', version: '1.0.0' });
  const branches = new Set();
  let thoughtHistoryLength = 0;
  server.registerTool('sequentialthinking', { inputSchema }, ({ thought, branchId, ...step }) => {
    if (THINKING === 'talks') return textResult(`I would look closer at: ${thought.slice(0, 20)}`);
    if (step.thoughtNumber === 3 && THINKING === 'breaks') process.exit(4);
    if (step.thoughtNumber === 3 && THINKING === 'fails') return { ...textResult('The store is full.'), isError: true };
    thoughtHistoryLength++;
    if (branchId) branches.add(branchId);
    const { thoughtNumber, totalThoughts, nextThoughtNeeded } = step;
    const counters = { thoughtNumber, totalThoughts, nextThoughtNeeded, branches: [...branches], thoughtHistoryLength };
    const result = textResult(
      JSON.stringify(THINKING === 'reasons' ? { ...counters, status: 'ok' } : counters, null, 2),
    );
    if (THINKING !== 'reasons') return result;
    return { content: [...result.content, { type: 'text', text: `Who decides on thought ${thoughtNumber}?` }] };
  });
  return server;
});
