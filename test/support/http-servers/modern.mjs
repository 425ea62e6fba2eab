// Healthy, without sessions, in the protocol of 2026-07-28 alone.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, serve } from './serve.mjs';

const { fetch } = createMcpHandler(() => lookupServer(answer), { legacy: 'reject' });

serve((request) => fetch(request));
