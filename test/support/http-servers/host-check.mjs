// Healthy for requests whose Host and Origin are among `allowedHosts` (this machine's names); the others get a 403, as the
// protocol wants it against DNS rebinding.
import {
  createMcpHandler,
  hostHeaderValidationResponse,
  localhostAllowedHostnames,
  originValidationResponse,
} from '@modelcontextprotocol/server';
import { lookupServer } from '../servers/lookup.mjs';
import { answer, options, serve } from './serve.mjs';

const allowed = options.allowedHosts ?? localhostAllowedHostnames();
const { fetch } = createMcpHandler(() => lookupServer(answer));

serve(
  (request) =>
    hostHeaderValidationResponse(request, allowed) ?? originValidationResponse(request, allowed) ?? fetch(request),
);
