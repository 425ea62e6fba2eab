import { createHash } from 'node:crypto';

/** A server as the settings define it. Texts may hold variables (`variables.ts`), which are replaced when it is connected. */
export type ServerDefinition = StdioServer | HttpServer | EditorServer;

interface Definition {
  readonly name: string;
  /** Milliseconds a call may take, where the setting says so. */
  readonly timeoutMs?: number;
  /** True where calls build on each other, so that they must reach the same replica. */
  readonly stateful?: boolean;
  /** True where the user wants texts of documents sent to it; otherwise it learns names of frameworks only. */
  readonly documentText?: boolean;
  /** Which of our enhancers asks it, where the name does not say it. */
  readonly enhancer?: ServerEnhancer;
}

/** The enhancers that know a certain server's tools; `none` takes a server of such a name for something else. */
export type ServerEnhancer = 'sequential' | 'context7' | 'none';

/** A program of the user's, spoken to over its standard input and output. */
export interface StdioServer extends Definition {
  readonly type: 'stdio';
  readonly command: string;
  readonly args: readonly string[];
  /**
   * Given to the program beside the few variables every server gets, of which null takes one away. May hold secrets, so
   * values are never shown.
   */
  readonly env: Readonly<Record<string, string | null>>;
  readonly cwd?: string;
}

/** A server at one address or, with replicas, at several that answer alike, spoken to over Streamable HTTP. */
export interface HttpServer extends Definition {
  readonly type: 'http';
  /** The address, and those of the replicas after it. */
  readonly urls: readonly [string, ...string[]];
  /** Sent with every request; may hold secrets, so values are never shown. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Tools that the editor itself offers, its own MCP servers' among them; only those named here are called. */
export interface EditorServer extends Definition {
  readonly type: 'vscode';
  /** Names of tools that the user declares to change nothing. */
  readonly readOnlyTools: readonly string[];
}

/** A call to one of the user's servers for every framework of a kind. */
export interface CustomMapping {
  readonly server: string;
  readonly tool: string;
  /** Values may hold the placeholders `${framework.name}`, `${framework.id}` and `${document.text}`. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly for: 'strategy' | 'software' | 'all';
  /** How long an answer may be used again; 0 is never. */
  readonly cacheSeconds: number;
}

/** Name under which our own engine's server is known; no server of the user's may take it. */
export const LOCAL_SERVER = 'framework-director';
export const SERVERS_SETTING = 'frameworkDirector.mcp.servers';
export const MAPPINGS_SETTING = 'frameworkDirector.mcp.mappings';

/** Names that say which enhancer a server is for. */
const ENHANCER_BY_NAME: ReadonlyMap<string, ServerEnhancer> = new Map([
  ['context7', 'context7'],
  ['sequential', 'sequential'],
  ['sequential-thinking', 'sequential'],
  ['sequentialthinking', 'sequential'],
]);

/** The enhancer that asks a server of its own accord, or `none`. */
export function enhancerOf({ name, enhancer }: ServerDefinition): ServerEnhancer {
  return enhancer ?? ENHANCER_BY_NAME.get(name.toLowerCase()) ?? 'none';
}

/**
 * What consent to use a server is bound to: a digest of everything that decides what is started, where it is, and what it
 * is told. The name is part of it only where it says which of our enhancers asks it: another starts the same program.
 */
export function definitionHash(server: ServerDefinition): string {
  const definition = JSON.stringify([
    server.type,
    ...decisive(server),
    server.documentText === true,
    enhancerOf(server),
  ]);
  return createHash('sha256').update(definition).digest('hex');
}

function decisive(server: ServerDefinition): readonly unknown[] {
  switch (server.type) {
    case 'stdio':
      return [server.command, server.args, sorted(server.env), server.cwd ?? null];
    case 'http':
      return [server.urls, sorted(server.headers)];
    case 'vscode':
      return [server.readOnlyTools.toSorted()];
  }
}

function sorted<T>(record: Readonly<Record<string, T>>): readonly (readonly [string, T])[] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
