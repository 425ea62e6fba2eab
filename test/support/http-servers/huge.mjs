// Answers each call with a text of `bytes` (5 MB): in one body of JSON, or with `stream` in one event.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer, textResult } from '../servers/lookup.mjs';
import { options, serve } from './serve.mjs';

const huge = () => textResult('x'.repeat(options.bytes ?? 5 * 1024 * 1024));
const { fetch } = createMcpHandler(() => lookupServer(huge), { responseMode: options.stream ? 'sse' : 'auto' });

serve((request) => fetch(request));
