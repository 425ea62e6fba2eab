// Has the tools of context7, and answers with what LIBRARIES holds for a name or an id; for others it has nothing.
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { textResult } from './lookup.mjs';

/** @type {Readonly<Record<string, string>>} */
const answers = JSON.parse(process.env.LIBRARIES ?? '{}');
const query = z.string();

serveStdio(() => {
  const server = new McpServer({ name: 'libraries', version: '1.0.0' });
  server.registerTool('resolve-library-id', { inputSchema: z.object({ query, libraryName: z.string() }) }, (args) =>
    textResult(answers[args.libraryName] ?? 'No libraries found matching the provided name.'),
  );
  server.registerTool('query-docs', { inputSchema: z.object({ query, libraryId: z.string() }) }, (args) =>
    textResult(
      answers[args.libraryId] ??
        'Documentation not found or not finalized for this library. This might have happened because you used an invalid Context7-compatible library ID.',
    ),
  );
  return server;
});
