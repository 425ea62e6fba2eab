import { homedir } from 'node:os';
import { UserError } from '../../errors';
import type { Secrets } from '../ports';
import type { ServerDefinition } from './definition';

/** A definition ready to be connected, and what of it must never be shown. */
export interface Resolved<S extends ServerDefinition> {
  readonly server: S;
  /** Values that came from the user's secrets and from the environment. */
  readonly secrets: readonly string[];
}

const VARIABLE = /\$\{([^}]*)\}/g;
const INPUT = /^input:(\w[\w .:/@-]{0,63})$/;
const ENVIRONMENT = /^env:([^=\0]+)$/;
/** What a header may hold: RFC 9110 allows no control characters, and `fetch` nothing beyond Latin-1. */
const HEADER_VALUE = /^[\t\x20-\x7e\x80-\xff]*$/;
/** Shorter ones are in every text, and hiding them would hide nothing. */
const MIN_SECRET_CHARS = 4;
const HIDDEN = '•••';

/** Why a text of a definition cannot be used for the variables in it, as a clause; null where it can. */
export function variableProblem(text: string): string | null {
  for (const [whole, inner = ''] of text.matchAll(VARIABLE)) {
    if (inner === 'node' || inner === 'userHome' || INPUT.test(inner) || ENVIRONMENT.test(inner)) continue;
    if (/^workspace/.test(inner)) {
      return `"${whole}" has no value, as this setting belongs to the machine and to no workspace: write the path`;
    }
    return `"${whole.slice(0, 80)}" is not one of the variables \${node}, \${userHome}, \${env:NAME} and \${input:NAME}`;
  }
  return null;
}

/** Names of the secrets a server needs, each once, in the order they appear. */
export function inputsOf(server: ServerDefinition): readonly string[] {
  const names = textsOf(server).flatMap((text) =>
    [...text.matchAll(VARIABLE)].flatMap(([, inner = '']) => INPUT.exec(inner)?.[1] ?? []),
  );
  return [...new Set(names)];
}

/**
 * Replaces the variables of a definition: `${node}` is the runtime this program itself runs on, `${userHome}` the home folder,
 * `${env:NAME}` a variable of the environment and `${input:NAME}` a secret of the user's. What they stand for is not looked
 * at for variables again.
 * @throws UserError where one has no value
 */
export async function resolveServer<S extends ServerDefinition>(
  server: S,
  secret: Secrets | undefined,
): Promise<Resolved<S>> {
  const values = new Map<string, string>();
  const secrets = new Set<string>();
  for (const text of textsOf(server)) {
    const problem = variableProblem(text);
    if (problem !== null) throw new UserError(`The server "${server.name}" cannot be used: ${problem}.`);
    for (const [whole, inner = ''] of text.matchAll(VARIABLE)) {
      if (values.has(whole)) continue;
      const { value, isSecret } = await valueFor(inner, server, secret);
      values.set(whole, value);
      if (isSecret) secrets.add(value);
    }
  }
  const resolved = filled(server, (text) => text.replace(VARIABLE, (whole) => values.get(whole) ?? whole));
  requireSendable(resolved);
  return { server: resolved, secrets: [...secrets] };
}

/** The text with each of the secrets hidden. */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets
    .filter((secret) => secret.length >= MIN_SECRET_CHARS)
    .toSorted((a, b) => b.length - a.length)
    .reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}

interface Value {
  readonly value: string;
  readonly isSecret: boolean;
}

async function valueFor(inner: string, server: ServerDefinition, secret: Secrets | undefined): Promise<Value> {
  if (inner === 'node') return { value: process.execPath, isSecret: false };
  if (inner === 'userHome') return { value: homedir(), isSecret: false };
  const input = INPUT.exec(inner)?.[1];
  const value = input === undefined ? process.env[inner.slice('env:'.length)] : await secret?.(server, input);
  if (value) return { value, isSecret: true };
  throw new UserError(
    input === undefined
      ? `The server "${server.name}" needs the variable ${inner.slice('env:'.length)} of the environment, which is not set.`
      : `The server "${server.name}" needs the secret "${input}": set it with Framework Director: Manage MCP Servers.`,
  );
}

/** The texts of a definition in which variables are replaced. */
function textsOf(server: ServerDefinition): readonly string[] {
  switch (server.type) {
    case 'stdio':
      return [server.command, ...server.args, ...Object.values(server.env).filter(isText), server.cwd ?? ''];
    case 'http':
      return Object.values(server.headers);
    case 'vscode':
      return [];
  }
}

function filled<S extends ServerDefinition>(server: S, fill: (text: string) => string): S;
function filled(server: ServerDefinition, fill: (text: string) => string): ServerDefinition {
  switch (server.type) {
    case 'stdio':
      return {
        ...server,
        command: fill(server.command),
        args: server.args.map(fill),
        env: mapped(server.env, (value) => (value === null ? null : fill(value))),
        ...(server.cwd === undefined ? {} : { cwd: fill(server.cwd) }),
      };
    case 'http':
      return { ...server, headers: mapped(server.headers, fill) };
    case 'vscode':
      return server;
  }
}

/** Says it without the value, which the errors of `spawn` and `fetch` would quote. */
function requireSendable(server: ServerDefinition): void {
  if (server.type === 'stdio' && textsOf(server).some((text) => text.includes('\0'))) {
    throw new UserError(
      `The server "${server.name}" cannot be started: the value of a variable holds a null character.`,
    );
  }
  if (server.type !== 'http') return;
  for (const [name, value] of Object.entries(server.headers)) {
    if (HEADER_VALUE.test(value.trim())) continue;
    throw new UserError(
      `The header "${name}" of the server "${server.name}" cannot be sent: its secret holds a line break or another character that headers cannot have.`,
    );
  }
}

function mapped<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function isText(value: string | null): value is string {
  return value !== null;
}
