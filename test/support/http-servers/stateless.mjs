// Healthy, without sessions, in both protocols.
import { createMcpHandler } from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, serve } from './serve.mjs';

const { fetch } = createMcpHandler(() => lookupServer(answer));

serve((request) => fetch(request));
