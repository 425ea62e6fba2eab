import { basename, isAbsolute, join, sep } from 'node:path';
import { type Entry, isRecord } from './fields';
import { KNOWN_SERVERS, type SettingsEntry } from './known';

/** Where an entry comes from, as far as it decides what the entry means. */
export interface Origin {
  /** The folder of its workspace; null where it belongs to none. */
  readonly folder: string | null;
  /** True for the form `mcpServers`, in which `${NAME}` is a variable of the environment. */
  readonly isShared: boolean;
}

export interface Converted {
  readonly entry: SettingsEntry;
  readonly notes: readonly string[];
}

const HTTP_TYPES: ReadonlySet<unknown> = new Set(['sse', 'streamable-http', 'streamableHttp', 'http']);

/** Fields of other programs that say nothing about what is started. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  ...['dev', 'gallery', 'version', 'sandbox', 'name', 'description', 'icon', '$schema'],
  ...['autoApprove', 'alwaysAllow', 'trust', 'tools', 'timeout', 'disabled', 'enabled', 'sandboxEnabled'],
]);

const TAKEN: ReadonlySet<string> = new Set([
  'type',
  'command',
  'args',
  'env',
  'cwd',
  'url',
  'headers',
  'envFile',
  'oauth',
]);

const SECRET_NAME = /key|token|secret|passw|authorization|cookie/i;

/** Programs that fetch what they run from a registry. */
const RUNNER = /^(?:npx|pnpx|bunx|uvx|(?:npm|pnpm) (?:exec|x|dlx)|yarn dlx|bun x|uv tool run|pipx run)(?= |$)/;

/** An entry of somebody's file as an entry of our setting, and what of it is another. It may be wrong all the same. */
export function converted(original: Entry, { folder, isShared }: Origin): Converted {
  const notes = new Set<string>();
  // A folder that looks like a variable would become one.
  const root = folder !== null && !folder.includes('${') ? folder : null;
  const text = (value: unknown): unknown =>
    typeof value === 'string' ? withOurVariables(value, root, isShared, notes) : value;
  const texts = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(text);
    return isRecord(value) ? mapped(value, text) : value;
  };
  const { type, command, args, env, cwd, url, headers } = original;
  for (const note of lost(original)) notes.add(note);
  const entry = withoutUndefined({
    type: HTTP_TYPES.has(type) ? 'http' : type === 'local' ? 'stdio' : type,
    command: inHome(text(command)),
    args: texts(args),
    env: texts(env),
    cwd: inFolder(inHome(text(cwd)), root),
    url,
    headers: texts(headers),
  });
  if (typeof command !== 'string') return { entry, notes: [...notes] };
  const runner = runnerOf(command, args);
  if (runner !== null) for (const note of runnerNotes(runner, root)) notes.add(note);
  if (/\.(?:cmd|bat)$/i.test(command)) {
    notes.add(
      'Windows starts a program of this kind through a shell, which is not used here: name the program it runs.',
    );
  }
  if (cwd !== undefined || runner !== null || root === null) return { entry, notes: [...notes] };
  notes.add(`It is started in ${root}, as VS Code does.`);
  return { entry: { ...entry, cwd: root }, notes: [...notes] };
}

/** What the entry says that is not taken over, where that matters. */
function lost(original: Entry): string[] {
  const notes: string[] = [];
  const { type, envFile, oauth, disabled, enabled, sandboxEnabled } = original;
  if (type === 'sse') {
    notes.push(
      'It is of the old transport SSE; here it is asked over Streamable HTTP, for which its server may have another address.',
    );
  }
  if (envFile !== undefined) notes.push('Its "envFile" is not read: write the variables it needs into "env".');
  if (oauth !== undefined)
    notes.push('Its "oauth" is not supported: if it asks for a login, send a token in "headers".');
  if (disabled === true || enabled === false) notes.push('The file has it switched off.');
  if (sandboxEnabled === true) notes.push('VS Code runs it in a sandbox; here it would run with all your rights.');
  for (const name of [...secretsIn(original.env), ...secretsIn(original.headers)].slice(0, 5)) {
    notes.push(
      `"${name}" looks like a secret, and stands in the settings as it stands in the file: \${input:NAME} keeps it out.`,
    );
  }
  const others = Object.keys(original).filter((key) => !TAKEN.has(key) && !OF_OTHERS.has(key));
  if (others.length > 0) {
    const named = others.slice(0, 5).map((key) => `"${key.replace(/[^\w.$-]+/g, ' ').slice(0, 40)}"`);
    notes.push(`Not taken over: ${named.join(', ')}${others.length > 5 ? ' and others' : ''}.`);
  }
  return notes;
}

/** Names of variables or headers that look as if their values were secrets, written out. */
function secretsIn(values: unknown): string[] {
  if (!isRecord(values)) return [];
  return Object.entries(values).flatMap(([name, value]) => {
    const isSecret = SECRET_NAME.test(name) && typeof value === 'string' && value !== '' && !value.includes('${');
    return isSecret ? [name.replace(/[^\w-]+/g, ' ').slice(0, 40)] : [];
  });
}

/** The text with the variables of other programs replaced by what they stand for now, or by ours. */
function withOurVariables(text: string, root: string | null, isShared: boolean, notes: Set<string>): string {
  return text.replace(/\$\{([^}]*)\}/g, (whole, inner: string) => {
    if (inner === 'pathSeparator' || inner === '/') return sep;
    if (root !== null) {
      const value = ofWorkspace(inner, root);
      if (value !== null) {
        notes.add(`"${whole}" is replaced by ${value}, for the setting belongs to no workspace.`);
        return value;
      }
    }
    const [, name, fallback] = /^([A-Za-z_]\w*)(:-.*)?$/s.exec(inner) ?? [];
    if (!isShared || name === undefined || name === 'userHome' || name.startsWith('workspace')) return whole;
    if (fallback !== undefined) {
      notes.add(`The variable ${name.slice(0, 64)} must be set: what the file has in its stead is not taken over.`);
    }
    return `\${env:${name}}`;
  });
}

function ofWorkspace(inner: string, root: string): string | null {
  if (inner === 'workspaceFolderBasename') return basename(root);
  const isRoot = inner === 'workspaceFolder' || inner === 'workspaceRoot';
  return isRoot || inner === `workspaceFolder:${basename(root)}` ? root : null;
}

function inHome(path: unknown): unknown {
  return typeof path === 'string' ? path.replace(/^~(?=$|[\\/])/, () => `\${userHome}`) : path;
}

function inFolder(path: unknown, root: string | null): unknown {
  if (typeof path !== 'string' || root === null || path === '' || isAbsolute(path) || path.startsWith('${'))
    return path;
  return join(root, path);
}

interface Runner {
  readonly program: string;
  /** The package it runs, with its version where that is named. */
  readonly wanted: string | null;
}

function runnerOf(command: string, args: unknown): Runner | null {
  const given = Array.isArray(args) ? args.filter((arg) => typeof arg === 'string') : [];
  const words = [basename(command.replaceAll('\\', '/')).replace(/\.(?:cmd|exe)$/i, ''), ...given];
  const called = words[0] === 'cmd' && words[1]?.toLowerCase() === '/c' ? words.slice(2) : words;
  const [program] = RUNNER.exec(called.slice(0, 3).join(' ')) ?? [];
  if (program === undefined) return null;
  const rest = called.slice(program.split(' ').length);
  return { program, wanted: rest.find((word) => !word.startsWith('-')) ?? null };
}

function runnerNotes({ program, wanted }: Runner, root: string | null): string[] {
  const known = KNOWN_SERVERS.find((one) => one.package === wanted?.replace(/(?!^)@[^@]*$/, ''));
  const fetches = `"${program}" asks a registry at each start and runs what that serves`;
  return [
    known
      ? `${fetches}; Framework Director can install ${known.title} ${known.version} once and start that instead.`
      : `${fetches}; to start the same program each time, install it in one version and name its program.`,
    ...(root === null
      ? []
      : ['It is started in your home folder, as files of the workspace could decide what is run.']),
  ];
}

function mapped(record: Entry, change: (value: unknown) => unknown): Entry {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function withoutUndefined(record: Entry): SettingsEntry {
  return Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined));
}
