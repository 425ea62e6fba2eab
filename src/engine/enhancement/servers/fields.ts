import { addressProblem } from '../../address';
import { variableProblem } from './variables';

/** Thrown by the readers below: the part of the sentence that says what is wrong. */
export class Problem extends Error {}

export type Entry = Readonly<Record<string, unknown>>;

/** A name that is safe to quote in a sentence, a log line and a key. */
const NAME = /^(?!__proto__$)\w[\w .:/@-]{0,63}$/;
const NAME_FORM = 'may have 64 letters, digits, spaces and . : / @ - at most';
const TOOL_NAME = /^\w[\w.:/@-]{0,127}$/;
/** A folder that does not depend on where this program was started. */
const ABSOLUTE = /^(?:[\\/]|[A-Za-z]:[\\/]|\$\{)/;
const HEADER_NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
const MAX_HEADERS = 32;
const MAX_REPLICAS = 8;
const MAX_TOOLS = 64;

/** Headers that the connection, or the protocol, sets by itself. */
const RESERVED_HEADERS: ReadonlySet<string> = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'mcp-protocol-version',
  'mcp-session-id',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

export function isRecord(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The name a server has in the setting. */
export function serverName(name: string): string {
  if (!NAME.test(name)) throw new Problem(`its name ${NAME_FORM}`);
  return name;
}

export function nameField(entry: Entry, key: string): string {
  const value = textField(entry, key);
  if (!NAME.test(value)) throw new Problem(`"${key}" ${NAME_FORM}`);
  return value;
}

function textField(entry: Entry, key: string): string {
  const value = entry[key];
  if (typeof value !== 'string' || value.trim() === '') throw new Problem(`"${key}" must be a text`);
  // A program's name, arguments and environment end at this character, so what is shown would not be what is started.
  if (value.includes('\0')) throw new Problem(`"${key}" holds a null character`);
  return value;
}

/** A text in which variables are replaced later. */
export function commandField(entry: Entry, key: string): string {
  return withVariables(textField(entry, key));
}

export function argumentsField(value: unknown): string[] {
  if (value === undefined) return [];
  if (!Array.isArray(value) || !value.every(isArgument)) throw new Problem('"args" must be a list of texts');
  return value.map(withVariables);
}

export function folderField(entry: Entry): string {
  const folder = commandField(entry, 'cwd');
  if (!ABSOLUTE.test(folder)) throw new Problem(`"cwd" must be a whole path, or begin with \${userHome}`);
  return folder;
}

export function environmentField(value: unknown): Record<string, string | null> {
  if (value === undefined) return {};
  const wrong = '"env" must be an object of texts, numbers and null';
  if (!isRecord(value)) throw new Problem(wrong);
  return Object.fromEntries(
    Object.entries(value).map(([name, content]) => {
      if (!/^[^=\0]+$/.test(name)) throw new Problem('"env" has a name that no variable can have');
      if (content === null) return [name, null];
      if (typeof content === 'number') return [name, String(content)];
      if (!isArgument(content)) throw new Problem(wrong);
      return [name, withVariables(content)];
    }),
  );
}

export function headersField(value: unknown): Record<string, string> {
  if (value === undefined) return {};
  if (!isRecord(value)) throw new Problem('"headers" must be an object of texts');
  const headers = Object.entries(value);
  if (headers.length > MAX_HEADERS) throw new Problem(`"headers" may have ${MAX_HEADERS} entries at most`);
  const seen = new Set<string>();
  return Object.fromEntries(
    headers.map(([name, content]) => {
      const lower = name.toLowerCase();
      const shown = name.slice(0, 64);
      if (!HEADER_NAME.test(name)) throw new Problem('"headers" has a name that no header can have');
      if (RESERVED_HEADERS.has(lower)) throw new Problem(`the header "${shown}" is set by the connection itself`);
      if (seen.has(lower)) throw new Problem(`the header "${shown}" is there twice`);
      if (typeof content !== 'string') throw new Problem('"headers" must be an object of texts');
      if (!HEADER_VALUE.test(content)) throw new Problem(`the header "${shown}" holds a character that none can have`);
      seen.add(lower);
      return [name, withVariables(content)];
    }),
  );
}

/** The address of a server and those of its replicas. */
export function addressFields(entry: Entry): readonly [string, ...string[]] {
  const { replicas = [] } = entry;
  if (!Array.isArray(replicas)) throw new Problem('"replicas" must be a list of addresses');
  if (replicas.length > MAX_REPLICAS) throw new Problem(`"replicas" may have ${MAX_REPLICAS} entries at most`);
  const first = address(entry.url, 'url');
  const others = replicas.map((replica) => address(replica, 'replicas'));
  if (new Set([first, ...others]).size <= others.length) throw new Problem('"replicas" names an address twice');
  return [first, ...others];
}

function address(value: unknown, key: string): string {
  const named = key === 'url' ? '"url"' : 'an address of "replicas"';
  if (typeof value !== 'string') throw new Problem(`${named} must be a text`);
  if (value.includes('${')) throw new Problem(`${named} can have no variables: send secrets in "headers"`);
  if (!URL.canParse(value)) throw new Problem(`${named} must be an address that begins with https://`);
  const url = new URL(value);
  const problem = addressProblem(url);
  if (problem !== null) throw new Problem(`${named} ${problem}`);
  url.hash = '';
  return url.href;
}

export function toolsField(value: unknown): string[] {
  const wrong = `"readOnlyTools" must name 1 to ${MAX_TOOLS} tools`;
  if (!Array.isArray(value) || value.length === 0 || value.length > MAX_TOOLS) throw new Problem(wrong);
  return value.map((tool) => {
    if (typeof tool !== 'string' || !TOOL_NAME.test(tool)) throw new Problem(wrong);
    return tool;
  });
}

export function flagField(value: unknown, key: string): boolean {
  if (typeof value !== 'boolean') throw new Problem(`"${key}" must be true or false`);
  return value;
}

export function numberField(value: unknown, key: string, min: number, max: number): number {
  if (typeof value === 'number' && value >= min && value <= max) return value;
  throw new Problem(
    `"${key}" must be ${max === Number.MAX_VALUE ? `${min} or more` : `a number from ${min} to ${max}`}`,
  );
}

/** One of a few words. */
export function wordField<T extends string>(value: unknown, key: string, words: readonly T[]): T {
  const word = words.find((one) => one === value);
  if (word !== undefined) return word;
  const quoted = words.map((one) => `"${one}"`);
  throw new Problem(`"${key}" must be ${quoted.slice(0, -1).join(', ')} or ${quoted.at(-1)}`);
}

export function textRecord(value: unknown, key: string): Record<string, string> {
  const wrong = `"${key}" must be an object of texts`;
  if (!isRecord(value)) throw new Problem(wrong);
  return Object.fromEntries(
    Object.entries(value).map(([field, content]) => {
      if (!isArgument(content) || !/^[^=\0]+$/.test(field)) throw new Problem(wrong);
      return [field, content];
    }),
  );
}

function isArgument(value: unknown): value is string {
  return typeof value === 'string' && !value.includes('\0');
}

function withVariables(text: string): string {
  const problem = variableProblem(text);
  if (problem !== null) throw new Problem(problem);
  return text;
}
