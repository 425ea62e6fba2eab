import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { stripVTControlCharacters } from 'node:util';
import { type JSONRPCMessage, ReadBuffer, serializeMessage, type Transport } from '@modelcontextprotocol/client';
import { forget, OWN_TREE, remember, signalTree } from '../processes/process-tree';
import type { StdioServer } from '../servers/definition';
import { redact } from '../servers/variables';
import { serverEnvironment } from './environment';
import { type Link, MAX_MESSAGE_BYTES, Unstartable } from './link';

const MAX_STDERR_BYTES = 8 * 1024;
const MAX_COMPLAINT_CHARS = 200;
/** How long a server may take to end by itself when its input closes, and then when it is asked to. */
const GRACE_MS = 500;
/** How long the pipes of a server that is gone may still be drained. */
const DRAIN_MS = 250;

/**
 * Speaks MCP with a program of its own over stdin and stdout, and ends it with everything it started.
 * The SDK's transport ends only the program itself, and takes up to four seconds for it (measured with its version 2.4.0).
 */
class StdioTransport implements Transport {
  onclose?: (() => void) | undefined;
  onerror?: ((error: Error) => void) | undefined;
  onmessage?: ((message: JSONRPCMessage) => void) | undefined;

  readonly #server: StdioServer;
  readonly #secrets: readonly string[];
  readonly #buffer = new ReadBuffer({ maxBufferSize: MAX_MESSAGE_BYTES });
  #child: ChildProcessWithoutNullStreams | undefined;
  #stderr = Buffer.alloc(0);
  #ending: string | undefined;
  #finished = false;
  #onFinish = () => {};
  readonly #gone = new Promise<void>((resolve) => {
    this.#onFinish = resolve;
  });

  constructor(server: StdioServer, secrets: readonly string[]) {
    this.#server = server;
    this.#secrets = secrets;
  }

  /** Starts the program; rejects with a clause that says why it cannot be. */
  async start(): Promise<void> {
    const { command, args, cwd } = this.#server;
    // The home folder where none is set: in the folder of a project its files would decide what `npx` and the like start.
    const options = { ...OWN_TREE, cwd: cwd ?? homedir(), env: serverEnvironment(this.#server), shell: false };
    try {
      const child = spawn(command, args, { ...options, stdio: 'pipe' });
      this.#listen(child);
      await once(child, 'spawn');
    } catch (error) {
      throw new Unstartable(startFailure(error, this.#server), { cause: error });
    }
  }

  send(message: JSONRPCMessage): Promise<void> {
    return new Promise((resolve, reject) => {
      if (!this.#child || this.#finished) throw new Error('The server is not running');
      this.#child.stdin.write(serializeMessage(message), (error) => {
        if (!error) resolve();
        // The pipe breaks a moment before the program's end is known, and the end says more.
        else void this.#goneWithin(DRAIN_MS).then(() => reject(error));
      });
    });
  }

  /** Ends the program and everything it started: by closing its input, by asking, by force. Takes about a second at most. */
  async close(): Promise<void> {
    const child = this.#child;
    if (!child || this.#finished) return;
    child.stdin.end();
    if (await this.#goneWithin(GRACE_MS)) return;
    signalTree(child, 'SIGTERM');
    if (await this.#goneWithin(GRACE_MS)) return;
    signalTree(child, 'SIGKILL');
    await this.#goneWithin(GRACE_MS);
    this.#finish();
  }

  /** A clause that says how the program ended, or undefined while it runs. */
  ending(): string | undefined {
    return this.#ending;
  }

  /** The end of the program's own log, without secrets. */
  log(): string {
    return redact(stripVTControlCharacters(this.#stderr.toString('utf8')), this.#secrets);
  }

  /** The line of the program's own log that most likely says what is wrong. */
  complaint(): string | undefined {
    const lines = this.log()
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return (lines.findLast((line) => /error|fatal|denied/i.test(line)) ?? lines.at(-1))?.slice(0, MAX_COMPLAINT_CHARS);
  }

  #listen(child: ChildProcessWithoutNullStreams): void {
    this.#child = child;
    if (child.pid !== undefined) remember(child.pid);
    child.on('error', (error) => {
      this.onerror?.(error);
      if (child.pid === undefined) this.#finish();
    });
    child.on('exit', (code, signal) => this.#exited(child, code, signal));
    child.on('close', () => this.#finish());
    for (const stream of [child.stdin, child.stdout, child.stderr]) {
      stream.on('error', (error) => this.onerror?.(error));
    }
    child.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      this.#stderr = Buffer.concat([this.#stderr, chunk]).subarray(-MAX_STDERR_BYTES);
    });
  }

  #receive(chunk: Buffer): void {
    if (this.#ending !== undefined) return;
    try {
      this.#buffer.append(chunk);
    } catch {
      // What follows would be the rest of a message whose beginning is lost.
      this.#ending = `it sent more than ${MAX_MESSAGE_BYTES / 1024 / 1024} MB in one message`;
      if (this.#child) signalTree(this.#child, 'SIGKILL');
      return;
    }
    for (;;) {
      try {
        const message = this.#buffer.readMessage();
        if (message === null) return;
        this.onmessage?.(message);
      } catch (error) {
        // One line that is JSON but no message; lines that are no JSON at all the buffer leaves out by itself.
        this.onerror?.(error instanceof Error ? error : new Error(String(error)));
      }
    }
  }

  #exited(child: ChildProcessWithoutNullStreams, code: number | null, signal: string | null): void {
    // At once: as long as a member is left the group's number cannot be given to another.
    signalTree(child, 'SIGKILL');
    this.#ending ??= signal ? `it was ended by ${signal}` : `it ended with code ${code}`;
    // A descendant that left the group may hold the pipes open for as long as it likes.
    setTimeout(() => this.#finish(), DRAIN_MS).unref();
  }

  #finish(): void {
    if (this.#finished) return;
    this.#finished = true;
    const child = this.#child;
    if (child?.pid !== undefined) forget(child.pid);
    for (const stream of [child?.stdin, child?.stdout, child?.stderr]) stream?.destroy();
    this.#buffer.clear();
    this.#onFinish();
    this.onclose?.();
  }

  async #goneWithin(ms: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.#gone, late]);
    clearTimeout(timer);
    return this.#finished;
  }
}

/**
 * A way to a program whose definition holds no variables any more.
 * @param secrets texts that must not come back out of its log
 */
export function stdioLink(server: StdioServer, secrets: readonly string[] = []): Link {
  const transport = new StdioTransport(server, secrets);
  return {
    transport,
    close: () => transport.close(),
    ending: () => transport.ending(),
    complaint: () => transport.complaint(),
    log: () => transport.log(),
  };
}

/** Why a program cannot be started, as a clause. */
function startFailure(error: unknown, { command, cwd }: StdioServer): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (cwd !== undefined && !existsSync(cwd)) return `its folder "${cwd}" does not exist`;
  if (code === 'ENOENT') return `the command "${command}" was not found`;
  if (code === 'EACCES') return `the command "${command}" may not be run`;
  // Node starts no .cmd or .bat without a shell (CVE-2024-27980), and we start none with one.
  if (code === 'EINVAL') return `"${command}" is not a program that can be started directly`;
  return error instanceof Error ? error.message : String(error);
}
