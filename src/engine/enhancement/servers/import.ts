import { createScanner, getNodeValue, type ParseError, parseTree } from 'jsonc-parser';
import type { ServerDefinition } from './definition';
import { type Entry, isRecord } from './fields';
import { converted, type Origin } from './import-entry';
import type { SettingsEntry } from './known';
import { parseServer } from './parse';
import { inputsOf } from './variables';

/** What a file of MCP servers, of VS Code or another program, holds for us. */
export interface McpFile {
  readonly servers: readonly ImportedServer[];
  /** Sentences on the file itself. */
  readonly problems: readonly string[];
}

/** One server of the file. Texts are the file's, so they are shown as texts and never run before somebody agrees. */
export interface ImportedServer {
  readonly name: string;
  /** What would be written to the setting, and what it defines; null where the server cannot be taken over. */
  readonly taken: { readonly entry: SettingsEntry; readonly server: ServerDefinition } | null;
  /** Why it cannot be taken over, in a sentence; null where it can. */
  readonly problem: string | null;
  /** What is changed, left out or worth knowing, in sentences. */
  readonly notes: readonly string[];
  /** The secrets it needs. */
  readonly inputs: readonly ImportedInput[];
}

export interface ImportedInput {
  /** As in `${input:NAME}`. */
  readonly name: string;
  /** How the file describes it; null where it does not. */
  readonly description: string | null;
  /** Whether it is hidden while it is typed. */
  readonly isPassword: boolean;
}

const MAX_CHARS = 1024 * 1024;
const MAX_DEPTH = 32;
const MAX_SERVERS = 64;
const MAX_INPUTS = 64;
const MAX_DESCRIPTION_CHARS = 200;

/**
 * Reads a `mcp.json` of VS Code, or a file in the form `mcpServers` that other programs share, and says of each server what would be
 * taken over. Never throws, whatever the file holds.
 * @param folder absolute path of the workspace's folder the file is for; null where it is for none
 */
export function importServers(text: string, folder: string | null): McpFile {
  const content = parsed(text);
  if (typeof content === 'string') return { servers: [], problems: [content] };
  const inputs = inputDefinitions(content.inputs);
  const found = (['servers', 'mcpServers'] as const).flatMap((key) => {
    const named = isRecord(content[key]) ? Object.entries(content[key]) : [];
    return named.map(([name, entry]) => ({ name, entry, origin: { folder, isShared: key === 'mcpServers' } }));
  });
  if (found.length === 0) {
    return { servers: [], problems: ['The file has no servers: it needs them by name, in "servers" or "mcpServers".'] };
  }
  return {
    servers: found.slice(0, MAX_SERVERS).map(({ name, entry, origin }) => imported(name, entry, origin, inputs)),
    problems: found.length > MAX_SERVERS ? [`Only the first ${MAX_SERVERS} servers of the file are shown.`] : [],
  };
}

function imported(name: string, entry: unknown, origin: Origin, inputs: ReadonlyMap<string, Entry>): ImportedServer {
  const shown = line(name, 64);
  const fails = (clause: string, notes: readonly string[] = []): ImportedServer => ({
    ...{ name: shown, taken: null, problem: `"${shown}" cannot be taken over: ${clause}.` },
    ...{ notes, inputs: [] },
  });
  if (!isRecord(entry)) return fails('it must be an object');
  const { entry: settings, notes } = converted(entry, origin);
  const server = parseServer(name, settings);
  if (typeof server === 'string') return fails(server, notes);
  const needed = inputsOf(server);
  return {
    ...{ name, taken: { entry: settings, server }, problem: null },
    notes: [...notes, ...needed.flatMap((input) => inputNotes(input, inputs.get(input)))],
    inputs: needed.map((input) => importedInput(input, inputs.get(input))),
  };
}

/** The file's object, or a sentence that says why there is none. */
function parsed(text: string): Entry | string {
  if (text.length > MAX_CHARS) return 'The file is not read: it is larger than 1 MB.';
  const json = text.replace(/^\uFEFF/, '');
  // The parser calls itself for each level.
  if (depthOf(json) > MAX_DEPTH) return `The file is not read: it is nested deeper than ${MAX_DEPTH} levels.`;
  const errors: ParseError[] = [];
  const root = parseTree(json, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error) {
    const lineNumber = json.slice(0, error.offset).split('\n').length;
    return `The file is not read: line ${lineNumber} is no JSON.`;
  }
  // Made without a prototype, so that no key of the file can be mistaken for one.
  const value: unknown = root && getNodeValue(root);
  return isRecord(value) ? value : 'The file is not read: it must hold an object.';
}

function depthOf(json: string): number {
  const scanner = createScanner(json, true);
  let depth = 0;
  let deepest = 0;
  while (scanner.getPosition() < json.length) {
    scanner.scan();
    const sign = json[scanner.getTokenOffset()];
    if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function inputDefinitions(value: unknown): ReadonlyMap<string, Entry> {
  const list = Array.isArray(value) ? value.slice(0, MAX_INPUTS).filter(isRecord) : [];
  return new Map(list.flatMap((input) => (typeof input.id === 'string' ? [[input.id, input]] : [])));
}

function importedInput(name: string, definition: Entry | undefined): ImportedInput {
  const { description, password } = definition ?? {};
  return {
    name,
    description: typeof description === 'string' ? line(description, MAX_DESCRIPTION_CHARS) || null : null,
    // What nobody describes may be anything.
    isPassword: definition === undefined || password === true,
  };
}

function inputNotes(name: string, definition: Entry | undefined): string[] {
  if (definition?.type === 'command') {
    return [`VS Code gets "${name}" from one of its commands; here you type it, once.`];
  }
  if (definition?.type !== 'pickString' || !Array.isArray(definition.options)) return [];
  const options = definition.options.map((option) => (isRecord(option) ? option.value : option));
  const named = options.filter((option) => typeof option === 'string').map((option) => `"${line(option, 40)}"`);
  return [`"${name}" is one of ${named.slice(0, 10).join(', ')}${named.length > 10 ? ' and others' : ''}.`];
}

/** A text of the file in one line. */
function line(text: string, maxChars: number): string {
  return text
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, maxChars);
}
