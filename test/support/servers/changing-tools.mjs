// Offers the tools that the file TOOLS_FILE has at the moment, an object of descriptions by name, and tells of changes.
import { readFileSync } from 'node:fs';
import { McpServer } from '@modelcontextprotocol/server';
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { z } from 'zod';
import { countCall, textResult } from './lookup.mjs';

const file = process.env.TOOLS_FILE ?? '';

serveStdio(() => {
  const server = new McpServer({ name: 'changing', version: '1.0.0' });
  const offered = new Map();
  const follow = () => {
    const wanted = Object.entries(JSON.parse(readFileSync(file, 'utf8')));
    for (const [name, { tool }] of offered) {
      if (wanted.some(([other]) => other === name)) continue;
      tool.remove();
      offered.delete(name);
    }
    for (const [name, description] of wanted) {
      const known = offered.get(name);
      if (known?.description === description) continue;
      if (known) known.tool.update({ description });
      offered.set(name, { description, tool: known?.tool ?? register(name, description) });
    }
  };
  const register = (name, description) =>
    server.registerTool(name, { description, inputSchema: z.object({ query: z.string() }) }, ({ query }) => {
      countCall();
      follow();
      return textResult(query);
    });
  follow();
  setInterval(follow, 20).unref();
  return server;
});
