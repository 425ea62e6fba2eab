import type { FrameworkUse, PackedUse } from '../engine/framework-use';
import { Ahead } from './ahead';
import type { Exclusion } from './exclusions';
import { type Pace, paceOf, type Sample, sampled } from './pace';
import { type FileTree, walk } from './walk';
import type { FileToRead } from './work';
import type { Kept, Workers } from './workers';

/** A folder whose files are looked into. */
export interface Root {
  readonly exclusions: readonly Exclusion[];
  /** Where it lies on this machine; files that lie elsewhere are handed over one by one. */
  readonly place: { readonly path: string } | { readonly tree: FileTree; readonly read: ReadElsewhere };
}

/** The bytes of a file that lies elsewhere, or why there are none, in a sentence. */
export type ReadElsewhere = (path: string) => Promise<Uint8Array | string>;

/** What was found in one file, or in a folder that cannot be read. */
export interface ScannedFile {
  /** The index of its root. */
  readonly root: number;
  /** From the root on, with `/` between its parts; a folder's ends with one. */
  readonly path: string;
  readonly bytes: number;
  readonly frameworks: readonly FrameworkUse[];
  readonly problem: string | null;
}

/** How far a scan has come. */
export interface Progress extends Pace {
  /** Files that were read so far, of those that are known of so far. */
  readonly read: number;
  readonly known: number;
  /** Whether all are known of. */
  readonly isListed: boolean;
  readonly bytes: number;
  /** Files of which everything was known by their content. */
  readonly kept: number;
  /** Whether there are more files than are read. */
  readonly isLimited: boolean;
}

/** A step of a scan: what was found since the step before, and how far it has come. */
export interface Step {
  readonly found: readonly ScannedFile[];
  readonly progress: Progress;
}

export interface ScanOptions {
  readonly workers: Workers;
  readonly inventories: Kept & { unpacked(uses: readonly PackedUse[]): readonly FrameworkUse[] };
  /** How many files are read at the most. */
  readonly mostFiles: number;
  readonly signal: AbortSignal;
  /** Milliseconds of any steady clock. */
  readonly now?: () => number;
}

/** How many files are read with one task, and asked for in the cache at one go. */
const BATCH = 64;
/** The bytes of files that lie elsewhere are held here until they are read: 40 MB of them at the most. */
const BATCH_ELSEWHERE = 8;

interface Batch {
  readonly root: number;
  readonly paths: readonly string[];
  readonly problems: readonly { readonly path: string; readonly problem: string }[];
}

/**
 * Looks into all files of folders and yields what they use as it is found: files with a framework or a problem, others are only
 * counted. Files are listed as fast as that goes, so that it is soon known how many there are; of them as many are being read as there
 * are workers for, and whoever takes the steps slowly slows that down. Whatever was begun is given up where the consumer stops or the
 * signal aborts.
 * @throws UserError where a folder cannot be listed, or nobody can read any more; the reason of the signal where that aborts
 */
export async function* scan(roots: readonly Root[], options: ScanOptions): AsyncGenerator<Step, void, void> {
  const { workers, now = () => performance.now() } = options;
  // Whoever stops early ends what is under way.
  const leaving = new AbortController();
  const signal = AbortSignal.any([options.signal, leaving.signal]);
  const progress = new Count(now);
  // There is room for all of it: of each file that is read, a path.
  const listed = new Ahead(batchesOf(roots, { ...options, signal }, progress));
  const underWay = new Set<Promise<readonly ScannedFile[]>>();
  try {
    for (;;) {
      while (underWay.size < workers.most) {
        const batch = listed.take();
        if (!batch) break;
        underWay.add(readBatch(batch, roots, { ...options, signal }, progress));
      }
      if (listed.isEnded) progress.listed();
      if (listed.isDone && underWay.size === 0) break;
      const ends = [...underWay].map((batch) => batch.then((found) => ({ batch, found })));
      const ended = await Promise.race([...ends, listed.more()]);
      if (ended) underWay.delete(ended.batch);
      yield { found: ended?.found ?? [], progress: progress.progress };
    }
    signal.throwIfAborted();
    yield { found: [], progress: progress.progress };
  } finally {
    leaving.abort(new DOMException('Nobody waits for it any more.', 'AbortError'));
    for (const one of underWay) one.catch(() => undefined);
  }
}

/** Lists files in groups, up to the limit. */
async function* batchesOf(
  roots: readonly Root[],
  { workers, mostFiles, signal }: ScanOptions,
  progress: Count,
): AsyncGenerator<Batch, void, void> {
  for (const [root, { place, exclusions }] of roots.entries()) {
    const isHere = 'path' in place;
    const size = isHere ? BATCH : BATCH_ELSEWHERE;
    const left = mostFiles - progress.known;
    const listed = isHere ? workers.list(place.path, exclusions, left, signal) : walk(place.tree, exclusions);
    for await (const { files, problem } of listed) {
      signal.throwIfAborted();
      const paths = files.slice(0, mostFiles - progress.known);
      progress.listing(paths.length, paths.length < files.length);
      if (problem) yield { root, paths: [], problems: [problem] };
      for (let at = 0; at < paths.length; at += size) yield { root, paths: paths.slice(at, at + size), problems: [] };
      if (progress.isLimited) break;
    }
    if (progress.isLimited) return;
  }
}

async function readBatch(
  { root, paths, problems }: Batch,
  roots: readonly Root[],
  { workers, inventories, signal }: ScanOptions,
  progress: Count,
): Promise<readonly ScannedFile[]> {
  const place = roots[root]?.place;
  const found: ScannedFile[] = problems.map(({ path, problem }) => ({ root, path, bytes: 0, frameworks: [], problem }));
  if (!place || paths.length === 0) return found;
  const fetched: { readonly path: string; readonly file: FileToRead | string }[] = [];
  for (const path of paths) {
    signal.throwIfAborted();
    fetched.push({ path, file: await fileOf(place, path) });
  }
  const files = fetched.flatMap(({ path, file }) => (typeof file === 'string' ? [] : [{ path, file }]));
  const rows = await workers.read(
    files.map(({ file }) => file),
    inventories,
    signal,
  );
  for (const { path, file } of fetched) {
    if (typeof file !== 'string') continue;
    progress.reading(0, false);
    found.push({ root, path, bytes: 0, frameworks: [], problem: file });
  }
  for (const [index, { size, uses, problem, isKept }] of rows.entries()) {
    progress.reading(size, isKept);
    const path = files[index]?.path;
    if (path === undefined || (uses.length === 0 && problem === null)) continue;
    found.push({ root, path, bytes: size, frameworks: inventories.unpacked(uses), problem });
  }
  progress.sample();
  return found;
}

async function fileOf(place: Root['place'], path: string): Promise<FileToRead | string> {
  if ('path' in place) return { path: `${place.path}/${path}` };
  const bytes = await place.read(path);
  return typeof bytes === 'string' ? bytes : { path, bytes };
}

/** Counts what a scan does. */
class Count {
  known = 0;
  isLimited = false;
  #isListed = false;
  #read = 0;
  #bytes = 0;
  #kept = 0;
  #samples: readonly Sample[];

  constructor(private readonly now: () => number) {
    this.#samples = [{ atMs: now(), files: 0 }];
  }

  get progress(): Progress {
    return {
      ...paceOf(this.#samples, this.#isListed ? this.known : null),
      read: this.#read,
      known: this.known,
      isListed: this.#isListed,
      bytes: this.#bytes,
      kept: this.#kept,
      isLimited: this.isLimited,
    };
  }

  listing(files: number, isLimited: boolean): void {
    this.known += files;
    this.isLimited = isLimited;
  }

  listed(): void {
    this.#isListed = true;
  }

  reading(bytes: number, isKept: boolean): void {
    this.#read++;
    this.#bytes += bytes;
    if (isKept) this.#kept++;
  }

  sample(): void {
    this.#samples = sampled(this.#samples, { atMs: this.now(), files: this.#read });
  }
}
