import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';

/** The servers in `test/support/http-servers`, each of which says at its top what it does. */
export type HttpServerName =
  | 'drops'
  | 'fails'
  | 'hangs'
  | 'hangs-at-connect'
  | 'host-check'
  | 'html'
  | 'huge'
  | 'modern'
  | 'progress'
  | 'redirects'
  | 'session'
  | 'stateless';

/** What a server is to do; the servers say which of them heeds what. */
export interface HttpServerOptions {
  /** A port that another has just left; without it a free one. */
  readonly port?: number;
  /** How long each call of a healthy server takes. */
  readonly delayMs?: number;
  readonly callsPerSession?: number;
  readonly lostStatus?: 400 | 404;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly bytes?: number;
  readonly stream?: boolean;
  readonly to?: string;
  readonly onlyCalls?: boolean;
  readonly allowedHosts?: readonly string[];
}

/** A request as it reached a server. */
export interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  /** The method of the message in it, `tools/call` for one; null where it holds none. */
  readonly rpc: string | null;
  /** True where the answer did not come to its end, because the client left it or the server broke it off. */
  readonly cancelled: boolean;
}

/** A server in a process of its own. */
export interface HttpServerProcess {
  /** Where it speaks MCP. */
  readonly url: string;
  readonly port: number;
  /** Everything that has reached it. */
  requests(): Promise<readonly HttpRequest[]>;
  /** How many calls of a tool have reached it. */
  calls(): Promise<number>;
  /** Ends what it does wrong, where it says so. */
  release(): void;
  /** Kills it, in the middle of whatever it does; resolves when it is gone. */
  kill(): Promise<void>;
}

type Message =
  | { readonly event: 'listening'; readonly port: number }
  | ({ readonly event: 'request'; readonly id: number } & Omit<HttpRequest, 'cancelled'>)
  | { readonly event: 'cancelled'; readonly id: number }
  | { readonly event: 'synced' };

const running = new Set<HttpServerProcess>();

/** Starts a server on a port of this machine. */
export async function startHttpServer(
  name: HttpServerName,
  options: HttpServerOptions = {},
): Promise<HttpServerProcess> {
  const program = resolve('test/support/http-servers', `${name}.mjs`);
  const child = fork(program, [JSON.stringify(options)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const requests = new Map<number, HttpRequest>();
  child.on('message', (message: Message) => {
    if (message.event === 'request') requests.set(message.id, { ...message, cancelled: false });
    if (message.event !== 'cancelled') return;
    const request = requests.get(message.id);
    if (request) requests.set(message.id, { ...request, cancelled: true });
  });
  const { port } = await told(child, 'listening');
  const server: HttpServerProcess = {
    url: `http://127.0.0.1:${port}/mcp`,
    port,
    async requests() {
      if (child.connected) {
        child.send('sync');
        // One that is killed meanwhile has told all it will.
        await told(child, 'synced').catch(() => {});
      }
      return [...requests.values()];
    },
    calls: async () => (await server.requests()).filter(({ rpc }) => rpc === 'tools/call').length,
    release: () => child.send('release'),
    async kill() {
      running.delete(server);
      if (child.exitCode !== null || child.signalCode !== null) return;
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
  running.add(server);
  return server;
}

/** Kills all that were started and are not killed yet. */
export async function killHttpServers(): Promise<void> {
  await Promise.all([...running].map((server) => server.kill()));
}

/** An address of this machine at which nobody listens. */
export async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  await new Promise((done) => server.close(done));
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}/mcp`;
}

/** The next message of a kind; rejects if the server ends before it. */
function told<Event extends Message['event']>(
  child: ChildProcess,
  event: Event,
): Promise<Extract<Message, { event: Event }>> {
  return new Promise((done, fail) => {
    const stop = () => {
      child.off('message', listen);
      child.off('close', ended);
    };
    const listen = (message: Message) => {
      if (message.event !== event) return;
      stop();
      done(message as Extract<Message, { event: Event }>);
    };
    const ended = () => {
      stop();
      fail(new Error(`${child.spawnargs[1]} ended before it told "${event}".`));
    };
    child.on('message', listen);
    child.on('close', ended);
  });
}
