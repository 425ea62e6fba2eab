// Speaks the protocol of 2025-11-25 alone, as servers built with the first SDK do.
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { lookupServer, textResult } from './lookup.mjs';

await lookupServer((query) => textResult(query)).connect(new StdioServerTransport());
