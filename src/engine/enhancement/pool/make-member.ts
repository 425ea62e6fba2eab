import type { Transport } from '@modelcontextprotocol/client';
import type PQueue from 'p-queue';
import type { Clock } from '../../clock';
import type { Connection } from '../connection/connection';
import { EditorConnection } from '../connection/editor-connection';
import { McpConnection } from '../connection/mcp-connection';
import { httpLink } from '../link/http';
import type { Link } from '../link/link';
import { stdioLink } from '../link/stdio';
import type { EditorTools, Secrets } from '../ports';
import {
  enhancerOf,
  type HttpServer,
  LOCAL_SERVER,
  SERVERS_SETTING,
  type ServerDefinition,
  type StdioServer,
} from '../servers/definition';
import { resolveServer } from '../servers/variables';
import { Member, type MemberOptions } from './member';
import { PeerMemory } from './peers';
import type { EnhancementCache } from './questions';
import { Replica } from './replica';

/** What members are built from. */
export interface Parts {
  readonly localTransport: () => Promise<Transport>;
  readonly localHash: () => string;
  readonly cache: EnhancementCache;
  readonly clock: Clock;
  readonly queue: PQueue;
  readonly random: () => number;
  readonly secret?: Secrets | undefined;
  readonly editorTools?: EditorTools | undefined;
  readonly onChange: () => void;
}

/** Calls under way to one program, which has one pipe and often one thread. */
const MAX_CALLS_PER_PROGRAM = 4;
/** Calls under way to a server at addresses: as many as there are to all servers together. */
const MAX_CALLS_PER_ADDRESS = 6;
/** A server that was not used for this long is ended; it starts again when it is needed. */
const IDLE_MS = 5 * 60_000;

/** Our own engine's server in this process. */
export function localMember({ localTransport, localHash, clock, queue, random, onChange }: Parts): Member {
  const connection = new McpConnection({
    name: LOCAL_SERVER,
    dial: async () => {
      const transport = await localTransport();
      return { transport, close: () => transport.close() };
    },
    clock,
    remedy: 'Reload the window to start it anew.',
    isProgram: false,
    probesEra: false,
    onChange,
  });
  const replica = new Replica({ name: LOCAL_SERVER, url: null, clock, connection, peer: () => undefined, onChange });
  return new Member({
    name: LOCAL_SERVER,
    type: 'in-process',
    hash: localHash,
    replicas: [replica],
    memory: null,
    maxCalls: Number.POSITIVE_INFINITY,
    isStateful: false,
    queue,
    now: () => clock.now(),
    random,
  });
}

/** A server of the settings. Nothing is connected yet. */
export function outsideMember(server: ServerDefinition, hash: string, parts: Parts): Member {
  const { cache, clock, queue, random, onChange } = parts;
  const memory = new PeerMemory(cache, hash, onChange);
  const peer = () => memory.peer;
  const { name, type } = server;
  const replica = (url: string | null, connection: Connection): Replica =>
    new Replica({ name, url, clock, connection, peer, onChange });
  return new Member({
    name,
    type,
    hash: () => hash,
    replicas: replicasOf(server, memory, parts, replica),
    memory,
    maxCalls: type === 'stdio' ? MAX_CALLS_PER_PROGRAM : MAX_CALLS_PER_ADDRESS,
    isStateful: server.stateful ?? enhancerOf(server) === 'sequential',
    queue,
    now: () => clock.now(),
    random,
  });
}

type MakeReplica = (url: string | null, connection: Connection) => Replica;

function replicasOf(
  server: ServerDefinition,
  memory: PeerMemory,
  parts: Parts,
  replica: MakeReplica,
): MemberOptions['replicas'] {
  switch (server.type) {
    case 'stdio':
      return [
        replica(
          null,
          mcpConnection(server, () => programLink(server, parts.secret), memory, parts),
        ),
      ];
    case 'http': {
      const at = (url: string): Replica =>
        replica(
          url,
          mcpConnection(server, () => addressLink(server, url, parts.secret), memory, parts),
        );
      const [first, ...others] = server.urls;
      return [at(first), ...others.map(at)];
    }
    case 'vscode':
      return [replica(null, new EditorConnection(server, parts.editorTools, parts.clock))];
  }
}

function mcpConnection(
  { name, type, timeoutMs }: StdioServer | HttpServer,
  dial: () => Promise<Link>,
  memory: PeerMemory,
  { clock, onChange }: Parts,
): McpConnection {
  return new McpConnection({
    name,
    dial,
    clock,
    remedy: `Check ${SERVERS_SETTING}.`,
    ...(timeoutMs !== undefined && { callTimeoutMs: timeoutMs }),
    idleMs: IDLE_MS,
    isProgram: type === 'stdio',
    // Asking a program first would end some that know only the earlier handshake.
    probesEra: type === 'http',
    prior: () => memory.recall(),
    onPeer: (peer) => memory.learn(peer),
    onTools: (tools) => void memory.meet(tools),
    onChange,
  });
}

async function programLink(server: StdioServer, secret: Secrets | undefined): Promise<Link> {
  const resolved = await resolveServer(server, secret);
  return stdioLink(resolved.server, resolved.secrets);
}

async function addressLink(server: HttpServer, url: string, secret: Secrets | undefined): Promise<Link> {
  const resolved = await resolveServer(server, secret);
  return httpLink(url, resolved.server.headers);
}
