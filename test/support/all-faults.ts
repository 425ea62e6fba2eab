import type { ServerDefinition, StdioServer } from '../../src/engine/enhancement/servers/definition';
import { behindShell, type Counted, counted, type FaultServer, faultServer } from './fault-servers';
import {
  deadUrl,
  type HttpServerName,
  type HttpServerOptions,
  type HttpServerProcess,
  startHttpServer,
} from './http-servers';
import { scratchFile } from './scratch';

/** Faulty servers of every sort. */
export interface AllFaults {
  readonly servers: readonly ServerDefinition[];
  /** Those that are programs, which count their starts. */
  readonly programs: readonly Counted[];
  /** Those at addresses, and one that a redirect leads to; each knows what has reached it. */
  readonly addresses: readonly HttpServerProcess[];
}

/** Starts or defines a server for every fault that lasts, over stdio and over HTTP. */
export async function startAllFaults(): Promise<AllFaults> {
  const programs: Counted[] = [];
  const addresses: HttpServerProcess[] = [];
  const servers: ServerDefinition[] = [];
  const program = (name: string, server: StdioServer): void => {
    const counting = counted({ ...server, name });
    programs.push(counting);
    servers.push(counting.server);
  };
  const address = async (name: string, kind: HttpServerName, options: HttpServerOptions = {}): Promise<void> => {
    const server = await startHttpServer(kind, options);
    addresses.push(server);
    servers.push({ type: 'http', name, urls: [server.url], headers: {} });
  };
  for (const name of ['silent', 'hangs', 'exits', 'crashes', 'huge'] satisfies FaultServer[])
    program(name, faultServer(name));
  const says = scratchFile();
  says.write('Error searching libraries: TypeError: fetch failed');
  program('soft-errors', faultServer('soft-errors', { SAYS_FILE: says.path }));
  program('behind a shell', behindShell(faultServer('crashes')));
  program('missing', { ...faultServer('echo'), command: 'no-such-program' });
  await address('http hangs at connect', 'hangs-at-connect');
  await address('http hangs', 'hangs');
  await address('http fails', 'fails');
  await address('http is a page', 'html');
  await address('http is huge', 'huge');
  await address('http is huge, as a stream', 'huge', { stream: true });
  await address('http drops', 'drops');
  const victim = await startHttpServer('stateless');
  addresses.push(victim);
  await address('http redirects', 'redirects', { to: victim.url });
  await address('http redirects calls', 'redirects', { to: victim.url, onlyCalls: true });
  await address('http refuses the host', 'host-check', { allowedHosts: ['wiki.example'] });
  servers.push({ type: 'http', name: 'http dead', urls: [await deadUrl()], headers: {} });
  return { programs, addresses, servers };
}
