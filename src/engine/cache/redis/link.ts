import {
  ConnectionTimeoutError,
  createClient,
  createCluster,
  RESP_TYPES,
  type RedisClientOptions,
} from '@redis/client';
import type { RedisSettings } from '../settings';
import type { RedisAddress } from './address';
import { inTime, TooSlow } from './problems';

/** A way to one Redis or to a cluster, in use. All that is asked shares one connection to each server, without waiting in turn. */
export interface Link {
  /** What lies under a key, up to a number of bytes of it; none, or null, where nothing does. */
  read(key: string, maxBytes: number): Promise<Buffer | null>;
  write(key: string, bytes: Buffer, ttlMs: number): Promise<void>;
  /** The keys with a prefix, and a part after it, a bounded number at a time; some may come twice. */
  batches(prefix: string, part?: string): AsyncGenerator<Batch>;
  close(): void;
}

/** Some keys of one server. */
export interface Batch {
  readonly keys: readonly string[];
  remove(): Promise<void>;
  /** Bytes of each value; 0 where it is gone. */
  sizes(): Promise<readonly number[]>;
}

/** A server that takes no connection within this time, or says nothing over it, is not there. */
const CONNECT_DEADLINE_MS = 5_000;
/** How many keys a server looks at before it answers, so that it serves others between. */
const SCAN_COUNT = 500;
/** The older protocol: every server and every proxy speaks it. */
const PROTOCOL = 2;
/** Commands under way; one more fails at once. */
const MAX_QUEUED = 2_000;
/** Values as they come over the line, and not as text. */
const BYTES = { [RESP_TYPES.BLOB_STRING]: Buffer } as const;

/** A connection to one server. */
type Node = ReturnType<typeof createServerClient>;

/**
 * Connects, and sees that it is answered.
 * @param credentials asked for at every connection; nothing is sent where there are none
 * @param onLost called once when the connection ends by itself; the link is of no use then
 * @throws what the server or the network said
 */
export async function connect(
  address: RedisAddress,
  credentials: RedisSettings['credentials'],
  onLost: (error: unknown) => void,
): Promise<Link> {
  return address.cluster ? toCluster(address, credentials, onLost) : toServer(address, credentials, onLost);
}

async function toServer(
  address: RedisAddress,
  credentials: RedisSettings['credentials'],
  onLost: (error: unknown) => void,
): Promise<Link> {
  const client = createServerClient(address, credentials);
  const lost = once(onLost);
  // Until it is connected, what goes wrong rejects `connect`; an error nobody listens to would end the process.
  let ready = false;
  client.on('error', (error: unknown) => {
    if (ready) lost(error);
  });
  try {
    await established(client.connect(), address);
    // A server that wants a password takes a connection without one, and says so to what is asked.
    await inTime(client.ping(), CONNECT_DEADLINE_MS);
  } catch (error) {
    client.destroy();
    throw error;
  }
  ready = true;
  const inBytes = client.withTypeMapping(BYTES);
  return {
    read: (key, maxBytes) => inBytes.getRange(key, 0, maxBytes - 1),
    write: async (key, bytes, ttlMs) => void (await client.set(key, bytes, expiring(ttlMs))),
    batches: (prefix, part) => batchesOf(client, prefix, part),
    close: () => client.destroy(),
  };
}

function createServerClient(address: RedisAddress, credentials: RedisSettings['credentials']) {
  const [at] = address.hosts;
  return createClient({
    ...optionsFor(credentials),
    RESP: PROTOCOL,
    socket: { ...socketFor(address), ...at },
    database: address.database,
  });
}

async function toCluster(
  address: RedisAddress,
  credentials: RedisSettings['credentials'],
  onLost: (error: unknown) => void,
): Promise<Link> {
  const cluster = createCluster({
    rootNodes: address.hosts.map((at) => ({ socket: { ...socketFor(address), ...at } })),
    defaults: { ...optionsFor(credentials), socket: socketFor(address) },
    RESP: PROTOCOL,
    commandOptions: { timeout: 0 },
  });
  const lost = once(onLost);
  let ready = false;
  let cause: unknown;
  const onError = (error: unknown): void => {
    cause = error;
    if (ready) lost(error);
  };
  cluster.on('error', onError).on('node-error', onError);
  try {
    await established(cluster.connect(), address);
  } catch (error) {
    cluster.destroy();
    // It says no more than that no server can be used; why, each of them said before.
    throw cause ?? error;
  }
  ready = true;
  const inBytes = cluster.withTypeMapping(BYTES);
  return {
    read: (key, maxBytes) => inBytes.getRange(key, 0, maxBytes - 1),
    write: async (key, bytes, ttlMs) => void (await cluster.set(key, bytes, expiring(ttlMs))),
    batches: async function* (prefix, part) {
      for (const master of cluster.masters) yield* batchesOf(await cluster.nodeClient(master), prefix, part);
    },
    close: () => cluster.destroy(),
  };
}

/** Waits until it is connected. @throws why it is not */
async function established(connecting: Promise<unknown>, { tls }: RedisAddress): Promise<void> {
  try {
    await inTime(connecting, CONNECT_DEADLINE_MS);
  } catch (error) {
    // One that speaks no TLS takes it for the beginning of a command, and waits for the rest.
    const isLate = error instanceof TooSlow || error instanceof ConnectionTimeoutError;
    throw tls && isLate ? new Error('Nothing answers over TLS at its address.', { cause: error }) : error;
  }
}

/** No commands are kept for later, when nobody waits for them. */
function optionsFor(credentials: RedisSettings['credentials']) {
  return {
    name: 'framework-director',
    disableClientInfo: true,
    disableOfflineQueue: true,
    commandsQueueMaxLength: MAX_QUEUED,
    maintNotifications: 'disabled',
    // Deadlines are ours; a timer for each command would cost more than many a command.
    commandOptions: { timeout: 0 },
    credentialsProvider: {
      type: 'async-credentials-provider',
      credentials: async () => ({ ...(await credentials()) }),
    },
  } satisfies Partial<RedisClientOptions>;
}

function socketFor({ tls }: RedisAddress) {
  return { ...(tls && { tls: true as const }), connectTimeout: CONNECT_DEADLINE_MS, reconnectStrategy: false as const };
}

function expiring(ttlMs: number) {
  return { expiration: { type: 'PX', value: Math.max(1, Math.ceil(ttlMs)) } } as const;
}

async function* batchesOf(node: Node, prefix: string, part = ''): AsyncGenerator<Batch> {
  const pattern = `${literally(prefix)}*${part === '' ? '' : `${literally(part)}*`}`;
  for await (const keys of node.scanIterator({ MATCH: pattern, COUNT: SCAN_COUNT })) {
    // One command for each key: in a cluster the keys of one command must share a slot.
    yield {
      keys,
      remove: async () => void (await Promise.all(keys.map((key) => node.unlink(key)))),
      sizes: () => Promise.all(keys.map((key) => node.strLen(key))),
    };
  }
}

/** What stands for itself in a pattern. */
function literally(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&');
}

function once(listener: (error: unknown) => void): (error: unknown) => void {
  let told = false;
  return (error) => {
    if (told) return;
    told = true;
    listener(error);
  };
}
