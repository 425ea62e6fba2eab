// Speaks the protocol of 2026-07-28 alone: it knows no handshake.
import { serveStdio } from '@modelcontextprotocol/server/stdio';
import { lookupServer, textResult } from './lookup.mjs';

serveStdio(() => lookupServer((query) => textResult(query)), { legacy: 'reject' });
