import { createHash, randomBytes } from 'node:crypto';
import { chmod, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sentence, UserError } from '../errors';
import { type Ask, type FetchedPack, isFetchable, type RemotePack } from './remote-pack';
import { MAX_PACK_BYTES, PACK_SUFFIX } from './user-pack';

const DEADLINE_MS = 10_000;
const MAX_REDIRECTS = 3;
/** A pack is asked for again after this time. */
const FRESH_MS = 24 * 3_600_000;
const MAX_VALIDATOR_CHARS = 1_000;
const STATE_SUFFIX = '.state.json';

export interface FetchOptions {
  /** Where the last good copies lie; made where it is missing. */
  readonly folder: string;
  /** Why a text is no pack, in a sentence; null where it is one. */
  readonly unreadable: (text: string) => string | null;
  /** When the server is asked: whatever the age of the copy, once a day, or not at all. */
  readonly ask?: Ask;
  readonly signal?: AbortSignal;
  readonly fetch?: typeof globalThis.fetch;
  readonly now?: () => number;
  readonly deadlineMs?: number;
}

/** What is known of a copy beside its text. */
interface State {
  readonly url: string;
  /** Of the text these validators belong to, so that they are never sent for another. */
  readonly sha256: string;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly checkedMs: number;
}

/** The last good copy as it lies on disk. */
interface Copy {
  readonly text: string;
  /** Null where it is lost or belongs to another text. */
  readonly state: State | null;
}

/**
 * The pack at an address: the copy on disk where it was asked for within a day, otherwise what the server says of it.
 * Never throws for what the network or the server does: the last good copy stays, and a sentence says why.
 */
export async function fetchPack(remote: RemotePack, options: FetchOptions): Promise<FetchedPack> {
  const { url, integrity } = remote;
  const { now = Date.now, ask: when = 'daily' } = options;
  const file = join(options.folder, `${fileName(url)}${PACK_SUFFIX}`);
  const stateFile = join(options.folder, `${fileName(url)}${STATE_SUFFIX}`);
  const copy = await readCopy(file, stateFile, remote);
  const kept = copy && { file, text: withoutMark(copy.text) };
  const ageMs = copy?.state ? now() - copy.state.checkedMs : Number.POSITIVE_INFINITY;
  // What is bound to its hash cannot change.
  const isFresh = copy !== null && (integrity !== null || (ageMs >= 0 && ageMs < FRESH_MS));
  if (when === 'never' || (isFresh && when === 'daily'))
    return { url, copy: kept, outcome: isFresh ? 'fresh' : 'kept', problem: null };
  try {
    const answer = await ask(new URL(url), copy?.state ?? null, options);
    if (answer === 'unchanged') {
      if (copy?.state) await write(stateFile, JSON.stringify({ ...copy.state, checkedMs: now() }));
      return { url, copy: kept, outcome: 'unchanged', problem: null };
    }
    if (integrity !== null && !matches(answer.bytes, integrity))
      throw new UserError('what it serves does not have the "integrity" of the setting');
    const text = decoded(answer.bytes);
    const wrong = options.unreadable(withoutMark(text));
    if (wrong !== null) throw new UserError(`what it serves is not used: ${wrong.replace(/\.$/, '')}`);
    await mkdir(options.folder, { recursive: true, mode: 0o700 });
    await chmod(options.folder, 0o700);
    const { etag, lastModified } = answer;
    await write(file, text);
    await write(
      stateFile,
      JSON.stringify({ url, sha256: sha256(text), etag, lastModified, checkedMs: now() } satisfies State),
    );
    return {
      url,
      copy: { file, text: withoutMark(text) },
      outcome: text === copy?.text ? 'unchanged' : 'changed',
      problem: null,
    };
  } catch (error) {
    const rest = copy ? 'the last good copy is used' : 'there is no copy of it yet';
    return { url, copy: kept, outcome: 'kept', problem: `${url} cannot be fetched, ${rest}: ${reason(error)}.` };
  }
}

/** Removes the copies of packs that are no longer wanted. */
export async function forgetOthers(folder: string, wanted: readonly RemotePack[]): Promise<void> {
  const names = new Set(wanted.map(({ url }) => fileName(url)));
  const files = await readdir(folder).catch(() => []);
  for (const file of files)
    if (OURS.test(file) && !names.has(file.slice(0, 32))) await rm(join(folder, file), { force: true });
}

const OURS = /^[0-9a-f]{32}\./;

/** A name that says nothing of the address and never leaves the folder. */
function fileName(url: string): string {
  return sha256(url).slice(0, 32);
}

/** The copy, where there is one and it has the integrity that is asked today. */
async function readCopy(file: string, stateFile: string, { url, integrity }: RemotePack): Promise<Copy | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch {
    return null;
  }
  if (integrity !== null && !matches(bytes, integrity)) return null;
  const text = bytes.toString('utf8');
  try {
    const state: unknown = JSON.parse(await readFile(stateFile, 'utf8'));
    return { text, state: isState(state) && state.url === url && state.sha256 === sha256(text) ? state : null };
  } catch {
    return { text, state: null };
  }
}

interface Answer {
  readonly bytes: Buffer;
  readonly etag: string | null;
  readonly lastModified: string | null;
}

/** Asks the server, and those it points to. One deadline is over all of it, the body included. */
async function ask(first: URL, state: State | null, options: FetchOptions): Promise<Answer | 'unchanged'> {
  const { fetch = globalThis.fetch, deadlineMs = DEADLINE_MS } = options;
  const deadline = AbortSignal.timeout(deadlineMs);
  const signal = options.signal ? AbortSignal.any([options.signal, deadline]) : deadline;
  const headers = {
    accept: 'application/json, text/plain;q=0.9, */*;q=0.1',
    ...(state?.etag && { 'if-none-match': state.etag }),
    ...(state?.lastModified && { 'if-modified-since': state.lastModified }),
  };
  let address = first;
  for (let redirects = 0; ; redirects++) {
    const response = await fetch(address, {
      headers,
      signal,
      redirect: 'manual',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
    });
    if (response.status === 304 && state) {
      await response.body?.cancel();
      return 'unchanged';
    }
    if (response.ok) {
      const etag = validator(response.headers.get('etag'));
      const lastModified = validator(response.headers.get('last-modified'));
      return { bytes: await limited(response), etag, lastModified };
    }
    await response.body?.cancel();
    if (!REDIRECTS.has(response.status)) throw new UserError(`the server answers with status ${response.status}`);
    if (redirects === MAX_REDIRECTS) throw new UserError(`it redirects more than ${MAX_REDIRECTS} times`);
    address = redirected(address, response.headers.get('location'));
  }
}

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Where a redirect leads. From HTTPS it leads to HTTPS alone; a name and a password are never sent on. */
function redirected(from: URL, location: string | null): URL {
  const to = location === null ? null : URL.parse(location, from.href);
  const isDowngrade = from.protocol === 'https:' && to?.protocol !== 'https:';
  if (!to || isDowngrade || !isFetchable(to) || to.username || to.password)
    throw new UserError('it redirects to an address that is not https');
  return to;
}

/** The body, as long as it is no larger than a pack may be; counted as it is unpacked, whatever its headers say. */
async function limited(response: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  // A stream that is left early is cancelled, and with it the download.
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_PACK_BYTES) throw new UserError('it is larger than 1 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether bytes have one of the hashes: of the strongest algorithm that is named, as Subresource Integrity says. */
function matches(bytes: Uint8Array, integrity: string): boolean {
  const hashes = integrity.split(' ').map((one) => {
    const [algorithm = '', hash = ''] = one.split('-', 2);
    return { algorithm, hash };
  });
  const strongest =
    hashes
      .map(({ algorithm }) => algorithm)
      .sort()
      .at(-1) ?? '';
  const actual = createHash(strongest).update(bytes).digest('base64');
  return hashes.some(({ algorithm, hash }) => algorithm === strongest && hash === actual);
}

function decoded(bytes: Uint8Array): string {
  try {
    // The mark of byte order stays, so that the copy has the hash of what was served.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UserError('what it serves is no UTF-8 text');
  }
}

function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** Replaces a file at once, so that nobody ever reads half of it; its owner alone may. */
async function write(file: string, text: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  try {
    await writeFile(draft, text, { mode: 0o600, flag: 'wx' });
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

function validator(value: string | null): string | null {
  return value !== null && value.length <= MAX_VALIDATOR_CHARS ? value : null;
}

function isState(value: unknown): value is State {
  if (typeof value !== 'object' || value === null) return false;
  const { url, sha256: hash, etag, lastModified, checkedMs } = value as Partial<Record<keyof State, unknown>>;
  const isValidator = (one: unknown): boolean => one === null || typeof one === 'string';
  return (
    typeof url === 'string' &&
    typeof hash === 'string' &&
    typeof checkedMs === 'number' &&
    isValidator(etag) &&
    isValidator(lastModified)
  );
}

/** The end of a sentence. `fetch` hides what happened in the cause of its error. */
function reason(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'the server does not answer in time';
  if (error instanceof Error && error.name === 'AbortError') return 'it was interrupted';
  const cause = error instanceof TypeError && error.cause ? error.cause : error;
  return sentence(cause).replace(/\.$/, '');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
