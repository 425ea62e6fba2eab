import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { sentence, UserError } from '../../errors';
import { forget, OWN_TREE, remember, signalTree } from '../processes/process-tree';

/** How npm is started, with no shell: a program and the arguments before npm's own. */
export interface Npm {
  readonly command: string;
  readonly args: readonly string[];
}

export interface NpmRun {
  readonly cwd: string;
  /** The environment it begins with; ours where none is given. */
  readonly env?: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly deadlineMs: number;
  /** Hears each line npm writes. */
  readonly log: (line: string) => void;
}

export interface NpmResult {
  /** Null where it was ended by a signal. */
  readonly code: number | null;
  /** The end of what it wrote. */
  readonly output: string;
}

const MAX_OUTPUT_CHARS = 16_000;
const MAX_LINE_CHARS = 500;

/**
 * Finds npm on the path. Windows has it as a script of a shell, `npm.cmd`, which nothing but a shell starts; the JavaScript
 * beside that is what it would run, and is run by the Node beside it, or by our own runtime.
 * @throws UserError where there is none
 */
export async function findNpm(env: NodeJS.ProcessEnv = process.env, platform = process.platform): Promise<Npm> {
  const path = env.PATH ?? env.Path ?? '';
  for (const folder of path.split(platform === 'win32' ? ';' : ':')) {
    // An empty or relative entry means the folder one is in, whose files are not to be run.
    if (!isAbsolute(folder)) continue;
    const npm = platform === 'win32' ? await onWindows(folder) : await runnable(join(folder, 'npm'));
    if (npm) return npm;
  }
  throw new UserError('npm was not found on the path: install Node.js, which brings it, and start the editor again.');
}

/**
 * Runs npm to its end and kills it, with everything it started, when it is aborted or late.
 * @throws UserError where it cannot be started or is late; the signal's reason where it is aborted
 */
export async function runNpm(npm: Npm, args: readonly string[], run: NpmRun): Promise<NpmResult> {
  const { cwd, signal, deadlineMs } = run;
  signal.throwIfAborted();
  const child = spawn(npm.command, [...npm.args, ...args], {
    ...OWN_TREE,
    cwd,
    env: npmEnvironment(npm, run.env ?? process.env),
    shell: false,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const deadline = AbortSignal.timeout(deadlineMs);
  const ended = AbortSignal.any([signal, deadline]);
  const kill = (): void => signalTree(child, 'SIGKILL');
  ended.addEventListener('abort', kill, { once: true });
  if (child.pid !== undefined) remember(child.pid);
  const output = collect(child, run.log);
  try {
    const [code] = (await once(child, 'close')) as [number | null];
    signal.throwIfAborted();
    if (deadline.aborted) throw new UserError(`npm had not finished after ${Math.round(deadlineMs / 1_000)} s.`);
    return { code, output: output() };
  } catch (error) {
    if (signal.aborted || error instanceof UserError) throw error;
    throw new UserError(`npm cannot be started: ${sentence(error)}`);
  } finally {
    ended.removeEventListener('abort', kill);
    if (child.pid !== undefined) forget(child.pid);
  }
}

/** The `node_modules` of what npm has installed globally; null where npm does not say. */
export async function globalRoot(npm: Npm, run: Omit<NpmRun, 'cwd'>): Promise<string | null> {
  const { code, output } = await runNpm(npm, ['root', '--global', '--loglevel=silent'], { ...run, cwd: homedir() });
  const root = output.trim();
  return code === 0 && isAbsolute(root) ? root : null;
}

async function onWindows(folder: string): Promise<Npm | null> {
  const script = join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js');
  if (await exists(script)) {
    const node = join(folder, 'node.exe');
    return { command: (await exists(node)) ? node : process.execPath, args: [script] };
  }
  return runnable(join(folder, 'npm.exe'));
}

async function runnable(command: string): Promise<Npm | null> {
  return (await exists(command, constants.X_OK)) ? { command, args: [] } : null;
}

async function exists(path: string, mode = constants.F_OK): Promise<boolean> {
  return access(path, mode).then(
    () => true,
    () => false,
  );
}

/** npm is the user's own tool and finds its settings in the environment; what belongs to the editor is kept from it. */
function npmEnvironment({ command }: Npm, env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !/^(?:NODE_OPTIONS$|ELECTRON_|VSCODE_)/i.test(name));
  // Inside VS Code our runtime is the editor, which without this would open a window.
  return { ...Object.fromEntries(kept), ...(command === process.execPath ? { ELECTRON_RUN_AS_NODE: '1' } : {}) };
}

function collect(child: ChildProcess, log: (line: string) => void): () => string {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      const text = stripVTControlCharacters(chunk);
      output = (output + text).slice(-MAX_OUTPUT_CHARS);
      for (const line of text.split(/\r?\n/)) if (line.trim() !== '') log(line.slice(0, MAX_LINE_CHARS));
    });
  }
  return () => output;
}
