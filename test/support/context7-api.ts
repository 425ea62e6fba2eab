import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';

/** What the API answers with. `silent` holds every request until it answers otherwise; a number is an HTTP status. */
export type Context7Mode = 'well' | 'empty' | 'silent' | 401 | 429 | 500;

/** A request as it reached the API. */
export interface Context7Request {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** The API behind context7's server, on this machine. */
export interface Context7Api {
  /** The value of `CONTEXT7_API_URL`. */
  readonly url: string;
  readonly requests: readonly Context7Request[];
  answer(mode: Context7Mode): void;
  close(): Promise<void>;
}

/** The one library it knows; its title is whatever was asked for. */
const LIBRARY = {
  id: '/facebook/react',
  title: 'React',
  description: 'The library for web and native user interfaces',
  totalSnippets: 2_461,
  trustScore: 10,
  benchmarkScore: 88.2,
  versions: ['v18.3.1', 'v19.0.0'],
};

/** Answers as context7.com does, as far as its server asks it. */
export async function startContext7Api(): Promise<Context7Api> {
  const requests: Context7Request[] = [];
  const held = new Set<() => void>();
  let mode: Context7Mode = 'well';
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const query = Object.fromEntries(searchParams);
    requests.push({ path: pathname, query });
    const reply = () => respond(response, mode, pathname, query);
    if (mode === 'silent') held.add(reply);
    else reply();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : undefined}/api`,
    requests,
    answer(next) {
      mode = next;
      if (next === 'silent') return;
      for (const reply of held) reply();
      held.clear();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function respond(response: ServerResponse, mode: Context7Mode, path: string, query: Record<string, string>): void {
  if (typeof mode === 'number') {
    response.writeHead(mode).end();
  } else if (path === '/api/v2/libs/search') {
    const results = mode === 'empty' ? [] : [{ ...LIBRARY, title: query.libraryName }];
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ results }));
  } else if (path === '/api/v2/context') {
    const text = mode === 'empty' ? '' : `### ${query.libraryId}\n\n${query.query}: see the manual.\n`;
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
  } else {
    response.writeHead(404).end();
  }
}
