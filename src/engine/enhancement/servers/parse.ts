import {
  type CustomMapping,
  LOCAL_SERVER,
  MAPPINGS_SETTING,
  SERVERS_SETTING,
  type ServerDefinition,
} from './definition';
import {
  addressFields,
  argumentsField,
  commandField,
  type Entry,
  environmentField,
  flagField,
  folderField,
  headersField,
  isRecord,
  nameField,
  numberField,
  Problem,
  serverName,
  textRecord,
  toolsField,
  wordField,
} from './fields';

/** What could be read of a setting, and one sentence for each entry that could not. */
export interface Parsed<T> {
  readonly entries: readonly T[];
  readonly problems: readonly string[];
}

const MAX_SERVERS = 16;
const MAX_MAPPINGS = 32;
const MIN_TIMEOUT_MS = 100;
const MAX_TIMEOUT_MS = 60_000;
const DEFAULT_CACHE_SECONDS = 300;
const PLACEHOLDER = /\$\{([^}]*)\}/g;
const KNOWN_PLACEHOLDERS: ReadonlySet<string | undefined> = new Set([
  'framework.name',
  'framework.id',
  'document.text',
]);

type Type = ServerDefinition['type'];

const OWN_FIELDS: Readonly<Record<Type, readonly string[]>> = {
  stdio: ['command', 'args', 'env', 'cwd'],
  http: ['url', 'replicas', 'headers'],
  vscode: ['readOnlyTools'],
};

/** Fields of every server; with those of VS Code's `mcp.json` that change nothing here. */
const COMMON_FIELDS: ReadonlySet<string> = new Set([
  ...['type', 'timeoutMs', 'stateful', 'documentText', 'enhancer'],
  ...['dev', 'gallery', 'version', 'sandbox', 'sandboxEnabled', 'disabled'],
]);

const MAPPING_FIELDS: ReadonlySet<string> = new Set(['server', 'tool', 'arguments', 'for', 'cacheSeconds']);

/** Fields of others' files without which something else would be started than is meant; no entry with them is used. */
const NOT_TAKEN: Readonly<Record<string, string>> = {
  envFile: '"envFile" is not read: write the variables it sets into "env"',
  oauth: '"oauth" is not supported: send a token in "headers"',
};

/** Reads the setting's value, whatever somebody wrote there: servers by name, in the shape of VS Code's `mcp.json`. */
export function parseServers(value: unknown): Parsed<ServerDefinition> {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!isRecord(value)) {
    return { entries: [], problems: [`${SERVERS_SETTING} is not used: it must be an object of servers by name.`] };
  }
  const named = Object.entries(value);
  const where = (index: number): string => `"${shown(named[index]?.[0] ?? '')}" in ${SERVERS_SETTING}`;
  const values = named.map(([, entry]) => entry);
  return parseEach(values, SERVERS_SETTING, MAX_SERVERS, where, (entry, index) =>
    server(named[index]?.[0] ?? '', entry),
  );
}

/** Reads one entry by itself: the server, or a clause that says why it cannot be used. */
export function parseServer(name: string, entry: Entry): ServerDefinition | string {
  try {
    return server(name, entry);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return error.message;
  }
}

/**
 * Reads the setting's value, whatever somebody wrote there. Whether the server exists, and may have what the arguments hold,
 * is seen when it is asked.
 */
export function parseMappings(value: unknown): Parsed<CustomMapping> {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!Array.isArray(value)) return { entries: [], problems: [`${MAPPINGS_SETTING} is not used: it must be a list.`] };
  const where = (index: number): string => `Entry ${index + 1} of ${MAPPINGS_SETTING}`;
  return parseEach(value, MAPPINGS_SETTING, MAX_MAPPINGS, where, (entry) => {
    const { arguments: toolArguments = {}, for: kind = 'all', cacheSeconds = DEFAULT_CACHE_SECONDS } = entry;
    const unknown = Object.keys(entry).find((key) => !MAPPING_FIELDS.has(key));
    if (unknown !== undefined) throw new Problem(`"${shown(unknown)}" is no field of a mapping`);
    return {
      server: nameField(entry, 'server'),
      tool: nameField(entry, 'tool'),
      arguments: argumentsOf(toolArguments),
      for: wordField(kind, 'for', ['strategy', 'software', 'all']),
      cacheSeconds: numberField(cacheSeconds, 'cacheSeconds', 0, Number.MAX_VALUE),
    };
  });
}

/** Reads each entry of a list, and gathers a sentence that begins with `where` it stands for each that cannot be used. */
function parseEach<T>(
  values: readonly unknown[],
  setting: string,
  max: number,
  where: (index: number) => string,
  read: (entry: Entry, index: number) => T,
): Parsed<T> {
  const entries: T[] = [];
  const problems: string[] = [];
  for (const [index, entry] of values.slice(0, max).entries()) {
    try {
      if (!isRecord(entry)) throw new Problem('it must be an object');
      entries.push(read(entry, index));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      problems.push(`${where(index)} is not used: ${error.message}.`);
    }
  }
  if (values.length > max) problems.push(`Only the first ${max} entries of ${setting} are used.`);
  return { entries, problems };
}

function server(name: string, entry: Entry): ServerDefinition {
  const common = { name: serverName(name), ...options(entry) };
  if (name === LOCAL_SERVER) throw new Problem('this name is taken by Framework Director itself');
  const type = typeOf(entry);
  requireKnownFields(entry, type);
  switch (type) {
    case 'stdio':
      return {
        type,
        ...common,
        command: commandField(entry, 'command'),
        args: argumentsField(entry.args),
        env: environmentField(entry.env),
        ...(entry.cwd === undefined ? {} : { cwd: folderField(entry) }),
      };
    case 'http':
      return { type, ...common, urls: addressFields(entry), headers: headersField(entry.headers) };
    case 'vscode':
      return { type, ...common, readOnlyTools: toolsField(entry.readOnlyTools) };
  }
}

/** The transport, which the entry may leave out where `command` or `url` says it. */
function typeOf({ type, command, url }: Entry): Type {
  if (command !== undefined && url !== undefined) throw new Problem('it has a "command" and a "url": keep one of them');
  if (type === undefined && command === undefined && url === undefined) {
    throw new Problem('it needs a "command", or the "url" of a server');
  }
  if (type === 'sse') {
    throw new Problem('"sse" is an old transport that is not spoken here: use "http", which is Streamable HTTP');
  }
  if (type === 'streamable-http') return 'http';
  if (type === undefined) return command === undefined ? 'http' : 'stdio';
  return wordField(type, 'type', ['stdio', 'http', 'vscode']);
}

/** What is not understood is not started: the field may be what kept the server harmless. */
function requireKnownFields(entry: Entry, type: Type): void {
  if (entry.sandboxEnabled !== undefined && entry.sandboxEnabled !== false) {
    throw new Problem('"sandboxEnabled" is not supported: without it the server runs with all your rights');
  }
  if (entry.disabled !== undefined && entry.disabled !== false) throw new Problem('it is "disabled"');
  for (const key of Object.keys(entry)) {
    if (COMMON_FIELDS.has(key) || OWN_FIELDS[type].includes(key)) continue;
    const reason = Object.hasOwn(NOT_TAKEN, key) ? NOT_TAKEN[key] : undefined;
    throw new Problem(reason ?? `"${shown(key)}" is no field of a server of type "${type}"`);
  }
}

function options(entry: Entry): Pick<ServerDefinition, 'timeoutMs' | 'stateful' | 'documentText' | 'enhancer'> {
  const { timeoutMs, stateful, documentText, enhancer } = entry;
  return {
    ...(timeoutMs === undefined
      ? {}
      : { timeoutMs: numberField(timeoutMs, 'timeoutMs', MIN_TIMEOUT_MS, MAX_TIMEOUT_MS) }),
    ...(stateful === undefined ? {} : { stateful: flagField(stateful, 'stateful') }),
    ...(documentText === undefined ? {} : { documentText: flagField(documentText, 'documentText') }),
    ...(enhancer === undefined
      ? {}
      : { enhancer: wordField(enhancer, 'enhancer', ['sequential', 'context7', 'none']) }),
  };
}

function argumentsOf(value: unknown): Record<string, string> {
  const record = textRecord(value, 'arguments');
  for (const content of Object.values(record)) {
    for (const [whole, inner] of content.matchAll(PLACEHOLDER)) {
      if (!KNOWN_PLACEHOLDERS.has(inner)) throw new Problem(`"${whole}" is not a placeholder of "arguments"`);
    }
  }
  return record;
}

/** A key as a sentence can have it. */
function shown(key: string): string {
  return key.replace(/\s+/g, ' ').slice(0, 64);
}
