/**
 * Starting programs, and ending them with their children: on success, on failure, at a deadline, on Ctrl+C.
 * A program started here has a process group of its own, so that one signal reaches everything below it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const WINDOWS = process.platform === 'win32';

/** How long a program may take to end after it was asked to, before it is killed. */
const GRACE_MS = 2_000;

/** Characters of output kept for error messages. */
const TAIL = 4_000;

/**
 * What runs, and what a signal does. Test files are bundled each with a copy of this file: all copies in a process share one, so that
 * they listen for its end once.
 * @type {{ running: Set<ChildProcess>, isListening: boolean, onSignal: (status: number) => void }}
 */
const shared = inCommon('processes', () => ({
  running: new Set(),
  isListening: false,
  onSignal: (status) => process.exit(status),
}));
const { running } = shared;

/** Signals that end us, with the exit status a shell reports for each. */
const SIGNALS = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 });

/**
 * A value that all bundled copies of a file in this process have in common.
 * @template T
 * @param {string} name
 * @param {() => T} make
 * @returns {T}
 */
export function inCommon(name, make) {
  const key = Symbol.for(`framework-director.${name}`);
  const held = Reflect.get(globalThis, key) ?? make();
  Reflect.set(globalThis, key, held);
  return held;
}

/**
 * The Node that came with the project's dependencies, of the same major version as VS Code's extension host;
 * the current one where it is not installed.
 * @returns {string}
 */
export function projectNode() {
  const file = resolve('node_modules/node/bin', WINDOWS ? 'node.exe' : 'node');
  return existsSync(file) ? file : process.execPath;
}

/**
 * Starts a program whose whole process group ends with this one.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} [options]
 * @returns {ChildProcess}
 */
export function start(command, args, options = {}) {
  listen();
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: !WINDOWS });
  running.add(child);
  child.on('error', () => running.delete(child));
  return child;
}

/**
 * Ends a program and everything below it: asks first, kills after a grace period.
 * @param {ChildProcess} child
 * @returns {Promise<void>}
 */
export async function stop(child) {
  if (!running.has(child)) return;
  signal(child, 'SIGTERM');
  const deadline = Date.now() + GRACE_MS;
  while (groupIsAlive(child) && Date.now() < deadline) await delay(20);
  signal(child, 'SIGKILL');
  running.delete(child);
}

/**
 * Runs a program to its end and hands on its output line by line.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ deadlineMs: number, cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, onLine?: (line: string) => void }} options
 * @returns {Promise<{ code: number, tail: string }>} the exit status, 1 for a death by signal; and the end of the output
 * @throws {Error} when the program cannot be started, or has not ended by the deadline
 */
export async function run(command, args, { deadlineMs, onLine, ...options }) {
  const child = start(command, args, options);
  let tail = '';
  const flushers = [child.stdout, child.stderr].map((stream) =>
    readLines(stream, (line) => {
      tail = `${tail}${line}\n`.slice(-TAIL);
      onLine?.(line);
    }),
  );
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  try {
    const code = await new Promise((done, fail) => {
      child.on('error', fail);
      child.on('close', (status) => done(status ?? 1));
      timer = setTimeout(
        () => fail(new Error(`${command} had not ended after ${deadlineMs / 1000} s. It said last:\n${tail}`)),
        deadlineMs,
      );
    });
    for (const flush of flushers) flush();
    return { code, tail };
  } finally {
    clearTimeout(timer);
    await stop(child);
  }
}

/**
 * Calls back for every line of a stream.
 * @param {NodeJS.ReadableStream | null} stream
 * @param {(line: string) => void} onLine
 * @returns {() => void} hands on a last line that no line break ended
 */
export function readLines(stream, onLine) {
  let rest = '';
  stream?.setEncoding('utf8');
  stream?.on('data', (text) => {
    const lines = (rest + text).split(/\r?\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  return () => {
    if (rest) onLine(rest);
    rest = '';
  };
}

/**
 * Writes one line for the person who runs the script.
 * @param {string} line
 */
export function say(line) {
  process.stdout.write(`${line}\n`);
}

/**
 * @param {number} ms
 * @param {{ ref?: boolean }} [options] `ref: false` does not keep the program alive
 * @returns {Promise<void>}
 */
export function delay(ms, { ref = true } = {}) {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    if (!ref) timer.unref();
  });
}

/**
 * From now on a signal such as Ctrl+C's does not end the program: it resolves what this returns.
 * @returns {Promise<void>}
 */
export function untilSignal() {
  listen();
  return new Promise((done) => {
    shared.onSignal = () => done();
  });
}

function listen() {
  if (shared.isListening) return;
  shared.isListening = true;
  process.prependListener('exit', killAll);
  for (const [name, status] of Object.entries(SIGNALS)) process.on(name, () => shared.onSignal(status));
}

function killAll() {
  for (const child of running) signal(child, 'SIGKILL');
  running.clear();
}

/**
 * Signals a process group; one that is gone already is what we wanted.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} name
 */
function signal(child, name) {
  if (child.pid === undefined) return;
  if (WINDOWS) {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f'], { stdio: 'ignore' });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // No process of the group is left.
  }
}

/**
 * @param {ChildProcess} child
 * @returns {boolean}
 */
function groupIsAlive(child) {
  if (child.pid === undefined) return false;
  if (WINDOWS) return child.exitCode === null;
  try {
    return process.kill(-child.pid, 0);
  } catch {
    return false;
  }
}
