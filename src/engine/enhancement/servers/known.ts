import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** An entry of the setting, as it is written there. */
export type SettingsEntry = Readonly<Record<string, unknown>>;

/** A server that is offered, and never started unasked. */
export interface KnownServer {
  /** The name it gets in the setting, by which its enhancer knows it. */
  readonly id: 'sequential' | 'context7';
  readonly title: string;
  /** What it does and what it is told, for a person who decides on it. */
  readonly description: string;
  /** Its package on npm, in the one version that was looked at. */
  readonly package: string;
  readonly version: string;
  /** Subresource Integrity of the package's archive, as the registry gives it. */
  readonly integrity: string;
  /** The program's path in the package. */
  readonly program: string;
  /** A secret it can do with, or null. */
  readonly secret: KnownSecret | null;
  /** The entry that starts the installed program; with the secret where it has one and this is wanted. */
  readonly installed: (program: string, withSecret?: boolean) => SettingsEntry;
  /** The entry that asks whoever runs it for everybody; null where nobody does. */
  readonly remote: ((withSecret?: boolean) => SettingsEntry) | null;
}

export interface KnownSecret {
  /** As in `${input:NAME}`. */
  readonly name: string;
  readonly description: string;
}

/** Where a known server was looked for. */
export type Located =
  | { readonly program: string }
  /** The version that is there instead, which is not used; null where there is none. */
  | { readonly program: null; readonly otherVersion: string | null };

const CONTEXT7_KEY: KnownSecret = {
  name: 'context7-api-key',
  description:
    'API key of context7.com, which begins with "ctx7sk". It raises the limit; without one you are limited by your address.',
};

/**
 * The servers we know. A new version takes `scripts/lock-server.mjs`, which writes the lock beside this file and prints what
 * to write here; `install.ts` holds the two together.
 */
export const KNOWN_SERVERS: readonly [sequential: KnownServer, context7: KnownServer] = [
  {
    id: 'sequential',
    title: 'Sequential Thinking',
    description:
      'Takes down the reasoning of our own engine, step by step, and counts it. It returns no reasoning of its own: what is shown is ours, recorded by it. It runs on this machine, is told the names of frameworks and of their parts with the lines they stand on, and sends nothing on.',
    package: '@modelcontextprotocol/server-sequential-thinking',
    version: '2026.8.31',
    integrity: 'sha512-/EMH++1j2e+VmHwpibw1IUPHxA0tcQY09Yo5/OIPwW/8irEKLAufJNGSZQhCK18n8TUvV6WwZyQOuaDKxe/CeQ==',
    program: 'dist/index.js',
    secret: null,
    installed: (program) => ({
      ...onOurRuntime(program),
      // Otherwise it draws every thought on its log.
      env: { DISABLE_THOUGHT_LOGGING: 'true' },
      stateful: true,
    }),
    remote: null,
  },
  {
    id: 'context7',
    title: 'Context7',
    description:
      'Documentation of software libraries, such as React, Spring or Terraform; it knows nothing of strategic frameworks such as OKR or SWOT. It sends the names and versions of the libraries that were found, in a question of ours, to context7.com, and nothing else of the document. A free account has 1,000 calls a month; without one there are fewer.',
    package: '@upstash/context7-mcp',
    version: '4.1.1',
    integrity: 'sha512-fUARTIZGVKzlzQKDhKUg4aIQ3yEU/12STdfxJDDnLMSN7yyHiPvNHI05iFwxkv3vC8G76Wp27MwK6Jucl/C5pA==',
    program: 'dist/index.js',
    secret: CONTEXT7_KEY,
    installed: (program, withSecret = false) => ({
      ...onOurRuntime(program),
      ...(withSecret ? { env: { CONTEXT7_API_KEY: input(CONTEXT7_KEY) } } : {}),
    }),
    // Its key may stand in `CONTEXT7_API_KEY` too, but proxies drop headers with underscores.
    remote: (withSecret = false) => ({
      type: 'http',
      url: 'https://mcp.context7.com/mcp',
      ...(withSecret ? { headers: { Authorization: `Bearer ${input(CONTEXT7_KEY)}` } } : {}),
    }),
  },
];

/**
 * Looks for an installed known server, of exactly its version, in folders named `node_modules`. What is found outside our own
 * folder is as its owner left it: only what we install is checked against its hash.
 */
export async function locateKnown(known: KnownServer, roots: readonly string[]): Promise<Located> {
  let otherVersion: string | null = null;
  for (const root of roots) {
    const folder = join(root, known.package);
    const version = await versionIn(folder, known.package);
    const program = join(folder, known.program);
    if (version === known.version && (await isFile(program))) return { program };
    if (version !== known.version) otherVersion ??= version;
  }
  return { program: null, otherVersion };
}

function onOurRuntime(program: string): SettingsEntry {
  return { type: 'stdio', command: `\${node}`, args: [program] };
}

function input({ name }: KnownSecret): string {
  return `\${input:${name}}`;
}

/** The version of the package in a folder; null where there is none, or another one. */
async function versionIn(folder: string, name: string): Promise<string | null> {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null) return null;
    const { name: found, version } = manifest as Readonly<Record<string, unknown>>;
    return found === name && typeof version === 'string' ? version : null;
  } catch {
    return null;
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (stats) => stats.isFile(),
    () => false,
  );
}
