import {
  Client,
  type DiscoverResult,
  type PriorDiscovery,
  ProtocolError,
  SdkError,
  SdkErrorCode,
  type Tool,
} from '@modelcontextprotocol/client';
import { version } from '../../../../package.json';
import { abortable } from '../../clock';
import type { Link } from '../link/link';

/** What a connection learns of a server, and may be told again for the next one: its era saves a round trip. */
export interface Peer {
  /** Its own name and version, or empty texts. */
  readonly name: string;
  readonly version: string;
  readonly protocol: string;
  /** What a server of the present protocol said of itself; null for one of the earlier ones. */
  readonly discovered: DiscoverResult | null;
}

/** A connected client with the way to its server. */
export interface Session {
  readonly client: Client;
  readonly link: Link;
  readonly peer: Peer;
}

export interface SessionOptions {
  readonly dial: () => Promise<Link>;
  /** What was known of the server at the last connection. */
  readonly prior: Peer | undefined;
  /** How an unknown server is asked for its era: by a probe, or, where that could end a program, by the earlier handshake. */
  readonly probes: boolean;
  readonly onTools: (tools: readonly Tool[]) => void;
}

/** Hears of every link that was dialled, so that one whose handshake fails can be closed. */
type OnLink = (link: Link) => void;

/** Dials and shakes hands. Rejects with what the transport or the SDK says. */
export async function openSession(options: SessionOptions, signal: AbortSignal, onLink: OnLink): Promise<Session> {
  const prior = priorOf(options.prior);
  try {
    return await connect(options, prior, options.probes, signal, onLink);
  } catch (error) {
    // What was known may be out of date, and a server of the present protocol alone refuses the earlier handshake.
    if (signal.aborted || !refusedEra(error)) throw error;
    return await connect(options, undefined, true, signal, onLink);
  }
}

async function connect(
  { dial, onTools }: SessionOptions,
  prior: PriorDiscovery | undefined,
  probes: boolean,
  signal: AbortSignal,
  onLink: OnLink,
): Promise<Session> {
  const link = await abortable(dial(), signal);
  onLink(link);
  const client = new Client(
    { name: 'framework-director', version },
    {
      versionNegotiation: { mode: probes ? 'auto' : 'legacy' },
      listChanged: { tools: { onChanged: (_, tools) => tools && onTools(tools) } },
    },
  );
  await abortable(client.connect(link.transport, { signal, ...(prior && { prior }) }), signal);
  return { client, link, peer: peerOf(client) };
}

function peerOf(client: Client): Peer {
  const { name = '', version = '' } = client.getServerVersion() ?? {};
  return {
    name,
    version,
    protocol: client.getNegotiatedProtocolVersion() ?? '',
    discovered: client.getDiscoverResult() ?? null,
  };
}

function priorOf(peer: Peer | undefined): PriorDiscovery | undefined {
  if (!peer) return undefined;
  return peer.discovered ? { kind: 'modern', discover: peer.discovered } : { kind: 'legacy' };
}

function refusedEra(error: unknown): boolean {
  return (
    error instanceof ProtocolError || (error instanceof SdkError && error.code === SdkErrorCode.EraNegotiationFailed)
  );
}
