import {
  type CustomMapping,
  LOCAL_SERVER,
  MAPPINGS_SETTING,
  SERVERS_SETTING,
  type ServerDefinition,
} from './definition';

/** What could be read of a setting, and one sentence for each entry that could not. */
export interface Parsed<T> {
  readonly entries: readonly T[];
  readonly problems: readonly string[];
}

const MAX_SERVERS = 16;
const MAX_MAPPINGS = 32;
const DEFAULT_CACHE_SECONDS = 300;
/** A name that is safe to quote in a sentence, a log line and a key. */
const NAME = /^[\w][\w .:/@-]{0,63}$/;
const PLACEHOLDER = /\$\{([^}]*)\}/g;
const KNOWN_PLACEHOLDERS: ReadonlySet<string | undefined> = new Set(['framework.name', 'framework.id']);

/** Reads the setting's value, whatever somebody wrote there: servers by name, in the shape of VS Code's `mcp.json`. */
export function parseServers(value: unknown): Parsed<ServerDefinition> {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!isRecord(value)) {
    return { entries: [], problems: [`${SERVERS_SETTING} is not used: it must be an object of servers by name.`] };
  }
  const named = Object.entries(value);
  const where = (index: number): string =>
    `"${named[index]?.[0].replace(/\s+/g, ' ').slice(0, 64)}" in ${SERVERS_SETTING}`;
  const values = named.map(([, entry]) => entry);
  return parseEach(values, SERVERS_SETTING, MAX_SERVERS, where, (entry, index) => {
    const name = named[index]?.[0] ?? '';
    if (!NAME.test(name)) throw new Problem(`its name may have 64 letters, digits, spaces and . : / @ - at most`);
    if (name === LOCAL_SERVER) throw new Problem(`this name is taken by Framework Director itself`);
    if (entry.type !== undefined && entry.type !== 'stdio') throw new Problem('"type" must be "stdio"');
    return {
      type: 'stdio',
      name,
      command: text(entry, 'command'),
      args: entry.args === undefined ? [] : texts(entry.args, 'args'),
      env: entry.env === undefined ? {} : textRecord(entry.env, 'env'),
      ...(entry.cwd === undefined ? {} : { cwd: text(entry, 'cwd') }),
    };
  });
}

/** Reads the setting's value, whatever somebody wrote there. Whether the server exists is seen when it is asked. */
export function parseMappings(value: unknown): Parsed<CustomMapping> {
  if (value === undefined || value === null) return { entries: [], problems: [] };
  if (!Array.isArray(value)) return { entries: [], problems: [`${MAPPINGS_SETTING} is not used: it must be a list.`] };
  const where = (index: number): string => `Entry ${index + 1} of ${MAPPINGS_SETTING}`;
  return parseEach(value, MAPPINGS_SETTING, MAX_MAPPINGS, where, (entry) => ({
    server: name(entry, 'server'),
    tool: name(entry, 'tool'),
    arguments: toolArguments(entry.arguments ?? {}),
    for: kind(entry.for ?? 'all'),
    cacheSeconds: seconds(entry.cacheSeconds ?? DEFAULT_CACHE_SECONDS),
  }));
}

/** Thrown by the readers below: the part of the sentence that says what is wrong. */
class Problem extends Error {}

type Entry = Readonly<Record<string, unknown>>;

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

function name(entry: Entry, key: string): string {
  const value = text(entry, key);
  if (!NAME.test(value)) throw new Problem(`"${key}" may have 64 letters, digits, spaces and . : / @ - at most`);
  return value;
}

function text(entry: Entry, key: string): string {
  const value = entry[key];
  if (typeof value !== 'string' || value.trim() === '') throw new Problem(`"${key}" must be a text`);
  // A program's name, arguments and environment end at this character, so what is shown would not be what is started.
  if (value.includes('\0')) throw new Problem(`"${key}" holds a null character`);
  return value;
}

function texts(value: unknown, key: string): string[] {
  if (!Array.isArray(value) || !value.every(isArgument)) throw new Problem(`"${key}" must be a list of texts`);
  return [...value];
}

function textRecord(value: unknown, key: string): Record<string, string> {
  if (!isRecord(value)) throw new Problem(`"${key}" must be an object of texts`);
  const record: Record<string, string> = {};
  for (const [field, content] of Object.entries(value)) {
    if (!isArgument(content) || !/^[^=\0]+$/.test(field)) throw new Problem(`"${key}" must be an object of texts`);
    record[field] = content;
  }
  return record;
}

function toolArguments(value: unknown): Record<string, string> {
  const record = textRecord(value, 'arguments');
  for (const content of Object.values(record)) {
    for (const [whole, inner] of content.matchAll(PLACEHOLDER)) {
      if (!KNOWN_PLACEHOLDERS.has(inner)) throw new Problem(`"${whole}" is not a placeholder of "arguments"`);
    }
  }
  return record;
}

function kind(value: unknown): CustomMapping['for'] {
  if (value !== 'strategy' && value !== 'software' && value !== 'all') {
    throw new Problem('"for" must be "strategy", "software" or "all"');
  }
  return value;
}

function seconds(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw new Problem('"cacheSeconds" must be 0 or more');
  }
  return value;
}

function isArgument(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function isRecord(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
